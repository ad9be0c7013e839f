"""T1: is it too early for a follow-up?

Measured: the planned moment against the opening of the follow-up window. Where the caller does not give it,
it is ten days after the last contact (interview, own letters, their messages), and two working days after a
promised date, whichever is later. Before that it blocks; it may be overridden, for they may have asked for
an earlier word. Seven messages in days have killed decent candidates.
"""

from collections.abc import Iterable
from datetime import datetime

from afterword.letters.debrief import EventKind
from afterword.letters.letter import LetterKind
from afterword.rules.follow_up_window import window_after_silence, without_due_day
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.kind_certain import block_of_kind
from afterword.rules.review.moments import day_words, reader_calendar, reader_zone
from afterword.said import say, to_say

_CONTACTS = (EventKind.REPLY, EventKind.CALLED, EventKind.NEXT_ROUND)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.FOLLOW_UP or letter.sent_at is None:
        return
    opens_at, reason = _opening(letter)
    if opens_at is None or letter.sent_at >= opens_at:
        return
    day = day_words(opens_at, reader_zone(letter))
    why = without_due_day(reason)
    told = say("Wait until {day}.", day=day)
    if why:
        told = say("Wait until {day}: {why}", day=day, why=f"{why[:1].lower()}{why[1:]}")
    yield Finding(rule="T1", severity=block_of_kind(letter), message=told)


def _opening(letter: LetterUnderReview) -> tuple[datetime | None, str]:
    if letter.follow_up_opens_at is not None:
        return letter.follow_up_opens_at, letter.follow_up_reason
    calendar, debrief = reader_calendar(letter), letter.debrief
    if debrief is None or calendar is None:
        return None, ""
    contacts = [debrief.interview.end]
    contacts += [event.at for event in debrief.events if event.what in _CONTACTS]
    contacts += [past.sent_at for past in letter.past]
    known = [contact for contact in contacts if letter.sent_at and contact <= letter.sent_at]
    window = window_after_silence(max(known or contacts), calendar=calendar, promised=debrief.decision_by)
    return window.opens_at, window.reason


RULE = Rule(
    id="T1",
    title=to_say("Follow-up too early"),
    severity=Severity.BLOCK,
    overridable=True,
    source=to_say("rule 6 of the six: after 10 to 14 days; Ask a Manager: not before the promised date"),
    check=check,
)
