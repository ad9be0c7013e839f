"""C6: is the letter as long as it should be?

Measured in words of the message, greeting and sign-off left out: above 180 a hint, above 200 a warning,
above 250 "longer than half a page"; a phone interview, a recruiter and a follow-up are aimed at 110 words,
the last follow-up at 90 (hints). Below 40 words a thank-you says too little (25 for the short kinds). Half
a page of 11-12 point text is at most 250 words; the good letters of the domain study had a median of 90.
"""

from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.rules.review.addressee import arranges, was_short_call
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

HALF_A_PAGE = 250
_TOO_LONG = 200
_LONG = 180
_SHORT_KIND = 110
_LAST_FOLLOW_UP = 90
_FEWEST = 40
_FEWEST_SHORT_KIND = 25


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    count = len(read_text(letter.body).said)
    aim, fewest = _bounds(letter)
    if count > HALF_A_PAGE:
        yield _finding(
            Severity.WARN,
            say("{count} words are longer than half a page; aim for {aim} or fewer.", count=count, aim=aim),
        )
    elif count > _TOO_LONG:
        yield _finding(Severity.WARN, say("{count} words; aim for {aim} or fewer.", count=count, aim=aim))
    elif count > aim:
        yield _finding(Severity.HINT, say("{count} words; aim for {aim} or fewer.", count=count, aim=aim))
    elif count < fewest:
        yield _finding(
            Severity.HINT,
            say("Only {count} words; one more sentence about your talk would help.", count=count),
        )


def _bounds(letter: LetterUnderReview) -> tuple[int, int]:
    """The words to aim for at most, and the fewest."""
    if letter.kind is LetterKind.FOLLOW_UP:
        sent = sum(past.kind is LetterKind.FOLLOW_UP for past in letter.past)
        return (_LAST_FOLLOW_UP if sent else _SHORT_KIND), 0
    if letter.kind is not LetterKind.THANK_YOU:
        return _LONG, 0
    if arranges(letter) or was_short_call(letter):
        return _SHORT_KIND, _FEWEST_SHORT_KIND
    return _LONG, _FEWEST


def _finding(severity: Severity, message: str) -> Finding:
    return Finding(rule="C6", severity=severity, message=message)


RULE = Rule(
    id="C6",
    title=to_say("Length"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("rule 4 of the six (short); Columbia; faraday"),
    check=check,
)
