"""A model's answer may be any text at all; only one JSON object with known keys is read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.letters.model_help.answers import LONGEST, UnusableAnswer, read_answer
from afterword.letters.model_help.question import Question

QUESTION = Question(instruction="Polish.", data="{}", keys=("s1", "s2"))


@pytest.mark.parametrize(
    "text",
    [
        '{"s1": "Hi.", "other": 1}',
        '```json\n{"s1": "Hi."}\n```',
        ' \n{"s1": "Hi."}\n',
        '```\n{"s1": "Hi."}\n```\n',
    ],
)
def test_known_keys_are_read_with_or_without_a_fence(text: str):
    assert dict(read_answer(text, QUESTION)) == {"s1": "Hi."}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sure!",
        'Sure! {"s1": "Hi."}',
        '{"s1": "Hi."} I hope this helps.',
        "[]",
        "null",
        '"s1"',
        "{}",
        '{"s3": "Hi."}',
        "[" * 100_000,
        '{"s1": ' * 5_000,
        "x" * (LONGEST + 1),
        '```json\n{"s1": "Hi."}\n``` and more',
    ],
)
def test_everything_else_is_refused(text: str):
    with pytest.raises(UnusableAnswer):
        read_answer(text, QUESTION)


@given(st.text(max_size=300) | st.recursive(st.none() | st.text(max_size=9), st.lists).map(json.dumps))
def test_any_text_is_read_or_refused(text: str):
    try:
        found = read_answer(text, QUESTION)
    except UnusableAnswer:
        return
    assert set(found) <= {"s1", "s2"}
