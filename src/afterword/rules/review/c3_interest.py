"""C3: does the letter say that its author wants the job?

Measured: a phrase of interest (`interest.txt`) that is not negated. The third part of rule 5 of the six;
readers take the letter as a test of interest. Not asked of somebody who noted that they do not want it:
nothing is feigned. A letter without notes, a recruiter or a second letter gets a hint only, and so does a
letter in which a wish can be heard between the lines: what its author would do, hopes, or offers.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.letters.words.phrases import each_hit, has_phrase
from afterword.rules.review.addressee import arranges, asks_for_the_job, is_wanted
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.kind_certain import may_be_an_answer
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

# "I would be really happy to work with you folks": a wish and what it is for, with a few words between them. What
# is wished must not be manners ("I would like to thank you").
_WISH = re.compile(
    r"\bI(?! was\b| had\b| have\b| did\b)(?:['’]d| would| am|['’]m| do|['’]ll| will|)(?: \w+){0,3}? "
    r"(?:like|love|happy|glad|pleased|proud|honou?red|delighted|keen|eager|excited|thrilled|ready|hope|want|wish)"
    r"(?: \w+){0,3}? to (?:\w+ly )?"
    r"(?!thank|say|add|ask|mention|apologi|know|hear|tell|point|clarify|correct|send|answer|let|see|share|"
    r"give|stress|note|express|repeat|show|meet|learn|read|have (?:met|spoken|talked|seen|had)|be (?:of|able)|talk|"
    r"speak|discuss|call|receive)\w+\b|"
    r"\bI(?:['’]d| would) (?:\w+ly )?(?:welcome|enjoy|appreciate) (?:the|a|that) (?:chance|opportunity)\b|"
    # Short letters leave the "I" away: "Would enjoy building this with you."
    r"(?:\bI(?:['’]d| would)|(?:^|[.!?] +)would) (?:\w+ly )?enjoy (?!meeting|talking|speaking|hearing|reading|seeing|"
    r"learning|discussing)\w+ing\b|"
    r"(?:^|[.!?] +)(?:(?:very|really|still|so|mad) )?(?:keen|eager|excited|thrilled) (?:as )?to "
    r"(?!see\b|hear\b|know\b)\w+|"
    r"(?:^|[.!?] +)would (?:\w+ly )?(?:love|like|be (?:\w+ )?(?:glad|happy|proud|delighted|keen|thrilled)) to "
    r"(?:work|join|build|help|be part|continue|carry on|do|take)\b|"
    r"\b(?:help|work with|learn from|keep working on|build) (?:you|your team|with you)\b|"
    r"\b(?:chance|opportunity) to (?:\w+ly )?(?:continue|join|work|contribute|go on|help|be part)\b|"
    r"\binterest(?:s|ed) me\b|\b(?:\w+ly|very|most|still|much|also) interested\b|"
    r"\bhope (?:that )?(?:it|this|we|our) (?:\w+ )?(?:goes|go|continues?|carry|carries)\b|"
    r"\b(?:would|it['’]d|['’]d) be (?:\w+ )?(?:great|lovely|nice|fun|good|brilliant|wonderful|a (?:joy|pleasure|treat|"
    r"privilege|dream)) to (?:work|join|build|help|be part|do this|do that|be on)\b|\bI (?:\w+ )?want this job\b|"
    r"\bwhat I(?:['’]m| am|['’]d| would|['’]ve been| have been)?(?: \w+)? (?:hoping|looking|wishing|longing|"
    r"hope|want|love|"
    r"wish|like)(?: to (?:do|work)(?: on)?| for)?(?: next)?(?=[.,;!\n]|\Z)|"
    r"\bas (?:a|your) (?:\w+ )?colleague\b|"
    r"\bI (?:\w+ ){0,2}?want (?:the|this|that) (?:[\w&/+#-]+ ){0,4}(?:post|job|position|role|place|spot|seat)\b|"
    r"\bI(?:['’]d| would| will|['’]ll) (?:very |most )?(?:happily|gladly|willingly|readily) "
    r"(?:take|sign|accept|do|come|join|start|work|step|move|be|serve|teach|run|build)\b|"
    r"\b(?:would|['’]d) mean (?:a (?:great )?(?:lot|deal)|so much|very much|much) to me to "
    r"(?!hear|know|see|receive|read|get (?:an?|your) (?:answer|reply))\w+|"
    r"\b(?:hoping|hopeful) to (?:be (?:part|a part|one|on|there)|join|work|become|continue|help|"
    r"come (?:on|to work)|take (?:on|up))\b|"
    # "Managing your volunteers would be a joy."
    r"(?:^|[.!?] +)(?!Reading|Hearing|Seeing|Meeting|Talking|Speaking|Getting|Showing|Answering|Returning)[A-Z]\w+ing "
    r"(?:[\w'’-]+ ){0,8}?would be (?:(?:such )?an? )?(?:\w+ )?(?:joy|pleasure|privilege|honou?r|dream|"
    r"treat|delight|adventure)\b|"
    r"\bcount me in\b|\bI(?:['’]m| am) in\b",
    re.IGNORECASE | re.MULTILINE,
)
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
_NEGATIONS = ("not ", "no longer ", "n't ", "n’t ", "never ", "less ")
_NOT_INSIDE = re.compile(r"\bnot\b|n['’]t\b|\bnever\b|\bno longer\b", re.IGNORECASE)
_LOOK_BACK = 12


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if not asks_for_the_job(letter) or not is_wanted(letter):
        return
    text = read_text(letter.body)
    if not _has_negation(text.own) and has_phrase(text.own, "interest", own=letter.own_terms):
        return
    for hit in each_hit(text.own, "interest", own=letter.own_terms):
        if not _is_negated(text.own, hit.start):
            return
    for wish in _WISH.finditer(text.own):
        if not _is_negated(text.own, wish.start()) and not _NOT_INSIDE.search(wish[0]):
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


def _has_negation(text: str) -> bool:
    """Most letters deny nothing; then it is all one where their phrases stand."""
    lowered = text.lower().replace("\n", " ")
    return any(word in lowered for word in _NEGATIONS)


def _is_negated(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start].lower()
    return before.rstrip("\n").endswith(_NEGATIONS)


RULE = Rule(
    id="C3",
    title=to_say("Interest in the job"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("rule 5 of the six (thanks, topic, fit, interest); Business Insider (Liebman)"),
    check=check,
)
