"""Tables of patterns, each with a word without which it cannot match.

Most letters hold none of the words, and to look for a word costs a hundredth of what a pattern costs. A table
looks only for hints whose first word is in the text at all.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from afterword.rules.review.vocabulary import vocabulary_of

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
    """Patterns by the first word of their hints. Hints in which no word ends, or that have no letter, are looked for in
    each text."""

    def __init__(self, entries: Iterable[Hinted]) -> None:
        self._by_word: dict[str, _Tries] = {}
        self._always: _Tries = []
        for hints, pattern in entries:
            for hint in hints:
                self._tries(hint).append((hint, pattern))
        self._words = frozenset(self._by_word)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
        """All matches between `start` and `end`, by their place."""
        lowered = text.lower()
        patterns = {pattern for hint, pattern in self._always if hint in lowered}
        for word in self._words & vocabulary_of(text):
            patterns.update(pattern for hint, pattern in self._by_word[word] if hint in lowered)
        if not patterns:
            return []
        last = len(text) if end is None else end
        found = [match for pattern in patterns for match in pattern.finditer(text, start, last)]
        return sorted(found, key=re.Match.span)

    def _tries(self, hint: str) -> _Tries:
        word = _WORD.search(hint)
        if word is None or word.end() == len(hint):
            return self._always
        return self._by_word.setdefault(word[0], [])
