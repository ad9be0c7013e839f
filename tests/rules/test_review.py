"""The frame of the review: order, verdict, muting, and rules that break."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import afterword.rules.review as review_package
from afterword.letters.letter import LetterKind
from afterword.rules.review import RULES, review
from afterword.rules.review.examples.story import build_letter
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity, Verdict
from afterword.rules.review.text import read_text

LETTER = build_letter({})


def rule_that(
    answer: object, *, id: str = "X1", severity: Severity = Severity.WARN, free: bool = True
) -> Rule:
    def check(letter: LetterUnderReview) -> Iterable[Finding]:
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[return-value]

    return Rule(
        id=id, title="A rule of the test", severity=severity, overridable=free, source="t", check=check
    )


def remark(severity: Severity, start: int | None = None, rule: str = "X1") -> Finding:
    return Finding(rule=rule, severity=severity, message="m", start=start, end=start)


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> list[Rule]:
    """A review of the rules that the test puts in."""
    chosen: list[Rule] = []
    monkeypatch.setattr(review_package, "rules", lambda: tuple(chosen))
    return chosen


def test_the_rules_stand_in_the_order_of_their_families_and_numbers() -> None:
    ids = [rule.id for rule in RULES]
    assert ids[:6] == ["P1", "P2", "P3", "N1", "N2", "N3"]
    assert ids == sorted(ids, key=lambda id: ("PNLATCSG".index(id[0]), int(id[1:])))
    assert len(ids) == len(set(ids)) >= 49


def test_blocks_come_first_and_then_the_place_in_the_text_decides(only: list[Rule]) -> None:
    found = [
        remark(Severity.HINT, 5),
        remark(Severity.WARN, 9),
        remark(Severity.BLOCK, 40),
        remark(Severity.WARN),
    ]
    only.append(rule_that(found))
    assert [(each.severity, each.start) for each in review(LETTER).findings] == [
        (Severity.BLOCK, 40),
        (Severity.WARN, None),
        (Severity.HINT, 5),
        (Severity.WARN, 9),
    ]


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ([], Verdict.READY),
        ([Severity.HINT], Verdict.READY),
        ([Severity.HINT, Severity.WARN], Verdict.LOOK_AGAIN),
        ([Severity.WARN, Severity.BLOCK], Verdict.DO_NOT_SEND),
    ],
)
def test_the_worst_finding_decides_the_verdict(
    only: list[Rule], severities: list[Severity], verdict: Verdict
) -> None:
    only.append(rule_that([remark(each) for each in severities]))
    assert review(LETTER).verdict is verdict


def test_a_muted_rule_is_silent(only: list[Rule]) -> None:
    only.append(rule_that([remark(Severity.BLOCK)], severity=Severity.BLOCK, free=True))
    assert review(replace(LETTER, muted=frozenset({"X1"}))).verdict is Verdict.READY


def test_a_block_without_an_override_cannot_be_muted_but_its_warnings_can(only: list[Rule]) -> None:
    both = [remark(Severity.BLOCK), remark(Severity.WARN)]
    only.append(rule_that(both, severity=Severity.BLOCK, free=False))
    found = review(replace(LETTER, muted=frozenset({"X1"}))).findings
    assert [(each.severity, each.overridable) for each in found] == [(Severity.BLOCK, False)]


def test_a_rule_that_breaks_is_named_and_the_others_are_heard(only: list[Rule]) -> None:
    only.append(rule_that(ValueError("odd text")))
    only.append(rule_that([remark(Severity.HINT, rule="X2")], id="X2"))
    found = review(LETTER)
    assert found.verdict is Verdict.LOOK_AGAIN
    assert [each.rule for each in found.findings] == ["X1", "X2"]
    assert "X1" in found.findings[0].message


PIECES = [
    "Hi Priya,\n\n",
    "Dear ",
    "[",
    "]",
    "{{",
    "<b>",
    "salary ",
    "$90k ",
    "Best,\n",
    "> On ",
    " wrote:\n",
]
PIECES += ["\n\n", "Northwind", "İstanbul ", "ß", "NDA ", "attached ", "today ", "Priya\u0301 ", "𝔘", "-- \n"]
PIECES += ["1,2.3k ", "\x00", "’s "]
ODD = st.sampled_from(PIECES)
TEXTS = st.lists(st.one_of(ODD, st.text(max_size=12)), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(
    body=TEXTS, subject=st.one_of(st.none(), TEXTS), kind=st.sampled_from(LetterKind), composed=st.booleans()
)
def test_no_text_breaks_a_rule_and_all_spans_lie_within_it(
    body: str, subject: str | None, kind: LetterKind, composed: bool
) -> None:
    letter = replace(LETTER, body=body, subject=subject, kind=kind, is_composed=composed)
    letter = replace(letter, other_companies=("Contoso", "A", ""), employer="Fabrikam", attachments=())
    found = review(letter)
    assert [each.message for each in found.findings if "could not read this letter" in each.message] == []
    for each in found.findings:
        if each.start is not None and each.end is not None:
            assert 0 <= each.start <= each.end <= len(body)
    read_text.cache_clear()
    assert review(letter) == found


@settings(max_examples=60, deadline=None)
@given(name=TEXTS, company=TEXTS, private=TEXTS, address=TEXTS)
def test_no_notes_break_a_rule(name: str, company: str, private: str, address: str) -> None:
    assert LETTER.debrief is not None
    assert LETTER.person is not None
    person = replace(LETTER.person, name=name, private=private, email=address, topic=private)
    debrief = replace(LETTER.debrief, company=company, role=name, people=(person, LETTER.debrief.people[0]))
    letter = replace(LETTER, debrief=debrief, person=person, to=(address,), other_companies=(name,))
    messages = [each.message for each in review(letter).findings]
    assert [message for message in messages if "could not read this letter" in message] == []
