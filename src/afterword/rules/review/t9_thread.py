"""T9: does the follow-up stand in the thread of the first letter?

Measured for follow-ups: a subject that does not begin with "Re:" (or what other mail programs write for
it), or no In-Reply-To although a first letter to this person went out. A warning; a hint where we know of no first
letter, so that there may be no thread. Where neither subject nor sent letters are known, nothing is judged. In the
thread the reader has the first letter, and need not remember who you are.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.sent_before import sent_to_reader
from afterword.said import say, to_say

_REPLY = re.compile(r"\s*(?:re|aw|sv|antw|vs|r|ref|odp|ynt|rif|res)(?:\[\d+\])?\s*:", re.IGNORECASE)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.FOLLOW_UP:
        return
    if letter.subject and not _REPLY.match(letter.subject):
        told = say(
            "Answer in your first letter's thread, with its subject and “Re:”, not “{subject}”.",
            subject=letter.subject,
        )
        is_known = letter.in_reply_to or sent_to_reader(letter, LetterKind.THANK_YOU)
        yield Finding(rule="T9", severity=Severity.WARN if is_known else Severity.HINT, message=told)
    elif not letter.in_reply_to and sent_to_reader(letter, LetterKind.THANK_YOU):
        told = say("This starts a new thread. Send it as an answer to your first letter.")
        yield Finding(rule="T9", severity=Severity.WARN, message=told)


RULE = Rule(
    id="T9",
    title=to_say("New thread"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("projectpractical: keep the old subject for follow-ups"),
    check=check,
)
