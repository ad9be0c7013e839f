"""Whether a verb fits its subject in number, as far as the words beside it tell."""

from functools import lru_cache

from afterword.letters.reading.verb_here import MARKS, is_plural
from afterword.letters.words.classes import (
    ADJECTIVE_TOO,
    ADVERBS,
    BE_HAVE_DO,
    DETERMINERS,
    GROUPS,
    JOINERS,
    MODALS,
    NAMING_GERUNDS,
    NUMBERS,
    OPENERS,
    PREPOSITIONS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import countable, verbs
from afterword.letters.words.nouns import Kind, kind_of

_NEAR_STOPS = PREPOSITIONS | OPENERS | JOINERS | MARKS | MODALS | BE_HAVE_DO
_FOR_MANY = frozenset(["don't", "aren't", "weren't", "haven't", "are", "were", "have"])
_FOR_ONE = frozenset(["doesn't", "isn't", "wasn't", "hasn't", "is", "was", "has"])
_FOR_SOME = _FOR_MANY | _FOR_ONE | {"do"}
_ANYBODY = frozenset(["nobody", "everybody", "everyone", "somebody", "someone", "anybody"])
_OPENS = frozenset(
    [",", ";", "but", "that", "because", "so", "if", "when", "where", "why", "how", "what", "whether"]
)
_BEFORE_ANYBODY = _OPENS | {"and"}
_US = frozenset(["you", "we", "they"])


_EACH = frozenset(["each", "every"])
_WHO = frozenset(["who", "that", "which"])
_TELLING = _ANYBODY | _US | _WHO | {"one"}


def _telling_places(tokens: tuple[str, ...]) -> list[int]:
    """The places of words that what stands before them may contradict."""
    return [
        at + 1
        for at, before in enumerate(tokens[:-1])
        if at == 0 or before in _TELLING or is_plural(before) or tokens[at - 1] in _EACH
    ]


def _disagrees_at(tokens: tuple[str, ...], at: int) -> bool:
    """ "nobody look at it", "you makes tests", "monitoring exist", "a tool who check": told by the two words alone."""
    before, token, known = tokens[at - 1], tokens[at], verbs()
    opens = at == 1 or tokens[at - 2] in _BEFORE_ANYBODY
    if before in _ANYBODY and opens:
        return _is_bare(token) and token not in MODALS
    if before == "one" and at == 1:
        return token in {"have", "need", "want", "are", "do"}
    if before in _US and opens:
        return token in known.third and token not in MODALS
    if is_plural(before) and (before[:-1] in countable() or before in {"devs", "admins"}):
        return _many_with_one(tokens, at)
    if at == 1 and kind_of(before) in {Kind.MASS, Kind.BOTH}:
        is_deed = before in known.gerund and before not in NAMING_GERUNDS
        is_act = before in known.base or before in GROUPS or is_deed
        return _is_bare(token) and token in known.sure_base and not is_act
    if at > 1 and tokens[at - 2] in _EACH and before not in known.every:
        # "each dev do"
        return token in {"do", "have", "are"} or (_is_bare(token) and token in known.sure_base)
    who = tokens[at - 2] if before in _WHO and at > 2 else ""
    is_one = bool(who) and tokens[at - 3] in {"a", "an", "one", "each", "every"} and who in countable()
    return is_one and _is_bare(token) and token in known.sure_base


def _is_bare(token: str) -> bool:
    return token in verbs().base and token not in verbs().past and token not in ADJECTIVE_TOO


def _many_with_one(tokens: tuple[str, ...], at: int) -> bool:
    """ "tests takes 3h", "if the devs does"."""
    if at == 1:
        return tokens[at] in verbs().sure_third
    opens = at == 2 or tokens[at - 3] in _OPENS
    return opens and tokens[at - 2] in {"the", "your", "our"} and tokens[at] in {"does", "is", "was", "has"}


_UNDER = frozenset(["if", "when", "once", "unless", "whenever", "because"])
_ENDS_VERB = ADVERBS | DETERMINERS | MARKS | {"", "twice", "again", "it", "them", "you"}
_NO_THING = SUBJECTS | NUMBERS | DETERMINERS | GROUPS | ADVERBS | PREPOSITIONS


def _one_without_s(tokens: tuple[str, ...]) -> bool:
    """ "if ransomware come", "when the server fail": one thing, and a verb for many."""
    if _UNDER.isdisjoint(tokens):
        return False
    return any(token in _UNDER and _begins_without_s(tokens[at + 1 :]) for at, token in enumerate(tokens))


def _begins_without_s(tokens: tuple[str, ...]) -> bool:
    known = verbs()
    at = 1 if tokens[:1] and tokens[0] in {"a", "an", "the", "your", "one"} else 0
    noun, verb, behind = (*tokens[at : at + 3], "", "", "")[:3]
    is_thing = noun in countable() or kind_of(noun) is Kind.MASS
    if not is_thing or noun in _NO_THING or noun in known.gerund or not _is_bare(verb) or verb in MODALS:
        return False
    # but "because the second write comes"
    return (verb in known.sure_base and behind not in known.finite) or behind in _ENDS_VERB


def disagrees(tokens: list[str]) -> bool:
    """ "the system don't support", "turbines is older": a verb for many after one thing, or the other way round."""
    return _disagree(tuple(tokens))


@lru_cache(maxsize=512)
def _disagree(tokens: tuple[str, ...]) -> bool:
    """Asked of a field as it is, and again of each of its parts."""
    if any([_disagrees_at(tokens, at) for at in _telling_places(tokens)]) or _one_without_s(tokens):
        return True
    if _FOR_SOME.isdisjoint(tokens):
        return False
    stop = next((at for at, token in enumerate(tokens) if token in _NEAR_STOPS), len(tokens))
    for at in range(1, len(tokens)):
        place = at - 1
        while place > 0 and tokens[place] in ADVERBS:
            place -= 1
        if place > stop:
            return False
        head = tokens[place]
        if place and tokens[place - 1] in SUBJECTS:
            # "the logs you need are ..."
            continue
        if (
            (tokens[at] in _FOR_MANY or tokens[at : at + 2] == ("do", "not"))
            and head in countable()
            and head not in GROUPS
            and (tokens[0] in DETERMINERS or tokens[0] == head)
            and "and" not in tokens[:at]
        ):
            return True
        # but "deleting reports is the part that I like"
        if tokens[0].endswith("ing"):
            continue
        if tokens[at] in _FOR_ONE and is_plural(head) and head[:-1] in countable() and place <= 1:
            return True
    return False
