"""A list inside the subject of a statement: "a card with name, ward and dose would save the nurses a call"."""

from collections.abc import Sequence

from afterword.letters.reading.clauses import is_clause
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import DETERMINERS, JOINERS, NUMBERS, PREPOSITIONS, SUBJECTS

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
