"""S3: does a sentence make its author small?

Measured: any phrase of `desperate.txt`. Need and doubt are honest, and no reason to hire anybody.
"""

from collections.abc import Iterable

from afterword.letters.words.phrases import phrase_hits
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    for hit in phrase_hits(text.own, "desperate", own=letter.own_terms):
        told = say(
            "“{words}” weakens you more than it helps; leave it out.", words=text.own[hit.start : hit.end]
        )
        yield Finding(rule="S3", severity=Severity.WARN, message=told, start=hit.start, end=hit.end)


RULE = Rule(
    id="S3",
    title=to_say("Desperate"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("interviewdoctor"),
    check=check,
)
