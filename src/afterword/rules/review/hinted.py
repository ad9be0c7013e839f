"""Tables of patterns, each with a word without which it cannot match.

Most letters hold none of the words, and to look for a word costs a hundredth of what a pattern costs. The first three
letters of all words of a text are found once for all tables, so a table sees in one step that none of its words is
there.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from afterword.rules.review.table_pattern import table_pattern
from afterword.rules.review.vocabulary import vocabulary_of

_WORD = re.compile(r"[^\W_]+")
_START = 3


class Hinted(NamedTuple):
    """`hints` are in small letters; one of them is in each text that `pattern` (see `table_pattern`) can match, and its
    first word begins a word of that text."""

    hints: tuple[str, ...]
    pattern: str


def hinted(hints: str, *parts: str) -> Hinted:
    """A pattern that ignores case, written in parts. Several hints are divided by a bar."""
    return Hinted(tuple(hints.split("|")), "".join(parts))


_Tries = list[tuple[str, str]]


class HintedTable:
    """Patterns by the first letters of the first word of their hints. Hints without a letter, or with so few that a
    longer word may begin with them, are looked for in each text."""

    def __init__(self, entries: Iterable[Hinted]) -> None:
        self._by_start: dict[str, _Tries] = {}
        self._always: _Tries = []
        for hints, pattern in entries:
            for hint in hints:
                self._tries(hint).append((hint, pattern))
        self._starts = frozenset(self._by_start)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
        """All matches between `start` and `end`, by their place."""
        met = self._starts & _starts_of(text)
        if not met and not self._always:
            return []
        lowered = text.lower()
        tries = [self._always, *[self._by_start[first] for first in met]]
        patterns = {pattern for some in tries for hint, pattern in some if hint in lowered}
        if not patterns:
            return []
        last = len(text) if end is None else end
        found = [
            match for pattern in patterns for match in table_pattern(pattern).finditer(text, start, last)
        ]
        return sorted(found, key=re.Match.span)

    def _tries(self, hint: str) -> _Tries:
        word = _WORD.search(hint)
        if word is None or (len(word[0]) < _START and word.end() == len(hint)):
            return self._always
        return self._by_start.setdefault(word[0][:_START], [])


@lru_cache(maxsize=64)
def _starts_of(text: str) -> frozenset[str]:
    """The first letters of all words, in small letters."""
    return frozenset([word[:_START] for word in vocabulary_of(text)])
