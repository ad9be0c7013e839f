"""A number of the letter where the notes give another number of the same: 48% for 38%, 96 hours for 72 h.

It is taken for a slip only where the noted number stands nowhere in the letter, and the words around both, or their
very digits ("221" for 212), show that the same is counted.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from afterword.letters.debrief import Debrief
from afterword.rules.review.content_words import content_stems
from afterword.rules.review.numbers import Number, numbers_in
from afterword.rules.review.record import record_text
from afterword.rules.review.remembered import remember
from afterword.rules.review.text import TextFacts

_NEXT_WORDS = re.compile(r"[^\W\d_]{3,}")
_UNIT = re.compile(r"[ -]?(?P<unit>%|(?:[^\W\d_]|\.(?=[^\W\d_]))+)")
_UNITS = {
    "%": "%", "percent": "%", "per": "%", "ms": "ms", "s": "second", "sec": "second", "min": "minute", "mins": "minute",
    "h": "hour", "hr": "hour", "hrs": "hour", "pm": "clock", "p.m": "clock", "am": "clock", "a.m": "clock",
    "gb": "gb", "mb": "mb", "kb": "kb", "tb": "tb",
}  # fmt: skip
_COMMON = frozenset(
    ["%", "second", "minute", "hour", "day", "week", "month", "year", "clock", "people", "#year", "time"]
)
"""What is counted in many sentences: the words around must show more."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL = frozenset(
    ["the", "and", "for", "from", "with", "per", "of", "to", "in", "on", "at", "by", "or", "out", "than"]
)
_AHEAD = 3
_SAME_SENTENCE = 3
"""Content words that a sentence and a note share, so that a number of one stands for the number of the other."""


class _Counted(NamedTuple):
    value: str
    kinds: frozenset[str]
    words: frozenset[str]


def is_noted_otherwise(text: TextFacts, number: Number, debrief: Debrief) -> bool:
    """Whether the notes give another number of what `number`, which is in no note, counts in the letter."""
    sentence = text.sentence_at(number.start)
    if sentence is None:
        return False
    kinds = _kinds(text.own, number)
    said = content_stems(sentence.text)
    told = {each.value for each in numbers_in(text.own)}
    missing = [each for each in _counted(debrief) if each.value not in told]
    if any(_is_same_thing(number, kinds, said, each) for each in missing):
        return True
    alike = {each.value for each in missing if len(said & each.words) >= _SAME_SENTENCE and not kinds}
    return len(alike) == 1 and all(len(each) == len(number.value) for each in alike)


def _is_same_thing(number: Number, kinds: frozenset[str], said: frozenset[str], noted: _Counted) -> bool:
    same = kinds & noted.kinds
    if not same:
        return False
    wanted = (2 if same <= _COMMON else 1) - _are_digits_alike(number.value, noted.value)
    return len((said & noted.words) - {kind[:4] for kind in same}) >= wanted


def _are_digits_alike(first: str, second: str) -> bool:
    """The same digits in another order, or one of several is another: 212 and 221, 38 and 48."""
    if len(first) != len(second) or len(first) < 2:
        return False
    return (
        sorted(first) == sorted(second)
        or sum(one != two for one, two in zip(first, second, strict=True)) == 1
    )


@remember
def _counted(debrief: Debrief) -> tuple[_Counted, ...]:
    return tuple(_in_lines(record_text(debrief)))


def _in_lines(text: str) -> Iterator[_Counted]:
    for line in text.splitlines():
        numbers = numbers_in(line)
        words = content_stems(line) if numbers else frozenset()
        for number in numbers:
            yield _Counted(number.value, _kinds(line, number), words)


def _kinds(text: str, number: Number) -> frozenset[str]:
    """What is counted: the unit, or the next words ("340 flaky tests" counts tests)."""
    if _YEAR.fullmatch(number.value) and not number.is_word:
        return frozenset(["#year"])
    unit = _UNIT.match(text, number.end)
    named = _UNITS.get(unit["unit"].lower()) if unit else None
    if named:
        return frozenset([named])
    ahead = re.split(r"[.,;:!?()\n]", text[number.end : number.end + 30], maxsplit=1)[0]
    words = [match[0].lower().removesuffix("s") for match in _NEXT_WORDS.finditer(ahead)][:_AHEAD]
    return frozenset(words) - _SMALL
