"""The phrases of `data/intent_*.txt` by kind and language, compiled when they are first needed."""

import re
from functools import cache

from afterword.mail.tables import table_lines

_HERE = "afterword.rules"
_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "more")


def languages_of(text: str) -> tuple[str, ...]:
    """Languages of which everyday words stand in the text (two, in a long one); all where none is known.
    Only to save time: a language too many does no harm."""
    words = frozenset(re.findall(r"[^\W\d_]+", text.casefold()))
    least = 1 if len(words) < 40 else 2
    found = tuple(language for language in _LANGUAGES if len(words & _everyday_words(language)) >= least)
    return found or _LANGUAGES


@cache
def _everyday_words(language: str) -> frozenset[str]:
    lines = table_lines(_HERE, f"intent_{language}.txt")
    return frozenset(word for line in lines if line.startswith("words: ") for word in line.split()[1:])


@cache
def phrases(kind: str, languages: tuple[str, ...]) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Weights and patterns of one kind (`rejection`, `guard`, `job`, ...) in all these languages."""
    return tuple(phrase for language in languages for phrase in _phrases_in(kind, language))


@cache
def _phrases_in(kind: str, language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    found: list[tuple[int, re.Pattern[str]]] = []
    for line in table_lines(_HERE, f"intent_{language}.txt"):
        head, _, expression = line.partition(": ")
        name, _, weight = head.partition(" ")
        if name == kind:
            found.append((int(weight or 0), re.compile(_spelt_out(expression, language), re.I)))
    return tuple(found)


def _spelt_out(expression: str, language: str) -> str:
    """`<name>` becomes the words of the line `set name:`; `~4` up to four words in between."""
    words = _word_sets(language)
    spelt = re.sub(r"<(\w+)>", lambda found: f"(?:{words[found.group(1)]})", expression)
    # Each word between ends at a blank, so there is only one way to read a run of them (no backtracking).
    return re.sub(r" ?~(\d) ?", r"[,;:.]?\\s+(?:\\S+\\s+){0,\1}?[\"'(]?", spelt)


@cache
def _word_sets(language: str) -> dict[str, str]:
    lines = table_lines(_HERE, f"intent_{language}.txt")
    named = [line.removeprefix("set ").partition(": ") for line in lines if line.startswith("set ")]
    return {name: words for name, _, words in named}
