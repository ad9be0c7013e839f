"""Whose spelling a letter has: the profile's where it states one, else that of the notes."""

from dataclasses import replace
from datetime import date

import pytest
from tests.letters.panel import BERLIN, JONAS, START

from afterword.letters.compose import compose
from afterword.letters.composing.day_words import date_words
from afterword.letters.debrief import Debrief, Interview, PersonNotes, Spelling, Style
from afterword.letters.letter import Letter
from afterword.letters.words.spelling import spell, spelling_of


def debrief(*, topic: str, point: str = "", stated: Spelling | None = None) -> Debrief:
    style = Style() if stated is None else Style(spelling=stated)
    return Debrief(
        company="Northwind", role="Data Engineer", candidate=JONAS, style=style,
        people=(PersonNotes(name="Priya Raman", topic=topic, point=point, my_link="cut our build to 6 minutes"),),
        interview=Interview(start=START, end=START.replace(hour=14), timezone=BERLIN),
    )  # fmt: skip


def body(value: Debrief) -> str:
    (letter,) = compose(value).letters
    assert isinstance(letter, Letter)
    return letter.body


@pytest.mark.parametrize(
    "topic", ["the colour scheme of the dashboards", "the color scheme of the dashboards"]
)
def test_without_a_stated_spelling_words_stay_as_they_were_typed(topic: str) -> None:
    assert topic.split()[1] in body(debrief(topic=topic))


@pytest.mark.parametrize(
    ("stated", "expected"), [(Spelling.AMERICAN, "color scheme"), (Spelling.BRITISH, "colour scheme")]
)
@pytest.mark.parametrize("typed", ["color", "colour"])
def test_a_stated_spelling_is_kept_throughout(stated: Spelling, expected: str, typed: str) -> None:
    assert expected in body(debrief(topic=f"the {typed} scheme of the dashboards", stated=stated))


def test_a_british_word_in_the_notes_makes_the_words_around_them_british() -> None:
    assert spelling_of(debrief(topic="the colour scheme")) is Spelling.BRITISH
    assert spelling_of(debrief(topic="the color scheme")) is Spelling.AMERICAN
    assert (
        spelling_of(debrief(topic="the move to streaming", point="they want to prioritise it"))
        is Spelling.BRITISH
    )
    assert spelling_of(debrief(topic="the move to streaming")) is Spelling.AMERICAN
    assert spelling_of(debrief(topic="the colour scheme", stated=Spelling.AMERICAN)) is Spelling.AMERICAN


def test_private_words_say_nothing_about_the_letter() -> None:
    plain = debrief(topic="the move to streaming")
    person = replace(plain.people[0], private="an odd colour on the wall", notes="colour of the slides")
    assert spelling_of(replace(plain, people=(person,))) is Spelling.AMERICAN


def test_as_written_changes_no_word() -> None:
    text = "the color and the colour were analysed and analyzed"
    assert spell(text, Spelling.AS_WRITTEN) == text
    assert date_words(date(2026, 5, 12), spelling_of(debrief(topic="their favourite tool"))) == "12 May"
