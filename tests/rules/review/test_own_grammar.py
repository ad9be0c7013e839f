"""Our own grammar patterns: each finds its wrong sentences, and is silent about right ones that are near."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from afterword.rules.review.grammar_pattern import WrongPattern
from afterword.rules.review.mixed_up_words import MIXED_UP_WORDS
from afterword.rules.review.own_grammar import own_remarks
from afterword.rules.review.slipped_words import SLIPPED_WORDS
from afterword.rules.review.wrong_agreement import WRONG_AGREEMENT
from afterword.rules.review.wrong_forms import WRONG_FORMS

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "grammar" / "own_patterns.yaml").read_text("utf-8")
)
WRONG = [(name, text) for name, case in CASES.items() for text in case["wrong"]]
RIGHT = [(name, text) for name, case in CASES.items() for text in case["right"]]
NOT_BY_PATTERN = {"a-or-an", "doubled", "misspelt"}


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_a_wrong_sentence_is_found(name: str, text: str) -> None:
    assert own_remarks(text)


@pytest.mark.parametrize(("name", "text"), RIGHT)
def test_a_right_sentence_stays_silent(name: str, text: str) -> None:
    assert own_remarks(text) == ()


def test_every_pattern_has_its_sentences_and_a_name_of_its_own() -> None:
    names = [pattern.name for pattern in (*MIXED_UP_WORDS, *SLIPPED_WORDS, *WRONG_AGREEMENT, *WRONG_FORMS)]
    assert sorted(names) == sorted(set(CASES) - NOT_BY_PATTERN)


@pytest.mark.parametrize(
    "pattern", [*MIXED_UP_WORDS, *WRONG_AGREEMENT, *WRONG_FORMS], ids=lambda pattern: pattern.name
)
def test_a_pattern_marks_its_own_wrong_sentence(pattern: WrongPattern) -> None:
    assert any(pattern.wrong.search(text) for text in CASES[pattern.name]["wrong"])


def test_places_are_characters_also_after_an_emoji_and_a_combining_mark() -> None:
    text = "😀 cafe\u0301: we saw the the queue."
    (remark,) = own_remarks(text, offset=5)
    assert text[remark.start - 5 : remark.end - 5] == "the the"


@given(st.text(max_size=300))
def test_any_text_is_answered_with_remarks_in_order_that_do_not_overlap(text: str) -> None:
    remarks = own_remarks(text)
    ends = [0, *(remark.end for remark in remarks)]
    assert all(
        end <= remark.start < remark.end <= len(text) for end, remark in zip(ends, remarks, strict=False)
    )


def test_a_small_i_that_stands_twice_is_offered_once() -> None:
    found = [each for each in own_remarks("Then i i was late.") if each.kind == "Repetition"]
    assert [each.suggestions for each in found] == [("i",)]
