"""In the notes about one person "he", "she" and what they call "we" is the reader; else it is asked."""

import pytest
from panel import debrief, person

from afterword.letters.compose import compose
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask

SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada", names=frozenset({"ada", "blum", "omar"}))


@pytest.mark.parametrize(
    ("field", "typed", "printed"),
    [
        (
            "liked",
            "her question about what I would stop doing first",
            "your question about what I would stop doing first",
        ),
        ("liked", "how quickly she answered", "how quickly you answered"),
        ("topic", "the heat maps he draws", "the heat maps you draw"),
        ("topic", "the screen she uses forty times a day", "the screen you use forty times a day"),
        (
            "liked",
            "she said straight out the dashboards arent used",
            "you said straight out the dashboards aren't used",
        ),
        (
            "point",
            "he has not let a payroll transport through on a Thursday since 2019",
            "you have not let a payroll transport through on a Thursday since 2019",
        ),
        ("point", "his headset breaks every month", "your headset breaks every month"),
        ("point", "she wasn't told about the audit", "you weren't told about the audit"),
        ("liked", "that he doesn't accept a bug without a log", "that you don't accept a bug without a log"),
        ("liked", "the way she explains and draws things", "the way you explain and draw things"),
        (
            "liked",
            "that he tests everything twice and never deploys on Fridays",
            "that you test everything twice and never deploy on Fridays",
        ),
        ("liked", "letting her debug my code", "letting you debug my code"),
        ("point", "users call her directly on her mobile", "users call you directly on your mobile"),
        ("thought", "it would help him to have a list", "it would help you to have a list"),
        ("promised", "the book he mentioned", "the book you mentioned"),
        ("topic", "the tool she built herself", "the tool you built yourself"),
        (
            "liked",
            "that she brought her own list of annoyances, numbered",
            "that you brought your own list of annoyances, numbered",
        ),
        ("next", "a call with her boss", "a call with your boss"),
        ("next", "he will call me on 8 May", "you will call me on 8 May"),
        # Who stands before the pronoun keeps it.
        (
            "my_link",
            "gave every customer a number that he could call",
            "gave every customer a number that he could call",
        ),
        ("my_link", "helped a nurse find her lost shift plan", "helped a nurse find her lost shift plan"),
        (
            "liked",
            "her team's habit of writing the manual first",
            "your team's habit of writing the manual first",
        ),
        ("topic", "the book she wrote about queues", "the book you wrote about queues"),
        ("topic", "the manager and how she plans", "the manager and how she plans"),
        # What somebody said of their team.
        ("point", "we delete any test that fails twice", "you delete any test that fails twice"),
        ("point", "our customers call us on Fridays", "your customers call you on Fridays"),
        ("point", "we've never lost a day of data", "you've never lost a day of data"),
        (
            "point",
            "we lose a ring every rainy season because both paths share one bridge",
            "you lose a ring every rainy season because both paths share one bridge",
        ),
        ("topic", "how we test releases", "how we test releases"),
        ("liked", "how we debugged the crash together", "how we debugged the crash together"),
    ],
)
def test_the_reader_is_addressed_where_nobody_else_can_be_meant(field: str, typed: str, printed: str) -> None:
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Fragment), result
    assert result.lead + result.text == printed


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        (
            "topic",
            "what the CTO expects and how he measures it",
            "what the CTO expects and how you measure it",
        ),
        ("point", "the customer calls when his bill is wrong", "the customer calls when your bill is wrong"),
        ("liked", "how Omar praised her work", "how Omar praised your work"),
        ("liked", "how Maria praised her work", "how Maria praised your work"),
        ("liked", "how he tests backups and restores", "how you test backups and restore"),
        ("point", "users call her Friday nights", "users call you Friday nights"),
        ("liked", "asking her questions", "asking your questions"),
        ("next", "she calls me on 8 May", "you will call me on 8 May"),
        ("my_link", "showed her the same dashboard", "I showed you the same dashboard"),
        (
            "point",
            "they lose the quiet girls in the first week",
            "you lose the quiet girls in the first week",
        ),
        (
            "topic",
            "the faster payments gateway and how they want to get off the mainframe",
            "the faster payments gateway and how you want to get off the mainframe",
        ),
        ("point", "we talked about deleting tests", "you talked about deleting tests"),
        (
            "topic",
            "the migration that he leads and the one she paused",
            "the migration that you lead and the one you paused",
        ),
        ("thought", "she sees the whole plant as one machine", "you see the whole plant as one machine"),
        ("point", "we both hate meetings", "you both hate meetings"),
        ("point", "we agreed that tests are slow", "you agreed that tests are slow"),
        ("point", "we could delete half of the tests", "you could delete half of the tests"),
    ],
)
def test_where_somebody_else_may_be_meant_the_finished_words_are_proposed(
    field: str, typed: str, meant: str
) -> None:
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Ask)
    assert f'do you mean "{meant}"?' in result.question


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("point", "you have 14,000 of them"),
        ("topic", "saying no to a stakeholder without losing them"),
        ("point", "They cant patch it.Nobody left who knows it"),
    ],
)
def test_no_proposal_is_made_of_what_stands_for_others_or_is_not_right(field: str, typed: str) -> None:
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Ask)
    assert "do you mean" not in result.question


def test_he_and_she_in_the_notes_of_one_person_are_two_people() -> None:
    someone = person(
        "Ann Lee", "peer", fields="my_link", topic="the charts she draws", liked="how he listens"
    )
    composed = compose(debrief(someone))
    assert {ask.field for ask in composed.asks} >= {"topic", "liked"}
    alone = person("Ann Lee", "peer", fields="my_link", topic="the charts she draws", liked="how she listens")
    (letter,) = compose(debrief(alone)).letters
    assert "the charts you draw" in letter.body
    assert "how you listen" in letter.body
