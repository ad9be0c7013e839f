"""T2: have they answered already?

Measured: a reply, rejection, offer, next-round invitation or call noted after the interview ended and after
the last letter of the author. A thank-you or follow-up blocks then, and so does a follow-up after the
author withdrew. Absence notes and bounces are no answers. To ask for news that has come shows that one does
not read one's mail.
"""

from collections.abc import Iterable

from afterword.letters.debrief import Event, EventKind
from afterword.letters.letter import LetterKind
from afterword.rules.review.addressee import called
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.moments import day_words, reader_zone
from afterword.said import say, to_say

_ANSWERS = {
    EventKind.REPLY: to_say("{who} answered on {day}; reply to that instead."),
    EventKind.REJECTION: to_say("{company} declined on {day}; reply to that instead, or let it rest."),
    EventKind.OFFER: to_say("{company} made an offer on {day}; answer that instead."),
    EventKind.NEXT_ROUND: to_say("{company} invited you to the next round on {day}; answer that instead."),
    EventKind.CALLED: to_say("They called on {day}; this letter is out of date."),
}
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
        words = _ANSWERS.get(last.what, _WITHDREW)
        day = day_words(last.at, reader_zone(letter))
        told = say(words, who=_who(letter), company=debrief.company, day=day)
        yield Finding(rule="T2", severity=Severity.BLOCK, message=told)


def _counts(event: Event, kind: LetterKind) -> bool:
    return event.what in _ANSWERS or (event.what is EventKind.WITHDRAWN and kind is LetterKind.FOLLOW_UP)


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
