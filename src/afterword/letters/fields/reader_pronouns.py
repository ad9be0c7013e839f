"""Pronouns that stand for the reader: "her question" in the notes about Patricia is "your question" in her letter.

In the notes about one person "he" and "she" mean that person, where nobody else stands before them in the same field;
in what somebody said "we" is their team. Where it may mean another, the finished words are proposed, not printed.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from afterword.letters.debrief import PersonNotes
from afterword.letters.fields.field import Field
from afterword.letters.fields.named_before import one_named_before
from afterword.letters.fields.pronouns import names_one, stands_for_others
from afterword.letters.fields.reader_words import (
    GROUP,
    HIRING,
    TEAM,
    THIRD,
    asks_of_team,
    is_their_team,
    turned_at,
)
from afterword.letters.fields.setting import Setting
from afterword.letters.fields.spoken_first import FIRST, as_reader, means_speaker
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    DETERMINERS,
    JOINERS,
    OPENERS,
    OTHERS,
    SUBJECTS,
    WH_WORDS,
)
from afterword.letters.words.lexicon import ordinary, proper_words, technologies, verbs

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;.:()\"“”?!]")
# "they cant patch it.Nobody knows it": what is to be proposed must be right.
_GLUED = re.compile(r"[a-z]{2}\.[A-Z]")
_SUBJECT = frozenset(["he", "she"])
# These are searched in small letters, which takes a third of the time of a search that ignores case.
_ANY = re.compile(r"\b(?:s?he|him|his|hers?|himself|herself|we|ours?|us|ourselves)\b")
_TURNED_FIELDS = frozenset(["topic", "point", "thought", "liked", "promised", "next"])


_NO_NAMES = DETERMINERS | ALL_PREPOSITIONS | JOINERS | OPENERS | WH_WORDS | SUBJECTS | ADVERBS
_HE = re.compile(r"\b(?:he|him|his|himself)\b")
_SHE = re.compile(r"\b(?:she|hers?|herself)\b")


def names_two(person: PersonNotes) -> bool:
    """Whether the notes about a person hold "he" and "she", so that one of them is somebody else."""
    typed = (
        person.topic,
        person.point,
        person.thought,
        person.liked,
        person.my_link,
        person.clarify,
        person.next,
    )
    text = "\n".join((*typed, person.notes, person.private)).casefold()
    return _HE.search(text) is not None and _SHE.search(text) is not None


class Turned(NamedTuple):
    """`text` with the reader's own pronouns; `is_sure` says that nothing else can be meant. An empty text: no proposal
    can be made."""

    text: str
    is_sure: bool


def turn_to_reader(text: str, field: Field, setting: Setting) -> str:
    """`text` with "you" for the reader where that is certain, else as it is."""
    if field.name not in _TURNED_FIELDS:
        return text
    text = _own_name_as_pronoun(text, field, setting)
    if not _ANY.search(text.casefold()):
        return text
    turned = propose_turned(text, field, setting)
    return turned.text if turned.is_sure else text


_TOLD_OF_READER = frozenset(["liked", "point"])


def _own_name_as_pronoun(text: str, field: Field, setting: Setting) -> str:
    """ "Pelle sits with the artists" in the notes about Pelle as "he sits with ...", where that can be turned for
    certain."""
    first, _, rest = text.partition(" ")
    is_own = first in {setting.call, setting.person.partition(" ")[0]}
    if field.name not in _TOLD_OF_READER or not is_own or not rest:
        return text
    named = f"{'she' if _SHE.search(rest) else 'he'} {rest}"
    # By their name it is the reader, whoever else was named.
    turned = propose_turned(named, field, replace(setting, topic="", point=""))
    return turned.text if turned.is_sure else text


def propose_turned(text: str, field: Field, setting: Setting) -> Turned:
    words = _Words(text)
    small = set(words.small)
    is_sure = '"' not in text and "“" not in text
    changes: dict[int, str] = {}
    if field.name == "point" and not FIRST.isdisjoint(small) and small.isdisjoint({"you", "your", "yours"}):
        if not means_speaker(words.small):
            return Turned("", is_sure=False)
        spoken = as_reader(words.small) | {
            at: TEAM[word] for at, word in enumerate(words.small) if word in TEAM
        }
        return Turned(words.with_changes(spoken), is_sure=False)
    if field.name == "point" and not small.isdisjoint(TEAM):
        changes = {at: TEAM[word] for at, word in enumerate(words.small) if word in TEAM}
        is_sure &= is_their_team(words.small)
    if field.name == "liked" and asks_of_team(words.small):
        changes = {at: TEAM[word] for at, word in enumerate(words.small) if word in TEAM}
        return Turned(words.with_changes(changes), is_sure=False)
    if not changes and small.isdisjoint(THIRD) and not small.isdisjoint(GROUP):
        return Turned(words.with_changes(_turn_group(words.small, field)), is_sure=False)
    if not small.isdisjoint(THIRD):
        are_two = setting.two_persons or (_HE.search(text) is not None and _SHE.search(text) is not None)
        is_sure &= not are_two and not (changes or small & {"you", "your", "yours"})
        is_sure &= not _turn_group(words.small, field)
        # "what she expects in the first month", said by who hires for others, tells of the team's lead.
        is_sure &= field.name != "topic" or not setting.is_arranger or HIRING.isdisjoint(small)
        one, is_one = _turn_one(words, field, setting)
        changes |= one
        is_sure &= is_one
    return Turned(words.with_changes(changes), is_sure and bool(changes))


def _turn_group(small: list[str], field: Field) -> dict[int, str]:
    """The changes for "they", where they are not some others that were named before: nothing for "them" alone."""
    changes: dict[int, str] = {}
    for at, word in enumerate(small):
        if word not in GROUP or (word in _NEVER_FIRST and not changes) or stands_for_others(small, at):
            continue
        changes[at] = GROUP[word]
        if field.name == "next" and at == 0 and word == "they" and small[1:2] and small[1] in verbs().base:
            # "they call me on Friday" tells of what will be.
            changes[0] = "you will"
    return changes


_NEVER_FIRST = frozenset(["them", "themselves", "theirs"])


class _Words:
    """The words of a text with their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = list(_WORD.finditer(text))
        self.small = [match[0].casefold().replace("’", "'") for match in self.found]

    def with_changes(self, changes: dict[int, str]) -> str:
        """The text with these words in place of its own; empty where none is to change, or it lacks a space."""
        text = self.text if changes and not _GLUED.search(self.text) else ""
        changes = changes if text else {}
        for at in sorted(changes, reverse=True):
            match = self.found[at]
            text = text[: match.start()] + changes[at] + text[match.end() :]
        return text


def _turn_one(words: _Words, field: Field, setting: Setting) -> tuple[dict[int, str], bool]:
    """The changes for "he" and "she", and whether nobody else can be meant."""
    changes: dict[int, str] = {}
    is_sure, small = True, words.small
    for at, word in enumerate(small):
        if word not in THIRD:
            continue
        if names_one(small[: at - 1] if word in _SUBJECT and at else small[:at]):
            # "a nurse showed me her list", as it is.
            is_sure = False
            continue
        is_sure &= not _somebody_else(words, at, setting) and not one_named_before(small, at, field, setting)
        found, is_known = turned_at(small, at, field)
        changes |= found
        is_sure &= is_known
    return changes, is_sure


def _somebody_else(words: _Words, at: int, setting: Setting) -> bool:
    """Whether somebody stands before it: "the CTO", "Maria"."""
    own = {*setting.person.casefold().split(), setting.call.casefold()}
    for place in range(at):
        small, raw = words.small[place].removesuffix("'s"), words.found[place][0]
        if small in OTHERS or (small in setting.names and small not in own):
            return True
        if raw[0].isupper() and raw[1:].islower() and small not in own and not _is_word(small):
            return True
    return False


def _is_word(small: str) -> bool:
    listed = small in technologies().by_typed or small in ordinary() or small in proper_words()
    return listed or small in _NO_NAMES
