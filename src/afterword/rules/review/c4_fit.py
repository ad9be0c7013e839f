"""C4: does one sentence say why the author fits?

Measured: the noted link to one's own work, taken up in the letter, or a phrase about one's own experience
(`fit.txt`), or a deed told of oneself ("we rebuilt the audit trail") or of one's work ("it found the bug,
after two of us had stared at it"). A hint: many good short notes to a peer leave it out. Not asked of a mail
to a recruiter, nor where our composer wrote the letter and the link is noted: what became of it is said
beside the letter.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.letters.words.classes import OF_THE_TALK
from afterword.letters.words.cleaning import tidy
from afterword.letters.words.lexicon import verbs
from afterword.letters.words.phrases import has_phrase
from afterword.rules.review.addressee import arranges, is_wanted
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import TextFacts, read_text
from afterword.rules.review.topic_match import speaks_of
from afterword.said import say, to_say

_DEED = re.compile(
    r"\b(?:I|we)(?:['’]ve| have| had)? (?:(?:once|also|then|since|recently|only|just|\w+ly) )?(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
# What was done and what came of it, without a verb of work: "we did precisely that", "it taught me patience".
_TOLD_OTHERWISE = re.compile(
    r"\b(?:I|we) (?:once )?did (?:just |precisely |exactly )?(?:this|that|it|so|the same)\b|"
    r"\b(?:taught|helped|saved) (?:me|us)\b|\bworked (?:well )?for (?:me|us)\b|"
    r"\b(?:in|over|for|after) (?:the |my )?(?:\w+ )?(?:years|months),? (?:it|they|we|I)(?: has| have|['’]ve)? ",
    re.IGNORECASE,
)
_HAVE = re.compile(r"\b(?:have|has|had)\b|['’]ve\b", re.IGNORECASE)
_NO_WORK = frozenset(
    ["was", "were", "had", "did", "been", "seemed", "sounded", "mattered", "needed", "interested"]
)
# A deed told of the thing: "it found the bug within an hour, after two of us had stared at it".
_TOLD_OF_IT = re.compile(
    r"\b(?:it|which|they|that|of us) (?:(?:has|have|had|then|soon) )?(?P<verb>[a-z]+)", re.IGNORECASE
)
_ONESELF = re.compile(r"\b(?:I|my|we|our|us|ours|mine)\b", re.IGNORECASE)
# Without notes nobody knows who reads; who is thanked for arranging is asked for no fit.
_ARRANGED = re.compile(
    r"\bthank(?:s| you)\b[^.!?\n]{0,30}? for (?:\w+ ){0,2}?(?:arranging|organi[sz]ing|moving|setting up|scheduling|"
    r"rescheduling|coordinating|looking after)\b",
    re.IGNORECASE,
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.THANK_YOU or arranges(letter) or not is_wanted(letter):
        return
    text = read_text(letter.body)
    link = tidy(letter.person.my_link) if letter.person else ""
    if link and (letter.is_composed or speaks_of(text.message.text, link)):
        # Of a link that our composer asks about, or leaves out with a reason, nobody needs to hear twice.
        return
    if has_phrase(text.own, "fit", own=letter.own_terms) or _tells_a_deed(text.message.text):
        return
    if letter.debrief is None and _ARRANGED.search(text.own):
        return
    if _TOLD_OTHERWISE.search(text.message.text) or _tells_of_work(text):
        return
    yield Finding(
        rule="C4",
        severity=Severity.HINT,
        message=say("Add one sentence on why you fit: something you did that is like their problem."),
    )


def _tells_a_deed(message: str) -> bool:
    """A past verb after "I" or "we" that is work, not part of the talk: "we rebuilt the trail", "I ran the tests"."""
    return any(_is_work(match) for match in _DEED.finditer(message))


def _tells_of_work(text: TextFacts) -> bool:
    """Of a thing, in a sentence that says "my" or "us"."""
    return any(
        _is_work(match)
        for sentence in text.sentences
        if _ONESELF.search(sentence.text)
        for match in _TOLD_OF_IT.finditer(sentence.text)
    )


def _is_work(match: re.Match[str]) -> bool:
    verb = match["verb"].lower()
    is_done = verb in verbs().past or verb.endswith("ed")
    # "I have since run it"
    is_done = is_done or (_HAVE.search(match[0]) is not None and verb in verbs().participle)
    return is_done and verb not in OF_THE_TALK and verb not in _NO_WORK


RULE = Rule(
    id="C4",
    title=to_say("Why you fit"),
    severity=Severity.HINT,
    overridable=True,
    source=to_say("rule 5 of the six: thanks, topic, fit, interest"),
    check=check,
)
