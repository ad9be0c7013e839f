"""Sentences that may be proposed for a field that lacks a word: only those that would be printed as they are."""

import re

from afterword.letters.articles.supplied import complete
from afterword.letters.fields.half_said import with_verb
from afterword.letters.reading.clauses import is_clause
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.note_clause import Telling
from afterword.letters.reading.statements import says_something, starts_without_subject
from afterword.letters.words.classes import ADVERBS, BEFORE_TO
from afterword.letters.words.lexicon import verbs

# Who wants and prefers is a person, and nobody can say which; what takes and costs is the thing that was talked about.
_OF_THINGS = frozenset(
    [
        "takes",
        "costs",
        "lasts",
        "happens",
        "works",
        "breaks",
        "fails",
        "depends",
        "crashes",
        "hangs",
        "runs",
        "matters",
    ]
)


def with_subject(text: str) -> str:
    """ "takes 18 months" as "it takes 18 months", "worth a try" as "it is worth a try"."""
    tokens = split_tokens(text)
    if not starts_without_subject(tokens) or "," in tokens:
        return ""
    if tokens[0] in _OF_THINGS:
        return checked(f"it {text}")
    is_state = tokens[0] in {"worth", "hard", "easy", "difficult", "impossible", "tough"} & (
        BEFORE_TO | {"worth"}
    )
    return checked(f"it is {text}") if is_state else ""


_MANIFOLD = re.compile(r"\b\d+x\b")


_VERB_BEHIND = re.compile(
    r"\b(?:is|are) [a-z]+ ([a-z]+) (?:the|a|an|your|our|my|it|them|how|what|why|that)\b"
)


def with_be(text: str) -> str:
    """The sentence with the "is" or "are" that it lacks, where it lacks nothing else."""
    meant = with_verb(text)
    tokens = split_tokens(text)
    if (
        not meant
        or _MANIFOLD.search(text)
        or meant.split()[-1] in ADVERBS
        or with_verb(meant)
        or tokens[0] in verbs().sure_base
    ):
        return ""
    behind = _VERB_BEHIND.search(meant)
    if behind and behind[1] in verbs().sure_base:
        # "people are alive understand it"
        return ""
    whole = all(is_clause(split_tokens(part)) for part in re.split(r", |; | and ", meant) if " " in part)
    return checked(meant) if whole or (" and " in text and "," not in text) else ""


def checked(sentence: str) -> str:
    """A sentence that may be proposed: one that would be printed as it is."""
    return sure(sentence, Telling.SAID) if sentence and says_something(sentence) else ""


def sure(text: str, telling: Telling) -> str:
    completion = complete(text, telling)
    return completion.text if completion.is_sure else ""
