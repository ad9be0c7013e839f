"""Which of Harper's remarks are worth a person's attention (domain study 3.2), measured on letters of
people in IT."""

import re
from collections.abc import Collection
from typing import Any

from afterword.letters.debrief import Spelling
from afterword.letters.words.spelling import is_spelled_for
from afterword.rules.review.finding import GrammarRemark

_DROPPED_KINDS = frozenset({"Enhancement", "Formatting", "Readability", "Style", "Regionalism"})
DROPPED_RULES = frozenset(
    {
        "AWhile",
        "AnA",
        "AvoidAndAlso",
        "AvoidCurses",
        "BoringWords",
        "Codebase",
        "Codebases",
        "CompoundNouns",
        "DiscourseMarkers",
        "DotInitialisms",
        "ExpandMemoryShorthands",
        "ExpandTimeShorthands",
        "FillerWords",
        "FindOut",
        "InAWhile",
        "InDemandInDepth",
        "LongSentences",
        "MassNouns",
        "MergeWords",
        "MissingDeterminer",
        "MissingPreposition",
        "MissingTo",
        "Myself",
        "NoOxfordComma",
        "NotTo",
        "OxfordComma",
        "PhrasalVerbAsCompoundNoun",
        "PossessiveYour",
        "PronounInflectionBe",
        "PronounKnew",
        "RedundantThat",
        "RoadMap",
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
        "WrongNegative",
        "YourPredicateAdjective",
    }
)
# "Some 1,800 records" is good English, "many 1,800" is not.
_DROPPED_MESSAGES = re.compile(
    r"word 'some' should not|canonical|all-caps|missing a preposition|capitali[sz]|trademark|proper noun|\bunits?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St)\.? \Z")
# Where "there is news" stands for a plural mistake, and the like.
_RIGHT_AFTER_ALL = frozenset({"is news"})
# What comes next is a noun, though it may be a verb elsewhere: "looking forward to round two".
_NOUNS_AHEAD = "round part phase step stage interview week lunch coffee breakfast dinner class court"
_NUMBERS = "two three four five six seven eight nine ten few many several"
_AFTER_INTERESTED = "than to as after before since from by until"
_RIGHT_FOR_RULE = frozenset(
    {
        # "As interested as I was", "more interested than before", "interested from the first minute".
        # "One of the two."
        *(("OneOfTheSingular", number) for number in _NUMBERS.split()),
        *(("InterestedIn", word) for word in _AFTER_INTERESTED.split()),
        *((rule, noun) for rule in ("LookForwardTo", "LookingForwardTo") for noun in _NOUNS_AHEAD.split()),
    }
)
# What stands around the marked words where the rule is wrong: `\0` is where they stood.
_RIGHT_AROUND = {
    # "deletes one for every one it adds", "every one of you".
    "Everyone": re.compile(r"\0 (?:of|I|it|you|we|they|he|she|that|which|the)\b"),
    # What opens a clause is "it is": "diff the balances; it's crude".
    "ItsPossessive": re.compile(r"(?:[;:,.!?–—(]|-|\n) *\0|\A\0"),
    # "anything you have going".
    "ProgressiveNeedsBe": re.compile(r"\b(?:\w+thing|what|whatever|all|else) \0", re.IGNORECASE),
}
_AROUND = 24
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
        if (
            text[start:end].lower() in _RIGHT_AFTER_ALL
            or (rule, text[start:end].lower()) in _RIGHT_FOR_RULE
            or _is_noise(kind, rule, message)
            or _is_right_around(rule, text, start, end)
            or (kind == "Spelling" and _may_be_a_name(text, start, end, known))
            or (kind == "Spelling" and _is_plural_of_known(text[start:end], suggestions))
        ):
            continue
        kept.append(
            GrammarRemark(
                start=start, end=end, message=_plain(message), kind=kind, suggestions=tuple(suggestions)
            )
        )
    return tuple(kept)


def kept_in_dialect(
    text: str,
    american: tuple[GrammarRemark, ...],
    british: tuple[GrammarRemark, ...],
    dialect: Spelling | None,
) -> tuple[GrammarRemark, ...]:
    """What both dialects remark on; and of what only the asked dialect does, the words that our own list spells in
    the other way ("colour" in an American letter). Harper's word lists differ for many more, such as "afterwards"."""
    found = british if dialect is Spelling.BRITISH else american
    others = american if dialect is Spelling.BRITISH else british
    also = {(each.start, each.end) for each in others}
    return tuple(
        each
        for each in found
        if (each.start, each.end) in also
        or (dialect is not None and is_spelled_for(text[each.start : each.end].lower(), _other(dialect)))
    )


def _other(dialect: Spelling) -> Spelling:
    return Spelling.AMERICAN if dialect is Spelling.BRITISH else Spelling.BRITISH


def _is_noise(kind: str, rule: str, message: str) -> bool:
    return kind in _DROPPED_KINDS or rule in DROPPED_RULES or _DROPPED_MESSAGES.search(message) is not None


def _is_right_around(rule: str, text: str, start: int, end: int) -> bool:
    pattern = _RIGHT_AROUND.get(rule)
    return (
        pattern is not None
        and pattern.search(f"{text[max(0, start - _AROUND) : start]}\0{text[end : end + _AROUND]}")
        is not None
    )


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
    before = text[max(0, start - _LOOK_BACK) : start]
    return word[:1].isupper() and (
        not _SENTENCE_START.search(before)
        or _TITLE_BEFORE.search(before) is not None
        or _stands_inside(text, parts[0] if parts else "")
    )


def _stands_inside(text: str, name: str) -> bool:
    """Whether a word that opens a sentence stands with its capital inside another: "Dear Amara and Cole", "Amara's"."""
    return bool(name) and re.search(rf"[\w,:;] {re.escape(name.capitalize())}\b", text) is not None


def _is_plural_of_known(word: str, suggestions: Collection[str]) -> bool:
    """A plural of a noun that Harper knows in the singular alone: it offers "encirclement's" for "encirclements"."""
    return word.endswith("s") and f"{word[:-1]}'s" in {each.replace("’", "'") for each in suggestions}


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
