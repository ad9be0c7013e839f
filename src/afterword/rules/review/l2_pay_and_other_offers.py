"""L2: does the letter speak of pay, or of other offers and processes?

Measured in subject and text: words of pay in the sense of pay ("salary", "signing bonus", "paid better"),
amounts of money in any currency and shape ($90,000, 85k, GBP 70k, 600 000 kr), a sum that the author would
take ("around 62k would be fine", a warning), and other offers or hiring
processes ("counter-offer", "interviewing with two other companies"). It blocks, and may be overridden,
where the sentence is about the author's own pay or offers; pay of others and an amount that nothing ties
to the author are a hint, for the wages of nurses may be the work. Other offers in a withdrawal are a
hint, and so is pay in the answer to an offer, which may repeat the figures. Left alone: technical senses
("the payment service", "compensating transaction", "raise an exception", "rate limits"), money that is
about systems rather than wages ("cut the cloud bill by $40k"), and all that stands in the noted fields or
the role of this debrief. Pay has its own moment, and a thank-you is not it.
"""

import re
from collections.abc import Iterable, Iterator

from afterword.letters.debrief import EventKind
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
from afterword.rules.review.wished_sums import ANY_SUM, SAID_OF_ONESELF, WISHED_SUM
from afterword.said import say, to_say

_OTHERS = to_say("Other offers and processes do not belong in this letter: “{words}”.")
_PAY = to_say("Pay does not belong in this letter: “{words}”.")
_PAY_OF_OFFER = to_say("“{words}”: compare this with the offer, to the figure.")
# A kind that was guessed from "made my day" is not enough for pay.
_SPEAKS_OF_AN_OFFER = re.compile(r"\b(?:the|your|this|an) (?:\w+ )?(?:offer|contract)\b", re.IGNORECASE)


_CENTS = re.compile(r"[.,]\d{2}(?!\d)")
_THOUSANDS = re.compile(r"\d\s?[km]\b|\b(?:thousand|lakhs?|lpa|mn|bn|million)\b", re.IGNORECASE)
_OWN_PAY = re.compile(
    r"\b(?:I|I['’]\w+|my|me|mine|myself)\b|\b(?:expect\w*|range|negotiat\w*|discuss\w*|question)\b|"
    r"\b(?:the|this|your) (?:role|position|job|post|offer|package)\b",
    re.IGNORECASE,
)
# "I once replaced a €4,000 board": bought, sold, burnt.
_OF_THINGS = re.compile(
    r"\b(?:bought|buy|sold|replac\w*|worth|machines?|server|switch|board|licen[cs]e|device|fine|bug|mistake|fraud|"
    r"refund\w*|tax|rent|ticket|fee|allowance|price\w*|donat\w*|raised|grant)\b",
    re.IGNORECASE,
)
_NEAR = 40
# "my salary", "what it pays"; "on salary day" is nobody's.
_TIED_BEFORE = re.compile(
    r"\b(?:my|your|our|higher|better|more|base|current|starting|target|annual|total|expected|what|which|how much)"
    r"(?: \w+){0,2} ?\Z",
    re.IGNORECASE,
)
_TIED_AFTER = re.compile(
    r"[ ,-]*(?:range|expect\w*|is|was|would|of|for|negotia\w*|question|below|above|at least|[$€£\d])",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:tell|know|ask|discuss\w*|talk\w* about|speak about|negotiat\w*|clarify|expect\w*|share|hop\w+ for|earn|want|"
    r"need|offer)\b",
    re.IGNORECASE,
)
_ALWAYS_PAY = re.compile(
    r"signing|sign-on|RSU|401|stock|share option|vesting|\brange\b|expectation|rise|raise|"
    r"(?:what|how much) (?:does|do|did|will|would) ",
    re.I,
)
_PER_YEAR = re.compile(
    r"\b(?:a|per) (?:year|month|annum|day|hour)\b|\bp\.a\.|\bannual(?:ly)?\b|\bgross\b", re.IGNORECASE
)
# Pay as the matter of the work: the payroll of a customer, the wages of nurses.
_OF_OTHERS = re.compile(
    r"\bpayroll\b|\b(?:pay|wage|salary) ?(?:slips?|runs?|files?|tables?|calculat\w+|data|engine|service|batch|bug)\b|"
    r"\b(?:employees?|nurses?|teachers?|drivers?|riders?|couriers?|workers?|staff|tenants?|users?|clients?|customers?|"
    r"farmers?|freelancers?|contractors?|agents?|merchants?)\b|\btheir\b",
    re.IGNORECASE,
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    for _, _, severity, told in _found(letter, letter.subject or ""):
        yield Finding(rule="L2", severity=severity, message=told)
    for start, end, severity, told in _found(letter, read_text(letter.body).own):
        yield Finding(rule="L2", severity=severity, message=told, start=start, end=end)


_DIGIT = re.compile(r"\d")
_SIGN = re.compile(f"[{SIGNS}]")
_DIGIT_BY_LETTER = re.compile(r"\d(?:(?=[^\W\d_])|(?<=[^\W\d_].))")
_MAY_BE_WITH_THEM = re.compile(
    r"\b(?:another|other|more) interviews? (?:next|this|on|tomorrow|later|coming)\b", re.I
)
_Found = tuple[int, int, Severity, str]


def _found(letter: LetterUnderReview, text: str) -> Iterator[_Found]:
    if not text:
        return
    about_pay = [(match, False) for match in (*PAY.find(text), *_wages(text), *_wished(text))]
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
            # "I have another interview next week": it may be with them.
            is_sure = not _MAY_BE_WITH_THEM.search(words)
            severity = Severity.HINT if may_be else Severity.BLOCK if is_sure else Severity.WARN
            yield start, end, severity, say(_OTHERS, words=words)
        elif _answers_an_offer(letter):
            yield start, end, Severity.HINT, say(_PAY_OF_OFFER, words=words)
        elif not _is_small_change(words):
            yield start, end, _certainty(letter, text, match), say(_PAY, words=words)


def _is_small_change(words: str) -> bool:
    """A switch for £9 and a coffee for $4.50: nobody asks for so little, and nobody offers it."""
    whole = _CENTS.sub("", words)
    return sum(map(str.isdigit, whole)) in (1, 2, 3) and not _THOUSANDS.search(words)


def _certainty(letter: LetterUnderReview, text: str, match: re.Match[str]) -> Severity:
    """Pay is meant for certain where the sentence ties it to the author or the post."""
    if letter.is_composed:
        return Severity.BLOCK
    sentence = _around(text, match.start(), match.end())
    is_own = _OWN_PAY.search(sentence) is not None
    if WISHED_SUM.search(sentence) and SAID_OF_ONESELF.search(sentence) and not _is_sure(sentence):
        return Severity.WARN
    if any(char.isdigit() for char in match[0]):
        if WAGE_SENSE.search(sentence) or _PER_YEAR.search(sentence):
            return Severity.HINT if _OF_OTHERS.search(sentence) else Severity.BLOCK
        return Severity.WARN if is_own and not _OF_THINGS.search(sentence) else Severity.HINT
    if _OF_OTHERS.search(sentence) or not is_own:
        return Severity.HINT
    before, after = (
        text[max(0, match.start() - _NEAR) : match.start()],
        text[match.end() : match.end() + _NEAR],
    )
    is_tied = _TIED_BEFORE.search(before) or _TIED_AFTER.match(after) or _ASKS.search(sentence)
    return Severity.BLOCK if is_tied or _ALWAYS_PAY.search(match[0]) else Severity.HINT


def _is_sure(sentence: str) -> bool:
    return (WAGE_SENSE.search(sentence) or _PER_YEAR.search(sentence)) is not None


def _answers_an_offer(letter: LetterUnderReview) -> bool:
    is_offered = letter.debrief is not None and any(
        event.what is EventKind.OFFER for event in letter.debrief.events
    )
    if is_offered and letter.is_kind_read:
        return True
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


def _wished(text: str) -> Iterator[re.Match[str]]:
    """Sums that the author would take; unless the sentence is about what systems cost or move."""
    for match in WISHED_SUM.finditer(text) if ANY_SUM.search(text) else ():
        if not SYSTEM_SENSE.search(_around(text, match.start(), match.end())):
            yield match


def _may_be_an_amount(text: str) -> bool:
    """Whether there is a sign, a code or a word of money, or a letter beside a digit as in "85k"."""
    if not _DIGIT.search(text):
        return False
    if _has_sign(text) or not UNIT_WORDS.isdisjoint(vocabulary_of(text)):
        return True
    return _DIGIT_BY_LETTER.search(text) is not None


def _has_sign(text: str) -> bool:
    return "$" in text if text.isascii() else _SIGN.search(text) is not None


def _amounts(text: str) -> Iterator[re.Match[str]]:
    if _has_sign(text):
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
