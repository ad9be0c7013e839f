"""T4: did this person get the thank-you for this round already?

Measured: a thank-you in the record of sent letters, to the same person in the same round. Blocks. The same
letter twice looks like a machine, and two different ones look like a mistake.
"""

from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.kind_certain import block_of_kind
from afterword.rules.review.moments import day_words, reader_zone
from afterword.rules.review.sent_before import sent_to_reader
from afterword.said import say, to_say


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.THANK_YOU:
        return
    sent = sent_to_reader(letter, LetterKind.THANK_YOU)
    if sent:
        name = letter.person.name if letter.person else sent[-1].person
        day = day_words(sent[-1].sent_at, reader_zone(letter))
        told = say("{name} got your thank-you for this round on {day}.", name=name, day=day)
        yield Finding(rule="T4", severity=block_of_kind(letter), message=told)


RULE = Rule(
    id="T4",
    title=to_say("Thank-you sent already"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("own: never twice"),
    check=check,
)
