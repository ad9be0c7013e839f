"""T6: is the thank-you late?

Measured: planned after noon of the first working day after the interview, on the reader's calendar with
its public holidays. A warning that says when it was due and which weekday to write instead of "today"; a
hint where the letter names it already. Late is still better than never.
"""

from collections.abc import Iterable
from datetime import time, timedelta

from afterword.letters.letter import LetterKind
from afterword.rules.clock_words import date_words
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.moments import reader_calendar
from afterword.said import say, to_say

_MORNING_ENDS = time(12, 0)
# From midnight to the noon after it, less an hour where the clocks change.
_NEVER_LATE = timedelta(hours=11)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.THANK_YOU or letter.sent_at is None or letter.debrief is None:
        return
    calendar = reader_calendar(letter)
    if calendar is None or letter.sent_at - letter.debrief.interview.end < _NEVER_LATE:
        return
    talked_on = calendar.local(letter.debrief.interview.end).date()
    due = calendar.next_working_morning(talked_on, _MORNING_ENDS)
    if letter.sent_at <= due:
        return
    sent_on = calendar.local(letter.sent_at).date()
    days = (sent_on - talked_on).days
    ago = f"on {talked_on:%A}" if days < 7 else f"on {talked_on.day} {talked_on:%B}"
    day = date_words(calendar.local(due).date())
    # The words for the letter stay English, as it does.
    is_told = f"{talked_on:%A}" in f"{letter.subject}\n{letter.body}" or ago in letter.body
    told = (
        say("Due by noon of {day}; late is still better than never.", day=day)
        if is_told
        else say(
            "Due by noon of {day}; late is still better than never. Say that you spoke {ago}.",
            day=day,
            ago=ago,
        )
    )
    # Where the letter names the day nothing is left to do.
    severity = Severity.WARN if letter.is_kind_known and not is_told else Severity.HINT
    yield Finding(rule="T6", severity=severity, message=told)


RULE = Rule(
    id="T6",
    title=to_say("Late"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("rule 3 of the six: that afternoon, at the latest the next morning"),
    check=check,
)
