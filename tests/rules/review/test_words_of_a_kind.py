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
    ("N2", "You really had me hooked, Thomas, when you drew the queue.", WARN),
    ("N2", "Thomas, you really had me hooked when you drew the queue.", WARN),
    ("N2", "As you said, Michael, the queue is the point.", WARN),
    ("N2", "It was good to meet you, Thomas.", WARN),
    ("N2", "It was good to meet you, Fenella.", WARN),
    ("N2", "Thank you for your time, Michael; I enjoyed it.", WARN),
    (
        "S4",
        "I find it quite unprofessional to let somebody who gave you a free afternoon wait for weeks.",
        BLOCK,
    ),
    ("S4", "I find it unprofessional to keep me waiting for three weeks.", BLOCK),
    ("S4", "I found it rather rude how you treated the candidates.", BLOCK),
    ("S4", "I had expected better from an office of your name.", BLOCK),
    ("S4", "I must say that I am disappointed by your silence.", BLOCK),
    ("S4", "I am upset about the way I was treated.", BLOCK),
    ("S4", "A short answer would have been the least.", BLOCK),
    ("S4", "I find it quite unprofessional.", WARN),
    ("S4", "I consider it bad manners not to answer.", WARN),
    ("S4", "I expected better.", WARN),
    ("S4", "I find it rude to page people at night.", HINT),
    ("S4", "I had expected more from the second benchmark.", HINT),
    ("L2", "From my side something around 62k would be fine for the start.", WARN),
    ("L2", "From my side something around €62k would be fine for the start.", WARN),
    ("L2", "Something around 62,000 would be fine for me.", WARN),
    ("L2", "I could live with 60 to 65k.", WARN),
    ("L2", "I had in mind something around 62,000.", WARN),
    ("L2", "I was thinking of 62k.", WARN),
    ("L2", "My expectation is 62k.", BLOCK),
    ("L2", "For the load test 62k would be fine.", HINT),
    ("S3", "It would save my life to get this.", WARN),
    ("S3", "I have applied to sixty practices without luck.", WARN),
    ("S3", "I have sent out 200 applications since May.", WARN),
]
LEFT_ALONE = [
    ("P1", "The TODO comments in the scheduler are older than I am."),
    ("P1", "Your story (the one about the dock) stayed with me."),
    ("P1", "The goat (the fact that it was here at all) made my day."),
    ("P1", "I promised to keep quiet (details on which I will not give)."),
    ("P1", "We renamed the NAME column."),
    ("P1", "The venue is still TBD."),
    ("N2", "I told my boss, Michael, that you draw well."),
    ("N2", "You, Anna, and I drew the queue."),
    ("N2", "You met my colleague from Hamburg, Thomas, last year."),
    ("N2", "You asked about Java, Kotlin, and more."),
    ("N2", "You work in Warsaw, Poland, and I live in Graz, Austria."),
    ("S4", "I was disappointed by your decision, but I understand it."),
    ("S4", "I expected more latency than your graph shows."),
    ("L2", "A limit of 62k rows would be fine for the start."),
    ("L2", "I would start with 10k users."),
    ("L2", "I would need about 10,000 readings to tell."),
    ("S3", "I applied to two posts of yours."),
    ("S3", "I sent 40 pages a day to the printer."),
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


def test_a_pet_name_of_the_reader_is_no_other_name() -> None:
    person = {"name": "Tomasz Zielinski", "email": "t@northwind.example"}
    told = "Thank you again, Tomek. You drew the queue, Tomasz, and I saw it."
    body = f"Hi Tomasz,\n\n{THANKS} {told}\n\nBest,\nJonas Lindqvist\n"
    assert weight("N2", body, {"person": person}) is None
