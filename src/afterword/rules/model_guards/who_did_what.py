"""Who did what stays: the same persons speak and act, in the same order of first mention."""

import re
from itertools import pairwise

from afterword.letters.words.word_cuts import split_words
from afterword.rules.model_guards.wording import Wording
from afterword.said import say

_PERSONS = {
    "i": "I", "me": "I", "my": "I", "mine": "I", "myself": "I",
    "we": "we", "us": "we", "our": "we", "ours": "we",
    "you": "you", "your": "you", "yours": "you",
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she",
    "they": "they", "them": "they", "their": "they", "theirs": "they",
}  # fmt: skip
# "Thank you" and "thanks" are one: nobody acts in it.
_THANK_YOU = re.compile(r"\bthank you\b", re.I)
_SUBJECTS = frozenset(("i", "we", "you", "he", "she", "they"))


def check(wording: Wording) -> str | None:
    before, after = _persons(wording.original), _persons(wording.proposed)
    if before != after:
        return say("other people speak or act in it")
    acts_before, acts_after = _acts(wording.original), _acts(wording.proposed)
    common = acts_before.keys() & acts_after.keys()
    return (
        say("somebody else does it")
        if any(acts_before[verb] != acts_after[verb] for verb in common)
        else None
    )


def _persons(text: str) -> frozenset[str]:
    text = _THANK_YOU.sub("thanks", text)
    return frozenset(_PERSONS[word.text] for word in split_words(text) if word.text in _PERSONS)


def _acts(text: str) -> dict[str, frozenset[str]]:
    """Each word that follows a subject, with the subjects it follows: "I cut", "you said"."""
    words = [word.text for word in split_words(text)]
    found: dict[str, set[str]] = {}
    for subject, verb in pairwise(words):
        if subject in _SUBJECTS and verb not in {
            "have",
            "had",
            "would",
            "will",
            "are",
            "am",
            "is",
            "and",
            "or",
        }:
            found.setdefault(verb, set()).add(subject)
    return {verb: frozenset(subjects) for verb, subjects in found.items()}
