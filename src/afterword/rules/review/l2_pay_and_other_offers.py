"""L2: does the letter speak of pay, or of other offers and processes?

Measured in subject and text: words of pay in the sense of pay ("salary", "signing bonus", "paid better"),
amounts of money in any currency and shape ($90,000, 85k, GBP 70k, 600 000 kr), and other offers or hiring
processes ("counter-offer", "interviewing with two other companies"). It blocks and may be overridden; other
offers in a withdrawal are a hint, and so is pay in the answer to an offer, which may repeat the figures. Left
alone: technical senses ("the payment service", "compensating transaction", "raise an exception", "rate
limits"), money that is about systems rather than wages ("cut the cloud bill by $40k"), and all that stands in
the noted fields or the role of this debrief. Pay has its own moment, and a thank-you is not it.
"""

import re
from collections.abc import Iterable, Iterator

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.pay_words import (
    AMOUNT,
    AMOUNT_AFTER_CODE,
    AMOUNT_AFTER_SIGN,
    BARE_THOUSANDS,
    CODES,
    OTHER,
    PAY,
    SIGNS,
    SYSTEM_SENSE,
    UNIT_WORDS,
    WAGE_SENSE,
)
from afterword.rules.review.record import notes_of_person
from afterword.rules.review.text import read_text
from afterword.rules.review.vocabulary import vocabulary_of
from afterword.said import say, to_say

_OTHERS = to_say("Other offers and processes do not belong in this letter: “{words}”.")
_PAY = to_say("Pay does not belong in this letter: “{words}”.")
_PAY_OF_OFFER = to_say("“{words}”: compare this with the offer, to the figure.")
# A kind that was guessed from "made my day" is not enough for pay.
_SPEAKS_OF_AN_OFFER = re.compile(r"\b(?:the|your|this|an) (?:\w+ )?(?:offer|contract)\b", re.IGNORECASE)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    for _, _, severity, told in _found(letter, letter.subject or ""):
        yield Finding(rule="L2", severity=severity, message=told)
    for start, end, severity, told in _found(letter, read_text(letter.body).own):
        yield Finding(rule="L2", severity=severity, message=told, start=start, end=end)


_DIGIT = re.compile(r"\d")
_SIGN = re.compile(f"[{SIGNS}]")
_Found = tuple[int, int, Severity, str]


def _found(letter: LetterUnderReview, text: str) -> Iterator[_Found]:
    if not text:
        return
    about_pay = [(match, False) for match in (*PAY.find(text), *_wages(text))]
    about_others = [(match, True) for match in OTHER.find(text)]
    if not about_pay and not about_others:
        return
    noted = _noted(letter)
    taken: list[tuple[int, int]] = []
    for match, is_other in about_pay + about_others:
        start, end = match.span()
        words = match[0].strip()
        if any(first < end and start < last for first, last in taken) or _is_noted(words, noted):
            continue
        taken.append((start, end))
        if is_other:
            may_be = letter.kind in (LetterKind.WITHDRAWAL, LetterKind.OFFER_REPLY)
            yield start, end, Severity.HINT if may_be else Severity.BLOCK, say(_OTHERS, words=words)
        elif _answers_an_offer(letter):
            yield start, end, Severity.HINT, say(_PAY_OF_OFFER, words=words)
        else:
            yield start, end, Severity.BLOCK, say(_PAY, words=words)


def _answers_an_offer(letter: LetterUnderReview) -> bool:
    return letter.kind is LetterKind.OFFER_REPLY and _SPEAKS_OF_AN_OFFER.search(letter.body) is not None


def _wages(text: str) -> Iterator[re.Match[str]]:
    """Amounts, unless their sentence is about what systems cost or move."""
    if not _may_be_an_amount(text):
        return
    for match in _amounts(text):
        sentence = _around(text, match.start(), match.end())
        if WAGE_SENSE.search(sentence) or not SYSTEM_SENSE.search(sentence):
            yield match
    for match in BARE_THOUSANDS.finditer(text):
        sentence = _around(text, match.start(), match.end())
        if WAGE_SENSE.search(sentence) and _ends_the_amount(text, match.end()):
            yield match


def _may_be_an_amount(text: str) -> bool:
    """Whether there is a sign, a code or a word of money, or a letter beside a digit as in "85k"."""
    if not _DIGIT.search(text):
        return False
    if _SIGN.search(text):
        return True
    words = vocabulary_of(text)
    return not UNIT_WORDS.isdisjoint(words) or bool(
        [word for word in words if not word.isalpha() and not word.isdigit()]
    )


def _amounts(text: str) -> Iterator[re.Match[str]]:
    if _SIGN.search(text):
        yield from AMOUNT_AFTER_SIGN.finditer(text)
    if any(code in text for code in CODES):
        yield from AMOUNT_AFTER_CODE.finditer(text)
    yield from AMOUNT.finditer(text)


def _ends_the_amount(text: str, end: int) -> bool:
    """ "85k" stands alone ("looking for 85k."), where "85k requests" counts something."""
    following = re.match(
        r"\s*(?:[.,;:!?)]|$|\n|(?:or|and|as|per|a year|to|-|–|if|is|was|would|for (?:this|the|a)|plus|"
        r"in)\b)",
        text[end:],
    )
    return following is not None


def _around(text: str, start: int, end: int) -> str:
    before = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n\n"))
    after = min(
        (found for mark in (". ", "! ", "? ", "\n\n") if (found := text.find(mark, end)) >= 0),
        default=len(text),
    )
    return text[max(before, 0) : after]


def _noted(letter: LetterUnderReview) -> str:
    if letter.debrief is None:
        return ""
    person = letter.person
    fields = notes_of_person(person).replace(person.notes, "") if person else ""
    earlier = " ".join(topic for each in letter.debrief.history for topic in each.topics)
    return f"{fields} {letter.debrief.role} {letter.debrief.company} {earlier}".casefold()


def _is_noted(words: str, noted: str) -> bool:
    return bool(noted) and any(
        part in noted for part in (words.casefold(), words.casefold().split()[-1]) if len(part) > 2
    )


RULE = Rule(
    id="L2",
    title=to_say("Pay or another offer"),
    severity=Severity.BLOCK,
    overridable=True,
    source=to_say("liveabout: no salary talk in a thank-you"),
    check=check,
)
