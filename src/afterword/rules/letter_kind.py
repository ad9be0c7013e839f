"""What kind of letter a text is, where nobody said: a first thank-you, or one of those that come later."""

import re

from afterword.letters.letter import LetterKind

# In this order: a withdrawal that mentions the follow-up is a withdrawal.
_SIGNS = {
    LetterKind.WITHDRAWAL: (
        r"withdraw\w* .{0,40}\b(?:application|candidacy|process|consideration)\b",
        r"withdraw from\b",
        r"out of (?:the running|consideration|the process)\b",
        r"(?:decided|chosen|like|prefer) not to (?:\w+ )?(?:pursue|continue|proceed|go (?:on|ahead|further))\b",
        r"accept(?:ed)? (?:a|an|another|the) (?:\w+ ){0,2}(?:elsewhere|(?:at|with) another|(?:from|with) a different)",
    ),
    LetterKind.REJECTION_REPLY: (
        r"for letting me know\b",
        r"(?:went|going) with another\b",
        r"decided against\b",
        r"keep me in mind\b",
        r"hoped for (?:a (?:different|better)|another|better) (?:outcome|news|answer|result)",
        r"considered for (?:a |other |another |future |any )+(?:\w+ )?(?:vacanc|role|position|post|opening|opportunit)",
        r"(?:did not|didn['’]t) work out\b",
        r"I(?: am|['’]m| was) (?:\w+ )?disappointed\b",
        r"(?:naturally|of course|while|although),? (?:I am |I['’]m )?disappointed\b",
        r"(?:another|other|stronger) candidates? (?:was|were|had|has|who)\b",
        r"(?:understand|respect|accept|explained) (?:your|the) (?:decision|reasons)\b",
    ),
    LetterKind.OFFER_REPLY: (r"thank you(?: so| very)?(?: much)? for (?:the|your|this) (?:\w+ )?offer\b",),
    LetterKind.CORRECTION: (
        r"my (?:earlier|previous|last) (?:e?-?mail|note|letter)\b.{0,60}\b(?:wrong|mistake|misspel|error)",
        r"gave you (?:a |an |the )?(?:wrong|incorrect|bad)\b",
        r"(?:I was|what I said was|my answer was|that was) (?:wrong|mistaken|incorrect) (?:about|on|when|in|,)",
        r"I (?:misspoke|misremembered|mixed up)\b",
        r"(?:thing|one|answer|part|bit|something) (?:that )?I got wrong\b",
        r"(?:that|which|what I (?:said|told you)) was (?:nonsense|not right|not true|wrong)\b",
        r"correction to (?:my|one of|what)\b",
        r"(?:like|want|wanted|need|have) to correct (?:one|an?|my|what|something|myself)\b",
        r"(?:one|a|small|little|quick|brief) (?:\w+ )?correction\b",
    ),
    LetterKind.FOLLOW_UP: (
        r"follow(?:ing)?[- ]?up (?:on|about|regarding|with you|to (?:my|our))\b",
        r"(?:checking|check|touching|touch) (?:in|base)\b",
        r"any (?:news|updates?)\b",
        r"(?:when we spoke|last time|in \w+) you expected\b",
        r"expected (?:a|to make a|to have a) decision\b",
        r"(?:last|only) (?:\w+ )?(?:you will|you['’]ll) hear from me\b",
        r"(?:whether|if|is|has|have|had) (?:\w+ ){1,3}any (?:progress|development)",
        r"anything new (?:about|on|regarding|with|to)\b",
        r"(?:have you|whether you (?:have|had)|if you (?:have|had)|been able to) (?:\w+ ){0,4}(?:a|any) decision\b",
        r"updates? on (?:the|your|my)\b",
        r"(?:not|haven['’]t|have not) heard\b",
        r"while you decide\b",
        r"status of (?:my|the)\b",
        r"where things stand\b",
    ),
}
_PATTERNS = {
    kind: re.compile(r"\b(?:" + "|".join(signs) + ")", re.IGNORECASE) for kind, signs in _SIGNS.items()
}
_THANKS_FOR_TODAY = re.compile(
    r"\bthank(?:s| you)\b[^.\n]{0,60}\b(?:today|this (?:morning|afternoon|evening)|yesterday)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\s*(?:re|aw|sv|antw)\s*:", re.IGNORECASE)
_THANKS = re.compile(r"\b(?:thank|grateful|appreciate)", re.IGNORECASE)
# The beginning of a letter, in characters: its greeting and two sentences.
_OPENING = 250
_LONGEST = 20_000


def guess_kind(*, subject: str | None, body: str) -> LetterKind:
    """A thank-you for today's talk is a thank-you whatever else it says; without any sign it is one too, unless it
    answers something and begins without thanks."""
    if _THANKS_FOR_TODAY.search(body):
        return LetterKind.THANK_YOU
    text = f"{subject or ''}\n{body[:_LONGEST]}"
    found = next((kind for kind, sign in _PATTERNS.items() if sign.search(text)), None)
    if found is None and subject and _ANSWERS.match(subject) and not _THANKS.search(body[:_OPENING]):
        return LetterKind.FOLLOW_UP
    return found or LetterKind.THANK_YOU
