"""Counting finite verbs without a tagger: whether words are a finished clause, a noun phrase, or either."""

import re
from functools import lru_cache

from afterword.letters.words.classes import (
    ADVERBS,
    BE_HAVE_DO,
    CALENDAR,
    DEGREES,
    DETERMINERS,
    GROUPS,
    JOINERS,
    MODALS,
    OBJECTS,
    OPENERS,
    PREPOSITIONS,
    PROPER_STARTS,
    SUBJECTS,
    TIMES,
)
from afterword.letters.words.lexicon import countable, verbs
from afterword.letters.words.nouns import Kind, kind_of

_SHORT_FORMS = re.compile(r"^(?:i|you|we|they|he|she|it|that|there|who|what)(?:'(?:s|re|ll|ve|m|d))$")
# A determiner or subject right after a noun opens a relative clause: "jobs nobody owns".
_STARTERS = (DETERMINERS | SUBJECTS) - {"no", "all", "both", "it", "there"}
# After a word in -s these show that it is a verb: "hiring in Tokyo starts in the fall".
_AFTER_A_VERB = PREPOSITIONS - {"of", "for"} | {"half", "twice", "once", "when"}
_MAY_OPEN = OPENERS | _STARTERS
_STOPS = frozenset((",", ";", ":", "not"))
_AUXILIARIES = BE_HAVE_DO | MODALS
_AFTER_THESE_BASE = MODALS | {"to"}
_DETERMINED = DETERMINERS | PREPOSITIONS
_BEFORE_NOUNS = _DETERMINED | JOINERS | {","}
_NEVER_NOUNS = _BEFORE_NOUNS | OPENERS | ADVERBS | _AUXILIARIES | OBJECTS | TIMES | _STOPS
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)[\w%+]*|[\w'’./+#&-]*\w[+#]*|[,;:]")


def split_tokens(text: str) -> list[str]:
    """Words in small letters with straight apostrophes; commas, semicolons and colons stand alone."""
    return list(_split_tokens(text))


@lru_cache(maxsize=512)
def _split_tokens(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))


def count_finite(tokens: list[str]) -> tuple[int, int, int]:
    """Sure finite verbs, possible ones, and how many a finished clause needs (one, and one more for each
    relative or embedded clause that is opened: "jobs nobody owns" asks for two)."""
    befores, afters = ["", *tokens[:-1]], [*tokens[1:], ""]
    kinds = list(map(_finite_kind, tokens, befores, afters))
    strong, needed = 0, 1
    for at, kind in enumerate(kinds):
        # Inside an embedded clause "does and does not do" is one verb of it, not the main one.
        if kind == 2 and not (needed > 1 and strong and befores[at] in JOINERS):
            strong += 1
        if at and tokens[at] in _MAY_OPEN and _opens_clause(tokens, at, afters[at]):
            needed += 1
    return strong, kinds.count(1), needed


def _opens_clause(tokens: list[str], at: int, after: str) -> bool:
    """Whether a clause inside the clause begins here."""
    token, before = tokens[at], tokens[at - 1]
    is_that = token == "that" and (after == "of" or points_at(before, after))
    if token in OPENERS and not is_that and (token, after) != ("because", "of"):
        return True
    return token in _STARTERS and _is_nounish(before, tokens[at - 2] if at > 1 else "")


def points_at(before: str, after: str) -> bool:
    """Whether "that" says which one, and opens no clause: "for that first week", "in that"."""
    if before == "in":
        return True
    if before not in PREPOSITIONS or not after or after in _NEVER_NOUNS - _IN_A_ROW:
        return False
    return after not in verbs().finite or after in verbs().nouny or after in countable()


_IN_A_ROW = frozenset(["first", "second", "third", "last", "next"])


def is_sure_verb(tokens: list[str], at: int) -> bool:
    """Whether the word at `at` is a finite verb beyond doubt."""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return _finite_kind(tokens[at], tokens[at - 1] if at else "", after) == 2


@lru_cache(maxsize=4096)
def _finite_kind(token: str, before: str, after: str) -> int:
    """2 a sure finite verb, 1 a possible one, 0 none."""
    known = verbs()
    if before == "not" or before in _AFTER_THESE_BASE or (before in BE_HAVE_DO and token not in BE_HAVE_DO):
        return 0
    if (token == "may" and after[:1].isdigit()) or (token in {"am", "may"} and before[:1].isdigit()):
        # The hour and the month: "at 3 am", "an answer by 22 May".
        return 0
    if token == "last" and after in CALENDAR:
        return 0
    if token in _AUXILIARIES or _SHORT_FORMS.match(token):
        return 0 if before in MODALS else 2
    if before in SUBJECTS and token in known.finite:
        return 2
    if token in known.nouny:
        return 1 if before and before not in _DETERMINED else 0
    if token in known.third:
        return 2
    if token in known.base and before and before not in _BEFORE_NOUNS:
        return 2 if _is_many(before) or before in {"people", "nobody"} else 1
    if token in known.past and token not in known.participle and before:
        return 2
    return 1 if (token in known.past or token.endswith("ed")) and before and after else 0


def _is_many(word: str) -> bool:
    """ "alerts", not "Christmas", "process" or "status"."""
    return (
        word.endswith("s")
        and not word.endswith(("ss", "is", "tus", "rus", "cus"))
        and word not in PROPER_STARTS
    )


_DESCRIBING = frozenset([Kind.DESCRIBES, Kind.MASS, Kind.BOTH])


def _is_nounish(word: str, before: str) -> bool:
    """Whether a word may end a noun phrase, so that a determiner after it opens a relative clause."""
    known = verbs()
    if word in _NEVER_NOUNS or word[:1].isdigit():
        # "12 a week" opens no clause.
        return False
    if word in known.nouny:
        # "legacy code nobody dares to touch"; but "users call nobody"
        return before in _DETERMINED or (bool(before) and kind_of(before) in _DESCRIBING)
    return word not in known.every and not word.endswith(("ing", "ed", "ly"))


def object_follows(tokens: list[str]) -> bool:
    return any(
        token in verbs().nouny and tokens[at + 1] in DETERMINERS
        for at, token in enumerate(tokens[1:-1], start=1)
    )


_NOT_BEFORE_VERB = PREPOSITIONS | DETERMINERS | JOINERS | OPENERS | {",", "way"}


_OF_MANY = GROUPS | SUBJECTS


_NOT_OF = PREPOSITIONS - {"of"}


def complement_follows(tokens: list[str]) -> bool:
    """Whether a possible verb is shown to be one by what stands after it: "the team deploys 20 times",
    "incidents start with a change"."""
    known = verbs()
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before in _NOT_BEFORE_VERB or token not in known.finite:
            continue
        if (
            token in known.base
            and token not in known.past
            and not before.endswith("s")
            and before not in _OF_MANY
        ):
            # "lazy load the SDK": a bare verb has no single noun before it.
            continue
        if after in DETERMINERS or after[0].isdigit() or after in DEGREES or after.endswith("ly"):
            return True
        if token in known.base and before.endswith("s") and after in _NOT_OF:
            return True
        if token in known.third and after in _AFTER_A_VERB and not before.endswith("s"):
            return True
    return False
