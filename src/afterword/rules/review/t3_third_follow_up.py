"""T3: is this the third follow-up?

Measured: follow-ups already sent to this person in this round. Two block a third. The second one said that
it is the last; people in HR call a third one a pest.
"""

from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.sent_before import sent_to_reader
from afterword.said import say, to_say

_MOST = 2


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.FOLLOW_UP:
        return
    if len(sent_to_reader(letter, LetterKind.FOLLOW_UP)) >= _MOST:
        told = say("Two follow-ups went out already, and two are enough. Close this one.")
        yield Finding(rule="T3", severity=Severity.BLOCK, message=told)


RULE = Rule(
    id="T3",
    title=to_say("Third follow-up"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("joblabs, fresnobee: more than twice is a pest"),
    check=check,
)
