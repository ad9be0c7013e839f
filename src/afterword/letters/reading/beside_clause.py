"""What may stand beside a clause in a statement: before it, and behind it."""

from collections.abc import Sequence

from afterword.letters.reading.clauses import is_clause
from afterword.letters.reading.verb_here import SPEAKERS, THINGS
from afterword.letters.words.classes import (
    ADJECTIVE_TOO,
    ADVERBS,
    ALL_PREPOSITIONS,
    BE_HAVE_DO,
    DEGREES,
    DETERMINERS,
    JOINERS,
    MODALS,
    NOT_GERUND,
    OPENERS,
    PREPOSITIONS,
    TIMES,
    WH_WORDS,
)
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, kind_of

_LEADS_ON = PREPOSITIONS | OPENERS | WH_WORDS | (JOINERS - {"but", "so"}) | ADVERBS
_LEADS_ON |= {
    "not",
    "even",
    "especially",
    "including",
    "mostly",
    "mainly",
    "one",
    "some",
    "most",
    "both",
    "each",
    "all",
}
_LEADS_ON |= {
    "partly",
    "rather",
    "neither",
    "such",
    "far",
    "too",
    "to",
    "whatever",
    "half",
    "many",
    "several",
    "none",
}
_LEADS_ON |= {"however", "e.g", "namely", "maybe", "perhaps", "probably", "sometime"}
_NO_MORE = frozenset(["later", "more", "less", "matter", "longer"])
_NO_LEAD = frozenset(["still", "already", "also", "actually", "really", "just"])
_LEADS_IN = _LEADS_ON | TIMES | {"every"}


def leads_in(part: list[str]) -> bool:
    """What may stand before the clause: "in winter", "if it rains", "today", "every morning"; not "still 60 boxes"."""
    if part[0] in _NO_LEAD and len(part) > 1:
        return False
    return part[0] in _LEADS_IN or part[0].endswith(("ing", "ly", "ed"))


_DETERMINED = DETERMINERS - {"no"}
_PLACES = frozenset(
    ["by", "in", "at", "for", "from", "with", "without", "never", "only", "not", "rarely", "seldom"]
)


def hangs_on(part: list[str], parts: Sequence[list[str]], at: int) -> bool:
    """What may stand behind the clause: another one, an aside that leads on, one thing more of a list."""
    first, second = part[0], part[1] if len(part) > 1 else ""
    if second == "by" and part[2:] == [first]:
        # "table by table"
        return True
    if first in {"but", "so"}:
        # "fixes one bug but adds two"
        if second in BE_HAVE_DO:
            return is_clause(part[1:]) or parts[0][0] not in SPEAKERS
        acts = second in verbs().finite and second not in verbs().nouny
        if is_clause(part[1:]) or acts or second in MODALS or second in _PLACES:
            return True
        return first == "but" and _is_other_way(part[1:], parts[at - 1])
    if first in _LEADS_ON or is_clause(part) or (first.endswith("ing") and first not in NOT_GERUND):
        return True
    if at + 1 == len(parts) and _describes_behind(part):
        return True
    if first in _DETERMINED or first in THINGS or second == "of" or (first == "no" and second in _NO_MORE):
        return True
    # "needs a label, an owner and a date"
    return any(later[0] in JOINERS or "and" in later or "or" in later for later in parts[at:])


def _is_other_way(words: list[str], before: list[str]) -> bool:
    """ "are rude on the phone but kind in writing": what they are besides, told in one word and where or when."""
    at = 1 if words[0] in ADVERBS | DEGREES or words[0].endswith("ly") else 0
    if BE_HAVE_DO.isdisjoint(before) or at >= len(words):
        return False
    following = words[at + 1 : at + 2]
    tells = kind_of(words[at]) is Kind.DESCRIBES or words[at] in ADJECTIVE_TOO or words[at] in _WAYS
    return tells and (
        not following or following[0] in ALL_PREPOSITIONS | OPENERS | WH_WORDS or following[0] == "to"
    )


_WAYS = frozenset(["kind", "sound", "light", "cool", "warm", "calm", "clear", "open", "safe"])


def _describes_behind(part: list[str]) -> bool:
    """ "a list of annoyances, numbered", "answered every question, calmly": one word that tells how, at the end."""
    last, known = part[-1], verbs()
    if len(part) > 2 or (len(part) == 2 and part[0] not in ADVERBS and not part[0].endswith("ly")):
        return False
    is_participle = last in known.participle and last not in known.base
    return is_participle or (last.endswith(("ed", "ly")) and last not in known.base)
