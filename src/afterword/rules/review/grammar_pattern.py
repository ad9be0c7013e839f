"""The shape of a wrong pattern, as `mixed_up_words` and `wrong_forms` list them for `own_grammar`."""

import re
from typing import NamedTuple


class WrongPattern(NamedTuple):
    """`name` is unique. One of `words`, in small letters with straight apostrophes, must occur before
    `wrong` is tried; `wrong` ignores case, and its group, where it has one that matched, is what is marked.
    `hint` is for the person."""

    name: str
    words: tuple[str, ...]
    wrong: re.Pattern[str]
    hint: str


def wrong(name: str, words: str, pattern: str, hint: str) -> WrongPattern:
    """A pattern from its words in one string."""
    return WrongPattern(name, tuple(words.split()), re.compile(pattern, re.IGNORECASE | re.MULTILINE), hint)
