"""A text as words, as phrases compare them: small letters, straight apostrophes, contractions written out."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from afterword.letters.words.pattern import WordPattern


class Word(NamedTuple):
    """One word as it is compared, and where it stands in the text. A stop has the text "."."""

    text: str
    start: int
    end: int


Place = tuple[int, int]
"""Where a word begins and ends in its text."""
STOP = "."
"""What stands for a sign between two sentences."""
_TOKEN = WordPattern(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:]|\n[ \t]*\n")
_WHOLE = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "what's": ("what", "is"),
    "there's": ("there", "is"),
    "let's": ("let", "us"),
}
_ENDINGS = (("n't", "not"), ("'d", "would"), ("'ll", "will"), ("'ve", "have"), ("'re", "are"), ("'m", "am"))


def split_words(text: str) -> tuple[Word, ...]:
    """The words of `text` as they are compared: lower case, straight apostrophes, contractions written
    out."""
    pairs = zip(words_of(text), places_of(text), strict=True)
    return tuple(Word(word if word[0].isalnum() else STOP, *place) for word, place in pairs)


@lru_cache(maxsize=64)
def cut_words(text: str) -> tuple[str, ...]:
    """The words in small letters, contractions as they stand, with the signs and empty lines between sentences."""
    lowered = text.lower()
    # A capital may give two small letters; then the text is not cut where the small one is.
    return tuple(
        _TOKEN.findall(lowered) if len(lowered) == len(text) else map(str.lower, _TOKEN.findall(text))
    )


@lru_cache(maxsize=64)
def words_of(text: str) -> tuple[str, ...]:
    """The words as they are compared, and the signs and empty lines between sentences as they stand."""
    words = cut_words(text)
    return tuple(chain.from_iterable(map(_write_out, words))) if _is_contracted(text.lower()) else words


def places_of(text: str) -> Iterator[Place]:
    """Where each of `words_of` begins and ends, one by one: mostly only the first are asked for."""
    lowered = text.lower()
    places: Iterator[Place]
    if len(lowered) != len(text):
        places = (match.span() for match in _TOKEN.finditer(text))
    else:
        places = _find_in_turn(cut_words(text), lowered)
    if not _is_contracted(lowered):
        return places
    return (place for word, place in zip(cut_words(text), places, strict=True) for _ in _write_out(word))


def _find_in_turn(words: tuple[str, ...], text: str) -> Iterator[Place]:
    """Between two words stand only signs that are in none, so each is the next place where it is found."""
    end = 0
    for word in words:
        start = text.find(word, end)
        end = start + len(word)
        yield start, end


def _is_contracted(lowered: str) -> bool:
    return "'" in lowered or "’" in lowered or "cannot" in lowered


@lru_cache(maxsize=8192)
def _write_out(token: str) -> tuple[str, ...]:
    if "'" not in token and "’" not in token:
        return _WHOLE.get(token, (token,))
    token = token.replace("’", "'")
    if token in _WHOLE:
        return _WHOLE[token]
    for ending, word in _ENDINGS:
        if token.endswith(ending) and len(token) > len(ending):
            return (token[: -len(ending)], word)
    return (token,)
