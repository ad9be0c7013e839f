"""S4: would this sentence end the process?

Measured: any phrase of anger, guilt or threat (`hostile.txt`), a harsh word (`harsh.txt`) said of the
reader, the company or the process ("your process is a farce"), and what the author finds of it ("I find it
quite unprofessional to let me wait", "I had expected better from an office of your name": see
`hostile_judgements.py`). It blocks until a reason is given; a phrase that people in IT say of things as well
("the metrics lied to me", "how hard can it be") is a hint, unless it follows a word for them ("you lied to
me"). Harsh words about things are left alone: people in IT call latencies and outages terrible all day, and
quote each other doing so. An angry letter is written in five minutes and remembered for years.
"""

import re
from collections.abc import Iterable

from afterword.letters.words.phrases import Hit, phrase_hits
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.hostile_judgements import judgements
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


_MAY_BE_OF_THINGS = frozenset(
    (
        "disgusted", "idiot", "idiots", "liar", "liars", "lied to me", "my lawyer", "my attorney", "how hard can it be",
        "how hard is it to", "i deserve this", "a disgrace", "i was misled", "making a big mistake",
        "making a huge mistake", "making a terrible mistake", "i will tell everyone", "i am appalled", "i demand",
        "i will never forget this", "i will make sure everyone", "explain yourself", "i was offended",
    )
)  # fmt: skip
_REACH = 40
_BY_THEM = re.compile(
    r"\b(?:you|your (?:\w+ )?\w+|recruiters?|interviewers?|the panel|process|hr)(?: (?:are|is|was|were|have|has|all|"
    r"simply|just|a|an|such|such a|bunch of))*[ ,]*\Z",
    re.IGNORECASE,
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    hits = list(phrase_hits(text.own, "hostile", own=letter.own_terms))
    harsh = phrase_hits(text.own, "harsh", own=letter.own_terms)
    hits += [hit for hit in harsh if _is_about_them(text, hit) and not _overlaps(hit, hits)]
    found = [(hit.start, hit.end, _certainty(text, hit)) for hit in hits]
    found += [
        each for each in judgements(text) if not any(each[0] < end and at < each[1] for at, end, _ in found)
    ]
    for start, end, severity in sorted(found):
        told = say(
            "“{words}” would end the process. Sleep on it, then leave it out.",
            words=text.own[start:end],
        )
        yield Finding(rule="S4", severity=severity, message=told, start=start, end=end)


def _certainty(text: TextFacts, hit: Hit) -> Severity:
    if hit.term not in _MAY_BE_OF_THINGS or _BY_THEM.search(text.own, max(0, hit.start - _REACH), hit.start):
        return Severity.BLOCK
    return Severity.HINT


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
