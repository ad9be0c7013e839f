"""What an answer most likely means, learned from the written answers: the second opinion beside the phrases.

A table of weights (`data/meaning_weights.txt`, made by `tools/learn_meaning.py`) for words, pairs of words and
beginnings of words; their sum is a multinomial logistic regression. It knows no sentence structure, so its word
alone never decides: what it adds is shown as a guess and asked about.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp, sqrt

from afterword.mail.tables import table_lines
from afterword.rules.intent import Intent

_HERE = "afterword.rules"
CHOICES = (Intent.REJECTION, Intent.NEXT_STEP, Intent.OFFER, Intent.ACKNOWLEDGEMENT, Intent.QUESTION)
UNIT = 100
_CONSIDERED = 4_000
_LONG_WORD = 6
_FEWEST = 3
_MOST_WORDS = 120
_LEAST_KNOWN = 0.45
_PHRASE_WEIGHT = 0.5
_STRONGEST_PHRASE = 4
_WORD = re.compile(r"[^\W_]+(?:'[a-z]{1,2}\b)?|[?!？！]")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_GREETING = frozenset(
    [
        "hi",
        "hello",
        "hey",
        "dear",
        "hallo",
        "hej",
        "guten",
        "tag",
        "liebe",
        "lieber",
        "sehr",
        "geehrter",
        "geehrte",
        "herr",
        "frau",
        "mr",
        "mrs",
        "ms",
        "bonjour",
        "hola",
        "buenos",
        "días",
        "ciao",
        "buongiorno",
        "gentile",
        "olá",
        "dzień",
        "dobry",
        "hoi",
        "beste",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """`probability` between 0 and 1, as the table sees it."""

    intent: Intent
    probability: float


def guess_meaning(words: str, *, heard: Iterable[tuple[Intent, int]] = ()) -> Guess | None:
    """The likeliest meaning; None where the text is long, or hardly a word of it known: then it is about something
    else than the short answers that the table was learned from. `heard` are the weights of the
    phrases that were found: they count as evidence too."""
    table = _weights()
    plain = _words_of(words)
    if len(plain) > _MOST_WORDS or sum(word in table for word in plain) < _LEAST_KNOWN * len(plain):
        return None
    known = sorted(sign for sign in signs_of(words) if sign in table)
    if len(known) < _FEWEST:
        return None
    scale = 1 / sqrt(len(known))
    phrases = dict(heard)
    sums = [
        scale * sum(table[sign][place] for sign in known)
        + _PHRASE_WEIGHT * min(phrases.get(intent, 0), _STRONGEST_PHRASE)
        for place, intent in enumerate(CHOICES)
    ]
    highest = max(sums)
    shares = [exp(value - highest) for value in sums]
    best = sums.index(highest)
    return Guess(intent=CHOICES[best], probability=shares[best] / sum(shares))


def _words_of(text: str) -> list[str]:
    found = _WORD.findall(text[:_CONSIDERED].casefold().replace("’", "'"))
    return ["0" if word.isdigit() else word for word in found if word not in _GREETING]


def signs_of(text: str) -> frozenset[str]:
    """Words without greetings, pairs of neighbours, and beginnings of long words; numbers are all one word.
    Scripts that write without blanks give pairs of characters."""
    words = _words_of(text)
    signs = {*words, *(f"{one} {other}" for one, other in pairwise(words))}
    for word in words:
        if _EAST_ASIAN.search(word):
            signs.update(word[place : place + 2] for place in range(len(word) - 1))
        elif len(word) >= _LONG_WORD:
            signs.add(f"{word[: _LONG_WORD - 1]}*")
    return frozenset(signs)


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    """The table: a sign, a tab, and a weight in hundredths for each of `CHOICES`."""
    table: dict[str, tuple[float, ...]] = {}
    for line in table_lines(_HERE, "meaning_weights.txt"):
        sign, _, numbers = line.partition("\t")
        table[sign] = tuple(int(number) / UNIT for number in numbers.split())
    return table
