"""The shape of a wrong pattern, as `mixed_up_words` and `wrong_forms` list them for `own_grammar`."""

import re
from typing import NamedTuple

from afterword.rules.review.table_pattern import table_pattern


class WrongPattern(NamedTuple):
    """`name` is unique. One of `words`, in small letters with straight apostrophes, must occur before
    `wrong` is tried; `wrong` ignores case, and its group, where it has one that matched, is what is marked.
    `hint` is for the person."""

    name: str
    signs: tuple[str, ...]
    source: str
    hint: str

    @property
    def wrong(self) -> re.Pattern[str]:
        return table_pattern(self.source)


def wrong(name: str, signs: str, pattern: str, hint: str) -> WrongPattern:
    """A pattern from its signs in one string: "here hear" are two words, "i+has,is" the pairs "i has", "i
    is"."""
    found = tuple(sign for piece in signs.split() for sign in _spell_out(piece))
    return WrongPattern(name, found, pattern, hint)


def _spell_out(piece: str) -> list[str]:
    firsts, plus, seconds = piece.partition("+")
    if not plus:
        return [piece]
    return [f"{first} {second}" for first in firsts.split(",") for second in seconds.split(",")]
