"""Whether a row of words is a whole clause: a subject with the finite verbs that it needs."""

import re

from afterword.letters.reading.finite import points_at
from afterword.letters.reading.verb_here import SPEAKERS, is_nounish, is_verb_here
from afterword.letters.words.classes import (
    ADVERBS,
    CALENDAR,
    JOINERS,
    MODALS,
    OPENERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
)
from afterword.letters.words.lexicon import gerund_of, past_of

# What may be the subject of a clause without a word that opens it: "jobs nobody owns", "the screen their text is on".
_STARTERS = (SUBJECTS - {"there", "this"}) | frozenset(["the", "a", "an"])
_BEFORE_CLAUSE = ADVERBS | {"maybe", "perhaps", "probably", "and", "so"}
_FAR = 4


def is_clause(tokens: list[str]) -> bool:
    """Whether the words hold a subject and the finite verbs that they need."""
    if tokens[:2] == ["so", "far"]:
        tokens = tokens[2:]
    while tokens and tokens[0] in _BEFORE_CLAUSE and len(tokens) > 2:
        tokens = tokens[1:]
    if tokens and has_plain_subject(tokens):
        return True
    found = [at for at in range(1, len(tokens)) if is_verb_here(tokens, at)]
    if not found:
        return False
    opened = [at for at in range(1, len(tokens)) if _opens(tokens, at, found)]
    return not opened or found[0] < opened[0] or len(found) > len(opened)


# "there's no such thing", "you're told"
_SHORT_FORM = re.compile(r"(?:i|you|we|they|he|she|it|that|there)'(?:s|re|ll|ve|m|d)$")


def has_plain_subject(tokens: list[str]) -> bool:
    """ "I'd be glad to run it", "class A would do": a first word or two, and what can only be their verb."""
    if _SHORT_FORM.match(tokens[0]):
        return True
    at = next((at for at, token in enumerate(tokens[:_FAR]) if token in MODALS), 0)
    return at > 0 and not (OPENERS | WH_WORDS | SUBJECTS | PREPOSITIONS | JOINERS) & set(tokens[:at])


_BEFORE_BASE = MODALS | {"not", "to"}
_ALL_OF_THEM = frozenset(
    ["everything", "everyone", "everybody", "anything", "something", "nothing", "all", "those"]
)


def _opens(tokens: list[str], at: int, found: list[int]) -> bool:
    """Whether a clause inside the clause begins here."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else ""
    if token in OPENERS:
        # "in that", "is that of serializable"
        return (token, after) not in _NO_CLAUSE and not (token == "that" and points_at(before, after))
    if token not in _STARTERS or at - 1 in found or after in CALENDAR:
        return False
    if before in _ALL_OF_THEM and token in SPEAKERS:
        # "the map of everything you got wrong"
        return True
    if token != "the" and not _GIVES.isdisjoint(tokens[max(0, at - 4) : at - 1]):
        # "giving drivers a say"
        return False
    is_base = at > 1 and tokens[at - 2] in _BEFORE_BASE
    return not is_base and is_nounish(before)


_GIVES = frozenset(
    form
    for base in ("give", "send", "offer", "teach", "save", "show", "lend", "cost", "bring", "ask")
    for form in (base, gerund_of(base, base), past_of(base), f"{base}s")
)
_NO_CLAUSE = frozenset([("because", "of"), ("that", "of")])
