"""What hurried notes leave out besides articles: "there are", "is", and the "and" between two things.

"There are 140 servers on CentOS 7" says no more than "140 servers on CentOS 7", and "the audit and the exit plan" no
more than "audit, exit plan"; so these are written. Where a verb is missing ("click rate still at 11%") its tense is
not ours to choose: the likely sentence is asked about.
"""

import re
from itertools import pairwise

from afterword.letters.articles.supplied import read_note
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.note_clause import Clause, Telling
from afterword.letters.reading.note_words import NoteWord, is_object
from afterword.letters.reading.noun_phrases import NounPhrase
from afterword.letters.words.classes import (
    ADJECTIVE_TOO,
    ADVERBS,
    ALL_PREPOSITIONS,
    CLAUSE_OPENERS,
    JOINERS,
    WH_WORDS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, is_listed

_UNCOUNTED = frozenset(
    ["no", "few", "many", "several", "some", "only", "too", "lots", "plenty", "hardly", "zero", "about"]
)
_SEVERAL = frozenset(["few", "many", "several", "some"])
_SEPARATES = re.compile(r", (?!\d{3}\b)")
_FREE = frozenset(
    ["none", "all", "both", "mostly", "especially", "including", "not", "e.g", "one", "each", "some", "half"]
)
_OPENS_LATER = CLAUSE_OPENERS | {"time", "before", "after"}
_ADVERBIAL = (ADVERBS - {"first", "once", "only", "then", "now", "just"}) | {"too", "quite", "very", "not"}


def there_is(text: str) -> str:
    """ "there is " or "there are " for a thing that was only named with its number ("140 servers on CentOS 7", "no
    budget for tools"), else an empty text."""
    first = _SEPARATES.split(text, maxsplit=1)[0]
    note = read_note(first, Telling.SAID)
    if not note.words or not note.phrases or not is_thing(note):
        return ""
    opening, phrase = note.words[0], note.phrases[0]
    if not (opening.is_number or opening.small in _UNCOUNTED) or "%" in opening.raw:
        return ""
    counted = (opening.is_number and opening.small not in {"1", "one"}) or opening.small in {
        "few",
        "many",
        "several",
        "some",
    }
    if counted and phrase.kind is not Kind.PLURAL:
        return ""
    many = phrase.kind is Kind.PLURAL or opening.small in {"lots", "plenty"}
    return "there are " if many else "there is "


def is_thing(note: Clause) -> bool:
    """Whether a note names a thing and says nothing about it: phrases and prepositions, no verb, nothing behind."""
    if note.verbs or not note.phrases or note.phrases[0].start > 1:
        return False
    if any(one.end == two.start for one, two in pairwise(note.phrases)):
        # "gripper crushes every part": nothing joins them but a verb that no list knows.
        return False
    inside = {at for phrase in note.phrases for at in range(phrase.start, phrase.end)}
    if not all(
        note.words[phrase.head].is_name or phrase.kind is Kind.NAME or is_listed(note.words[phrase.head].raw)
        for phrase in note.phrases
    ):
        # An unknown word may be a verb: "documentation rots within weeks".
        return False
    if any(
        word.small in verbs().third
        for phrase in note.phrases
        for word in note.words[phrase.start + 1 : phrase.head]
    ):
        # "search for red shoes shows red bags"
        return False
    free = ALL_PREPOSITIONS | JOINERS | {"per", "only", "too", "about", "still", "instead"}
    return all(at in inside or word.small in free for at, word in enumerate(note.words)) and _ends_in_thing(
        note
    )


def _ends_in_thing(note: Clause) -> bool:
    last = note.words[-1]
    behind_still = next((at for at, word in enumerate(note.words) if word.small == "still"), -1)
    if behind_still >= 0 and note.words[behind_still + 1 : behind_still + 2]:
        return note.words[behind_still + 1].small in ALL_PREPOSITIONS and not last.is_mark
    return last.small not in ALL_PREPOSITIONS


def with_verb(text: str) -> str:
    """The sentence that is likely meant where "is" or "are" is missing: "the click rate is still at 11%"; else an
    empty text. A part behind a comma is looked at as well ("the batch fails, invoices late")."""
    parts = _SEPARATES.split(text)
    if len(parts) > 3:
        return ""
    for at, part in enumerate(parts):
        note = read_note(part, Telling.SAID)
        if at and (
            not note.words or note.words[0].small in _FREE | ALL_PREPOSITIONS | JOINERS | CLAUSE_OPENERS
        ):
            continue
        place = _gap(note)
        if place < 0:
            continue
        verb = "are" if _is_many(note.words, note.phrases[0]) else "is"
        mended = f"{part[:place]}{verb} {part[place:]}"
        if at == 0:
            return ", ".join([mended, *parts[1:]])
        return f"{', '.join(parts[:at])} and {mended}"
    return ""


def _is_many(words: list[NoteWord], phrase: NounPhrase) -> bool:
    first = words[phrase.start]
    return phrase.kind is Kind.PLURAL or (first.is_number and first.small not in {"1", "one"})


def _gap(note: Clause) -> int:
    """The place in the text where a verb is missing: between a thing and what describes it; else -1."""
    words, phrases = note.words, note.phrases
    if not phrases or phrases[0].start != 0:
        return -1
    at = phrases[0].end
    while at + 1 < len(words) and words[at].small in ALL_PREPOSITIONS:
        after = next((phrase for phrase in phrases if phrase.start == at + 1), None)
        if after is None:
            return -1
        at = after.end
    if at >= len(words) or words[at].is_name or any(place <= at for place in note.verbs):
        return -1
    if (
        words[at].small in {"still", "too"}
        and is_thing(note)
        and words[0].is_number
        and "%" not in words[0].raw
    ):
        return -1
    if words[at].small in verbs().past and at + 1 < len(words) and is_object(words[at + 1]):
        # "every team needed one": a verb, and nothing is missing.
        return -1
    small = words[at].small
    is_verb = small in verbs().base or small in verbs().third
    if is_verb and small not in ADJECTIVE_TOO and not small.endswith("ed"):
        return -1
    describes = (words[at].kind is Kind.DESCRIBES and _is_known(words[at])) or words[at].small in _ADVERBIAL
    closed = (
        words[at].small in {"only", "first", "then"} | ALL_PREPOSITIONS | JOINERS | CLAUSE_OPENERS
        or words[at].is_mark
    )
    return words[at].start if describes and not closed and not _goes_on(words, at, note) else -1


def _is_known(word: NoteWord) -> bool:
    """Whether a list knows that a word describes, so that it is no verb that none knows ("outlive")."""
    return (
        is_listed(word.raw)
        or word.small in verbs().participle
        or word.small.endswith(("ed", "er", "less", "able"))
    )


def _goes_on(words: list[NoteWord], at: int, note: Clause) -> bool:
    """Whether the next verb belongs to the thing and to no clause of its own ("outdated by the time dev starts")."""
    verb = min((place for place in note.verbs if place > at), default=-1)
    return verb >= 0 and not any(word.small in _OPENS_LATER for word in words[at + 1 : verb])


_TAIL = re.compile(r", (?P<tail>[^,()]{2,40})$")


_HOURS = re.compile(r"\d+ ?(?:h|hrs?|hours?|min|mins|minutes|days?)")


def bracket_tail(text: str) -> str:
    """ "a coding test, 90 minutes" as "a coding test (90 minutes)"; so with "a talk with the lead, date open"."""
    match = _TAIL.search(text)
    if not match or "(" in text or ", " in text[: match.start()]:
        return text
    note = read_note(match["tail"], Telling.TALK)
    if note.verbs or not note.words or len(note.words) > 4:
        return text
    is_figure = _HOURS.fullmatch(match["tail"]) or (note.words[0].is_number and is_thing(note))
    # "date open", "date still open"
    is_short = len(note.words) == 2 or (
        len(note.words) == 3 and note.words[1].small in {"still", "yet", "not"}
    )
    is_state = is_short and _gap(read_note(match["tail"], Telling.SAID)) > 0
    return f"{text[: match.start()]} ({match['tail']})" if is_figure or is_state else text


_NO_THING = ALL_PREPOSITIONS | JOINERS | _UNCOUNTED


def join_two_things(text: str) -> str:
    """ "the audit, the exit plan" as "the audit and the exit plan", "the plan, 4 open roles" as "the plan (4 open
    roles)"; other texts as they are."""
    parts = _SEPARATES.split(text)
    if len(parts) != 2 or " and " in text or "(" in text:
        return text
    if split_tokens(parts[1])[:1] and split_tokens(parts[1])[0] in WH_WORDS - {
        "which",
        "who",
        "whose",
        "when",
    }:
        # "the fare engine, what stays in COBOL"
        return f"{parts[0]} and {parts[1]}"
    one, two = (read_note(part, Telling.TALK) for part in parts)
    if not (is_thing(one) and is_thing(two)) or two.words[0].small in _NO_THING or "e.g" in text:
        return text
    if one.words[0].is_number or "vs" in text or any(word.kind is Kind.DESCRIBES for word in two.words[:2]):
        return text
    if two.words[0].is_number:
        return f"{parts[0]} ({parts[1]})"
    return f"{parts[0]} and {parts[1]}"
