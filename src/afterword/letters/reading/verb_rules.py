"""How the neighbours of a word show that it is a verb, or that it is none: one rule for each kind of neighbour."""

from collections.abc import Callable

from afterword.letters.reading.note_words import AUXILIARIES, OBJECT_STARTS, NoteWord, is_object
from afterword.letters.words.classes import (
    ADVERBS,
    ALL_PREPOSITIONS,
    CLOSERS,
    DETERMINERS,
    DIRECTIONS,
    JOINERS,
    MODALS,
    OBJECTS,
    PRONOUNS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, is_listed, kind_of

PERSONAL = frozenset(["i", "we", "you", "they", "he", "she", "who"])
_PERSONAL_OBJECTS = PRONOUNS | {"it", "them", "us", "me", "him"}
_WHO = frozenset(["that", "which", "who"])
_LETS = frozenset(
    ["dare", "dares", "dared", "help", "helps", "helped", "let", "lets", "make", "makes", "made"]
)
# "don't let anyone deploy alone"
_LET_OBJECTS = OBJECTS | {"anyone", "anybody", "everyone", "everybody", "someone", "somebody", "people"}
BE_FORMS = frozenset(
    ["am", "is", "are", "was", "were", "aren't", "isn't", "wasn't", "weren't", "be", "been", "being"]
)
_HAVE = frozenset(["has", "have", "had", "hasn't", "haven't"])
DO_FORMS = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])
NEW_SUBJECTS = SUBJECTS - {"there", "this"}
_AFTER_COMMAND = OBJECT_STARTS | {"only"}
_NO_OBJECT = ALL_PREPOSITIONS | JOINERS | AUXILIARIES
_BEFORE_NOUN = DETERMINERS | ALL_PREPOSITIONS
_NO_VERB = ADVERBS | DETERMINERS | ALL_PREPOSITIONS | OBJECTS | CLOSERS | {"another", "one"}
_AFTER_PARTICIPLE = ALL_PREPOSITIONS | ADVERBS | JOINERS | DETERMINERS
Rule = Callable[[list[NoteWord], int, int], bool | None]
"""Whether the word at a place, in the clause that begins at another, is a verb; None where the rule does not tell."""


def _behind_to(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "to plan a release"; not "the link to patch series", "from batch to stream"."""
    before = words[at - 1].small
    if before == "to" or (before in {"not", "never"} and at - 2 >= start):
        is_base = words[at].small in verbs().base
        return is_base and not (before == "to" and _tells_where(words, at, start))
    return None


def _tells_where(words: list[NoteWord], at: int, start: int) -> bool:
    earlier = [word.small for word in words[max(start, at - 6) : at - 1]]
    after = words[at + 1].small if at + 1 < len(words) else ""
    if not earlier or after == "of":
        return after == "of"
    return "from" in earlier or earlier[-1] in DIRECTIONS or not DIRECTIONS.isdisjoint(earlier[:2])


def _behind_modal(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "could hint", "may only hint"."""
    place = at - 1
    if place > start and words[place].small in ADVERBS:
        place -= 1
    if words[place].small not in MODALS and not words[place].small.endswith(("'ll", "'d")):
        return None
    return words[at].small not in _NO_VERB and not words[at].small.endswith("ly")


def _behind_auxiliary(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "is driven by", "has tested the restore"; not "was an expired certificate"."""
    before, small, known = words[at - 1].small, words[at].small, verbs()
    if (before in ADVERBS or before == "ever") and at - 2 >= start and words[at - 2].small in _HAVE:
        # "had never thought about it"
        return small in known.participle
    if before in DO_FORMS:
        return small in known.base
    if before in _HAVE:
        return small in known.participle and kind_of(small) is Kind.DESCRIBES
    if before not in BE_FORMS:
        return None
    after = words[at + 1] if at + 1 < len(words) else None
    if small in known.gerund:
        return after is None or after.kind is not Kind.COUNT
    if small not in known.participle and not (small.endswith("ed") and kind_of(small) is Kind.DESCRIBES):
        return False
    if not small.endswith("ed") and not is_listed(small):
        return True
    return after is None or after.small in _AFTER_PARTICIPLE or not after.is_thing


def _behind_who(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "tables that break", "who owns it"; not "that build"."""
    if words[at - 1].small not in _WHO or words[at].small not in verbs().finite:
        return None
    if words[at - 1].small == "who":
        # "who pays van"
        return True
    if words[at - 1].small == "that" and at > 1 and words[at - 2].small in ALL_PREPOSITIONS:
        # "after that last release"
        return None
    return words[at].small not in verbs().nouny or (at > 1 and words[at - 2].is_thing)


def _before_pronoun(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "slow it down", "change nothing"; and "dares touch the module"."""
    if words[at].small not in verbs().base:
        return None
    if words[at - 1].small in _LETS and _takes_object(words, at):
        return True
    if words[at - 1].small in _LET_OBJECTS and at > 1 and words[at - 2].small in _LETS:
        # "would help me plan"
        return True
    is_shown = at + 1 < len(words) and words[at + 1].small in _PERSONAL_OBJECTS
    return True if is_shown else None


def _behind_subject(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "nobody owns", "you always buy", "you precompile"."""
    place = at - 2 if words[at - 1].small in ADVERBS and at - 2 >= start else at - 1
    before = words[place].small
    if before in {"them", "these", "those"} and place > start and words[place - 1].small == "of":
        # "60 of them exist today"
        return words[at].small in verbs().finite
    if before not in NEW_SUBJECTS or not (words[at].small in verbs().finite or before in PERSONAL):
        return None
    return words[at].small not in _NO_VERB


def _by_form(words: list[NoteWord], at: int, start: int) -> bool | None:
    """Forms that are no nouns: "takes" where a lists says so, "broke", "went"."""
    small, known, before = words[at].small, verbs(), words[at - 1].small
    is_third = small in known.third and small not in known.nouny
    is_past = small in known.past and small not in known.participle and small not in known.base
    return before not in _BEFORE_NOUN if is_third or is_past else None


def _behind_joiner(words: list[NoteWord], at: int, start: int) -> bool | None:
    """ "and wrote its runbook", "and change the date", "takes two hours and needs the team"."""
    small, known = words[at].small, verbs()
    if words[at - 1].small in JOINERS and small in known.third and _takes_object(words, at):
        earlier = any(word.small in known.third and word.small != small for word in words[start + 1 : at - 1])
        return True if earlier else None
    if words[at - 1].small in JOINERS and small in known.base and small in known.past:
        # "defined SLOs and set up alerts"
        return True if any(word.small in known.past for word in words[start : at - 1]) else None
    if words[at - 1].small not in JOINERS or not _takes_object(words, at):
        return None
    if small in known.base and any(word.small in known.sure_base for word in words[start + 1 : at - 1]):
        # "patients forget the password and call the front desk"
        return words[start].kind is Kind.PLURAL or words[at + 1].small in _AFTER_COMMAND
    if small in known.past and small not in known.base:
        # "regulation and delayed rollout": without a verb before it, it describes.
        return any(word.small in known.every for word in words[start : at - 1])
    return small in known.base and words[at + 1].small in _AFTER_COMMAND


RULES: tuple[Rule, ...] = (
    _behind_modal,
    _behind_to,
    _behind_auxiliary,
    _behind_who,
    _before_pronoun,
    _behind_subject,
    _by_form,
    _behind_joiner,
)


def _takes_object(words: list[NoteWord], at: int) -> bool:
    """Whether what follows may be what the verb acts on."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    return after.is_name or is_object(after) or (after.small not in _NO_OBJECT and not after.is_mark)
