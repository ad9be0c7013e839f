"""Two sentences in a field of which the second leans on the first: "Label printers. They stop at noon"."""

import re

from afterword.letters.fields.pronouns import names_crowd
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import DETERMINERS, MODALS
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.nouns import Kind, kind_of

_TWO = re.compile(r"^(?P<thing>[^.!?,;:]+)\. (?P<they>They|It) (?P<rest>(?P<verb>[a-z']+)\b[^.!?]*)[.!?]?$")
# Who wants and plans is the reader's side, and no thing.
_OF_PERSONS = frozenset([
    "want", "plan", "think", "say", "said", "moved", "use", "used", "hope", "decided", "have", "had", "chose",
])  # fmt: skip
# "badge readers", "cable testers"
_MACHINES = frozenset(["readers", "testers", "cleaners", "agents", "planners", "followers", "controllers"])


def joined_by_which(text: str) -> str:
    """ "Label printers, which stop at noon", or an empty text where the second sentence tells of something else."""
    match = _TWO.match(text)
    if (
        match is None
        or match["verb"] in _OF_PERSONS
        or not (match["verb"] in verbs().finite or match["verb"] in MODALS)
    ):
        return ""
    thing = split_tokens(match["thing"])
    if any(is_verb_here(thing, at) for at in range(1, len(thing))):
        return ""
    kind, are_many = kind_of(thing[-1]), match["they"] == "They"
    is_one = kind in {Kind.COUNT, Kind.MASS, Kind.BOTH} and (
        kind is not Kind.COUNT or thing[0] in DETERMINERS
    )
    who = "who" if names_crowd(match["thing"]) and thing[-1] not in _MACHINES else "which"
    is_meant = kind is Kind.PLURAL if are_many else is_one
    return f"{match['thing']}, {who} {match['rest']}" if is_meant else ""
