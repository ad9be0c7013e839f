"""Words of one kind, many of them: what a stranger wrote and a rule missed or took wrongly, and others like it."""

from dataclasses import replace

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
    ("C11", "I am expecting your answer before the weekend.", WARN),
    ("C11", "I am waiting for your decision.", WARN),
    ("A1", "I'm adding the two lesson plans to this mail.", BLOCK),
    ("A1", "I have added my CV to this e-mail.", BLOCK),
    ("A1", "Please see the two lesson plans attached.", BLOCK),
    ("A1", "Please see the two lesson plans below.", WARN),
    ("S6", "I hope the weeks to come are calmer; you looked exhausted.", WARN),
    ("S6", "You seemed a bit tired after so many reorgs.", WARN),
    ("N1", "I would be happy to work with the people of Northgate Robotics.", WARN),
    ("N1", "I would be happy to work as Firmware Engineer for Northgate.", WARN),
    ("N1", "I would love to start as your analyst at Northgate.", WARN),
    ("T8", "When we met on 14 May you spoke of a decision.", WARN),
    ("T8", "Our call on May 11th was good.", WARN),
    ("T8", "Thank you for last night.", WARN),
    ("G1", "Thank you for you time.", WARN),
    ("G1", "Thanks for you help.", WARN),
    ("G1", "As you know, we did discussed the queue.", WARN),
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
    ("A1", "I have added you to this mail."),
    ("A1", "I put a thought in this letter."),
    ("S6", "You looked after me very well."),
    ("N1", "I would be happy to work with the people of Northwind."),
    ("T8", "When we met on 12 May you spoke of a decision."),
    ("T8", "I am looking forward to meeting you on 20 May."),
    ("T8", "I slept on it last night."),
    ("G1", "What we did helped us, and we did use it."),
    ("G1", "Thank you for the time."),
    ("C3", "Running the cron jobs for Northwind would be a proper joy."),
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


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("I should of said so.", "should have"),
        ("It couldn't of worked.", "couldn't have"),
        ("I look forward to hear from you.", "look forward to hearing"),
        ("I look forward to get started.", "look forward to getting"),
        ("I look forward hearing from you.", "look forward to hearing"),
    ],
)
def test_a_remark_on_grammar_says_the_words_that_were_written(text: str, says: str) -> None:
    found = review(build_letter({"body": around(text)})).findings
    assert [each for each in found if each.rule == "G1" and f"“{says}”" in each.message]


WISHES = [
    "I want the sous-chef post.",
    "I'd happily take the Senior Product Designer job.",
    "I'd happily sign up for that.",
    "It would mean a lot to me to take on the Ward Sister post.",
    "I'm still hoping to be part of the next one.",
    "Running volunteering for Open Table would be a proper joy.",
    "Managing your volunteers would be a privilege.",
]
NO_WISHES = [
    "I want the second sauce.",
    "I'd happily send you the recipe.",
    "It would mean a lot to me to hear from you.",
    "Reading your report would be a joy.",
]


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_for_the_job_is_heard(wish: str) -> None:
    body = f"Hi Priya,\n\nThank you for your time. The queue was the point.\n\n{wish}\n\nBest,\nJonas Lindqvist\n"
    assert weight("C3", body) is None


@pytest.mark.parametrize("wish", NO_WISHES)
def test_what_is_no_wish_for_the_job_is_not_taken_for_one(wish: str) -> None:
    body = f"Hi Priya,\n\nThank you for your time. The queue was the point.\n\n{wish}\n\nBest,\nJonas Lindqvist\n"
    assert weight("C3", body) is not None


def test_a_company_misspelt_is_told_of_once() -> None:
    found = review(build_letter({"body": around("I like Harbourlight."), "company": "Harborlight"})).findings
    assert [each.severity for each in found if each.rule in ("N1", "N2")] == [BLOCK]


def test_a_copy_names_the_person_of_a_file_and_the_share_of_this_letter() -> None:
    other = around(
        "I was glad to hear of the drills, and of the lamps that you put up in the yard last year."
    )
    body = other.replace(
        "last year.", "last year. It was a wet day, and nobody minded the rain at all that time."
    )
    facts = {"others": [{"name": "c19.txt", "body": other.replace("Priya", "Charles")}]}
    found = review(build_letter({"body": body, **facts})).findings
    told = next(each.message for each in found if each.rule == "C9")
    assert "Charles (c19.txt)" in told
    assert not told.startswith("100%")


def test_who_asks_for_the_job_and_thanks_nowhere_is_told_so_whatever_the_kind() -> None:
    wish = "Here is the parser. It found the bug. I'd be really happy to join the team."
    body = f"Hi Priya,\n\n{wish}\n\nBest,\nJonas Lindqvist\n"
    letter = replace(build_letter({"body": body}), is_kind_known=False)
    assert [each.severity for each in review(letter).findings if each.rule == "C1"] == [WARN]
    arranging = replace(letter, body="Hi Priya,\n\nTuesday at ten works for me.\n\nBest,\nJonas Lindqvist\n")
    assert WARN not in [each.severity for each in review(arranging).findings if each.rule == "C1"]


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
