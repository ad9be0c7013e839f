"""Whether a letter says that its author wants the job: a phrase of `interest.txt`, or a wish and what it is for."""

import re

from afterword.letters.words.phrases import each_hit, has_phrase
from afterword.rules.review.finding import LetterUnderReview
from afterword.rules.review.text import read_text

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
_NEGATIONS = ("not ", "no longer ", "n't ", "n’t ", "never ", "less ")
_NOT_INSIDE = re.compile(r"\bnot\b|n['’]t\b|\bnever\b|\bno longer\b", re.IGNORECASE)
_LOOK_BACK = 12


def is_job_wished(letter: LetterUnderReview) -> bool:
    """Negated wishes do not count."""
    own = read_text(letter.body).own
    if not _has_negation(own) and has_phrase(own, "interest", own=letter.own_terms):
        return True
    for hit in each_hit(own, "interest", own=letter.own_terms):
        if not _is_negated(own, hit.start):
            return True
    return any(
        not _is_negated(own, wish.start()) and not _NOT_INSIDE.search(wish[0]) for wish in _WISH.finditer(own)
    )


def _is_negated(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start].lower()
    return before.rstrip("\n").endswith(_NEGATIONS)


def _has_negation(text: str) -> bool:
    """Most letters deny nothing; then it is all one where their phrases stand."""
    lowered = text.lower().replace("\n", " ")
    return any(word in lowered for word in _NEGATIONS)
