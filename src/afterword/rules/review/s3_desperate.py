"""S3: does a sentence make its author small?

Measured: any phrase of `desperate.txt`, and how many others were asked before ("I have applied to sixty
practices"). Need and doubt are honest, and no reason to hire anybody.
"""

import re
from collections.abc import Iterable

from afterword.letters.words.phrases import phrase_hits
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
_MANY = (
    rf"(?:(?:about|over|around|almost|nearly|some|more than|at least|probably|already) )*(?:{_TENS}|\d{{2,4}}|"
    r"(?:a|one|two|three) (?:dozen|hundred|thousand)|dozens of|hundreds of|countless|so many|eleven|twelve|"
    r"fifteen|every)"
)
_ASKED_MANY = re.compile(
    rf"\b(?:applied (?:to|for|at|with)|sent|written|wrote|sent out|been rejected by|turned down by) {_MANY} "
    r"(?:other |different |open )?(?:compan(?:y|ies)|jobs?|posts?|positions?|roles?|places?|practices?|firms?|"
    r"employers?|schools?|hospitals?|clinics?|offices?|shops?|applications?|CVs|vacanc(?:y|ies))\b|"
    r"\b(?:my|after) (?:\d{2,4}(?:th|st|nd|rd)?|dozens of|hundreds of|countless) (?:applications?|rejections?)\b",
    re.IGNORECASE,
)

_SIGNS = frozenset(
    ["applied", "sent", "wrote", "written", "rejected", "turned", "applications", "application", "rejections"]
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    spans = [(hit.start, hit.end) for hit in phrase_hits(text.own, "desperate", own=letter.own_terms)]
    if not text.vocabulary.isdisjoint(_SIGNS):
        spans += [match.span() for match in _ASKED_MANY.finditer(text.own)]
    for start, end in sorted(spans):
        told = say("“{words}” weakens you more than it helps; leave it out.", words=text.own[start:end])
        yield Finding(rule="S3", severity=Severity.WARN, message=told, start=start, end=end)


RULE = Rule(
    id="S3",
    title=to_say("Desperate"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("interviewdoctor"),
    check=check,
)
