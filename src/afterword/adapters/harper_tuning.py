"""Which of Harper's remarks are worth a person's attention (domain study 3.2), measured on letters of
people in IT."""

import re
from collections.abc import Collection
from typing import Any

from afterword.rules.review.finding import GrammarRemark

_DROPPED_KINDS = frozenset({"Enhancement", "Formatting", "Readability", "Style", "Regionalism"})
_DROPPED_RULES = frozenset(
    {
        "AWhile",
        "AnA",
        "AvoidAndAlso",
        "AvoidCurses",
        "BoringWords",
        "CompoundNouns",
        "DiscourseMarkers",
        "DotInitialisms",
        "ExpandMemoryShorthands",
        "ExpandTimeShorthands",
        "FillerWords",
        "FindOut",
        "LongSentences",
        "MassNouns",
        "MergeWords",
        "MissingDeterminer",
        "MissingPreposition",
        "NoOxfordComma",
        "NotTo",
        "OxfordComma",
        "PhrasalVerbAsCompoundNoun",
        "PronounKnew",
        "RedundantThat",
        "SentenceCapitalization",
        "SpelledNumbers",
        "SplitWords",
        "ThatThan",
        "TheLastDays",
        "TheirToTheyre",
        "ThereToTheir",
        "TheyToThem",
        "ToDoHyphen",
        "ToTwoToo",
        "UseGenitive",
        "UseTitleCase",
        "YourPredicateAdjective",
    }
)
_DROPPED_MESSAGES = re.compile(
    r"canonical|all-caps|missing a preposition|capitali[sz]|trademark|proper noun|\bunits?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:…][\"'”’)\]]*\s+|\n\s*(?:[-*•]\s+)?)[\"'“‘(]*\Z")
_LOOK_BACK = 12


def keep_true(text: str, raw: list[list[Any]], *, known_words: Collection[str]) -> tuple[GrammarRemark, ...]:
    """The remarks to show. `raw` holds `[start, end, message, kind, rule, suggestions]` in order of place;
    of remarks that overlap the first stays."""
    known = {word.casefold() for term in known_words for word in _WORD.findall(term)}
    kept: list[GrammarRemark] = []
    for start, end, message, kind, rule, suggestions in raw:
        if kept and start < kept[-1].end:
            continue
        if _is_noise(kind, rule, message) or (kind == "Spelling" and _may_be_a_name(text, start, end, known)):
            continue
        kept.append(
            GrammarRemark(
                start=start, end=end, message=_plain(message), kind=kind, suggestions=tuple(suggestions)
            )
        )
    return tuple(kept)


def _is_noise(kind: str, rule: str, message: str) -> bool:
    return kind in _DROPPED_KINDS or rule in _DROPPED_RULES or _DROPPED_MESSAGES.search(message) is not None


def _may_be_a_name(text: str, start: int, end: int, known: set[str]) -> bool:
    """Known words, words with digits or inner capitals, parts of addresses and file names, and capitalised
    words inside a sentence: names are compared with the record by rule N2 instead."""
    word = text[start:end]
    parts = [part.casefold() for part in _WORD.findall(word)]
    if parts and all(part in known or part == "s" for part in parts):
        return True
    if any(char.isdigit() for char in word) or any(char.isupper() for char in word[1:]):
        return True
    if _is_part_of_address(text, start, end):
        return True
    return word[:1].isupper() and not _SENTENCE_START.search(text[max(0, start - _LOOK_BACK) : start])


def _is_part_of_address(text: str, start: int, end: int) -> bool:
    """Whether the word touches a character that joins it to a path, a mail address, a file name or a
    snake_case."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if (before and before in "/@_#.\\-`<") or (after and after in "/@_\\`>="):
        return True
    return after in {".", "-"} and text[end + 1 : end + 2].isalnum()


def _plain(message: str) -> str:
    """Harper marks words with backticks; a letter's margin shows quotes."""
    return re.sub(r"`([^`]*)`", r"“\1”", message)
