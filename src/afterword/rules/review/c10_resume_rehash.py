"""C10: does the letter retell the CV?

Measured: six or more different technologies (`it_names.txt`, in their own spelling), or four or more years
and spans of years. They have the CV; one or two facts that answer their problem say more.
"""

import re
from collections.abc import Iterable
from functools import cache

from afterword.letters.words.phrases import read_terms
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_MOST_TECHNOLOGIES = 5
_MOST_DATES = 3
_NUMBER = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_DATE = re.compile(
    rf"\b(?:19|20)\d\d\b(?:\s*[-–—]\s*(?:(?:19|20)\d\d|now|today))?|\b{_NUMBER}\+?[- ]years?\b", re.I
)
_DATE_SIGNS = frozenset(["year", "years"])


@cache
def _names() -> frozenset[str]:
    return frozenset(read_terms("it_names"))


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    names = _names()
    said: Iterable[str] = text.said
    if "/" in text.own:
        said = [part for word in said for part in word.split("/")]
    if len(names.intersection(said)) > _MOST_TECHNOLOGIES:
        named = [word for word in dict.fromkeys(said) if word in names]
        told = say(
            "{count} technologies ({named}, ...). Pick one or two; they have your CV.",
            count=len(named),
            named=", ".join(named[:3]),
        )
        yield Finding(rule="C10", severity=Severity.HINT, message=told)
    dates = (
        []
        if text.vocabulary.isdisjoint(_DATE_SIGNS) and "19" not in text.own and "20" not in text.own
        else _DATE.findall(text.message.text)
    )
    if len(dates) > _MOST_DATES:
        told = say(
            "{count} dates and spans of years. Pick one or two facts; they have your CV.", count=len(dates)
        )
        yield Finding(rule="C10", severity=Severity.HINT, message=told)


RULE = Rule(
    id="C10",
    title=to_say("The CV again"),
    severity=Severity.HINT,
    overridable=True,
    source=to_say("Brooklyn College"),
    check=check,
)
