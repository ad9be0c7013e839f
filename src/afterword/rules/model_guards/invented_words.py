"""A wording tells nothing new: beside plain connecting words, at most one content word that neither the sentence
nor the fields of the debrief hold. A fact without number or name ("and mentored the team") is words too."""

import re
from functools import cache

from afterword.letters.words.classes import SMALL
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.phrases import read_terms
from afterword.letters.words.word_cuts import split_words
from afterword.rules.model_guards.wording import Wording
from afterword.said import say

_MOST_NEW = 1
_ENDINGS = re.compile(r"(?:ations?|ingly|ings?|ied|ies|edly|ed|ers?|es|s|ly|e|y)$")


def check(wording: Wording) -> str | None:
    known = _stems(wording.original) | _stems(_fields(wording)) | _plain()
    new = [
        word.text
        for word in split_words(wording.proposed)
        if _counts(word.text) and _stem(word.text) not in known
    ]
    if len(new) > _MOST_NEW:
        return say("it tells what your sentence does not: {words}", words=", ".join(dict.fromkeys(new)))
    return None


def _fields(wording: Wording) -> str:
    """The fields of this person, which were written for the letter; raw notes do not count."""
    person, debrief = wording.facts.person, wording.facts.debrief
    if person is None or debrief is None:
        return ""
    thing = person.promised.thing if person.promised else ""
    return " ".join((*person.fields, thing, debrief.role, debrief.company))


def _counts(word: str) -> bool:
    return len(word) > 2 and word.isalpha()


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word.text) for word in split_words(text))


def _stem(word: str) -> str:
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) > 2 else word


@cache
def _plain() -> frozenset[str]:
    """Words that name no topic, and the small forms of be, have and do."""
    small = {"being", "been", "has", "had", "was", "were", "does", "did", "done"}
    return frozenset(
        _stem(word) for word in {*read_terms("empty_words"), *SMALL, *small} if word not in _deeds()
    )


@cache
def _deeds() -> frozenset[str]:
    """Verbs of work are never plain, however common: "led", "built"."""
    listed = {word for line in read_terms("deeds") for word in line.split()}
    return frozenset(listed - {"worked", "used", "helped", "moved", "set", "started"}) & verbs().every
