"""C3: does the letter say that its author wants the job?

Measured: a phrase of interest (`interest.txt`) that is not negated. The third part of rule 5 of the six;
readers take the letter as a test of interest. Not asked of somebody who noted that they do not want it:
nothing is feigned. A letter without notes, a recruiter or a second letter gets a hint only, and so does a
letter in which a wish can be heard between the lines: what its author would do, hopes, or offers.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.rules.review.addressee import arranges, asks_for_the_job, is_wanted
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.kind_certain import may_be_an_answer
from afterword.rules.review.text import read_text
from afterword.rules.review.wishes import is_job_wished
from afterword.said import say, to_say

# Not said, but to be heard: then it is a hint.
_BETWEEN_THE_LINES = re.compile(
    r"\blook(?:ing)? forward\b|\bI hope\b|\btalk soon\b|"
    r"\bmy next (?:job|role|team|position)\b|"
    r"\b(?:answer|it) is (?:still )?(?:a )?yes\b|\b(?:more|very|still) curious\b|"
    r"\bhop(?:e|ing) (?:(?:that )?(?:I|we|it|our|you|this)|to)\b|\bI can start\b|"
    # What the author would do, unless it is manners.
    r"\bI(?:['’]d| would| could| should|['’]ll| will| can)(?: \w+ly)? (?!not\b|never\b|(?:also )?(?:like to )?"
    r"(?:thank|apologi|say|ask|mention|add|point out))\w+|"
    r"\b(?:happy|glad|pleased|delighted|eager|keen|curious|fun|pleasure|excit\w+|thrill\w+) (?:to|about|if)\b|"
    r"\b(?:another|further|second|next) (?:round|conversation|talk|step|interview|chat|time)s?\b|"
    r"\b(?:if you(?:['’]d)?|should you) (?:decide|like|want|wish|would|need|have|think|still)\b|"
    r"\bI(?: am|['’]m) (?:your|ready|available|free)\b",
    re.IGNORECASE,
)
# In a follow-up that is all there is to say.
_STILL = re.compile(
    r"\bstill (?:be )?(?:very |really )?(?:glad|happy|pleased|delighted|keen|interested)\b", re.IGNORECASE
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if not asks_for_the_job(letter) or not is_wanted(letter):
        return
    text = read_text(letter.body)
    if is_job_wished(letter):
        return
    if letter.kind is LetterKind.FOLLOW_UP and _STILL.search(text.own):
        return
    is_softer = arranges(letter) or not letter.is_kind_known or letter.kind is LetterKind.FOLLOW_UP
    # Without notes nobody knows who reads it: a coordinator is not asked for the job.
    is_softer = (
        is_softer
        or letter.debrief is None
        or may_be_an_answer(letter)
        or _BETWEEN_THE_LINES.search(text.own) is not None
    )
    yield Finding(
        rule="C3",
        severity=Severity.HINT if is_softer else Severity.WARN,
        message=say("Say that you want the job: one plain sentence near the end."),
    )


RULE = Rule(
    id="C3",
    title=to_say("Interest in the job"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("rule 5 of the six (thanks, topic, fit, interest); Business Insider (Liebman)"),
    check=check,
)
