"""S1: does it sound like a template or a language model?

Measured: phrases of `cliches.txt` and the user's own. One is a hint, two or more are warnings. Readers meet
the same phrases in every mail, and readily take them for machine writing.
"""

from collections.abc import Iterable

from afterword.letters.words.phrases import phrase_hits
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    hits = phrase_hits(text.own, "cliches", own=letter.own_terms)
    severity = Severity.WARN if len({hit.term for hit in hits}) > 1 else Severity.HINT
    for hit in hits:
        told = say("“{words}” sounds like a template.", words=text.own[hit.start : hit.end])
        yield Finding(rule="S1", severity=severity, message=told, start=hit.start, end=hit.end)


RULE = Rule(
    id="S1",
    title=to_say("Clichés"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("trendpulse (Fortune on identical machine-written notes)"),
    check=check,
)
