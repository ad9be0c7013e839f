"""Numbers in a text, as digits or as words, in one form in which they can be compared."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from afterword.rules.review.vocabulary import vocabulary_of

_NAMED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen "
    "eighteen nineteen"
)
_ONES = {word: value for value, word in enumerate(_NAMED.split())}
_TENS_NAMED = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 20 + 10 * at for at, word in enumerate(_TENS_NAMED.split())}
_SCALES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000, "thousand": 1_000, "million": 1_000_000}
_DIGITS = re.compile(
    r"(?<![\w.,/@#\-])v?(?P<digits>\d+(?:[.,]\d+)*)(?P<scale>k|K|[mM](?![a-z])|bn)?"
    r"(?: (?P<after>thousand|million)\b)?"
)
_WORDS = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[ -](?P<unit>{'|'.join(_NAMED.split()[1:10])}))?|"
    rf"(?P<word>{'|'.join(_NAMED.split())}|dozen|hundred))\b",
    re.IGNORECASE,
)
# "one" is nearly always the pronoun; alone it starts no search.
_ALL_WORDS = frozenset(_ONES) | frozenset(_TENS) | {"dozen", "hundred"}
_TELLING = _ALL_WORDS - {"one"}
# The first digit by itself: so the search leaps to it.
_DIGIT_RUN = re.compile(r"\d\d*")


class Number(NamedTuple):
    """`value` is the number as digits, "1200" for "1,200" and for "1.2k"."""

    value: str
    start: int
    end: int
    is_word: bool


@lru_cache(maxsize=256)
def numbers_in(text: str, words: frozenset[str] | None = None) -> tuple[Number, ...]:
    """All numbers of `text`, in order. Ordinals ("third") and digits inside names (S3, k8s) are none. `words` are those
    of the text in small letters, from a caller who has them."""
    words = vocabulary_of(text) if words is None else words
    found = _digits_in(text)
    if not _TELLING.isdisjoint(words):
        found += _words_in(text, _ALL_WORDS & words)
    return tuple(sorted(found, key=lambda number: number.start))


def _digits_in(text: str) -> list[Number]:
    """`_DIGITS` is tried only where digits begin: few places of a letter, where the pattern alone would try all."""
    found: list[Number] = []
    reached = 0
    for run in _DIGIT_RUN.finditer(text):
        start = run.start()
        if start >= reached:
            has_v = start > reached and text[start - 1] == "v"
            match = (_DIGITS.match(text, start - 1) if has_v else None) or _DIGITS.match(text, start)
            if match:
                found.append(_read_digits(match))
                reached = match.end()
    return found


def _read_digits(match: re.Match[str]) -> Number:
    digits, scale = _plain(match["digits"]), match["scale"] or match["after"]
    return Number(_scaled(digits, scale.lower()) if scale else digits, *match.span(), False)


def _words_in(text: str, present: frozenset[str]) -> Iterator[Number]:
    """`_WORDS` is tried only where one of its words begins."""
    lowered = text.lower()
    if len(lowered) != len(text):
        yield from map(_read_words, _WORDS.finditer(text))
        return
    reached = 0
    for start in sorted(place for word in present for place in _places(word, lowered)):
        match = _WORDS.match(text, start) if start >= reached else None
        if match:
            reached = match.end()
            yield _read_words(match)


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _read_words(match: re.Match[str]) -> Number:
    if match["tens"]:
        value = _TENS[match["tens"].lower()] + _ONES.get((match["unit"] or "").lower(), 0)
    else:
        word = match["word"].lower()
        value = {"dozen": 12, "hundred": 100}.get(word, _ONES.get(word, 0))
    return Number(str(value), match.start(), match.end(), True)


def _plain(digits: str) -> str:
    """Without marks between thousands: "1,200" and "1.200" are 1200, "1.5" stays."""
    if digits.isdigit():
        return digits.lstrip("0") or "0"
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return re.sub(r"[.,]", "", digits)
    return digits.replace(",", ".").lstrip("0") or "0"


def _scaled(digits: str, scale: str) -> str:
    if digits.count(".") > 1 or len(digits) > 12:
        return digits
    return str(round(float(digits) * _SCALES[scale]))
