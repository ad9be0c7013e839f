"""A note as words with their places: the ground on which its verbs and noun phrases are found."""

import re
from functools import lru_cache
from typing import NamedTuple

from afterword.letters.words.classes import (
    ACRONYMS,
    ADVERBS,
    ALL_PREPOSITIONS,
    BE_HAVE_DO,
    CLAUSE_OPENERS,
    CLOSERS,
    DETERMINERS,
    JOINERS,
    MODALS,
    NUMBERS,
    OBJECTS,
    PRONOUNS,
    SOFTENERS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import technologies
from afterword.letters.words.nouns import Kind, kind_of

AUXILIARIES = BE_HAVE_DO | MODALS | {"be", "been", "being"}
OBJECT_STARTS = DETERMINERS | OBJECTS | PRONOUNS
_CLOSED = AUXILIARIES | ALL_PREPOSITIONS | SUBJECTS | OBJECTS | DETERMINERS | JOINERS
_NO_THING = ALL_PREPOSITIONS | JOINERS | DETERMINERS | ADVERBS | AUXILIARIES | CLOSERS | PRONOUNS
_ENDS = ALL_PREPOSITIONS | JOINERS | CLAUSE_OPENERS | AUXILIARIES | OBJECTS | (SUBJECTS - {"this"})
_ENDS |= SOFTENERS | CLOSERS | PRONOUNS
_MARKS = frozenset(",;:()–—")
_WORD = re.compile(r"[,;:()–—](?=\s|$|\w)|(?:[^\s,;:()–—]|,(?=\d)|:(?=\d))+")
# "you'll", "it's": a subject and its verb in one word.
_SHORT_FORM = re.compile(r"(?:i|you|we|they|he|she|it|that|there|who|what|nobody|let)'(?:ll|d|re|ve|s|m)$")
_NUMBER = re.compile(r"[~$€£+-]?\d[\d.,:]*(?:%|[kmxhs]|ms|min|[kmgt]b|mb|[kmg]?w|kwh|mwh|th|st|nd|rd|\+)?$")


class _Look(NamedTuple):
    """What a word is by itself, wherever it stands."""

    raw: str
    small: str
    kind: Kind
    is_name: bool
    is_mark: bool
    is_number: bool
    is_noun: bool
    is_thing: bool
    ends: bool


class NoteWord(NamedTuple):
    """One word or the whole name of a technology. `small` is it in small letters; `start` and `end` are its places in
    the text. `is_noun`: it may be the head of a noun phrase; `is_thing`: it may stand right before a verb as its
    subject; `ends`: it can be no part of a noun phrase."""

    raw: str
    small: str
    kind: Kind
    is_name: bool
    is_mark: bool
    is_number: bool
    is_noun: bool
    is_thing: bool
    ends: bool
    start: int
    end: int


# A note has a dozen words: this makes the tuple without the call in between.
_NEW = tuple.__new__


def read_words_of(text: str) -> list[NoteWord]:
    """The words of a note in order; marks are words of their own."""
    words: list[NoteWord] = []
    begin_names = technologies().by_first_word
    reached = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start < reached:
            continue
        word = match[0]
        name = _name_at(text, word, start) if word in begin_names else ""
        reached = start + len(name) if name else end
        words.append(_NEW(NoteWord, (*_look_at(name or word, bool(name)), start, reached)))
    return words


_NICKNAMES = technologies().nicknames | {"kube", "terra", "couch"}


@lru_cache(maxsize=8192)
def _look_at(typed: str, is_known: bool) -> _Look:
    raw = typed if typed.isalpha() else typed.strip("\"'“”‘’").rstrip(".?!") or typed
    small = raw.casefold().replace("’", "'")
    if small in _CLOSED and raw.isupper() and len(raw) > 1:
        # CAN bus, IT team
        small = raw
    is_name = (is_known or small in _NICKNAMES) and small.removesuffix("s") not in ACRONYMS
    is_mark = small in _MARKS
    is_short = "'" in small and _SHORT_FORM.match(small) is not None
    is_number = not is_name and (small in NUMBERS or _NUMBER.match(small) is not None)
    kind = Kind.NAME if is_name else kind_of(raw)
    is_noun = is_name or not (is_number or is_mark or is_short or kind is Kind.DESCRIBES)
    return _Look(
        raw=raw,
        small=small,
        kind=kind,
        is_name=is_name,
        is_mark=is_mark,
        is_number=is_number,
        is_noun=is_noun,
        is_thing=is_name or (is_noun and small not in _NO_THING),
        ends=not is_name and (is_mark or is_short or small in _ENDS),
    )


def _name_at(text: str, word: str, at: int) -> str:
    """The longest name of a technology that stands at this place, or an empty text."""
    found = ""
    for name in technologies().by_first_word.get(word, ()):
        behind = text[at + len(name) : at + len(name) + 1]
        if len(name) > len(found) and text.startswith(name, at) and not behind.isalnum():
            found = name
    return found


def is_object(word: NoteWord) -> bool:
    """Whether a word can only begin what a verb acts on: "the", "3", "nothing"."""
    return word.is_number or word.small in OBJECT_STARTS
