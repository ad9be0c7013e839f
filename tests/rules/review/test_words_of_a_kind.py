"""Words of one kind, many of them: what a stranger wrote and a rule missed or took wrongly, and others like it."""

import pytest

from afterword.rules.review import review
from afterword.rules.review.examples.story import build_letter
from afterword.rules.review.finding import Severity

BLOCK, WARN, HINT = Severity.BLOCK, Severity.WARN, Severity.HINT
THANKS = "Thank you for your time this afternoon. Moving the cron jobs to Argo Workflows has been on my mind since."
Facts = dict[str, object]


def weight(rule: str, body: str, facts: Facts | None = None) -> Severity | None:
    """The gravest finding of the rule, None where it is silent."""
    found = {
        each.severity
        for each in review(build_letter({"body": body, **(facts or {})})).findings
        if each.rule == rule
    }
    return next((each for each in (BLOCK, WARN, HINT) if each in found), None)


def around(text: str) -> str:
    return f"Hi Priya,\n\n{THANKS} {text}\n\nBest regards,\nJonas Lindqvist\n"


def ending(end: str) -> str:
    return f"Hi Priya,\n\n{THANKS} I would be glad to do the same at Northwind.\n\n{end}\n"


FOUND = [
    ("P1", "(one detail about the loading dock here)", BLOCK),
    ("P1", "(a personal anecdote here)", BLOCK),
    ("P1", "(mention the loading dock here)", BLOCK),
    ("P1", "(insert detail)", BLOCK),
    ("P1", "The NAME team was kind.", BLOCK),
    ("P1", "I want to work at COMPANY.", BLOCK),
    ("P1", "(add detail about the loading dock)", WARN),
    ("P1", "(include an example from my last job)", WARN),
    ("P1", "(mention the loading dock)", WARN),
    ("P1", "TODO loading dock.", WARN),
    ("P1", "I liked the TBD team.", WARN),
    ("P1", "I liked the $TEAM team.", WARN),
    ("P1", "(something about the loading dock)", HINT),
]
LEFT_ALONE = [
    ("P1", "The TODO comments in the scheduler are older than I am."),
    ("P1", "Your story (the one about the dock) stayed with me."),
    ("P1", "The goat (the fact that it was here at all) made my day."),
    ("P1", "I promised to keep quiet (details on which I will not give)."),
    ("P1", "We renamed the NAME column."),
    ("P1", "The venue is still TBD."),
]
UNDER_THE_NAME = [
    "I kept it under 120 words and avoided repeating the job description. Want me to try a more formal tone?",
    "Want me to try a more formal tone?",
    "I kept it under 120 words.",
    "This version is about 120 words and keeps a warm tone.",
    "I avoided clichés and left the question of pay for later drafts of another version.",
    "Shall I write a shorter one?",
    "Would you like me to soften it?",
]
OTHER_THINGS_UNDER_THE_NAME = [
    "P.S. Want me to bring the toner?",
    "+49 170 1234567",
    "This e-mail is confidential. If you are not the intended recipient, please delete it.",
    "Site Reliability Engineer | Berlin",
]
CLOSINGS = [
    "All the best to you and the new colleague,",
    "With best wishes to you and Giulia,",
    "Wishing you a good first year with the programme,",
    "Thanks, and good luck with the season,",
    "Thanks again, and good luck,",
    "With friendly regards",
    "With friendly greetings",
    "Friendly greetings,",
    "Until soon,",
    "Greetings to the night shift,",
]
SIGNED_WITHOUT_A_CLOSING = [
    "Jonas Lindqvist\n(555) 010-7781",
    "Jonas Lindqvist, (555) 010-7781",
    "Jonas Lindqvist\nToledo, OH\n(555) 010-7781",
    "Jonas Lindqvist\nToledo, OH",
    "Jonas Lindqvist\nBerlin",
    "Jonas\njonas@example.org\n+49 170 1234567",
]


@pytest.mark.parametrize(("rule", "text", "severity"), FOUND)
def test_what_is_of_the_kind_is_found(rule: str, text: str, severity: Severity) -> None:
    assert weight(rule, around(text)) is severity


@pytest.mark.parametrize(("rule", "text"), LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(rule: str, text: str) -> None:
    assert weight(rule, around(text)) is None


@pytest.mark.parametrize("text", UNDER_THE_NAME)
def test_what_a_tool_says_under_the_name_is_found_and_the_letter_counts_as_signed(text: str) -> None:
    body = ending(f"Best,\nJonas Lindqvist\n\n{text}")
    assert weight("P2", body) is BLOCK
    assert weight("G3", body) is None


@pytest.mark.parametrize("text", OTHER_THINGS_UNDER_THE_NAME)
def test_what_people_and_firms_put_under_the_name_is_no_chatter(text: str) -> None:
    body = ending(f"Best,\nJonas Lindqvist\n\n{text}")
    assert weight("P2", body) is None
    assert weight("G3", body) is None


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_closing_is_known_by_its_words_or_by_where_it_stands(closing: str) -> None:
    assert weight("G3", ending(f"{closing}\nJonas Lindqvist")) is None


@pytest.mark.parametrize("name", SIGNED_WITHOUT_A_CLOSING)
def test_a_number_or_a_town_under_the_name_leaves_it_a_signature(name: str) -> None:
    assert weight("G3", ending(name)) is HINT


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Mr. Baumgartner, dear Ms. Yilmaz,",
        "Dear Mr. Baumgartner,\ndear Ms. Yilmaz,",
        "Dear Urs, dear Selin,",
    ],
)
def test_two_who_are_greeted_one_by_one_and_a_closing_are_no_paragraphs(greeting: str) -> None:
    body = f"{greeting}\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nWith friendly greetings\nEmre Kaplan\n"
    assert weight("C7", body, {"debrief": "none"}) is None
