"""May a rule block because of what kind of letter this is?

A kind that its author or our composer stated is a fact. A kind that was read from the words of a pasted letter is a
guess, except where the words can be nothing else: who asks whether there is news follows up.
"""

import re

from afterword.letters.debrief import EventKind
from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import LetterUnderReview, Severity
from afterword.rules.review.text import read_text

_TO_BE_ANSWERED = frozenset(
    (EventKind.REPLY, EventKind.REJECTION, EventKind.OFFER, EventKind.NEXT_ROUND, EventKind.CALLED)
)
_ASKS_FOR_NEWS = re.compile(
    r"\b(?:any (?:news|updates?|decision|progress|word)\b|"
    r"follow(?:ing)?[- ]?up (?:on|about|regarding) (?:my|our|the) (?:\w+ )?(?:interview|application|conversation|talk)|"
    r"check(?:ing)? in (?:on|about|again|once|already|with you)\b|checking in\b|"
    r"(?:have|haven['’]t|has|hasn['’]t) (?:not )?(?:yet )?(?:heard (?:back|anything|from)|"
    r"(?:you|been) (?:\w+ ){0,3}decided)|"
    r"(?:whether|if) (?:you have|you['’]ve|there has been|there['’]s been|there is) (?:\w+ ){0,4}"
    r"(?:decision|decided|news|update)|"
    r"how (?:things|matters|it) (?:stand|stands|are (?:going|getting on|looking))\b|"
    r"where (?:things|matters|you) (?:stand|are) (?:with|on)\b|status of (?:my|the) application)",
    re.IGNORECASE,
)
_THANKS_FOR_AN_ANSWER = re.compile(
    r"\b(?:thank(?:s| you)|grateful)\b[^.!?\n]{0,40} for (?:(?:your|the) (?:\w+ )?(?:answer|reply|message|e?-?mail|"
    r"note|news|response|decision|update|offer|invitation)|(?:writing|letting|telling|offering|inviting|"
    r"(?:coming|getting|writing) back))\b",
    re.IGNORECASE,
)


def is_kind_certain(letter: LetterUnderReview) -> bool:
    """Whether the kind was stated, or can be no other. A thank-you that was read from its words may be an answer."""
    if letter.is_composed or not letter.is_kind_read:
        return True
    if letter.kind is not LetterKind.FOLLOW_UP:
        return False
    message = read_text(letter.body).message.text
    return _ASKS_FOR_NEWS.search(message) is not None and not _THANKS_FOR_AN_ANSWER.search(message)


def may_be_an_answer(letter: LetterUnderReview) -> bool:
    """Whether something came that the letter may answer, where nobody stated what it is: it owes no pleading then."""
    if not letter.is_kind_read or letter.debrief is None:
        return False
    end = letter.debrief.interview.end
    return any(event.at >= end and event.what in _TO_BE_ANSWERED for event in letter.debrief.events)


def block_of_kind(letter: LetterUnderReview) -> Severity:
    """A block where the kind is certain, else a warning."""
    return Severity.BLOCK if is_kind_certain(letter) else Severity.WARN
