"""S8: do most sentences begin with "I"?

Measured: more than half of the sentences, in letters of five or more. The letter is about what both talked
about.
"""

import re
from collections.abc import Iterable

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_FEWEST_SENTENCES = 5
_I = re.compile(r"[\"'“‘(]*I(?:['’](?:m|d|ve|ll))?\b(?![-/.])")


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    sentences = read_text(letter.body).sentences
    mine = sum(_I.match(sentence.text) is not None for sentence in sentences)
    if len(sentences) >= _FEWEST_SENTENCES and mine * 2 > len(sentences):
        told = say(
            "{mine} of {count} sentences begin with I. Start one with them, or with the topic.",
            mine=mine,
            count=len(sentences),
        )
        yield Finding(rule="S8", severity=Severity.HINT, message=told)


RULE = Rule(
    id="S8",
    title=to_say("Many sentences begin with I"),
    severity=Severity.HINT,
    overridable=True,
    source=to_say("viewkick"),
    check=check,
)
