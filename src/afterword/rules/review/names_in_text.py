"""Names of the notes that stand misspelt inside a letter: what rule N2 measures in the text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from afterword.letters.debrief import Debrief
from afterword.rules.review.finding import Finding, LetterUnderReview, Severity
from afterword.rules.review.names import exact, fold, is_short_form, name_words, slips, words_of_person
from afterword.rules.review.record import is_known_word, record_words
from afterword.rules.review.remembered import remember
from afterword.rules.review.text import Span, TextFacts, read_text
from afterword.said import say

_SHORT_NAME = 5
_LONG_NAME = 7
_CUE_WORDS = "with thank thanks from by met meet meeting to and for told asked saw hear heard dear hi hello"
_CUES = frozenset(_CUE_WORDS.split())
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REACH = 20
_BESIDE_YOU = re.compile(r"\byou (?:and|or|nor) (?:\w+ )?\Z", re.IGNORECASE)
_YOU_AFTER = re.compile(r" (?:and|or|nor) you\b", re.IGNORECASE)


def misspelt_in_text(letter: LetterUnderReview) -> Iterator[Finding]:
    """What N2 has to say of the names inside the text."""
    debrief = letter.debrief
    if debrief is None:
        return
    by_fold = _names_by_fold(debrief)
    if not by_fold:
        return
    noted = record_words(debrief)
    text = read_text(letter.body)
    suspects = {said for said in text.marked if said[0].isupper() and _may_be_a_name(said, by_fold)}
    for at, said in enumerate(text.said) if suspects else ():
        if said in suspects:
            finding = _judge_in_text(letter, text, at, by_fold, noted)
            if finding:
                yield finding


def _judge_in_text(
    letter: LetterUnderReview, text: TextFacts, at: int, by_fold: dict[str, str], noted: frozenset[str]
) -> Finding | None:
    written = _owner(text.said[at])
    folded = fold(written)
    if folded in by_fold:
        noted_as = by_fold[folded]
        is_lost = exact(noted_as) != exact(written) and not noted_as.isascii() and exact(written) not in noted
        return _misspelt(text.words[at], written, noted_as, Severity.BLOCK) if is_lost else None
    near = _near_name(folded, written, by_fold)
    if not near or exact(written) in noted or not _is_meant(text.said, at, near, written, by_fold):
        return None
    is_sure = _is_that_name(text.said, at, near, written, by_fold)
    severity = Severity.BLOCK if is_sure else _if_another_person(letter, text, at, near)
    return _misspelt(text.words[at], written, near, severity) if severity else None


def _owner(said: str) -> str:
    """ "Priya's" is Priya."""
    return said.removesuffix("'s").removesuffix("’s")


def _may_be_a_name(said: str, by_fold: dict[str, str]) -> bool:
    return _is_no_word(said) or (fold(_owner(said)) in by_fold and _is_spelt(said))


@lru_cache(maxsize=8192)
def _is_no_word(said: str) -> bool:
    return _is_spelt(said) and not is_known_word(_owner(said))


def _is_spelt(said: str) -> bool:
    """Of letters alone, but for hyphens and apostrophes."""
    return _owner(said).replace("-", "").replace("'", "").replace("’", "").isalpha()


@remember
def _names_by_fold(debrief: Debrief) -> dict[str, str]:
    names = {word for person in debrief.people for word in words_of_person(person)}
    names |= {word for each in debrief.history for name in each.people for word in name_words(name)}
    return {fold(name): name for name in sorted(names) if len(name) > 2}


def _near_name(folded: str, written: str, by_fold: dict[str, str]) -> str | None:
    if is_known_word(written):
        return None
    for known, name in by_fold.items():
        size = len(known)
        if abs(size - len(folded)) > 2:
            continue
        allowed = 2 if size >= _LONG_NAME and known[0] == folded[0] else 1
        if 0 < slips(folded, known) <= allowed:
            return None if is_short_form(written, name) else name
    return None


def _is_meant(said: tuple[str, ...], at: int, near: str, written: str, by_fold: dict[str, str]) -> bool:
    """Short names resemble many words, so they need a neighbour that shows a person is meant."""
    if sorted(fold(written)) == sorted(fold(near)) and len(near) > 3:
        return True
    before = said[at - 1] if at else ""
    after = said[at + 1] if at + 1 < len(said) else ""
    beside = fold(before) in by_fold or fold(after) in by_fold
    if len(near) < _SHORT_NAME:
        return beside or (before.lower() in _CUES and len(near) == len(written))
    return True


def _is_that_name(said: tuple[str, ...], at: int, near: str, written: str, by_fold: dict[str, str]) -> bool:
    """Beside the rest of the name, or with the very same letters, it is that name. Else Erik may not be Eric."""
    beside = {fold(word) for word in (*said[max(0, at - 1) : at], *said[at + 1 : at + 2])}
    return sorted(fold(written)) == sorted(fold(near)) or bool(beside & by_fold.keys())


def _if_another_person(letter: LetterUnderReview, text: TextFacts, at: int, near: str) -> Severity | None:
    """Brandi may be a colleague of Brandon: certain where both are named side by side, likely where Brandon reads."""
    word = text.words[at]
    sentence = text.sentence_at(word.start)
    others = _WORDS.findall(sentence.text) if sentence else ()
    beside = text.own[max(0, word.start - _REACH) : word.start]
    is_reader = letter.person is not None and near in words_of_person(letter.person)
    is_beside_you = _BESIDE_YOU.search(beside) or _YOU_AFTER.match(text.own, word.end)
    if near in others or (is_reader and is_beside_you):
        return None
    is_called = beside.rstrip(" ").endswith(",") or text.own.startswith(",", word.end)
    return Severity.HINT if is_reader and not is_called else Severity.WARN


def _misspelt(word: Span, written: str, noted: str, severity: Severity) -> Finding:
    span = Span(word.start, word.start + len(written), written)
    told = say("“{written}” is written “{noted}” in your notes.", written=written, noted=noted)
    return Finding(rule="N2", severity=severity, message=told, start=span.start, end=span.end)
