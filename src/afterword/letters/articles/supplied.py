"""Articles that quick notes leave out: "migration of billing service to Kafka", "team is small", "built rate limiter".

An article is only grammar: it is added before a singular noun that cannot stand without one, wherever in the note it
stands, and the weakest one that is true ("the" for what both know, "a" for what is told for the first time). All
other words stay as typed.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from afterword.letters.articles.certain_things import NAMES_THINGS, Need
from afterword.letters.articles.given_things import all_given
from afterword.letters.articles.lacking import lacking_in
from afterword.letters.reading.note_clause import Clause, Telling
from afterword.letters.reading.note_words import AUXILIARIES, NoteWord, read_words_of
from afterword.letters.reading.noun_phrases import NounPhrase, find_phrases
from afterword.letters.reading.phrase_bounds import measures
from afterword.letters.reading.verb_places import find_verbs
from afterword.letters.words.classes import (
    ACTIVITIES,
    ADJECTIVE_TOO,
    ADVERBS,
    CALENDAR,
    CLOSERS,
    COMMANDS,
    DETERMINERS,
    MEASURING,
    NAMED_BY_ING,
    NAMING_GERUNDS,
    NOT_GERUND,
    OBJECTS,
    PERSONS,
    SOFTENERS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import is_listed


@lru_cache(maxsize=1024)
def read_note(text: str, telling: Telling) -> Clause:
    """The words of `text`, which of them are verbs, and its noun phrases."""
    words = read_words_of(text)
    starts = bool(words) and _starts_with_verb(words, telling)
    found = find_verbs(words, tells=telling in _SENTENCES, starts_with_verb=starts)
    phrases = find_phrases(words, found)
    generic = telling is Telling.SAID and bool(phrases) and _is_anybody(words, phrases[0])
    bracket = next((at for at, word in enumerate(words) if word.small == "("), -1) if "(" in text else -1
    return Clause(
        telling=telling, words=words, verbs=found, phrases=phrases, generic=generic, bracket=bracket
    )


class Completion(NamedTuple):
    """`text` is what may stand in a letter. `meant` is a field that certainly lacks something, as it was probably
    meant, or an empty text where that is not certain; `is_sure` says that nothing has to be asked. `lacks` says that
    an article was put in, or that one seems to be missing: for somebody who writes articles elsewhere, none is. The
    first word of a thing that was only named ("second interview with the CIO") is not meant by this."""

    text: str
    is_sure: bool = True
    meant: str = ""
    lacks: bool = False


@lru_cache(maxsize=2048)
def complete(text: str, telling: Telling) -> Completion:
    """A note with the articles that it lacks: "backfill of partitions after schema change" told of a talk is "the
    backfill of partitions after the schema change". What may be right as typed stays as typed."""
    joined = _with_hyphens(text)
    if all_given(joined, telling):
        return as_typed(text)
    clause = read_note(joined, telling)
    lacking = lacking_in(clause, joined)
    needs = {each.need for each in lacking}
    is_careful = bool(needs) and _writes_articles(clause.words)
    if Need.SURE not in needs:
        is_short = Need.DOUBT in needs and not is_careful
        return Completion(text, is_sure=False, lacks=True) if is_short else as_typed(text)
    is_list = telling is Telling.TALK and joined.count(", ") > 1
    if is_list or not needs.isdisjoint({Need.DOUBT, Need.LOOSE}):
        return Completion(text, is_sure=False, lacks=True)
    if is_careful and any(each.is_doubtful and each.edit[0] for each in lacking):
        return as_typed(text)
    written = _with_edits(
        joined, [*_hyphens(clause), *(each.edit for each in lacking if each.need is not Need.NONE)]
    )
    opens = telling in NAMES_THINGS and clause.phrases[0].start == 0
    is_opening = opens and all(each.edit[0] == 0 for each in lacking)
    if is_careful and not is_opening:
        # Somebody who writes articles elsewhere has rather left these out on purpose.
        return Completion(text, is_sure=False, meant=written, lacks=True)
    return Completion(written, lacks=not is_opening)


def as_typed(text: str) -> Completion:
    """A note whose articles are those that were typed."""
    return Completion(_with_edits(_with_hyphens(text), []))


def sure_lacks(text: str, telling: Telling) -> int:
    """How many articles a note lacks beyond doubt."""
    if all_given(text, telling):
        return 0
    return sum(each.need is Need.SURE for each in lacking_in(read_note(text, telling), text))


def _writes_articles(words: list[NoteWord]) -> bool:
    """Whether there is an article in the note; "twice a week" shows nothing."""
    after = [*(word.small for word in words[1:]), ""]
    return any(
        word.small in _DETERMINED and following not in CALENDAR
        for word, following in zip(words, after, strict=True)
    )


def _with_edits(text: str, edits: list[tuple[int, int, str]]) -> str:
    pieces, at = [], 0
    for place, taken, written in sorted(edits):
        pieces += [text[at:place], written]
        at = place + taken
    written = "".join([*pieces, text[at:]])
    return _BARE_SAME.sub("the same", written) if "same" in written else written


def _hyphens(clause: Clause) -> list[tuple[int, int, str]]:
    """ "40 tab spreadsheet" as "40-tab spreadsheet", "15 year old module" as "15-year-old module": places of spaces."""
    words = clause.words
    found: list[tuple[int, int, str]] = []
    for phrase in clause.phrases:
        if not measures(words, phrase.start, phrase.head) or words[phrase.start + 1].small not in MEASURING:
            continue
        found.append((words[phrase.start].end, 1, "-"))
        if words[phrase.start + 2].small == "old":
            found.append((words[phrase.start + 1].end, 1, "-"))
    return found


def _with_hyphens(text: str) -> str:
    """ "event based integration" as "event-based integration"."""
    return text if _ENDS_JOINED.isdisjoint(text.split()) else _JOINED.sub(_with_hyphen, text)


def _with_hyphen(match: re.Match[str]) -> str:
    return match[0].replace(" ", "-")


# Words that are one before a noun: "event-based integration", "two-factor login".
_JOINED = re.compile(
    r"\b(?:[a-z]{3,} (?:based|driven|oriented|facing|aware|friendly)|self service|real time|long (?:running|lived)|"
    r"(?:two|multi|second) factor|third party|end to end|zero trust|read only)(?= [a-z]{3,}(?!\w))(?! (?:on|in|the|by|"
    r"for|and|with|from|around|about|upon|of|is|are|was|to|at)\b)"
)
# One of these stands last in each, between spaces.
_ENDS_JOINED = frozenset(
    ["based", "driven", "oriented", "facing", "aware", "service", "time", "running", "lived", "factor", "party", "end",
     "trust", "only"]
)  # fmt: skip
_BARE_SAME = re.compile(r"(?<!\bthe )\bsame(?=$|[.,;)])")
_SENTENCES = frozenset([Telling.SAID, Telling.IDEA])


_DETERMINED = frozenset(["a", "an", "the"])


def _starts_with_verb(words: list[NoteWord], telling: Telling) -> bool:
    """Whether the first word is a deed, a command or an activity."""
    at = 0
    while at < len(words) - 1 and _is_skipped(words[at].small):
        at += 1
    first, after, known = words[at], words[at + 1] if at + 1 < len(words) else None, verbs()
    if first.is_name or after is None:
        return False
    if first.small in known.base and after.small in OBJECTS:
        return True
    if telling is Telling.DEED and first.small not in known.gerund:
        return first.small in _deeds() or first.small.endswith("ed")
    if first.small in known.gerund and first.small not in NOT_GERUND:
        return not after.is_mark and _is_done(first, after)
    if telling not in _SENTENCES or first.small not in known.base:
        return False
    is_softened = at > 0 and words[at - 1].small in SOFTENERS
    return is_softened or (telling is Telling.IDEA and _is_command(words, first)) or _acts(first, after)


@cache
def _deeds() -> frozenset[str]:
    return verbs().finite | verbs().participle | AUXILIARIES


def _is_command(words: list[NoteWord], first: NoteWord) -> bool:
    """ "use log data", "upgrade test system first"."""
    if words.index(first) + 1 < len(words) and words[words.index(first) + 1].small in AUXILIARIES:
        # "check could warn"
        return False
    if first.small in COMMANDS or any(word.small in _TURNS for word in words[2:]):
        return True
    # "link review to delivery date", "interpolate and flag the value"
    pairs = pairwise(word.small for word in words[1:])
    return any(
        (one == "and" and two in verbs().base) or (two == "to" and one != "from") for one, two in pairs
    )


_TURNS = frozenset(["first", "instead", "then", "before", "only"])
_SHOWS_COMMAND = DETERMINERS | OBJECTS


def _acts(first: NoteWord, after: NoteWord) -> bool:
    """Whether a base form is no noun and no adjective here: "move it", "rotate secrets"; not "open source"."""
    if first.small in ADJECTIVE_TOO:
        return after.small in DETERMINERS
    return after.small in _SHOWS_COMMAND or not (first.small in verbs().nouny or is_listed(first.small))


_BEFORE_DEED = ADVERBS | SOFTENERS


def _is_skipped(word: str) -> bool:
    return word in _BEFORE_DEED or (word.endswith("ly") and not is_listed(word))


_BEHIND_NAME = frozenset(["of", "in", "for", "is", "was", "and", "or"])


def _is_done(first: NoteWord, after: NoteWord) -> bool:
    """ "upgrading cluster" is done, "hiring process" is a name, "onboarding of new hires" a thing."""
    if after.is_name or after.is_number or after.small in DETERMINERS:
        return True
    if after.small in _BEHIND_NAME or after.small in CLOSERS:
        return False
    if first.small in ACTIVITIES and first.small not in NAMING_GERUNDS:
        return True
    return first.small not in NAMING_GERUNDS and after.small not in NAMED_BY_ING


def _is_anybody(words: list[NoteWord], phrase: NounPhrase) -> bool:
    """ "citizen waits 6 weeks for permit": anybody of a kind, and so is what follows."""
    return (
        phrase.is_subject
        and phrase.start == 0
        and not phrase.is_given
        and words[phrase.head].small in PERSONS
    )
