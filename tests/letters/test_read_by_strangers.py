"""What a strict second reader found broken in letters from notes that nobody had planned for."""

import pytest
from panel import debrief, person

from afterword.letters.compose import compose
from afterword.letters.composing.naming import greeting_line
from afterword.letters.composing.variation import words_of_fragment
from afterword.letters.debrief import Formality, PersonNotes, Relation
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.joining import (
    bracket_figures,
    join_deeds,
    mend_colon,
    mend_splices,
    spell_arrow,
)
from afterword.letters.fields.setting import Setting
from afterword.letters.frames import POOLS
from afterword.letters.letter import Ask, LetterKind
from afterword.letters.reading.forms import Form
from afterword.letters.words.name_case import right_case

SETTING = Setting(person="Yusuf Aydin", path="people[0]", call="Yusuf")


@pytest.mark.parametrize(
    ("field", "text", "form"),
    [
        ("point", "models nobody owns", Form.NOUN),
        ("point", "branches with 2 Mbit lines", Form.NOUN),
        ("point", "400 Jenkins jobs, nobody knows which are used", Form.CLAUSE),
        ("point", "the team deploys 20 times a day", Form.CLAUSE),
        ("thought", "why not keep OOP for UI", Form.QUESTION),
        ("thought", "move the batch window away from 3 am", Form.BASE),
        ("topic", "two locations, one admin", Form.UNSURE),
        ("topic", "not having enough product owners", Form.GERUND),
        ("topic", "experiments run too short", Form.CLAUSE),
        ("next", "an answer by 22 May", Form.NOUN),
        ("my_link", "didn't lose a single file in the move", Form.PRESENT),
        ("my_link", "load tested a shop before every sale", Form.PAST),
    ],
)
def test_the_form_is_the_one_that_reads_right(field: str, text: str, form: Form):
    fragment = read_field(field, text, SETTING)
    assert isinstance(fragment, Fragment), fragment
    assert fragment.form is form


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("topic", "their use of ArgoCD", "your use of Argo CD"),
        ("point", "their interface engine is end of life", "your interface engine is end of life"),
        ("point", "about 900 open tickets", "there are about 900 open tickets"),
        ("point", "documentation is in Yusuf's head", "documentation is in your head"),
        ("liked", "yusufs demo", "your demo"),
        ("topic", "Upgrading postgres 11 -> 15", "upgrading PostgreSQL 11 to 15"),
        ("topic", "demo env", "the demo environment"),
        ("topic", "after the merger", "the time after the merger"),
        ("thought", "expiry date for every flag", "an expiry date for every flag"),
        (
            "thought",
            "shared rule set with exceptions could work",
            "a shared rule set with exceptions could work",
        ),
        ("my_link", "cleaned up the CMDB, 1,200 entries", "cleaned up the CMDB (1,200 entries)"),
    ],
)
def test_the_words_stand_as_they_are_said_to_the_reader(field: str, text: str, expected: str):
    fragment = read_field(field, text, SETTING)
    assert isinstance(fragment, Fragment), fragment
    assert words_of_fragment(fragment) == expected


@pytest.mark.parametrize(
    ("field", "text", "part"),
    [
        ("topic", "not only tech but talking to customers", "does not read"),
        ("topic", "Ablösung vom alten Exchange", "English"),
        ("next", "they'll call me Thursday", "they'll"),
        ("point", "I talk to every engineer first", 'does "I" mean'),
        ("my_link", "make a design system accessible", "I made a design system"),
        ("my_link", "responsible for release train", "was responsible"),
    ],
)
def test_what_stays_unclear_is_asked(field: str, text: str, part: str):
    result = read_field(field, text, SETTING)
    assert isinstance(result, Ask)
    assert part in result.question


def test_marks_are_mended_and_words_are_not():
    assert (
        mend_colon("I disagree a bit: permissive mode is a trap")
        == "I disagree a bit; permissive mode is a trap"
    )
    assert mend_colon("there are two ways: queues and polling") == "there are two ways: queues and polling"
    assert join_deeds("renegotiated the licences, saved 180k") == "renegotiated the licences and saved 180k"
    spliced = "wrote a template, lost tickets went from 12 a week to 1"
    assert join_deeds(spliced) == spliced
    assert mend_splices(spliced, is_deed=True) == "wrote a template; lost tickets went from 12 a week to 1"
    assert (
        bracket_figures("split a team of 22 in three, nobody quit")
        == "split a team of 22 in three, nobody quit"
    )
    assert spell_arrow("slow tests -> people skip them") == "slow tests -> people skip them"


def test_names_beside_names_get_their_capitals():
    assert right_case("windows to linux migration") == "Windows to Linux migration"
    assert right_case("windows 11 rollout") == "Windows 11 rollout"
    assert right_case("two windows in march") == "two windows in March"
    assert right_case("we march on") == "we march on"


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Frau Schmitt", "Dear Frau Schmitt,"),
        ("Herr Klaus Zimmer", "Dear Herr Zimmer,"),
        ("Mrs Margaret Thorne", "Dear Mrs Thorne,"),
        ("Ms Anne von der Heide", "Dear Ms von der Heide,"),
        ("Baroness Helen Clark", "Dear Baroness Helen Clark,"),
        ("DI Sarah Cole", "Dear DI Sarah Cole,"),
    ],
)
def test_a_typed_title_is_kept_with_the_surname(name: str, greeting: str):
    assert greeting_line(PersonNotes(name=name), Formality.FIRST_NAME) == greeting


def test_a_thought_that_leans_on_a_point_goes_with_it():
    notes = person(
        "Aisha Bello",
        Relation.PEER,
        topic="the feature store",
        point="they tried Feast but abandoned it",
        thought="the abandoned one failed because of ownership",
        my_link="built a feature store for two teams",
        liked="",
    )
    composition = compose(debrief(notes))
    assert "abandoned" not in composition.letters[0].body
    assert composition.asks[0].field == "point"


def test_several_people_with_one_topic_are_thanked_in_one_sentence():
    names = ("Bo", "Cy", "Di", "Ed", "Flo", "Gil", "Hal")
    crowd = [person(f"{name} Hall", Relation.PEER, topic="architecture") for name in names]
    recruiter = person("Ali Kaya", Relation.RECRUITER, topic="", next="a call")
    composition = compose(debrief(*crowd, recruiter))
    body = next(letter.body for letter in composition.letters if letter.to_name == "Ali Kaya")
    assert body.count("architecture") == 1
    assert "Cy, Di" in body


def test_no_frame_claims_what_no_field_holds():
    texts = [
        part.casefold()
        for pool in POOLS.values()
        for frame in pool
        for sentence in frame.sentences
        for part in sentence
        if isinstance(part, str)
    ]
    for claim in ("slept on it", "i have checked", "clear picture", "right afterwards", "a different one"):
        assert not [text for text in texts if claim in text], claim


def test_a_follow_up_wishes_well_only_for_work_that_goes_on():
    for topic in ("the ageing data center", "exactly-once delivery", "log costs"):
        notes = person("Rita Vale", Relation.HIRING_MANAGER, topic=topic)
        body = compose(debrief(notes), kind=LetterKind.FOLLOW_UP).letters[0].body
        assert f"with {topic}" not in body
        assert topic in body
