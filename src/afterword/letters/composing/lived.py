"""What was lived through, and what is a fact of the past: told by the person's words."""

from afterword.letters.reading.finite import split_tokens
from afterword.letters.words.classes import NUMBERS
from afterword.letters.words.lexicon import verbs

_LIVED_THROUGH = frozenset([
    "arguing", "being", "chatting", "coding", "debugging", "discussing", "doing", "drawing", "getting", "going",
    "having", "hearing", "holding", "joining", "learning", "listening", "meeting", "pairing", "playing", "reading",
    "seeing", "sitting", "sketching", "solving", "speaking", "standing", "talking", "thinking", "trying", "visiting",
    "walking", "watching", "whiteboarding", "working",
])  # fmt: skip
_BOTH = frozenset(["you", "your", "me", "my", "us", "we", "our", "together"])
_WEIGHED = frozenset([
    "would", "could", "might", "should", "may", "can", "will", "must", "seems", "probably", "perhaps", "maybe",
    "better", "i", "if",
])  # fmt: skip


def was_there(words: list[str]) -> bool:
    """Whether the writer took part in what was liked: "watching you retune the dash", "being told the truth"."""
    return words[0] in _LIVED_THROUGH or not _BOTH.isdisjoint(words)


_PERHAPS = frozenset(["maybe", "perhaps"])


def is_weighed(text: str) -> bool:
    """Whether a thought says itself that it is one ("maybe the two share that hour"): "I think that maybe" says it
    twice."""
    return not _PERHAPS.isdisjoint(split_tokens(text)[:1])


def is_past_fact(text: str) -> bool:
    """Whether a thought tells what was, in figures ("the agreement took four months"): no opinion."""
    words = split_tokens(text)
    if not _WEIGHED.isdisjoint(words) or not any(word in NUMBERS or word[:1].isdigit() for word in words):
        return False
    known = verbs()
    acts = (word for word in words[1:] if word in known.finite and word not in known.nouny)
    first = next(acts, "")
    return first in known.past and first not in known.base
