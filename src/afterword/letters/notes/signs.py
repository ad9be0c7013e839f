"""Signs that a line is private which no single word gives: a number beside a word of pay, a name beside "also called".

A sign is looked for only where one of its words stands in the line, so that most lines cost a look at a set.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from afterword.letters.notes.values import PrivateKind
from afterword.letters.words.classes import DETERMINERS, NOT_NAMES, PRONOUNS, SUBJECTS, WH_WORDS
from afterword.letters.words.lexicon import technologies

NAME = r"(?-i:(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]+)?))"
"""A company: a name of no technology, of no plain word, and of nobody who was there."""
FIRM = r"(?-i:(?P<firm>[A-Z][\w&-]*(?: [A-Z][\w&-]+)?))"
"""A company where only a company can be meant: it may have the name of a technology ("Elastic phoned")."""
WHO = r"(?-i:(?P<who>[A-Z][\w'-]*[a-z](?: [A-Z][\w'-]+)?))"
"""A person: as `NAME`, but whoever was there counts."""
ONE_OF_US = r"(?-i:(?P<panel>[A-Z][\w'-]+))"
"""Somebody who was there."""

_WORD = re.compile(r"[^\W\d_]+")
_BARE = re.compile(
    r"\b(?:(?:do|did|does|was|is|has|have|had|would|could|should|were|are|ca|wo|must)nt|i(?:m|ve)|(?:he|she|"
    r"that|it)s|"
    r"(?:they|you|we)(?:re|ve))\b",
    re.I,
)
# Short forms that are words of their own stay as they are: "its", "were".
_WORDS_TOO = frozenset({"its", "were"})
# "That interested me"
_NO_NAME = DETERMINERS | PRONOUNS | SUBJECTS | WH_WORDS | NOT_NAMES | {"that", "this", "it", "what", "which"}


@dataclass(frozen=True, slots=True)
class Sign:
    """`words` are those of which one stands in every line that `pattern` can match; one that ends in "*" is how
    such a word begins. What stands for `NAME`, `FIRM`, `WHO` and `ONE_OF_US` must be such a name."""

    kind: PrivateKind
    words: frozenset[str]
    stems: tuple[str, ...]
    pattern: re.Pattern[str]


def sign(kind: PrivateKind, words: str, pattern: str) -> Sign:
    listed, numbers = words.split(), count()
    # A group has its name once in a pattern.
    pattern = re.sub(
        r"\(\?P<(name|firm|who|panel)>", lambda found: f"(?P<{found[1]}{next(numbers)}>", pattern
    )
    return Sign(
        kind,
        frozenset(word for word in listed if not word.endswith("*")),
        tuple(word.rstrip("*") for word in listed if word.endswith("*")),
        re.compile(pattern, re.I),
    )


def has_sign(text: str, signs: Iterable[Sign], people: tuple[str, ...]) -> bool:
    """Whether `text` (as `write_apostrophes` gives it) shows one of `signs`; `people` were at the talk."""
    words = words_of(text)
    return any(_may_stand(each, words) and _matches(each.pattern, text, people) for each in signs)


def _may_stand(each: Sign, words: frozenset[str]) -> bool:
    if not each.words.isdisjoint(words):
        return True
    return bool(each.stems) and any(word.startswith(each.stems) for word in words)


def _matches(pattern: re.Pattern[str], text: str, people: tuple[str, ...]) -> bool:
    return any(
        all(_is_such(group, name, people) for group, name in match.groupdict().items() if name)
        for match in pattern.finditer(text)
    )


def _is_such(group: str, name: str, people: tuple[str, ...]) -> bool:
    first, known = name.split()[0].casefold().removesuffix("'s"), technologies()
    if any(first in person.casefold().split() for person in people):
        return not group.startswith(("name", "firm"))
    if group.startswith("panel") or first in _NO_NAME:
        return False
    if group.startswith("firm"):
        return True
    return {first, name.casefold()}.isdisjoint(known.by_typed.keys() | known.words_too.keys())


@lru_cache(maxsize=64)
def words_of(text: str) -> frozenset[str]:
    """The runs of letters, in small letters."""
    return frozenset(_WORD.findall(text.casefold()))


def write_apostrophes(text: str) -> str:
    """With straight apostrophes, also those that a hurried note leaves out: "dont", "hes"."""
    return _BARE.sub(_with_apostrophe, text.replace("’", "'"))


def _with_apostrophe(match: re.Match[str]) -> str:
    word = match[0]
    if word.casefold() in _WORDS_TOO:
        return word
    at = len(word) - (2 if word[-2:].casefold() in {"re", "ve"} else 1)
    return f"{word[:at]}'{word[at:]}"
