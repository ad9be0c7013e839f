"""T3: is this the third follow-up?

Measured: follow-ups already sent to this person in this round. Two block a third. Where the letter itself
counts further ("my fourth note", "a third reminder"), it is a warning. The second one said that it is the
last; people in HR call a third one a pest.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.kind_certain import block_of_kind
from afterword.rules.review.sent_before import sent_to_reader
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_MOST = 2
_COUNTED = re.compile(
    r"\b(?:my|this is (?:my|the|a)|(?:for|writing) (?:a|the)|a) (?:(?:third|fourth|fifth|sixth|3rd|4th|5th) "
    r"(?:and (?:last|final) )?(?:follow[- ]?up|reminder|nudge|attempt)|(?:fourth|fifth|sixth|seventh|4th|5th|6th) "
    r"(?:and (?:last|final) )?(?:e?-?mail|message|note|letter|time))\b",
    re.IGNORECASE,
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.FOLLOW_UP:
        return
    if len(sent_to_reader(letter, LetterKind.FOLLOW_UP)) >= _MOST:
        told = say("Two follow-ups went out already, and two are enough. Close this one.")
        yield Finding(rule="T3", severity=block_of_kind(letter), message=told)
        return
    counted = _COUNTED.search(read_text(letter.body).own)
    if counted:
        told = say("“{words}”: two follow-ups are enough.", words=counted[0])
        yield Finding(
            rule="T3", severity=Severity.WARN, message=told, start=counted.start(), end=counted.end()
        )


RULE = Rule(
    id="T3",
    title=to_say("Third follow-up"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("joblabs, fresnobee: more than twice is a pest"),
    check=check,
)
