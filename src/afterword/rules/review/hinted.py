"""Tables of patterns, each with a word without which it cannot match.

Most letters hold none of the words, and to look for a word costs a hundredth of what a pattern costs. A table
looks only for hints whose first word, or its beginning, is in the text at all.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from afterword.rules.review.vocabulary import BEGINNING, beginnings_of, vocabulary_of

_WORD = re.compile(r"\w+")


class Hinted(NamedTuple):
    """`hints` are in small letters; one of them is in each text that `pattern` can match, and its first word
    begins a word of that text."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]


def hinted(hints: str, *parts: str) -> Hinted:
    """A pattern that ignores case, written in parts. Several hints are divided by a bar."""
    return Hinted(tuple(hints.split("|")), re.compile("".join(parts), re.IGNORECASE | re.MULTILINE))


_Tries = list[tuple[str, re.Pattern[str]]]


class HintedTable:
    """Patterns by the first word of their hints, or by its first letters where the word may go on; those whose hint
    has no letter are always looked for."""

    def __init__(self, entries: Iterable[Hinted]) -> None:
        self._by_word: dict[str, _Tries] = {}
        self._by_beginning: dict[str, _Tries] = {}
        self._always: _Tries = []
        for hints, pattern in entries:
            for hint in hints:
                self._tries(hint).append((hint, pattern))
        self._words, self._beginnings = frozenset(self._by_word), frozenset(self._by_beginning)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
        """All matches between `start` and `end`, by their place."""
        words, beginnings = self._words & vocabulary_of(text), self._beginnings & beginnings_of(text)
        if not (words or beginnings or self._always):
            return []
        to_try = list(self._always)
        for word in words:
            to_try += self._by_word[word]
        for beginning in beginnings:
            to_try += self._by_beginning[beginning]
        lowered = text.lower()
        patterns = {pattern for hint, pattern in to_try if hint in lowered}
        if not patterns:
            return []
        last = len(text) if end is None else end
        found = [match for pattern in patterns for match in pattern.finditer(text, start, last)]
        return sorted(found, key=re.Match.span)

    def _tries(self, hint: str) -> _Tries:
        word = _WORD.search(hint)
        if word is None:
            return self._always
        if word.end() < len(hint):
            return self._by_word.setdefault(word[0], [])
        return self._by_beginning.setdefault(word[0][:BEGINNING], [])
