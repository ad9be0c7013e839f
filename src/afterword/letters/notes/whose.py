"""Whose a line of raw notes is, by the headings and names that stand before it.

A heading ("Priya (EM):", "INGRID - design lead", "2) Reto Baumann, CISO") holds until the next one; a name at the start
of a sentence ("Nadia runs the mobile team.") or before a colon holds for its paragraph where it opens one, else for its
line. Lines before any heading are everybody's in notes on the whole talk, and the reader's in notes on the reader.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from afterword.letters.notes.values import Scope

_TITLES = (
    "dr prof mr mrs ms mx frau herr fr hr pan pani pán paní mme m mlle señor señora sr sra sig signora dott ing ir mag "
    "madame monsieur sir miss"
)
TITLES = frozenset(_TITLES.split())


class Whose(StrEnum):
    ANYBODY = "anybody"
    READER = "reader"
    OTHER = "other"  # another person of the panel


class _Reach(StrEnum):
    SECTION = "section"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class _Opening:
    whose: Whose
    reach: _Reach


_INTRO = (
    r"^(?:(?:#+|[-–—*•(]|\d+[.):]?|w/|(?:call|chat|talk|talked|interview|interviewer|interviewed|meeting|met|session|round|part|"
    r"coffee|then|first|second|third|next|last|later|finally|with|to|and|by|spoke|int|panel|person|the|my|in)\b\.?|"
    r"(?-i:[A-Z]{2,4})\b|(?:" + "|".join(sorted(TITLES, key=len, reverse=True)) + r")\b\.?)\s*)*"
)
_MORE_OF_NAME = r"(?P<more>(?: (?-i:[A-ZÀ-Þ])[\w'’-]*\.?){0,2})"
# What follows a name in a heading; ":" with words behind it is a label.
_HEADS = re.compile(
    r"\s*(?:$|[:(\[]\s*|[-–—|/]\s|\.(?:\s|$)|,\s*(?!(?:and|or|she|he|who|they|i|we|but|so)\b))", re.I
)
_TOGETHER = re.compile(r"\s*(?:and\b|&|\+|,|/|\(\s*[^)]*\)\s*(?:and\b|&|\+|,|/))\s*", re.I)
_GENERAL = re.compile(
    r"^(?:in )?(?:general(?:ly)?|misc\w*|overall|both|all(?: of them)?|everyone|everybody|others?|summary|"
    r"after(?:wards)?|next steps?|to ?do|private|feelings?|my (?:thoughts|feelings|impressions?)|me)\s*(?:[:–—-]|$)",
    re.I,
)
_HEADING = re.compile(r"^[\w '’/&]{2,32}:$|^[A-Z][A-Z '’/&]{1,40}:?$")
_FOR_ALL = re.compile(r"\b(?:in general|overall|both of them|all of them|all three|all four)\b", re.I)


class Ownership:
    """Reads the lines of one note in order and says whose each is."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        is_theirs = bool(scope.reader) and (not scope.is_shared or len(set(scope.people)) < 2)
        self._default = Whose.READER if is_theirs else Whose.ANYBODY
        self._section = self._paragraph = self._default
        self._level, self._is_bullet = 0, False

    def read(self, text: str, *, is_apart: bool, is_bullet: bool) -> Whose:
        """Whose the line `text` is. `is_apart`: an empty line stands before it, or nothing does."""
        if not self._scope.reader:
            return Whose.ANYBODY
        if is_apart:
            self._paragraph = self._section
        level = len(text) - len(text.lstrip("#"))
        opening = _opening(text.lstrip("# "), self._scope)
        if opening is None:
            return self._unnamed(text, level, is_apart=is_apart)
        is_aside = is_bullet and not self._is_bullet and self._section is not self._default
        if opening.reach is _Reach.SECTION and not is_aside:
            self._section = self._paragraph = opening.whose
            self._level, self._is_bullet = level, is_bullet
        elif is_apart and not is_bullet:
            self._paragraph = opening.whose
        return opening.whose

    def _unnamed(self, text: str, level: int, *, is_apart: bool) -> Whose:
        if level:
            # A smaller heading stays within the section.
            ends = level <= self._level or not self._level
        else:
            is_heading, is_general, _ = _signs_of(text)
            ends = (is_heading and is_apart) or is_general
        if ends:
            self._section = self._paragraph = self._default
        return self._default if _signs_of(text)[2] else self._paragraph


@lru_cache(maxsize=2048)
def _signs_of(text: str) -> tuple[bool, bool, bool]:
    """Whether a line is a heading, is about everybody, says that it holds for all."""
    return (
        _HEADING.match(text) is not None,
        _GENERAL.match(text) is not None,
        _FOR_ALL.search(text) is not None,
    )


@lru_cache(maxsize=2048)
def _opening(text: str, scope: Scope) -> _Opening | None:
    """The person with whose name a line begins."""
    pattern = _at_start(scope)
    match = pattern.match(text) if pattern else None
    if match is None or not match["person"][0].isupper():
        return None
    whose = _whose_name(match["person"], scope)
    rest = text[match.end() :]
    together = _TOGETHER.match(rest)
    if together and pattern and (beside := pattern.match(rest[together.end() :])):
        if _whose_name(beside["person"], scope) is not whose:
            whose = Whose.ANYBODY
        rest = rest[together.end() + beside.end() :]
    heads = _HEADS.match(rest)
    is_label = heads is not None and rest.lstrip().startswith(":") and rest.strip(" :") != ""
    is_section = heads is not None and not is_label
    return _Opening(whose, _Reach.SECTION if is_section else _Reach.PARAGRAPH)


@lru_cache(maxsize=32)
def _at_start(scope: Scope) -> re.Pattern[str] | None:
    names = sorted(
        {name for person in (scope.reader, *scope.people) for name in _short_names(person)},
        key=len,
        reverse=True,
    )
    if not names:
        return None
    listed = "|".join(map(re.escape, names))
    return re.compile(rf"{_INTRO}(?P<person>{listed})(?![\w'’]){_MORE_OF_NAME}", re.I)


def names_others(text: str, scope: Scope) -> bool:
    """Whether a sentence names somebody of the panel and not the reader."""
    named = named_in(text, scope)
    return Whose.OTHER in named and Whose.READER not in named


def named_in(text: str, scope: Scope) -> frozenset[Whose]:
    """Whether the reader, and whether somebody else of the panel, is named with a capital."""
    pattern = _anywhere(scope)
    if pattern is None:
        return frozenset()
    return frozenset(
        _whose_name(match[0], scope) for match in pattern.finditer(text) if match[0][0].isupper()
    )


@lru_cache(maxsize=32)
def _anywhere(scope: Scope) -> re.Pattern[str] | None:
    names = sorted(
        {name for person in (scope.reader, *scope.people) for name in _short_names(person)},
        key=len,
        reverse=True,
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.I) if names else None


def _whose_name(name: str, scope: Scope) -> Whose:
    return Whose.READER if name.casefold() in _short_names(scope.reader) else Whose.OTHER


@lru_cache(maxsize=64)
def _short_names(person: str) -> frozenset[str]:
    """The whole name without titles, and its parts; no initials, which are words too."""
    words = [word for word in person.casefold().split() if word.strip(".") not in TITLES]
    return frozenset({" ".join(words), *(word for word in words if len(word.strip(".")) > 1)} - {""})
