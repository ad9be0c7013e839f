"""When a silence has lasted long enough: the window of a follow-up, and the day on which a process rests.

Rule 6: ten to fourteen days after the last contact. Never before the promised date plus two working days, nor
while an auto-reply says that they are away; always in their working hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from afterword.rules.clock_words import date_words
from afterword.rules.etiquette import USUAL, Etiquette
from afterword.rules.send_window import Window
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say, to_say

_DUE = to_say("Due on {date}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """What an auto-reply says: `who` is back on the day `back`."""

    back: date
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Floor:
    """Not before `at`, because of `rule`."""

    at: datetime
    rule: str
    reason: str


def window_after_silence(
    contact: datetime,
    *,
    calendar: WorkCalendar,
    etiquette: Etiquette = USUAL,
    is_last: bool = False,
    promised: date | None = None,
    away: Absence | None = None,
) -> Window:
    """From the latest of all floors on, in their working hours, until day 14 after `contact`.

    Where a promise or an absence moves the start, the end moves with it and leaves the same grace.
    `ask_first` where no working hour lies between (a long closure). `is_last`: a follow-up was sent already.
    """
    floors = [_silence_floor(contact, calendar, etiquette, is_last)]
    if promised is not None:
        floors.append(_promise_floor(promised, calendar, etiquette))
    if away is not None:
        floors.append(_absence_floor(away, calendar, etiquette))
    binding = max(floors, key=lambda floor: floor.at)
    opens = calendar.office_moment(binding.at, opens=etiquette.morning_opens, closes=etiquette.office_closes)
    deadline, ask_first = _last_moment(calendar, floors, opens, etiquette)
    return Window(
        opens_at=opens,
        best_at=_best_moment(calendar, opens, deadline, etiquette),
        deadline_at=deadline,
        reason=f"{binding.reason} {say(_DUE, date=date_words(calendar.local(opens).date()))}",
        rule=binding.rule,
        ask_first=ask_first,
    )


def close_moment(
    last_follow_up: datetime, *, calendar: WorkCalendar, etiquette: Etiquette = USUAL
) -> datetime:
    """When a process without an answer is closed as silent: the end of their working day, ten days on."""
    due = _days_after(last_follow_up, etiquette.close_after_days, calendar)
    day = calendar.local(due).date()
    if not calendar.is_working_day(day):
        day = calendar.next_working_day(day)
    return max(calendar.at(day, etiquette.office_closes), due)


def _silence_floor(contact: datetime, calendar: WorkCalendar, etiquette: Etiquette, is_last: bool) -> _Floor:
    days = etiquette.days_between_follow_ups if is_last else etiquette.follow_up_after_days
    return _Floor(
        at=_days_after(contact, days, calendar),
        rule="days-between-follow-ups" if is_last else "days-of-silence",
        reason=say(
            "{days} days after the last contact on {date}.",
            days=days,
            date=date_words(calendar.local(contact).date()),
        ),
    )


def _promise_floor(promised: date, calendar: WorkCalendar, etiquette: Etiquette) -> _Floor:
    """The morning of the second working day after the promised one."""
    count = etiquette.after_promise_working_days
    return _Floor(
        at=calendar.at(calendar.add_working_days(promised, count), etiquette.morning_opens),
        rule="promised-date",
        reason=say(
            "They named {date}; {count} working days later it is polite to ask.",
            date=date_words(promised),
            count=count,
        ),
    )


def _absence_floor(away: Absence, calendar: WorkCalendar, etiquette: Etiquette) -> _Floor:
    """A day on which they are back counts as their first, so one working day more than none stays free."""
    count = etiquette.after_absence_working_days
    return _Floor(
        at=calendar.at(calendar.add_working_days(away.back, count), etiquette.morning_opens),
        rule="person-away",
        reason=say(
            "{who} is away until {date} and gets time to catch up.",
            who=away.who or say("The person"),
            date=date_words(away.back),
        ),
    )


def _days_after(moment: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """The same wall-clock time `days` later, and never less than that many times 24 hours."""
    local = calendar.local(moment)
    same_clock = calendar.at(local.date() + timedelta(days=days), local.time())
    return max(same_clock, moment + timedelta(days=days))


def _last_moment(
    calendar: WorkCalendar, floors: Sequence[_Floor], opens: datetime, etiquette: Etiquette
) -> tuple[datetime, bool]:
    """The end of the last working day up to day 14, and whether even that is before the start."""
    grace = timedelta(days=etiquette.ask_after_days - etiquette.follow_up_after_days)
    last = calendar.local(max(floor.at for floor in floors) + grace).date()
    deadline = calendar.at(calendar.last_working_day(last), etiquette.office_closes)
    if deadline > opens:
        return deadline, False
    return calendar.at(calendar.local(opens).date(), etiquette.office_closes), True


def _best_moment(
    calendar: WorkCalendar, opens: datetime, deadline: datetime, etiquette: Etiquette
) -> datetime:
    """Their morning: this one, or the next where the start lies later in the day and day 14 allows it."""
    here = calendar.local(opens)
    if here.time() <= etiquette.morning_closes:
        return opens
    morning = calendar.next_working_morning(here.date(), etiquette.morning_opens)
    return morning if morning <= deadline else opens


def without_due_day(reason: str) -> str:
    """The reason of a window without the day it ends with."""
    before = say(_DUE, date="\0").partition("\0")[0]
    return reason.partition(f" {before}")[0] if before else reason
