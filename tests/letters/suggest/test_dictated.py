"""Notes as the keyboard of a phone takes them down: a minute of talk without a full stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.letters.model_help.sending import sendable_pieces
from afterword.letters.notes.dictated import FEWEST_WORDS, parts_of
from afterword.letters.suggest import Scope, read_notes

PRIYA = Scope(reader="Priya Raman")
TALK = (
    "we talked about moving the cron jobs to argo workflows she said that half of the pages come from "
    "jobs nobody owns I told her that I cut our pages from 40 to 6 a week by giving every job an owner "
    "and I liked how the team runs its incident reviews I promised to send the burn rate rules"
)
ASIDE = (
    "we talked about moving the cron jobs to argo workflows and she said that half of the pages come from "
    "jobs nobody owns and asked how we got there between you and me she seemed tired and I told her that "
    "I built a dashboard per team"
)


def test_a_minute_without_a_full_stop_offers_what_each_part_says() -> None:
    assert [(each.field, each.text) for each in read_notes(TALK, PRIYA).suggestions] == [
        ("topic", "moving the cron jobs to argo workflows"),
        ("point", "half of the pages come from jobs nobody owns"),
        ("my_link", "cut our pages from 40 to 6 a week by giving every job an owner"),
        ("liked", "how the team runs its incident reviews"),
        ("promised", "the burn rate rules"),
    ]


def test_an_aside_closes_what_led_to_it_and_the_rest_of_the_breath() -> None:
    read = read_notes(ASIDE, PRIYA)
    (mark,) = read.private
    assert ASIDE[mark.start : mark.end].startswith("between you and me she seemed tired")
    assert mark.end == len(ASIDE)
    assert [each.field for each in read.suggestions] == ["topic"]
    assert "dashboard" not in " ".join(sendable_pieces(ASIDE, PRIYA))
    assert "tired" not in " ".join(sendable_pieces(ASIDE, PRIYA))


@pytest.mark.parametrize(
    "words", ["that she said", "because they think", "how he asked", "the thing I liked"]
)
def test_behind_a_word_that_binds_nothing_is_cut(words: str) -> None:
    text = f"{'word ' * FEWEST_WORDS}{words} and more"
    assert [part for part, _ in parts_of(text, 0)] == [text]


def test_a_line_that_was_typed_stays_whole() -> None:
    text = "talked about rollbacks, she said they take an hour"
    assert [part for part, _ in parts_of(text, 7)] == [text]


@given(st.lists(st.sampled_from([*TALK.split(), *ASIDE.split()]), min_size=1, max_size=120))
def test_no_word_is_lost_and_every_part_knows_its_place(words: list[str]) -> None:
    text = " ".join(words)
    parts = list(parts_of(text, 5))
    assert " ".join(part for part, _ in parts) == text
    assert all(text[at - 5 :].startswith(part) for part, at in parts)
