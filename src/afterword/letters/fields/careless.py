"""Slips of haste that a list of phrases does not catch: a verb that does not fit what "which" stands for, a way without
its "from" ("80 VMs CentOS to Alma")."""

import re

from afterword.letters.fields.slips import Slip
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.verb_here import is_plural
from afterword.letters.words.classes import (
    ADJECTIVE_TOO,
    ADVERBS,
    DETERMINERS,
    GROUPS,
    PREPOSITIONS,
    SUBJECTS,
)
from afterword.letters.words.lexicon import countable, technologies, third_of, verbs
from afterword.letters.words.name_case import right_case
from afterword.letters.words.nouns import Kind, kind_of

_WHICH = frozenset(["which", "that", "who"])
_ONE = DETERMINERS - {"no", "all", "these", "those", "some", "any", "our", "many", "both", "several"}
_ASKS = frozenset(
    ["ask", "tell", "know", "show", "see", "wonder", "decide", "check", "explain", "choose", "find"]
)
_BEHIND_VERB = DETERMINERS | PREPOSITIONS | ADVERBS | {"when", "if", "because", "while", "before", "after"}
_DOERS = ("er", "or", "ion", "ment", "ine", "ware")


def find_careless(text: str) -> Slip | None:
    """The first such slip in `text`, with what is probably meant, or None."""
    tokens = split_tokens(text)
    if not _WHICH.isdisjoint(tokens):
        for at in range(1, len(tokens) - 1):
            found = _wrong_after_which(tokens, at) if tokens[at] in _WHICH else ""
            if found:
                wrong = f"{tokens[at]} {tokens[at + 1]}"
                meant = re.sub(rf"\b{wrong}\b", f"{tokens[at]} {found}", text, count=1, flags=re.I)
                return Slip("grammar", wrong, meant if meant != text else "")
    return _way_without_from(text) if " to " in text else None


def _wrong_after_which(tokens: list[str], at: int) -> str:
    """The right form of the verb behind "which" at `at`, or an empty text where nothing is wrong for certain."""
    head, verb, known = tokens[at - 1], tokens[at + 1], verbs()
    place = at - 2 if at > 1 and tokens[at - 2] in DETERMINERS else at - 3
    is_near = (
        place >= 0 and tokens[place] in DETERMINERS and (place < 2 or tokens[place - 1] not in PREPOSITIONS)
    )
    behind = tokens[at + 2] if at + 2 < len(tokens) else ""
    if behind in known.finite or behind in SUBJECTS or not _ASKS.isdisjoint(tokens[:at]):
        # "the tool that people use", "ask the drivers which bridges they avoid"
        return ""
    if is_near and tokens[place] in _ONE and _is_one_thing(head):
        is_bare = verb in known.base and verb not in known.past and verb not in ADJECTIVE_TOO
        is_verb = verb in known.sure_base or (
            tokens[at] == "which" and (not behind or behind in _BEHIND_VERB)
        )
        return third_of(verb) if is_bare and is_verb else ""
    is_many = is_plural(head) and head[:-1] in countable() and "of" not in tokens[max(at - 3, 0) : at]
    if is_many and verb in known.third and behind not in PREPOSITIONS and not _is_one_before(tokens, at - 1):
        return next((base for base in known.base if third_of(base) == verb), "")
    return ""


def _is_one_before(tokens: list[str], end: int) -> bool:
    """ "a loader with two slots that has ...": one thing further left, of which "that" may tell as well."""
    return any(
        tokens[at] in PREPOSITIONS
        and not is_plural(tokens[at - 1])
        and not _ONE.isdisjoint(tokens[max(0, at - 4) : at])
        for at in range(1, end)
    )


def _is_one_thing(head: str) -> bool:
    is_known = head in countable() or (head.endswith(_DOERS) and kind_of(head) is Kind.COUNT)
    return is_known and head not in GROUPS and not head.endswith("s")


_MOVED = re.compile(
    r"\b(?:migrat|mov|switch|convert|port|upgrad)(?:e|ed|ing|ted|ting)?s? "
    r"(?!.*\bfrom\b)(?P<what>(?:[\w-]+ ){1,4}?[\w-]*s) "
    r"(?P<one>[A-Z][\w.+#-]*) to (?P<two>[\w.+#-]+)",
)


def _way_without_from(text: str) -> Slip | None:
    """ "migrated 80 VMs CentOS to Alma" as "migrated 80 VMs from CentOS to Alma"."""
    named = right_case(text)
    match = _MOVED.search(named)
    if not match or match["one"].casefold() not in technologies().by_typed:
        return None
    meant = f"{named[: match.start('one')]}from {named[match.start('one') :]}"
    return Slip("slip", f"{match['one']} to {match['two']}", meant)
