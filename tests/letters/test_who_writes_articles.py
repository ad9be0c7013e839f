"""Who writes articles elsewhere in a debrief left one out on purpose; in telegraph style all stays as it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.letters.composing.panel import panel_of
from afterword.letters.composing.task import Task, setting_for
from afterword.letters.debrief import Debrief, Interview, PersonNotes, Promise, Relation
from afterword.letters.fields.author import writes_articles
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.open_question import open_question
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import LetterKind

CAREFUL = PersonNotes(
    name="Ada Blum",
    relation=Relation.HIRING_MANAGER,
    topic="the rota that nobody wants to own",
    point="a nurse spends an hour a day on the phone",
    my_link="moved the rota of a hospital into an app",
    liked="the honest answer about the last outage",
)
HURRIED = PersonNotes(
    name="Ada Blum",
    relation=Relation.HIRING_MANAGER,
    topic="migration of billing service",
    point="build is too slow",
    my_link="built rate limiter for gateway",
    liked="the whiteboard in the kitchen",
)
BARE = "the vendor sends a file before cutover window"


def setting(*people: PersonNotes) -> Setting:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    debrief = Debrief(
        company="Northwind",
        role="Engineer",
        interview=Interview(start=start, end=start + timedelta(hours=1), timezone=ZoneInfo("UTC")),
        people=people,
    )
    kind = LetterKind.THANK_YOU
    panel = panel_of(debrief, kind, send_at=None, answer_by=None)
    return setting_for(Task(debrief=debrief, kind=kind, panel=panel), 0)


def printed(field: str, typed: str, known: Setting) -> str:
    read = read_field(field, typed, known)
    return read.lead + read.text if isinstance(read, Fragment) else "asked"


def test_three_articles_and_none_lacking_show_somebody_who_writes_them():
    assert writes_articles((CAREFUL,))
    assert writes_articles((CAREFUL, PersonNotes(name="Bo", topic="the build")))


@pytest.mark.parametrize(
    "people",
    [
        (HURRIED,),
        (),
        (PersonNotes(name="Bo"),),
        (PersonNotes(name="Bo", topic="the build and the rota"),),
        (PersonNotes(name="Bo", point="twice a week, an hour a day and 3 kg a month"),),
        (CAREFUL, replace(HURRIED, point="build is slow and rota is full", thought="use queue in gateway")),
    ],
)
def test_few_articles_or_many_lacking_show_telegraph_style(people: tuple[PersonNotes, ...]):
    assert not writes_articles(people)


def test_what_was_promised_counts_as_well():
    two = PersonNotes(name="Bo", topic="the build and the rota")
    assert writes_articles((replace(two, promised=Promise(thing="the list of checks")),))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("point", BARE),
        ("topic", "how users report outages after cutover window"),
        ("topic", "testing the app after schema change"),
        ("thought", "it would help to test restore drill on a Monday"),
        ("my_link", "put a cache in front of booking service"),
    ],
)
def test_no_article_is_put_in_or_asked_for_where_the_author_writes_them(field: str, typed: str):
    assert printed(field, typed, setting(CAREFUL)) == typed
    assert printed(field, typed, setting(HURRIED)) != typed


@pytest.mark.parametrize(
    ("field", "typed", "written"),
    [
        ("next", "second interview with the CIO in June", "a second interview with the CIO in June"),
        ("topic", "onboarding drop-off at the key step", "the onboarding drop-off at the key step"),
    ],
)
def test_a_thing_that_was_only_named_gets_its_first_word_from_either(field: str, typed: str, written: str):
    assert printed(field, typed, setting(CAREFUL)) == written
    assert printed(field, typed, setting(HURRIED)) == written


def test_without_a_debrief_the_field_speaks_for_itself():
    alone = Setting(person="Ada Blum", path="people[0]")
    assert printed("my_link", "built rate limiter for gateway", alone) == "built a rate limiter for a gateway"
    assert printed("point", BARE, alone) == "asked"


def test_a_question_of_such_an_author_is_no_note_to_self():
    asking = replace(CAREFUL, questions=("How do you test restore drill before a release?",))
    read = open_question(asking, setting(asking))
    assert read is not None
    assert read.text == "how do you test restore drill before a release"
    assert open_question(asking, setting(replace(HURRIED, questions=asking.questions))) is None
