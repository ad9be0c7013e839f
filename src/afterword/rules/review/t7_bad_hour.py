"""T7: does it arrive at an hour at which people work?

Measured on the reader's clock: before 08:00, after 20:00, on a weekend or a public holiday of the country
their zone lies in. A hint with a better moment. A mail at three in the morning is the first thing they
learn of you.
"""

from collections.abc import Iterable
from datetime import time, timedelta

from afterword.rules.review.addressee import called
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.moments import reader_calendar
from afterword.said import say, to_say
from afterword.said_dates import weekday_said

_OPENS, _CLOSES, _GOOD = time(8, 0), time(20, 0), time(8, 30)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    calendar = reader_calendar(letter)
    if letter.sent_at is None or calendar is None:
        return
    here = calendar.local(letter.sent_at)
    day, clock = here.date(), here.time()
    is_weekend = calendar.is_weekend(day)
    holiday = None if is_weekend else calendar.holiday_name(day)
    if not is_weekend and holiday is None and _OPENS <= clock <= _CLOSES:
        return
    before = day - timedelta(days=1) if clock < _OPENS else day
    better = calendar.local(calendar.next_working_morning(before, _GOOD))
    holiday_words = say("a holiday ({holiday})", holiday=holiday) if holiday else f"{clock:%H:%M}"
    told = say(
        "It is {why} for {who} then; {moment} would be better.",
        why=weekday_said(day) if is_weekend else holiday_words,
        who=called(letter),
        moment=f"{weekday_said(better)} {better:%H:%M}",
    )
    yield Finding(rule="T7", severity=Severity.HINT, message=told)


RULE = Rule(
    id="T7",
    title=to_say("Bad hour"),
    severity=Severity.HINT,
    overridable=True,
    source=to_say("climbtheladder"),
    check=check,
)
