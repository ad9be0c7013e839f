"""When a letter may go out: a window with its best moment and its reason, and what is a decent hour inside it.

Windows are computed on the clock of the person who is written to. A window may span a night or a weekend;
`may_go_now` keeps the letter inside decent hours within it. Which window a thank-you has stands in
`thank_you_window.py`, that of a follow-up in `follow_up_window.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from afterword.rules.etiquette import USUAL, Etiquette
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say, to_say
from afterword.said_dates import weekday_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Times in UTC; `opens_at` <= `best_at` <= `deadline_at`. `rule` is a stable name, `reason` a sentence.

    `alternative_at` is the other sensible moment where the guides disagree (Friday: that day or Monday), to
    be shown beside ours. `is_late`: "today" in the letter is no longer true.
    `ask_first`: after so long the person is asked whether a follow-up is meant instead.
    """

    opens_at: datetime
    best_at: datetime
    deadline_at: datetime
    reason: str
    rule: str
    alternative_at: datetime | None = None
    is_late: bool = False
    ask_first: bool = False


def office_window(
    earliest: datetime, *, calendar: WorkCalendar, reason: str, rule: str, etiquette: Etiquette = USUAL
) -> Window:
    """It opens in their working hours from `earliest` on, and closes with their next working day."""
    opens = calendar.office_moment(earliest, opens=etiquette.morning_opens, closes=etiquette.office_closes)
    deadline = calendar.next_working_morning(calendar.local(opens).date(), etiquette.office_closes)
    return Window(opens_at=opens, best_at=opens, deadline_at=deadline, reason=reason, rule=rule)


def may_go_now(
    window: Window, now: datetime, *, calendar: WorkCalendar, etiquette: Etiquette = USUAL
) -> bool:
    """Whether a letter of this window may leave at this moment: inside it, and at a decent hour for them."""
    return window.opens_at <= now <= window.deadline_at and _is_decent(window, now, calendar, etiquette)


def next_moment(
    window: Window, now: datetime, *, calendar: WorkCalendar, etiquette: Etiquette = USUAL
) -> datetime | None:
    """The first moment from `now` on at which the letter may go, or None where none is left."""
    if now <= window.opens_at:
        return window.opens_at
    if now > window.deadline_at:
        return None
    if _is_decent(window, now, calendar, etiquette):
        return now
    here = calendar.local(now)
    today_opens = calendar.at(here.date(), etiquette.morning_opens)
    if calendar.is_working_day(here.date()) and now < today_opens:
        moment = today_opens
    else:
        moment = calendar.next_working_morning(here.date(), etiquette.morning_opens)
    return moment if moment <= window.deadline_at else None


def _is_decent(window: Window, now: datetime, calendar: WorkCalendar, etiquette: Etiquette) -> bool:
    """The day on which the window opens was chosen on purpose, even a Saturday; others must be work days."""
    here, opens = calendar.local(now), calendar.local(window.opens_at)
    if here.date() == opens.date():
        opened_in_the_evening = opens.time() >= etiquette.evening_limit
        return here.time() <= (etiquette.evening_end if opened_in_the_evening else etiquette.day_ends)
    at_day = etiquette.morning_opens <= here.time() <= etiquette.day_ends
    return at_day and calendar.is_working_day(here.date())


def reason_at(moment: datetime, window: Window, *, calendar: WorkCalendar) -> str:
    """Why a letter of `window` goes at `moment`: where its best hour has passed and another day is left, that is said
    instead of the first plan."""
    there = calendar.local(moment)
    if there.date() == calendar.local(window.best_at).date():
        return window.reason
    words = (
        to_say("Its best hour has passed; {weekday} morning is still in time.")
        if there.hour < 12
        else to_say("Its best hour has passed; {weekday} afternoon is still in time.")
    )
    return say(words, weekday=weekday_said(there))


def spread(
    window: Window, *, count: int, seed: str, start: datetime, etiquette: Etiquette = USUAL
) -> Sequence[datetime]:
    """`count` moments from `start` on, some minutes apart: a panel does not hear from you in one second.
    The same seed gives the same moments; they stay inside the window, closer together where it is short."""
    room = max(timedelta(0), window.deadline_at - start)
    usual = timedelta(minutes=etiquette.minutes_between_letters)
    # Where nothing is spread it is not loaded: it brings OpenSSL along.
    from hashlib import sha256

    gap = min(usual, room / (count + 1))
    moments = []
    for position in range(count):
        lean = sha256(f"{seed}:{position}".encode()).digest()[0] / 256 / 2 if position else 0
        moments.append(start + gap * (position + lean))
    return tuple(moment.replace(microsecond=0) for moment in moments)


def weekday_and_clock(moment: datetime, calendar: WorkCalendar) -> str:
    here = calendar.local(moment)
    return f"{weekday_said(here)} {here:%H:%M}"
