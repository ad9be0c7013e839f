"""S2: is there praise without a fact?

Measured: two or more superlatives about a person or the company (`flattery.txt`). One warm word is human;
praise of something they did says more than praise of what they are.
"""

from collections.abc import Iterable

from afterword.letters.words.phrases import phrase_hits
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_ONE_IS_HUMAN = 1


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    hits = phrase_hits(text.own, "flattery", own=letter.own_terms)
    if len(hits) <= _ONE_IS_HUMAN:
        return
    for hit in hits[_ONE_IS_HUMAN:]:
        told = say(
            "“{words}” is a lot of praise; praise one thing they did instead.",
            words=text.own[hit.start : hit.end],
        )
        yield Finding(rule="S2", severity=Severity.HINT, message=told, start=hit.start, end=hit.end)


RULE = Rule(
    id="S2",
    title=to_say("Flattery"),
    severity=Severity.HINT,
    overridable=True,
    source=to_say("K. Meil"),
    check=check,
)
