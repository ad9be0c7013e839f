"""A list inside the subject of a statement: "a card with name, ward and dose would save the nurses a call"."""

import re
from collections.abc import Sequence

from afterword.letters.reading.clauses import is_clause
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import DETERMINERS, JOINERS, NUMBERS, PREPOSITIONS, SUBJECTS
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, kind_of

_ITEM = 2


def joined_lists(parts: Sequence[list[str]]) -> Sequence[list[str]]:
    """ "a page with one date, one risk and one number would ...": a list inside the subject is one part with it."""
    if len(parts) < 2 or parts[0][0] not in DETERMINERS or is_clause(parts[0]):
        return parts
    first, second = parts[0], parts[1]
    are_alike = len(first) > 1 and first[-2] == second[0] and second[0] in DETERMINERS | NUMBERS
    if are_alike and not PREPOSITIONS.isdisjoint(first):
        return [[*first, ",", *second], *parts[2:]]
    last = next((at for at, part in enumerate(parts[1:], start=1) if len(part) > _ITEM), 0)
    if last and _lists_behind(first) and _ends_list(parts[last]):
        return [[token for part in parts[: last + 1] for token in [",", *part]][1:], *parts[last + 1 :]]
    return parts


def _lists_behind(first: list[str]) -> bool:
    """Whether a thing ends in a preposition with the first thing of a list: "a card with name"."""
    near = [at for at in range(2, len(first) - 1) if first[at] in PREPOSITIONS]
    return bool(near) and len(first) - near[-1] - 1 <= _ITEM and not JOINERS & set(first)


def _ends_list(part: list[str]) -> bool:
    """ "ward and dose would save a call": the last two of the list, and then the verb."""
    at = next((at for at, token in enumerate(part[: _ITEM + 1]) if token in {"and", "or"}), 0)
    is_thing = at > 0 and not DETERMINERS & set(part[:at]) and not SUBJECTS & set(part[: at + 2])
    return is_thing and any(is_verb_here(part, place) for place in range(at + 2, min(at + 4, len(part))))


_BETWEEN_TWO = re.compile(r"\b([a-z]+) ([a-z-]+), (?=([a-z-]+) ([a-z]))", re.I)
_ORDINALS = frozenset(["first", "second", "third", "last", "next", "single", "other"])
_OWNERS = DETERMINERS | {"one", "another", "every", "each"}


def join_adjectives(text: str) -> str:
    """`text` without the comma between two words that describe one thing: "a second, cheaper sensor"."""
    return _BETWEEN_TWO.sub(_without_comma, text) if ", " in text else text


def ends_in_row(text: str, end: int) -> bool:
    """Whether what ends at `end` begins behind such a comma: "a second, cheaper sensor"."""
    row = next((one for one in _BETWEEN_TWO.finditer(text[:end]) if _without_comma(one) != one[0]), None)
    return row is not None and text.find(",", row.end(), end) < 0 and " " not in text[row.end(4) : end]


def _without_comma(match: re.Match[str]) -> str:
    owner, one, two = (word.casefold() for word in match.groups()[:3])
    is_row = owner in _OWNERS and _describes(one) and _describes(two)
    return f"{match[1]} {match[2]} " if is_row else match[0]


def _describes(word: str) -> bool:
    is_known = word in _ORDINALS or kind_of(word) is Kind.DESCRIBES
    return is_known and word not in DETERMINERS and word not in verbs().finite
