"""Shapes that first words give away: commands, headless notes, gerunds, lists, deeds."""

import re
from itertools import pairwise

from afterword.letters.reading.finite import count_finite
from afterword.letters.words.classes import (
    ADJECTIVE_TOO,
    BE_HAVE_DO,
    BEFORE_TO,
    DETERMINERS,
    JOINERS,
    MODALS,
    NAMING_GERUNDS,
    NOT_GERUND,
    NOT_PAST,
    NUMBERS,
    OBJECTS,
    OPENERS,
    PREPOSITIONS,
)
from afterword.letters.words.lexicon import countable, ordinary, verbs

YEARS_WITHOUT_OF = re.compile(r"^\d+\+?\s+years?\s+(?!of|with|in|as|at|on|from)\w", re.I)


_NO_ITEM = PREPOSITIONS | OPENERS | {"not", "but", "so", "then"}
_SMALL_NUMBERS = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "half"]
)


_HELPING = BE_HAVE_DO | MODALS


_BEFORE_NOUN = DETERMINERS | PREPOSITIONS


def starts_headless(tokens: list[str]) -> bool:
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first not in _HELPING and second in _HELPING:
        # "writes are the bottleneck": a verb form that is a noun here.
        return False
    if first in _HELPING:
        return True
    past_start = first in verbs().past and first not in verbs().base and first not in _DESCRIBING
    third_start = first in verbs().third and first not in verbs().nouny
    return (past_start or third_start) and (second in _BEFORE_NOUN or third_start)


def lacks_subject(tokens: list[str], strong: int, needed: int) -> bool:
    """Notes such as "hard to hire", "not sure it helps", "need to reduce costs"."""
    if tokens[0] == "not":
        return True
    to_next = len(tokens) > 2 and tokens[1] == "to" and tokens[2] in verbs().base
    return to_next and strong < needed and tokens[0] in BEFORE_TO


def is_compound(tokens: list[str]) -> bool:
    """ "coding test", "hiring process": a singular noun after -ing without an article is one name."""
    return (
        len(tokens) > 1 and is_gerund(tokens[0]) and tokens[0] in NAMING_GERUNDS and tokens[1] in countable()
    )


# Past forms that usually stand before a noun.
_DESCRIBING = NOT_PAST | {"left", "found", "ground", "felt"}


_BEHIND_VERB = DETERMINERS | OBJECTS | {"faster", "slower", "less", "better"}


_HANGS = frozenset(
    ["before", "after", "until", "once", "when", "while", "if", "because", "since", "where", "so", "as"]
)


def is_imperative(tokens: list[str], strong: int, needed: int) -> bool:
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first not in verbs().base or not second:
        return False
    # "start with the proof of address, since everyone asks for it"
    starts_with = (first, second) in {("start", "with"), ("begin", "with")}
    if strong >= needed:
        # "label the boxes before you count them": the verb of what hangs on the command
        end = next((at for at in range(2, len(tokens)) if tokens[at] in _HANGS), 0)
        if not end or (second not in _BEHIND_VERB and not starts_with) or count_finite(tokens[:end])[0]:
            return False
    if first in verbs().nouny or first in ADJECTIVE_TOO:
        return second in _BEHIND_VERB or (starts_with and strong >= needed)
    return second not in _HELPING


_MINDS = frozenset(
    [
        "know",
        "think",
        "have",
        "see",
        "want",
        "need",
        "like",
        "remember",
        "care",
        "mind",
        "get",
        "understand",
        "believe",
    ]
)


def is_rule(tokens: list[str]) -> bool:
    """ "never promise a teacher a time", "don't trust a green light": a command that forbids. "Don't know how" is
    none: it lacks its subject."""
    if tokens[:1] != ["never"] and tokens[:1] != ["don't"] and tokens[:2] != ["do", "not"]:
        return False
    deed, behind = [*tokens[2 if tokens[0] == "do" else 1 :], "", ""][:2]
    is_shown = behind in _BEHIND_DEED or behind[:1].isdigit() or deed in verbs().sure_base
    return bool(behind) and deed in verbs().base and deed not in _MINDS and is_shown


_CAUSES = frozenset(["have", "make", "let"])
_BEHIND_DEED = DETERMINERS | NUMBERS | PREPOSITIONS | JOINERS | OBJECTS
_OPENS_THING = DETERMINERS | NUMBERS
_SOMEBODY = _OPENS_THING | {"someone", "somebody", "everyone", "everybody", "people", "it", "them"}


def causes_deed(tokens: list[str]) -> bool:
    """ "have the device keep the last minutes", "make someone own it": a command with what is to act and its deed."""
    if len(tokens) < 4 or tokens[0] not in _CAUSES or tokens[1] not in _SOMEBODY:
        return False
    known = verbs()
    for at in range(2, min(len(tokens) - 1, 6)):
        if tokens[at] in PREPOSITIONS or tokens[at] in known.sure_third or tokens[at] in _HELPING:
            return False
        if tokens[at] in known.base and (at > 2 or tokens[1] not in _OPENS_THING):
            return tokens[at] in known.sure_base or tokens[at + 1] in _BEHIND_DEED
    return False


def is_gerund(word: str) -> bool:
    part = word.split("-")[-1]
    return (part in verbs().gerund or (part.endswith("ing") and len(part) > 5)) and word not in NOT_GERUND


def is_plain_list(tokens: list[str]) -> bool:
    """Commas without "and" or "or" near the end: a list that was never closed. No item of it opens a clause."""
    if "," not in tokens or {"and", "or", "&"} & set(tokens[-5:]):
        return False
    if tokens.count(",") == 1:
        # "two locations, one admin" is one thing said in two parts.
        return False
    starts = [tokens[0], *(after for token, after in pairwise(tokens) if token == ",")]
    return not any(word in _NO_ITEM for word in starts)


def tells_of_us(tokens: list[str]) -> bool:
    """A clause that begins with a place or time: "at Acme I cut costs", "in 2024 we moved to Nomad"."""
    if tokens[0] not in PREPOSITIONS:
        return False
    pairs = pairwise(tokens[1:])
    return any(
        word in {"i", "we"} and (after in verbs().past or after in {"have", "was"} or after.endswith("ed"))
        for word, after in pairs
    )


_NOT_OF = PREPOSITIONS - {"of"}


def object_next(tokens: list[str], at: int) -> bool:
    """Whether the next word shows that the word at `at` is a verb ("cut our pages", "run a cluster")."""
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if following in DETERMINERS or following in _NOT_OF or following in JOINERS:
        return True
    if (
        following in _SMALL_NUMBERS
        or following in {"down", "them", "it", "up", "back"}
        or following.endswith("ly")
    ):
        return True
    return following[:1].isdigit() or (at > 0 and bool(following))


def has_past(tokens: list[str]) -> bool:
    return any(token in verbs().past or token.endswith("ed") for token in tokens[1:])


def looks_like_noun(tokens: list[str]) -> bool:
    first = tokens[0]
    if (
        first in DETERMINERS
        or first[0].isdigit()
        or first in {"two", "three", "four", "five", "six", "seven", "ten"}
    ):
        return count_finite(tokens)[0] < count_finite(tokens)[2]
    return first in {"experience", "years"}


def is_surely_noun(tokens: list[str]) -> bool:
    """Whether words in a place where a clause is expected are a noun phrase beyond doubt: few, none of them
    unknown or a verb ("technical debt", "the on-call rota"). An unknown word may be an unlisted verb."""
    head = [token for token in tokens if token not in DETERMINERS]
    if not head or len(head) > 4 or head[0] in verbs().base:
        return False
    return all(
        token in ordinary() and (token not in verbs().finite or token in verbs().nouny) for token in head[1:]
    )


def ends_in_relative(tokens: list[str]) -> bool:
    """ "models nobody owns", "alerts that nobody reads": a plural noun with a clause of its own, and nothing after."""
    for at, token in enumerate(tokens[1:4], start=1):
        if (
            token not in _WHO
            or not _is_plural(tokens[at - 1])
            or any(word in _STOPS_PLURAL for word in tokens[:at])
        ):
            continue
        rest = tokens[at + 1 :]
        verb = rest[0] if rest else ""
        is_finite = verb in verbs().finite or (len(rest) > 1 and verb in _HELPING)
        return is_finite and len(rest) <= 2 and not any(word in BE_HAVE_DO for word in rest[1:])
    return False


def is_plural_thing(tokens: list[str]) -> bool:
    """ "branches with 2 Mbit lines", "about 900 open tickets": a plural noun, no verb in sight."""
    if tokens[0] in {"about", "around", "over", "roughly", "some", "nearly", "almost"} and len(tokens) < 7:
        return len(tokens) > 2 and tokens[1][0].isdigit() and _is_plural(tokens[-1])
    at = 1 if len(tokens) > 3 and tokens[0] in ordinary() and tokens[0] not in verbs().finite else 0
    return (
        len(tokens) > at + 2
        and len(tokens) < 9
        and _is_plural(tokens[at])
        and tokens[at + 1] in {"with", "without"}
        and not any(word in verbs().finite and word not in verbs().nouny for word in tokens)
    )


_WHO = frozenset(["nobody", "everybody", "everyone", "somebody", "someone", "we", "you", "they"])
_STOPS_PLURAL = _NO_ITEM | DETERMINERS - {"the", "some", "many"}


def _is_plural(word: str) -> bool:
    return word.isalpha() and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


_NO_NEXT_ITEM = _NO_ITEM | {"e.g.", "especially", "mostly", "including"}


_EACH_OF_THEM = frozenset(["each", "both", "all", "most", "some", "none", "half"])


def is_in_two_parts(tokens: list[str]) -> bool:
    """ "two locations, one admin": one comma, and no word that leads on from it."""
    if tokens.count(",") != 1 or {"and", "or", "&", "not"} & set(tokens):
        return False
    at = tokens.index(",")
    after, behind = [*tokens[at + 1 : at + 3], "", ""][:2]
    if after in _EACH_OF_THEM and behind in PREPOSITIONS:
        # "a drawer of old keys, each with its story"
        return False
    return at > 0 and bool(after) and after not in _NO_NEXT_ITEM


def names_first(tokens: list[str]) -> bool:
    """ "400 jobs, nobody knows which are used": a thing, then a sentence about it. It only fits after a colon."""
    if "," not in tokens:
        return False
    at = tokens.index(",")
    first, after = tokens[:at], tokens[at + 1] if at + 1 < len(tokens) else ""
    if (
        len(first) < 2
        or first[0] in _NO_ITEM
        or is_gerund(first[0])
        or count_finite(first)[0] + count_finite(first)[1]
    ):
        return False
    return after in {"nobody", "everybody", "everyone", "we", "you", "they", "it", "i"}
