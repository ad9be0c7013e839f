"""T5: is it too soon after the talk?

Measured: a thank-you planned before, or less than 30 minutes after, the end of the interview. A hint. A
mail within minutes reads as if it had been ready before the talk.
"""

from collections.abc import Iterable
from datetime import timedelta

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.said import say, to_say

_PAUSE = timedelta(minutes=30)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.THANK_YOU or letter.sent_at is None or letter.debrief is None:
        return
    passed = letter.sent_at - letter.debrief.interview.end
    if passed < timedelta(0):
        told = say("The interview is not over at the time this goes out.")
        yield Finding(rule="T5", severity=Severity.HINT, message=told)
    elif passed < _PAUSE:
        minutes = int(passed.total_seconds() // 60)
        told = say("{minutes} minutes after the talk. Give it an hour; it reads better.", minutes=minutes)
        yield Finding(rule="T5", severity=Severity.HINT, message=told)


RULE = Rule(
    id="T5",
    title=to_say("Too soon"),
    severity=Severity.HINT,
    overridable=True,
    source=to_say("Princeton: not within minutes"),
    check=check,
)
