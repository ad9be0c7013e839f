"""The table of decision 29: what is certain blocks, and the same thing guessed does not."""

from dataclasses import replace
from pathlib import Path

import pytest

from afterword.rules.review import review, rules
from afterword.rules.review.examples.story import build_letter
from afterword.rules.review.finding import LetterUnderReview, Severity

BLOCK, WARN, HINT = Severity.BLOCK, Severity.WARN, Severity.HINT
REJECTED = [{"what": "rejection", "at": "2026-05-14T10:00:00+02:00"}]
ASKS = "I wanted to ask whether there is any news."
SAYS = "It was a long day, and I thought of the cron jobs."


def letter(text: str, facts: dict[str, object] | None = None) -> LetterUnderReview:
    body = f"Hi Priya,\n\nThank you for your time this afternoon. {text}\n\nBest regards,\nJonas Lindqvist\n"
    return build_letter({"body": body, **(facts or {})})


def weight(rule: str, text: str, facts: dict[str, object] | None = None) -> Severity | None:
    """The gravest finding of the rule, None where it is silent."""
    found = {each.severity for each in review(letter(text, facts)).findings if each.rule == rule}
    return next((each for each in (BLOCK, WARN, HINT) if each in found), None)


CERTAIN = [
    ("P1", "I would like to work at [COMPANY NAME].", {}),
    ("P1", "My notes on {first_name} are long.", {}),
    ("P2", "Let me know if you'd like a different tone.", {}),
    ("N2", "It was good to meet Priya Ramna.", {}),
    ("L1", "Bo told me that Priya seems tired.", {"person": {"private": "Priya seems tired"}}),
    ("L2", "Could you tell me the salary range?", {}),
    ("L2", "My salary expectation is 78,000 euros.", {}),
    ("L2", "I am interviewing with two other companies.", {}),
    ("L3", "The root password: hunter2!x9 opened it all.", {}),
    ("A1", "Please find attached my notes.", {}),
    ("A1", "The rules file is attached.", {}),
    (
        "A1",
        "It was a good talk.",
        {"person": {"promised": {"thing": "the burn rules", "file": "rules.yaml"}}},
    ),
    ("S4", "You lied to me.", {}),
    ("S4", "Your process is a farce.", {}),
]
GUESSED = [
    ("P1", "We both laughed at the {tenant} prefix.", {}, HINT),
    ("P1", "[Applause]", {}, WARN),
    ("P2", "Let me know if you need to change Thursday's call.", {}, HINT),
    ("P2", "I see two ways:\n\nOption A: by region.\nOption B: by year.", {}, HINT),
    ("P3", "I replaced it.", {"subject": "Thank you: the <dialog> element"}, HINT),
    ("L2", "The culprit was a £9 switch behind a fish tank.", {}, None),
    ("L2", "We replaced a €12,000 print server with two boxes.", {}, HINT),
    ("L2", "I now know how nurses get paid.", {}, HINT),
    ("L2", "I was struck by how calm a bank is on salary day.", {}, HINT),
    ("L2", "Thank you for the interview with two of your colleagues.", {}, None),
    ("L3", "I cannot name the client, as I am under NDA.", {}, HINT),
    ("L3", "I am still under NDA there.", {}, WARN),
    ("L3", "At my current employer the outage in spring taught me that.", {}, HINT),
    ("A1", "The sidecar is attached over there.", {}, WARN),
    ("A1", "It was a good talk.", {"person": {"promised": {"thing": "the burn rules"}}}, WARN),
    (
        "A1",
        "I promised you two titles on burn rules. Here they are: Beyer; Moulin. I liked both.",
        {"person": {"promised": {"thing": "titles on burn rules"}}},
        None,
    ),
    ("S4", "The metrics lied to me in my last job.", {}, HINT),
    ("S4", "How hard can it be, I hear you say.", {}, HINT),
]


@pytest.mark.parametrize(("rule", "text", "facts"), CERTAIN)
def test_what_is_certain_blocks(rule: str, text: str, facts: dict[str, object]) -> None:
    assert weight(rule, text, facts) is BLOCK


@pytest.mark.parametrize(("rule", "text", "facts", "severity"), GUESSED)
def test_what_is_guessed_does_not_block(
    rule: str, text: str, facts: dict[str, object], severity: Severity | None
) -> None:
    assert weight(rule, text, facts) is severity


@pytest.mark.parametrize(
    ("text", "is_kind_read", "severity"),
    [(ASKS, False, BLOCK), (ASKS, True, BLOCK), (SAYS, False, BLOCK), (SAYS, True, WARN)],
)
def test_a_follow_up_after_an_answer_blocks_where_it_is_one_for_certain(
    text: str, is_kind_read: bool, severity: Severity
) -> None:
    seen = replace(
        letter(text, {"kind": "follow-up", "events": REJECTED, "sent_at": "2026-05-26T10:00:00+02:00"}),
        is_kind_read=is_kind_read,
    )
    assert {each.severity for each in review(seen).findings if each.rule == "T2"} == {severity}


@pytest.mark.parametrize(("is_kind_read", "severity"), [(False, BLOCK), (True, WARN)])
def test_two_readers_of_a_thank_you_block_where_it_was_called_one(
    is_kind_read: bool, severity: Severity
) -> None:
    seen = replace(
        letter(SAYS, {"to": ["priya@northwind.example", "bo@northwind.example"]}), is_kind_read=is_kind_read
    )
    assert {each.severity for each in review(seen).findings if each.rule == "N5"} == {severity}


def test_each_rule_that_can_block_stands_in_the_decision() -> None:
    record = Path(__file__).parents[3] / "docs" / "decisions" / "0029-blocks-rest-on-facts.md"
    told = record.read_text("utf-8")
    assert [rule.id for rule in rules() if rule.severity is BLOCK and rule.id not in told] == []
