"""Where a noun phrase ends, and whether what stands at its start makes it one: numbers, owners, words in -ing."""

from afterword.letters.reading.note_words import NoteWord
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    CALENDAR,
    DETERMINERS,
    JOINERS,
    NAMING_GERUNDS,
    NOT_GERUND,
    OBJECTS,
    STOPPING,
    TRAVELS,
    UNITS,
)
from afterword.letters.words.lexicon import verbs as all_verbs
from afterword.letters.words.nouns import Kind, is_listed, kind_of

_SPLITS = ADVERBS - {"first"}
_NEW_STARTS = DETERMINERS | {"one"}
_AFTER_NUMBER = frozenset(["more", "less", "such", "very", "quite", "too", "rather"])
_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_IN_TIME = frozenset(["last", "next"])
_NAMES = NAMING_GERUNDS | NOT_GERUND
_BEHIND_PARTICIPLE = ALL_PREPOSITIONS | JOINERS
# "for meeting me", "for setting up the call", "by splitting the table"
_OF_ACTIVITY = DETERMINERS | OBJECTS | {"up", "out", "off", "down"}
_PLACES = frozenset(["at", "into", "on", "from", "to", "per"])
_IN_A_ROW = frozenset(["first", "second", "third", "fourth", "fifth", "another"])


def closes(words: list[NoteWord], at: int, verbs: frozenset[int]) -> bool:
    """Whether the word at `at` can be no part of a noun phrase."""
    word = words[at]
    return word.ends or at in verbs or (at > 0 and not word.is_name and word.small in _SPLITS)


def end_of(words: list[NoteWord], at: int, verbs: frozenset[int]) -> int:
    """Behind the last word that may belong to the phrase that begins at `at`."""
    end = at
    while end < len(words):
        way = _end_of_way(words, end, verbs) if end > at and words[end].small == "to" else 0
        if way:
            end = way
        elif _follows_number(words, end):
            end += 1
        elif closes(words, end, verbs) or (end > at and _begins_anew(words, end, verbs)):
            break
        else:
            end += 1
    return end


def _follows_number(words: list[NoteWord], at: int) -> bool:
    """ "one more thing"."""
    if words[at].small not in _AFTER_NUMBER or at == 0:
        return False
    return words[at - 1].is_number or words[at - 1].small in DETERMINERS


def _end_of_way(words: list[NoteWord], at: int, verbs: frozenset[int]) -> int:
    """ "windows to Linux migration": behind "migration", where the way is part of the name; else 0."""
    end = at + 1
    while end < len(words) and not closes(words, end, verbs):
        end += 1
    return end if end > at + 2 and words[end - 1].small in TRAVELS else 0


def _begins_anew(words: list[NoteWord], at: int, verbs: frozenset[int]) -> bool:
    """Whether something else begins inside a run of nouns: "jobs | the team owns", "a decision | next week"."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else None
    if not word.is_name and word.small in _NEW_STARTS:
        return True
    if words[at - 1].small == "time" and at > 1 and words[at - 2].small in {"each", "every"}:
        return True
    if word.small in _WEEKDAYS and words[at - 1].is_noun and (after is None or after.ends):
        # "a call with the head Thursday"
        return True
    if after is not None and word.small in _IN_TIME and after.small.removesuffix("'s") in CALENDAR:
        return True
    if (
        after is not None
        and after.small == "by"
        and at + 2 < len(words)
        and words[at + 2].small == word.small
    ):
        # "updated the theme step by step"
        return True
    return _tells_after_noun(words, at, verbs) or _counts_after_noun(words, at)


def _tells_after_noun(words: list[NoteWord], at: int, verbs: frozenset[int]) -> bool:
    """ "code written in Go", "reports built by hand": a past form behind a noun and before a preposition."""
    word, before = words[at], words[at - 1]
    if word.is_name or word.kind is not Kind.DESCRIBES or not before.is_noun:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or after.is_mark or after.small in _BEHIND_PARTICIPLE or at + 1 in verbs


def _counts_after_noun(words: list[NoteWord], at: int) -> bool:
    """ "project two years late"; but "Java 8 migration"."""
    if not words[at].is_number or at + 1 >= len(words) or words[at - 1].is_name:
        return False
    return words[at - 1].is_noun and words[at + 1].is_noun and words[at + 1].kind is Kind.PLURAL


def opens_activity(words: list[NoteWord], at: int, verbs: frozenset[int], link: str) -> bool:
    """Whether a word in -ing is something done here ("by splitting the table"), and no part of a name."""
    if at + 1 >= len(words) or words[at].is_name or not words[at].small.endswith("ing"):
        return False
    small, after = words[at].small, words[at + 1]
    if after.small in _OF_ACTIVITY or (after.small in _IN_A_ROW and at + 2 < len(words)):
        # "opening second office": no thing is called so.
        return True
    if kind_of(small) is Kind.COUNT or is_listed(small) or small in _NAMES or _names_thing(after, link):
        return False
    if small not in all_verbs().gerund and not small.startswith(("re", "de", "un", "pre", "over")):
        return False
    return not (after.ends or at + 1 in verbs)


def _names_thing(after: NoteWord, link: str) -> bool:
    """ "wrote naming guide", "at filling line": behind these, -ing and a single thing are one name."""
    if after.is_name or after.is_mark or after.kind is not Kind.COUNT:
        return False
    return (link in all_verbs().past and link not in STOPPING) or link in _PLACES


def is_counted(words: list[NoteWord], at: int, head: int) -> bool:
    """ "3 approvals", "phase 2"; not "3 TB table", where the number only measures."""
    if head + 1 < len(words) and words[head + 1].is_number and not words[head].is_name:
        goes_on = head + 2 < len(words) and words[head + 2].is_noun and not words[head + 2].ends
        return words[head].kind is Kind.COUNT and words[head].small not in TRAVELS and not goes_on
    if words[at].small == "zero" and not words[head].is_name and words[head].kind is Kind.COUNT:
        # "zero trust rollout"
        return False
    return words[at].is_number and not measures(words, at, head)


def measures(words: list[NoteWord], at: int, head: int) -> bool:
    """Whether a number at the start only measures a single thing: "3 TB table", "15 year old module"."""
    if (
        not words[at].is_number
        or head < at + 2
        or words[at].small in {"1", "one", "zero"}
        or words[head].is_name
        or (words[at + 1].kind is Kind.PLURAL and words[at + 1].small not in UNITS)
    ):
        # "20 sessions using a whiteboard" counts what stands behind the number.
        return False
    kind = words[head].kind
    if kind is Kind.BOTH and words[at + 1].small in UNITS:
        return True
    return kind is Kind.COUNT and words[at].small[-1] != "%"


def tells_time(words: list[NoteWord], at: int, head: int) -> bool:
    """ "last week", "next month's plan"."""
    if words[at].small not in _IN_TIME or at + 1 >= len(words):
        return False
    return words[at + 1].small.removesuffix("'s") in CALENDAR and head >= at + 1
