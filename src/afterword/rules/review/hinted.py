"""Tables of patterns, each with a word without which it cannot match.

Most letters hold none of the words, and to look for a word costs a hundredth of what a pattern costs.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Hinted(NamedTuple):
    """`hints` are in small letters; one of them is in each text that `pattern` can match."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]


def hinted(hints: str, *parts: str) -> Hinted:
    """A pattern that ignores case, written in parts. Several hints are divided by a bar."""
    return Hinted(tuple(hints.split("|")), re.compile("".join(parts), re.IGNORECASE | re.MULTILINE))


def find_hinted(
    table: Iterable[Hinted], text: str, start: int = 0, end: int | None = None
) -> list[re.Match[str]]:
    """All matches of the table between `start` and `end`, by their place."""
    lowered = text.lower()
    found: list[re.Match[str]] = []
    for hints, pattern in table:
        # A loop by hand: most patterns have one or two hints, and a generator would cost more than they do.
        for hint in hints:
            if hint in lowered:
                found += pattern.finditer(text, start, len(text) if end is None else end)
                break
    return sorted(found, key=re.Match.span) if found else found
