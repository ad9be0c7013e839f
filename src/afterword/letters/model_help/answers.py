"""A model's answer: text that may be anything. Only one JSON object with known keys is read; the rest is refused."""

import json
import re
from collections.abc import Mapping

from afterword.letters.model_help.question import Question
from afterword.said import say

LONGEST = 60_000
_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(?P<inside>.*)\n\s*```\s*\Z", re.S)


class UnusableAnswer(ValueError):
    """Nothing of the answer can be used. The text is a short clause that says why."""


def read_answer(text: str, question: Question) -> Mapping[str, object]:
    """The values of the known keys. Raises UnusableAnswer; a fence around the JSON is taken off, words beside it are
    chatter and refused."""
    if len(text) > LONGEST:
        raise UnusableAnswer(say("it is far too long"))
    fenced = _FENCED.match(text)
    try:
        found = json.loads(fenced["inside"] if fenced else text)
    except (ValueError, RecursionError):
        raise UnusableAnswer(say("it is not the JSON that was asked for")) from None
    if not isinstance(found, dict):
        raise UnusableAnswer(say("it is not the JSON that was asked for"))
    known = {key: value for key, value in found.items() if key in question.keys}
    if not known:
        raise UnusableAnswer(say("it answers nothing that was asked"))
    return known
