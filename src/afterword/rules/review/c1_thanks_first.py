"""C1: does the letter begin with a thank-you?

Measured: a word of thanks (`thanks.txt`) in the first two sentences, or in the greeting itself. Every guide
has the thanks first, and a reader who skims reads no further than that. A hint only where the thanks come later,
where the letter begins with pleasure in the meeting, or where nothing tells that it is a thank-you (no word for it,
and no wish for the job). A reply to a rejection or an offer and a withdrawal owe thanks too, but anywhere; a follow-up
or a correction owes none.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.letters.words.phrases import each_hit, has_phrase
from afterword.rules.review.addressee import arranges
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import TextFacts, read_text
from afterword.rules.review.wishes import is_job_wished
from afterword.said import say, to_say

_FIRST_SENTENCES = 2
_PLEASURE = re.compile(
    r"\b(?:(?:good|great|lovely|nice|wonderful|fun|pleasure|delight(?:ed)?|honou?r|glad|happy|pleased) (?:to|that we) "
    r"(?:\w+ )?(?:meet|met|talk|talked|speak|spoke|see|hear|chat|have|put|get)|enjoyed|loved|"
    r"(?:good|great|lovely|nice) (?:meeting|talking|speaking|seeing|chatting))\b",
    re.IGNORECASE,
)
# Too casual, which S6 says; but thanks.
_CHATTY = re.compile(r"\bth?n?x\b|\bty\b(?! ?[=:\d])", re.IGNORECASE)
_THANKS_ANYWHERE = (LetterKind.REJECTION_REPLY, LetterKind.WITHDRAWAL, LetterKind.OFFER_REPLY)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    if letter.kind in _THANKS_ANYWHERE:
        if not has_phrase(text.own, "thanks", own=letter.own_terms):
            yield _finding(Severity.HINT, say("Thank them once, for the time or the news."), None)
        return
    if letter.kind is not LetterKind.THANK_YOU or not text.sentences:
        return
    reaches = text.sentences[:_FIRST_SENTENCES][-1].end
    # In most letters the first hit answers it, and the places of the others are not looked for.
    places: list[int] = []
    for hit in each_hit(text.own, "thanks", own=letter.own_terms):
        if hit.start < reaches:
            return
        places.append(hit.start)
    if _CHATTY.search(text.own, text.sentences[0].start, reaches):
        return
    later = _sentence_number(text, places)
    opening = text.own[text.sentences[0].start : reaches]
    # Nothing told the kind, but who wants the job and thanks nowhere forgot it.
    is_thanks_owed = letter.is_kind_known or (not places and not arranges(letter) and is_job_wished(letter))
    is_kind = not is_thanks_owed or bool(places) or _PLEASURE.search(opening) is not None
    told = (
        say("Begin with a thank-you; yours comes in sentence {later}.", later=later)
        if later
        else say("Begin with a thank-you.")
    )
    yield _finding(Severity.HINT if is_kind else Severity.WARN, told, text)


def _sentence_number(text: TextFacts, places: list[int]) -> int | None:
    for number, sentence in enumerate(text.sentences, start=1):
        if any(sentence.start <= place < sentence.end for place in places):
            return number
    return None


def _finding(severity: Severity, message: str, text: TextFacts | None) -> Finding:
    first = text.sentences[0] if text else None
    return Finding(
        rule="C1",
        severity=severity,
        message=message,
        start=first.start if first else None,
        end=first.end if first else None,
    )


RULE = Rule(
    id="C1",
    title=to_say("Thanks first"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("rule 5 of the six (thanks, topic, fit, interest); every guide read for the domain study"),
    check=check,
)
