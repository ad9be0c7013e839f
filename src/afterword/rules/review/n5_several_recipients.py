"""N5: does a thank-you go to one person alone?

Measured: the addresses in To, Cc and Bcc together, each once, without a copy to the author. More than one
in a thank-you blocks, and may be overridden: two people who shared one slot may share a note. Those who
interviewed compare their mail, and one that is meant for all thanks nobody.
"""

from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.kind_certain import block_of_kind
from afterword.rules.review.mail_address import recipients
from afterword.said import say, to_say


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.THANK_YOU:
        return
    found = recipients(letter)
    if len(found) > 1:
        told = say(
            "This goes to {count} addresses ({found}). Send one letter to each person.",
            count=len(found),
            found=", ".join(found[:3]),
        )
        yield Finding(rule="N5", severity=block_of_kind(letter), message=told)


RULE = Rule(
    id="N5",
    title=to_say("Several recipients"),
    severity=Severity.BLOCK,
    overridable=True,
    source=to_say("Princeton: separately rather than a group message"),
    check=check,
)
