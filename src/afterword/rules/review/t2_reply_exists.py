"""T2: have they answered already?

Measured: a reply, rejection, offer, next-round invitation or call noted after the interview ended and
after the last letter of the author. A thank-you or follow-up blocks then, and so does a follow-up after
the author withdrew. Where the kind was only read from the words of a pasted letter, it blocks if they ask
for news; else it is a warning, and silent if they speak of the answer. Absence notes and bounces are no
answers. A letter whose kind nothing tells and that thanks for the reply or invitation itself, in its
thread, is the answer to it. To ask for news that has come shows that one does not read one's mail.
"""

import re
from collections.abc import Iterable

from afterword.letters.debrief import Event, EventKind
from afterword.letters.letter import LetterKind
from afterword.rules.review.addressee import called
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.kind_certain import block_of_kind, is_kind_certain
from afterword.rules.review.moments import day_words, reader_zone
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_ANSWERS = {
    EventKind.REPLY: to_say("{who} answered on {day}; reply to that instead."),
    EventKind.REJECTION: to_say("{company} declined on {day}; reply to that instead, or let it rest."),
    EventKind.OFFER: to_say("{company} made an offer on {day}; answer that instead."),
    EventKind.NEXT_ROUND: to_say("{company} invited you to the next round on {day}; answer that instead."),
    EventKind.CALLED: to_say("They called on {day}; this letter is out of date."),
}
_MAY_BE_ANSWERED = (EventKind.REPLY, EventKind.NEXT_ROUND, EventKind.CALLED)
_THANKS_FOR_IT = re.compile(
    r"\bthank(?:s| you)\b[^.!?\n]{0,30} for (?:(?:the|your) (?:\w+ )?(?:reply|answer|message|note|e-?mail|invitation|"
    r"invite|news|update)|inviting me|(?:coming|getting|writing) back)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:your (?:answer|reply|decision|message|news|feedback|offer|invitation|call|e?-?mail|update)|"
    r"the (?:decision|offer|outcome|news|result|invitation|contract|next round|second round|final round)|"
    r"hear(?:ing)? (?:back )?from you|"
    r"letting me know|chose|chosen|another candidate|disappoint\w*|regret|accept|decline|confirm(?:ing)?|in future|"
    r"(?:suits|works for) me|see you on|good luck|keep in touch)\b",
    re.IGNORECASE,
)
_ANSWERS_TO = re.compile(r"\s*(?:re|aw|sv|antw)\s*:", re.IGNORECASE)
_OPENING = 300
"""Characters of the message in which it says what it answers."""
_WITHDREW = to_say("You withdrew on {day}; there is nothing to follow up.")


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    debrief = letter.debrief
    if debrief is None or letter.kind not in (LetterKind.THANK_YOU, LetterKind.FOLLOW_UP):
        return
    own = [past.sent_at for past in letter.past if past.kind is not LetterKind.THANK_YOU]
    since = max([debrief.interview.end, *own])
    answers = [event for event in debrief.events if event.at >= since and _counts(event, letter.kind)]
    if answers:
        last = max(answers, key=lambda event: event.at)
        if (letter.is_kind_read or last.what in _MAY_BE_ANSWERED) and _is_the_answer(letter):
            return
        words = _ANSWERS.get(last.what, _WITHDREW)
        day = day_words(last.at, reader_zone(letter))
        told = say(words, who=_who(letter), company=debrief.company, day=day)
        yield Finding(rule="T2", severity=block_of_kind(letter), message=told)


def _counts(event: Event, kind: LetterKind) -> bool:
    return event.what in _ANSWERS or (event.what is EventKind.WITHDRAWN and kind is LetterKind.FOLLOW_UP)


def _is_the_answer(letter: LetterUnderReview) -> bool:
    """Only where neither the author nor the text says that it is a thank-you for the talk or a follow-up."""
    if letter.is_kind_known or letter.is_composed:
        return letter.is_kind_read and not is_kind_certain(letter) and _speaks_of_it(letter)
    is_in_thread = bool(letter.in_reply_to) or _ANSWERS_TO.match(letter.subject or "") is not None
    opening = read_text(letter.body).message.text[:_OPENING]
    return is_in_thread and _THANKS_FOR_IT.search(opening) is not None


def _speaks_of_it(letter: LetterUnderReview) -> bool:
    """A kind was read from the words, and they speak of an answer that came."""
    return _OUTCOME.search(read_text(letter.body).message.text) is not None


def _who(letter: LetterUnderReview) -> str:
    name = called(letter)
    return say("Somebody") if name == say("them") else name


RULE = Rule(
    id="T2",
    title=to_say("They have answered"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("own: never after an answer"),
    check=check,
)
