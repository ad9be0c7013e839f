"""Whether a note was broken off before its end."""

from afterword.letters.reading.finite import is_sure_verb, split_tokens
from afterword.letters.reading.verb_here import is_verb_here
from afterword.letters.words.classes import (
    SUBJECTS,
    WH_WORDS,
)
from afterword.letters.words.lexicon import verbs

_NEVER_LAST = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "but",
        "or",
        "because",
        "my",
        "your",
        "our",
        "their",
        "although",
        "per",
        "every",
    ]
) | {"than"}
_NEVER_LAST_TWO = frozenset(
    [("instead", "of"), ("because", "of"), ("such", "as"), ("due", "to"), ("out", "of")]
)
_LEADS_TO = frozenset(["for", "of", "from", "with", "between", "into", "to"])
_SHOWS_WHOM = WH_WORDS | SUBJECTS | {"that", "to", "worth"}


def _is_asked_for(tokens: list[str]) -> bool:
    """Whether what a preposition at the end belongs to stands before it: "the report the board asked for"."""
    if not _SHOWS_WHOM.isdisjoint(tokens[:-1]) or (tokens[-2:-1] and tokens[-2] in verbs().participle):
        return True
    return any(is_verb_here(tokens, at) for at in range(1, len(tokens)))


def ends_open(text: str) -> bool:
    """What was broken off: "start there because least coupled", "send it by mail instead of", "with the"."""
    tokens = split_tokens(text)
    if text[-1:].isalpha() and (tokens[-1] in _NEVER_LAST or tuple(tokens[-2:]) in _NEVER_LAST_TWO):
        return True
    if tokens[-1] in _LEADS_TO and not _is_asked_for(tokens):
        return True
    _, because, rest = text.casefold().partition(" because ")
    if not because or rest.startswith("of "):
        return False
    tokens = split_tokens(rest)
    # "because it's cheap"
    is_whole = len(tokens) > 1 and "'" in tokens[0] and is_sure_verb(tokens, 0)
    return not is_whole and not any(is_verb_here(tokens, place) for place in range(1, len(tokens)))
