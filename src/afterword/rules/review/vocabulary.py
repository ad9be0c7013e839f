"""The words of a text as a set, to see quickly that none of those is there that a rule waits for."""

from functools import lru_cache

from afterword.letters.word_pattern import WordPattern

_WORD = WordPattern(r"\w+")
BEGINNING = 3


@lru_cache(maxsize=64)
def vocabulary_of(text: str) -> frozenset[str]:
    """All words in small letters, without marks: "don't" gives "don" and "t"."""
    return frozenset(_WORD.findall(text.lower()))


@lru_cache(maxsize=64)
def beginnings_of(text: str) -> frozenset[str]:
    """The first three letters of each word; a shorter word whole."""
    return frozenset([word[:BEGINNING] for word in vocabulary_of(text)])
