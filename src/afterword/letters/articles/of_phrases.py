""" "Proof of address", "loss of signal": what "of" and one bare word are together.

Most of them are phrases of English and lack nothing; "redesign of form" lacks an article, as work is done to a thing.
"""

from afterword.letters.reading.note_clause import Clause
from afterword.letters.reading.noun_phrases import NounPhrase
from afterword.letters.words.classes import (
    ACRONYMS,
    ALL_PREPOSITIONS,
    BEFORE_OF,
    BEHIND_OUT_OF,
    CALENDAR,
    FRONT_OF,
    GROUPS,
    OF_PHRASES,
    PERSONS,
    PORTIONS,
    WORKS,
)
from afterword.letters.words.nouns import Kind

_PLACES = FRONT_OF | {"end", "start", "beginning", "middle", "back", "bottom", "side", "edge", "border"}
# "at end of shift"; "at end of line" lacks two
_ENDS = frozenset(
    ["shift", "life", "service", "play", "term", "season", "tenancy", "lease", "contract", "support"]
)
# "at point of sale", "on date of birth"
_WHERE = frozenset(["point", "place", "time", "date", "cause", "period", "change", "breach", "order", "term"])
_SAYINGS = frozenset([("front", "house"), ("back", "house")])
_MAKERS = frozenset(["author", "owner", "user", "maintainer", "maker"])
_NO_THING = BEFORE_OF - OF_PHRASES


def is_phrase_of_english(phrase: NounPhrase, clause: Clause) -> bool:
    """Whether `phrase` is the address of "proof of address", or the hours cover of "out of hours cover"."""
    if _is_behind_out_of(phrase, clause):
        return True
    head = clause.head(phrase)
    return (
        _is_bare_behind_of(phrase, clause)
        and head not in ACRONYMS
        and _goes_with(clause.before(phrase, 2), head)
    )


def _goes_with(first: str, behind: str) -> bool:
    return (
        first in OF_PHRASES or (first in {"end", "start"} and behind in _ENDS) or (first, behind) in _SAYINGS
    )


def begins_phrase_of_english(phrase: NounPhrase, clause: Clause) -> bool:
    """Whether `phrase` is the proof of "proof of address", or the point of "at point of sale"; "letter of credit" by
    itself is one thing and needs its article."""
    if phrase.size > 1 or clause.after(phrase) != "of":
        return False
    is_where = clause.before(phrase) in ALL_PREPOSITIONS and clause.head(phrase) in _WHERE
    if (
        phrase.kind is Kind.COUNT
        and not is_where
        and (clause.head(phrase), clause.after(phrase, 1)) not in _SAYINGS
    ):
        return False
    behind = next((other for other in clause.phrases if other.start == phrase.end + 1), None)
    return behind is not None and is_phrase_of_english(behind, clause)


def may_be_phrase_of_english(phrase: NounPhrase, clause: Clause) -> bool:
    """Whether nobody knows: "ease of access", "age of team"; where work is done to a thing, its article is missing."""
    if any(other.end == phrase.start - 1 and _is_compound(other, clause) for other in clause.phrases):
        return False
    first = clause.before(phrase, 2)
    if phrase.size > 1:
        # "peace of mind cover", "proof of address form"
        return clause.before(phrase) == "of" and not phrase.is_given and first in OF_PHRASES
    if not _is_bare_behind_of(phrase, clause):
        return False
    is_work = first in WORKS | _MAKERS or (first.endswith("ing") and len(first) > 5)
    is_place = first in _PLACES and clause.before(phrase, 3) in {"in", "on", "at", "by"}
    return not (is_work or is_place or clause.head(phrase) in CALENDAR | PERSONS | GROUPS)


def _is_compound(phrase: NounPhrase, clause: Clause) -> bool:
    """ "battery life of tracker": what has a noun before it is no part of a phrase that everybody knows."""
    before = clause.words[phrase.start : phrase.head]
    return bool(before) and before[-1].is_thing and before[-1].kind in {Kind.COUNT, Kind.MASS, Kind.BOTH}


def _is_bare_behind_of(phrase: NounPhrase, clause: Clause) -> bool:
    if phrase.size > 1 or phrase.is_given or clause.before(phrase) != "of":
        return False
    first = clause.before(phrase, 2)
    if first in OF_PHRASES:
        return True
    return first not in PORTIONS | _NO_THING and any(
        other.end == phrase.start - 1 for other in clause.phrases
    )


def _is_behind_out_of(phrase: NounPhrase, clause: Clause) -> bool:
    is_one_word = clause.before(phrase) == "of" and clause.before(phrase, 2) == "out"
    return is_one_word and phrase.size > 1 and clause.first(phrase) in BEHIND_OUT_OF
