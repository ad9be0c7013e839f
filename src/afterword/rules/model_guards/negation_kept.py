"""What the sentence denies, the wording denies, and nothing else: not, no, never, nobody, without and their like."""

from collections import Counter

from afterword.letters.words.word_cuts import split_words
from afterword.rules.model_guards.wording import Wording
from afterword.said import say

_DENIES = frozenset(
    (
        "not",
        "no",
        "never",
        "nobody",
        "nothing",
        "none",
        "nowhere",
        "neither",
        "nor",
        "without",
        "hardly",
        "barely",
    )
)


def check(wording: Wording) -> str | None:
    before, after = _count(wording.original), _count(wording.proposed)
    if after < before:
        return say("a not is lost")
    return say("a not came in") if after > before else None


def _count(text: str) -> int:
    counted = Counter(word.text for word in split_words(text))
    return sum(count for word, count in counted.items() if word in _DENIES)
