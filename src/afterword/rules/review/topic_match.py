"""Whether two texts speak of the same thing: stems of their content words, with a few synonyms of the
trade."""

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from afterword.letters.words import lexicon
from afterword.letters.words.pattern import WordPattern
from afterword.letters.words.phrases import read_terms

_WORD = WordPattern(r"[^\W_]+(?:[.+#][^\W_]+)*[+#]*")
_ENDINGS = (
    "izations", "isations", "ization", "isation", "ations", "ation", "itions", "ition", "ments", "ment",
    "nesses", "ness", "ings", "ing", "ities", "ity", "ions", "ion", "ers", "er",
    "ies", "ied", "ed", "ly", "es", "s", "y", "e",
)  # fmt: skip
_NO_SUPERLATIVES = frozenset(
    {"forest", "honest", "earnest", "invest", "arrest", "contest", "protest", "manifest"}
)
_INNER_SIGN = re.compile(r"[A-Z0-9À-ÖØ-Þ]")
_SHORTEST_STEM = 3
_STRONG_LENGTH = 8
_ENOUGH = 2
"""So many words that two texts share show by themselves that they speak of one thing."""


@cache
def _synonyms() -> dict[str, str]:
    """Stem -> the first word of its group."""
    groups = (line.split() for line in read_terms("synonyms"))
    return {_stem(word): f"={group[0]}" for group in groups for word in group}


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(read_terms("empty_words"))


@cache
def _names() -> frozenset[str]:
    return frozenset(word.lower() for word in read_terms("it_names"))


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    # "oldest" is old; a forest is nothing for anybody.
    if word.endswith("est") and word[:-3] in lexicon.ordinary() and word not in _NO_SUPERLATIVES:
        word = word[:-3]
    for ending in _ENDINGS if word.endswith(_ENDINGS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if word.endswith(("e", "i")) and len(word) > _SHORTEST_STEM else word


class _Content(NamedTuple):
    """`tells` says of each stem whether one match of it is telling by itself: a name, a technology, a number, a long
    word. `typed` has each stem with its words, between spaces."""

    tells: dict[str, bool]
    typed: list[tuple[str, str]]


@lru_cache(maxsize=512)
def _content(text: str) -> _Content:
    tells: dict[str, bool] = {}
    typed: list[tuple[str, str]] = []
    for at, word in enumerate(_WORD.findall(text.replace("-", " "))):
        told = _telling(word, at > 0)
        if told is not None:
            stem, strong = told
            tells[stem] = tells.get(stem, False) or strong
            typed.append((stem, f" {word} "))
    return _Content(tells, typed)


@lru_cache(maxsize=64)
def _stems_of(text: str) -> frozenset[str]:
    """The stems of a text, where none needs to tell by itself: whether a word begins the text is then all one."""
    told = map(_stem_told, set(_WORD.findall(text.replace("-", " "))))
    return frozenset([stem for stem in told if stem])


@lru_cache(maxsize=8192)
def _stem_told(word: str) -> str | None:
    """The stem of a word, or what stands for its synonyms; None for an empty word."""
    lower = word.lower()
    if lower in _empty_words() or (len(lower) < _SHORTEST_STEM and not _is_name(word)):
        return None
    stem = _stem(lower)
    return _synonyms().get(stem, stem)


@lru_cache(maxsize=8192)
def _telling(word: str, is_inside: bool) -> tuple[str, bool] | None:
    """The stem of a word and whether it tells by itself; None for an empty word."""
    stem = _stem_told(word)
    if stem is None:
        return None
    return stem, len(word) >= _STRONG_LENGTH or _is_name(word) or (is_inside and word[0].isupper())


def _stand_as_noted(asked: Collection[str], field: str, text: str) -> int:
    """How many words of a field stand in a text just as they were typed, counted by their stems. Most letters take up
    a note in its own words; then not one stem of the letter need be made."""
    return len({stem for stem, word in _content(field).typed if stem in asked and word in text})


def _is_name(word: str) -> bool:
    return word.lower() in _names() or _INNER_SIGN.search(word, 1) is not None


def speaks_of(
    text: str, field: str, *, subject: str = "", leave_out: Iterable[str] = (), telling: bool = True
) -> bool:
    """Whether `text`, or its subject, takes up `field`: one telling word of it, two of any kind, or all where it has
    only one.

    `leave_out` holds what proves nothing: the company, the role, the addressee. With `telling` off two words
    are needed in any case, as for long raw notes."""
    asked = _content(field).tells
    proves_nothing = {stem for each in leave_out for stem in _content(each).tells}
    if not proves_nothing.isdisjoint(asked):
        asked = {stem: strong for stem, strong in asked.items() if stem not in proves_nothing}
    if not asked:
        return field.strip().casefold() in f"{subject}\n{text}".casefold()
    if _stand_as_noted(asked, field, text) >= _ENOUGH:
        return True
    said, above = _stems_of(text), _stems_of(subject)
    shared = [strong for stem, strong in asked.items() if stem in said or stem in above]
    if not shared:
        return False
    return len(shared) >= _ENOUGH or (telling and (shared[0] or len(asked) == 1))
