"""A note as words with their places: the ground on which its verbs and noun phrases are found."""

import re
from dataclasses import dataclass

from afterword.letters.lexicon import technologies
from afterword.letters.nouns import Kind, kind_of
from afterword.letters.word_classes import (
    ACRONYMS,
    ADVERBS,
    ALL_PREPOSITIONS,
    BE_HAVE_DO,
    CLOSERS,
    DETERMINERS,
    JOINERS,
    MODALS,
    NUMBERS,
    OBJECTS,
    PRONOUNS,
    SUBJECTS,
)

AUXILIARIES = BE_HAVE_DO | MODALS | {"be", "been", "being"}
OBJECT_STARTS = DETERMINERS | OBJECTS | PRONOUNS
_CLOSED = AUXILIARIES | ALL_PREPOSITIONS | SUBJECTS | OBJECTS | DETERMINERS | JOINERS
_NO_THING = ALL_PREPOSITIONS | JOINERS | DETERMINERS | ADVERBS | AUXILIARIES | CLOSERS | PRONOUNS
_MARKS = frozenset(",;:()–—")
_WORD = re.compile(r"[,;:()–—](?=\s|$|\w)|(?:[^\s,;:()–—]|,(?=\d)|:(?=\d))+")
_NUMBER = re.compile(r"[~$€£+-]?\d[\d.,:]*(?:%|[kmxhs]|ms|min|[kmgt]b|mb|[kmg]?w|kwh|mwh|th|st|nd|rd|\+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWord:
    """One word or the whole name of a technology. `small` is it in small letters."""

    raw: str
    small: str
    start: int
    end: int
    is_name: bool = False

    @property
    def is_mark(self) -> bool:
        return self.small in _MARKS

    @property
    def is_number(self) -> bool:
        return not self.is_name and (_NUMBER.match(self.small) is not None or self.small in NUMBERS)


def read_words_of(text: str) -> list[NoteWord]:
    """The words of a note in order; marks are words of their own."""
    words: list[NoteWord] = []
    matches = list(_WORD.finditer(text))
    at = 0
    while at < len(matches):
        start = matches[at].start()
        name = _name_at(text, matches[at][0], start)
        end = start + len(name) if name else matches[at].end()
        words.append(_word(name or matches[at][0], start, end, name))
        at += 1
        while at < len(matches) and matches[at].start() < end:
            at += 1
    return words


def _word(typed: str, start: int, end: int, name: str) -> NoteWord:
    raw = typed.strip("\"'“”‘’").rstrip(".?!") or typed
    small = raw.casefold().replace("’", "'")
    if small in _CLOSED and raw.isupper() and len(raw) > 1:
        # CAN bus, IT team
        small = raw
    is_name = bool(name) and small.removesuffix("s") not in ACRONYMS
    return NoteWord(raw=raw, small=small, start=start, end=end, is_name=is_name)


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


def is_thing(word: NoteWord) -> bool:
    """Whether a word may be the noun right before a verb."""
    if word.is_name:
        return True
    return (
        not (word.is_mark or word.is_number or word.small in _NO_THING)
        and kind_of(word.raw) is not Kind.DESCRIBES
    )


def is_noun(word: NoteWord) -> bool:
    """Whether a word may be the head of a noun phrase."""
    return word.is_name or not (word.is_number or word.is_mark or kind_of(word.raw) is Kind.DESCRIBES)
