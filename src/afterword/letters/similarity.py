"""How much of one letter is also in another: shared 4-word runs, greeting, signature and names left out.

Source: the measure of domain study 4.4. There, independent letters share at most 0.05, stock templates 0.33
to 0.56, copies with a new name 0.83 to 1.0.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from afterword.letters.words.pattern import WordPattern

_WORD = WordPattern(r"[^\W_]+(?:['’.-][^\W_]+)*")
_GREETING = re.compile(
    r"\A\s*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|day))\b[^\n]{0,80}|[^\n.?!]{1,40},)\n", re.I
)
_SIGN_OFF = re.compile(
    r"\n\s*(?:(?:with )?(?:best|kind(?:est)?|warm(?:est)?|many|sincere)?\s*"
    r"(?:regards|wishes|thanks|thank you|best|cheers|sincerely|yours(?: \w+)?|all the best|thanks again))"
    r"\s*[,.]?[ \t]*(?=\n|\Z)",
    re.I,
)
_SIGN_OFF_REACH = 250


def overlap(first: str, second: str, *, leave_out: Iterable[str] = ()) -> float:
    """Shared 4-word runs divided by those of the letter that has fewer; 0.0 to 1.0.

    `leave_out` holds what two honest letters share anyway: names, role, company. Letters of fewer than four
    words count as 1.0 when they are equal, else 0.0.
    """
    return overlaps(first, (second,), leave_out=leave_out)[0]


def most_overlap(text: str, others: Sequence[str], *, leave_out: Iterable[str] = ()) -> float:
    """The overlap with whichever of `others` is most alike; 0.0 where there are none."""
    return max(overlaps(text, others, leave_out=leave_out), default=0.0)


def overlaps(text: str, others: Sequence[str], *, leave_out: Iterable[str] = ()) -> list[float]:
    """The overlap with each of `others`."""
    phrases = tuple(leave_out)
    ours, found = _runs(text, phrases), []
    for other in others:
        theirs = _runs(other, phrases)
        if not ours or not theirs:
            left = words_of(text, phrases)
            found.append(1.0 if left and left == words_of(other, phrases) else 0.0)
        else:
            found.append(len(ours & theirs) / min(len(ours), len(theirs)))
    return found


def words_of(text: str, leave_out: Iterable[str] = ()) -> list[str]:
    """The words of a letter's paragraphs, in small letters, without greeting, sign-off and `leave_out`."""
    words = list(_said(text))
    known = set(words)
    for phrase in _phrases(tuple(leave_out)):
        if phrase[0] in known:
            words = _without(words, phrase)
    return words


@lru_cache(maxsize=256)
def _said(text: str) -> tuple[str, ...]:
    middle = text.replace("\r\n", "\n").replace("’", "'")
    greeted, end = _GREETING.match(middle), _start_of_sign_off(middle)
    start = greeted.end() - 1 if greeted else 0
    return tuple(_WORD.findall(middle[start : end if end >= start else None].casefold()))


def _start_of_sign_off(text: str) -> int:
    """Where the last sign-off of a text begins, or -1. It is looked for from the end, line by line."""
    reach = max(0, len(text) - _SIGN_OFF_REACH)
    at = text.rfind("\n", reach)
    while at >= 0 and not _SIGN_OFF.match(text, at):
        at = text.rfind("\n", reach, at)
    return at


@lru_cache(maxsize=64)
def _phrases(leave_out: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of each phrase, long phrases first."""
    split = [
        tuple(word.casefold() for word in _WORD.findall(phrase.replace("’", "'"))) for phrase in leave_out
    ]
    return tuple(sorted((phrase for phrase in split if phrase), key=lambda phrase: (-len(phrase), phrase)))


def _without(words: list[str], phrase: tuple[str, ...]) -> list[str]:
    kept: list[str] = []
    reached = at = 0
    for _ in range(words.count(phrase[0])):
        at = words.index(phrase[0], at)
        if at >= reached and tuple(words[at : at + len(phrase)]) == phrase:
            kept += words[reached:at]
            reached = at + len(phrase)
        at += 1
    return kept + words[reached:]


@lru_cache(maxsize=128)
def _runs(text: str, leave_out: tuple[str, ...]) -> frozenset[int]:
    """All runs of four words, each as its hash: numbers are compared sooner than words. Kept for the last texts: a
    letter is compared with all others of its panel."""
    words = words_of(text, leave_out)
    return frozenset(map(hash, zip(words, words[1:], words[2:], words[3:], strict=False)))
