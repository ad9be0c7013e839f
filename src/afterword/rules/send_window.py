"""When a letter may go out: its window, the best moment in it, and why, in one sentence.

Rule 3: that afternoon, at the very latest the following morning; the cases are those of docs/standards.md
("Timing"). Windows are computed on the clock of the person who is written to. A window may span a night or a
weekend; `may_go_now` keeps the letter inside decent hours within it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from afterword.rules.etiquette import USUAL, Etiquette, SendPreference
from afterword.rules.work_calendar import WorkCalendar


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


def thank_you_window(
    interview_end: datetime,
    *,
    calendar: WorkCalendar,
    now: datetime,
    etiquette: Etiquette = USUAL,
    decides_today: bool = False,
) -> Window:
    """The window of a thank-you. Where it has passed, the next one (see `next_window`)."""
    window = first_window(interview_end, calendar=calendar, etiquette=etiquette, decides_today=decides_today)
    if now > window.deadline_at:
        return next_window(interview_end, calendar=calendar, now=now, etiquette=etiquette)
    if now > window.best_at:
        moment = next_moment(window, now, calendar=calendar, etiquette=etiquette)
        return replace(window, best_at=moment or window.deadline_at)
    return window


def first_window(
    interview_end: datetime,
    *,
    calendar: WorkCalendar,
    etiquette: Etiquette = USUAL,
    decides_today: bool = False,
) -> Window:
    """The window as it is when the interview ends, whatever the time is now."""
    talk = _Talk(end=interview_end, calendar=calendar, etiquette=etiquette, decides_today=decides_today)
    if decides_today:
        if talk.fits_before(etiquette.evening_end):
            return talk.same_day(
                "decides-today", f"They decide soon, so {_words(talk.pause)} after the interview is right."
            )
        return talk.next_morning(
            "late-end", f"It is night there; {_morning(talk.morning, calendar)} is the earliest."
        )
    if not calendar.is_working_day(talk.day):
        return _day_off_window(talk)
    if calendar.is_eve(talk.day):
        return _eve_window(talk)
    if etiquette.send_preference is SendPreference.NEXT_MORNING:
        return talk.next_morning(
            "next-morning", f"You prefer the next morning: {_morning(talk.morning, calendar)}."
        )
    if talk.fits_before(etiquette.evening_limit):
        return talk.same_day("same-day", talk.same_day_words)
    return talk.next_morning(
        "late-end", f"The interview ends late in their day, so {_morning(talk.morning, calendar)} is better."
    )


def _day_off_window(talk: "_Talk") -> Window:
    """Saturday: Monday 08:30, unless the person allows weekends."""
    etiquette, calendar = talk.etiquette, talk.calendar
    if etiquette.weekend_ok and talk.fits_before(etiquette.evening_limit_before_days_off):
        return talk.same_day(
            "weekend-ok", f"You allow letters on days off: {_words(talk.pause)} after the interview."
        )
    holiday = calendar.holiday_name(talk.day)
    cause = f"a holiday there ({holiday})" if holiday else "not a working day there"
    return talk.next_morning(
        "holiday" if holiday else "weekend",
        f"{talk.day:%A} is {cause}, so {_morning(talk.morning, calendar)} is better.",
    )


def _eve_window(talk: "_Talk") -> Window:
    """Friday, eve of a holiday: that day until 20:00, else the next working morning, unless that is far."""
    etiquette, calendar = talk.etiquette, talk.calendar
    morning = _morning(talk.morning, calendar)
    is_far = talk.morning - talk.earliest > timedelta(hours=etiquette.long_wait_hours)
    if is_far and talk.fits_before(etiquette.evening_end):
        if not talk.fits_before(etiquette.evening_limit_before_days_off):
            words = f"Their office opens again on {morning}; the same evening is better than so long a wait."
            return replace(talk.same_day("long-weekend", words), alternative_at=talk.morning)
    elif etiquette.send_preference is SendPreference.NEXT_MORNING:
        return replace(talk.next_morning("next-morning", f"You prefer the next working morning: {morning}."))
    if talk.fits_before(etiquette.evening_limit_before_days_off):
        words = f"Days off follow, so the letter goes out the same day; {morning} is the other good moment."
        return replace(talk.same_day("eve-same-day", words), alternative_at=talk.morning)
    return talk.next_morning("eve-late", f"It ends too late on the eve of days off, so {morning} is better.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Talk:
    """One interview's end and what follows from it."""

    end: datetime
    calendar: WorkCalendar
    etiquette: Etiquette
    decides_today: bool

    @property
    def day(self) -> date:
        return self.calendar.local(self.end).date()

    @property
    def pause(self) -> int:
        """Minutes."""
        return (
            self.etiquette.earliest_minutes_if_deciding
            if self.decides_today
            else self.etiquette.earliest_minutes
        )

    @property
    def earliest(self) -> datetime:
        """Never before their morning: after a talk in the night it is the morning of the same day."""
        return max(
            self.end + timedelta(minutes=self.pause), self.calendar.at(self.day, self.etiquette.morning_opens)
        )

    @property
    def morning(self) -> datetime:
        return self.calendar.next_working_morning(self.day, self.etiquette.morning_opens)

    @property
    def deadline(self) -> datetime:
        return self.calendar.next_working_morning(self.day, self.etiquette.morning_closes)

    @property
    def same_day_words(self) -> str:
        if self.earliest > self.end + timedelta(minutes=self.pause):
            return (
                f"It is early in their day, so the letter waits until {self.etiquette.morning_opens:%H:%M}."
            )
        latest = f"{self.calendar.local(self.deadline):%A %H:%M}"
        return (
            f"The same day, at least {_words(self.pause)} after the interview; {latest} at the very latest."
        )

    def fits_before(self, limit: time) -> bool:
        return self.earliest <= self.calendar.at(self.day, limit)

    def same_day(self, rule: str, reason: str) -> Window:
        opens, best = self.earliest, self.earliest
        if not self.decides_today:
            limit = self.calendar.at(self.day, self.etiquette.evening_limit)
            best = max(opens, min(self.end + timedelta(minutes=self.etiquette.best_after_minutes), limit))
        return Window(opens_at=opens, best_at=best, deadline_at=self.deadline, reason=reason, rule=rule)

    def next_morning(self, rule: str, reason: str) -> Window:
        opens = self.morning
        return Window(opens_at=opens, best_at=opens, deadline_at=self.deadline, reason=reason, rule=rule)


def next_window(
    interview_end: datetime, *, calendar: WorkCalendar, now: datetime, etiquette: Etiquette = USUAL
) -> Window:
    """The next window once the right one was missed: now if they are at work, else their next working
    morning. It closes that evening. Late is better than never; it needs a new yes and new words."""
    opens = calendar.office_moment(now, opens=etiquette.morning_opens, closes=etiquette.office_closes)
    day = calendar.local(opens).date()
    passed = calendar.working_days_between(calendar.local(interview_end).date(), day)
    ask_first = passed > etiquette.ask_if_late_after_working_days
    if ask_first:
        reason = f"The interview was {passed} working days ago; perhaps a follow-up fits better now."
    else:
        reason = (
            f"The best moment has passed, and late is better than never: {calendar.local(opens):%A %H:%M}."
        )
    return Window(
        opens_at=opens,
        best_at=opens,
        deadline_at=calendar.at(day, etiquette.evening_limit),
        reason=reason,
        rule="very-late" if ask_first else "late",
        is_late=True,
        ask_first=ask_first,
    )


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


def spread(
    window: Window, *, count: int, seed: str, start: datetime, etiquette: Etiquette = USUAL
) -> Sequence[datetime]:
    """`count` moments from `start` on, some minutes apart: a panel does not hear from you in one second.
    The same seed gives the same moments; they stay inside the window, closer together where it is short."""
    room = max(timedelta(0), window.deadline_at - start)
    usual = timedelta(minutes=etiquette.minutes_between_letters)
    gap = min(usual, room / (count + 1))
    moments = []
    for position in range(count):
        lean = sha256(f"{seed}:{position}".encode()).digest()[0] / 256 / 2 if position else 0
        moments.append(start + gap * (position + lean))
    return tuple(moment.replace(microsecond=0) for moment in moments)


def _words(minutes: int) -> str:
    names = {30: "half an hour", 60: "an hour", 90: "an hour and a half", 120: "two hours"}
    return names.get(minutes, f"{minutes} minutes")


def _morning(moment: datetime, calendar: WorkCalendar) -> str:
    return f"{calendar.local(moment):%A} morning"
