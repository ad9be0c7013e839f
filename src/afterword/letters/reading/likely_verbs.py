"""Which word of a clause is its verb although it may be a noun: told by what stands before and behind it."""

from afterword.letters.reading.note_words import AUXILIARIES, NoteWord, is_object
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    CLAUSE_OPENERS,
    INTRANSITIVES,
    PARTICLES_OF_VERBS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, is_listed

_TELLS_HOW = frozenset(["by", "in", "with", "for", "of", "on", "from", "as"])


def find_likely(words: list[NoteWord], start: int, end: int) -> set[int]:
    """The one word of a clause that is its verb although it may be a noun, where there is one."""
    places = [place for place in range(start + 1, end) if _may_be_verb(words, place, start, end)]
    shown = [place for place in places if place + 1 < len(words) and _shows_verb(words[place + 1])]
    return set((shown or places)[:1])


_ASKS = frozenset(["what", "how", "why", "whether"])


def _shows_verb(after: NoteWord) -> bool:
    return is_object(after) or after.small in _ASKS


def _may_be_verb(words: list[NoteWord], at: int, start: int, end: int) -> bool:
    """Whether a word that may be a noun is the verb of its clause: "retry button hides bugs", "events break it"."""
    word, before, known = words[at], words[at - 1], verbs()
    if word.is_name or word.is_mark or before.small in CLAUSE_OPENERS:
        # "how tests run": what opens a clause has its subject behind it.
        return False
    if not (before.is_thing or before.is_number or before.small in SUBJECTS or before.small in ADVERBS):
        return False
    if before.small in ADVERBS and at - 2 >= start:
        before = words[at - 2]
    joined = any(each.small == "and" for each in words[start + 1 : at]) and at - start < 5
    many = joined or (not before.is_name and before.kind is Kind.PLURAL)
    if word.small in known.third:
        return not many and _is_third_here(words, at, start, end)
    if word.small in known.base and word.small not in known.nouny and not is_listed(word.small):
        return many or (words[start].is_number and words[start].small not in {"1", "one"})
    if word.small in known.base:
        # "integration tests catch what unit tests miss"
        is_shown = at + 1 < end or (at + 1 < len(words) and words[at + 1].small in _ASKS)
        return many and (is_shown or word.small not in known.nouny)
    if word.small in INTRANSITIVES:
        return True
    if before.is_number and at + 1 < end and words[at + 1].is_thing:
        # "one shared board"
        return False
    if word.small in known.past or (word.small.endswith("ed") and len(word.small) > 4):
        return at + 1 >= end or _goes_on(words[at + 1], _TELLS_HOW)
    return False


def _is_third_here(words: list[NoteWord], at: int, start: int, end: int) -> bool:
    if at + 1 >= end:
        # "a template for outage replies" names many things; "the person on call replies" does not.
        return not any(word.small in ("for", "of", "about", "in") for word in words[max(start, at - 2) : at])
    after = words[at + 1]
    if after.small in ADVERBS and _is_base_here(words, at + 2):
        # "login errors only show up on Mondays"
        return False
    if after.small in verbs().sure_base or not _goes_on(after, frozenset(["of", "for"])):
        # "loyalty points go missing"
        return False
    # Behind a preposition it is rather a thing of many: "a linter for table names".
    far = any(word.small in ALL_PREPOSITIONS for word in words[start:at])
    return not far or is_object(after) or after.small in ADVERBS or after.kind is Kind.DESCRIBES


def _is_base_here(words: list[NoteWord], at: int) -> bool:
    if at + 1 >= len(words) or words[at].small not in verbs().base:
        return False
    behind = words[at + 1]
    return is_object(behind) or behind.small in (ALL_PREPOSITIONS | PARTICLES_OF_VERBS) - {"of"}


def _goes_on(after: NoteWord, stops: frozenset[str]) -> bool:
    """What may stand after a verb; after a plural noun it seldom does."""
    return after.small not in stops and not after.is_mark and after.small not in AUXILIARIES
