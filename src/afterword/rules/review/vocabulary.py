"""The words of a text as a set, to see quickly that none of those is there that a rule waits for."""

from functools import lru_cache

from afterword.letters.words.word_cuts import cut_words

_SIGNS = frozenset([".", "!", "?", ";", ":", "\n\n"])


@lru_cache(maxsize=64)
def vocabulary_of(text: str) -> frozenset[str]:
    """All words in small letters, without marks: "don't" gives "don" and "t"."""
    words = frozenset(cut_words(text)) - _SIGNS
    if "'" not in text and "’" not in text:
        return words
    return frozenset([part for word in words for part in word.replace("’", "'").split("'")])
