"""S4: would this sentence end the process?

Measured: any phrase of anger, guilt or threat (`hostile.txt`), or a harsh word (`harsh.txt`) said of the
reader, the company or the process ("your process is a farce"). Harsh words about things are left alone:
people in IT call latencies and outages terrible all day, and quote each other doing so. It holds the letter
back until a reason is given: an angry letter is written in five minutes and remembered for years.
"""

import re
from collections.abc import Iterable

from afterword.letters.phrases import Hit, phrase_hits
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import TextFacts, read_text
from afterword.said import say, to_say

_ABOUT_THEM = re.compile(
    r"\b(?:(?:(?<!thank )you|your (?:\w+ ){0,2}?(?:process|team|company|people|interviewers?|colleagues?|recruiters?|"
    r"behaviou?r|"
    r"silence|manager|hr|conduct|reply|answer|questions?|treatment|attitude)|"
    r"the (?:whole |entire )?(?:interview|process|recruiter|interviewers?|panel|way (?:you|i was))|"
    r"this process|"
    r"(?:it|this|that) (?:really )?(?:is|was))\b[^.?!;\n]{0,40})\Z",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\b(?:you|we|they) (?:said|told|mentioned|described|explained|called|admitted|know|knew|see|saw|think|"
    r"thought|found|find)\b",
    re.IGNORECASE,
)
# "It began with a joke" calls nothing one.
_MERELY_NAMED = re.compile(r"\b(?:with|like|of|on|about|over|made|make|told|tell|heard) \Z", re.IGNORECASE)
_OF_THINGS = re.compile(
    r"\b(?:bug|outage|latency|incident|migration|code|page|alert|deploy\w*|query|queries|tests?|system|"
    r"tool\w*|"
    r"performance|commute|weather|legacy|monolith|pipeline)\b",
    re.IGNORECASE,
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    hits = list(phrase_hits(text.own, "hostile", own=letter.own_terms))
    harsh = phrase_hits(text.own, "harsh", own=letter.own_terms)
    hits += [hit for hit in harsh if _is_about_them(text, hit) and not _overlaps(hit, hits)]
    for hit in sorted(hits, key=lambda hit: hit.start):
        told = say(
            "“{words}” would end the process. Sleep on it, then leave it out.",
            words=text.own[hit.start : hit.end],
        )
        yield Finding(rule="S4", severity=Severity.BLOCK, message=told, start=hit.start, end=hit.end)


def _is_about_them(text: TextFacts, hit: Hit) -> bool:
    sentence = text.sentence_at(hit.start)
    if sentence is None:
        return False
    before = text.own[sentence.start : hit.start]
    if _QUOTED.search(before) or _MERELY_NAMED.search(before) or _OF_THINGS.search(sentence.text):
        return False
    return _ABOUT_THEM.search(before) is not None


def _overlaps(hit: Hit, others: list[Hit]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)


RULE = Rule(
    id="S4",
    title=to_say("Hostile"),
    severity=Severity.BLOCK,
    overridable=True,
    source=to_say("NotJobs; Corn on the Job"),
    check=check,
)
