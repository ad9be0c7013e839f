"""The window of a thank-you, with the reason for it in one sentence.

Rule 3: that afternoon, at the very latest the following morning; the cases are those of docs/standards.md
("Timing").
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from afterword.rules.etiquette import USUAL, Etiquette, SendPreference
from afterword.rules.send_window import Window, next_moment, reason_at, weekday_and_clock
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say, say_count, to_say
from afterword.said_dates import weekday_said

_PAUSES = {
    30: to_say("half an hour"), 60: to_say("an hour"), 90: to_say("an hour and a half"), 120: to_say("two hours"),
}  # fmt: skip


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
        moment = next_moment(window, now, calendar=calendar, etiquette=etiquette) or window.deadline_at
        return replace(window, best_at=moment, reason=reason_at(moment, window, calendar=calendar))
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
                "decides-today",
                say("They decide soon, so {pause} after the interview is right.", pause=_words(talk.pause)),
            )
        return talk.next_morning(
            "late-end",
            say("It is night there; {morning} is the earliest.", morning=_morning(talk.morning, calendar)),
        )
    if not calendar.is_working_day(talk.day):
        return _day_off_window(talk)
    if calendar.is_eve(talk.day):
        return _eve_window(talk)
    if etiquette.send_preference is SendPreference.NEXT_MORNING:
        return talk.next_morning(
            "next-morning",
            say("You prefer the next morning: {morning}.", morning=_morning(talk.morning, calendar)),
        )
    if talk.fits_before(etiquette.evening_limit):
        return talk.same_day("same-day", talk.same_day_words)
    return talk.next_morning(
        "late-end",
        say(
            "The interview ends late in their day, so {morning} is better.",
            morning=_morning(talk.morning, calendar),
        ),
    )


def _day_off_window(talk: "_Talk") -> Window:
    """Saturday: Monday 08:30, unless the person allows weekends."""
    etiquette, calendar = talk.etiquette, talk.calendar
    if etiquette.weekend_ok and talk.fits_before(etiquette.evening_limit_before_days_off):
        return talk.same_day(
            "weekend-ok",
            say("You allow letters on days off: {pause} after the interview.", pause=_words(talk.pause)),
        )
    holiday = calendar.holiday_name(talk.day)
    words = (
        to_say("{weekday} is a holiday there ({holiday}), so {morning} is better.")
        if holiday
        else to_say("{weekday} is not a working day there, so {morning} is better.")
    )
    return talk.next_morning(
        "holiday" if holiday else "weekend",
        say(words, weekday=weekday_said(talk.day), holiday=holiday, morning=_morning(talk.morning, calendar)),
    )


def _eve_window(talk: "_Talk") -> Window:
    """Friday, eve of a holiday: that day until 20:00, else the next working morning, unless that is far."""
    etiquette, calendar = talk.etiquette, talk.calendar
    morning = _morning(talk.morning, calendar)
    is_far = talk.morning - talk.earliest > timedelta(hours=etiquette.long_wait_hours)
    if is_far and talk.fits_before(etiquette.evening_end):
        if not talk.fits_before(etiquette.evening_limit_before_days_off):
            words = say(
                "Their office opens again on {morning}; the same evening is better than so long a wait.",
                morning=morning,
            )
            return replace(talk.same_day("long-weekend", words), alternative_at=talk.morning)
    elif etiquette.send_preference is SendPreference.NEXT_MORNING:
        return replace(
            talk.next_morning(
                "next-morning", say("You prefer the next working morning: {morning}.", morning=morning)
            )
        )
    if talk.fits_before(etiquette.evening_limit_before_days_off):
        words = say(
            "Days off follow, so the letter goes out the same day; {morning} is the other good moment.",
            morning=morning,
        )
        return replace(talk.same_day("eve-same-day", words), alternative_at=talk.morning)
    return talk.next_morning(
        "eve-late", say("It ends too late on the eve of days off, so {morning} is better.", morning=morning)
    )


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
            return say(
                "It is early in their day, so the letter waits until {opens:%H:%M}.",
                opens=self.etiquette.morning_opens,
            )
        latest = weekday_and_clock(self.deadline, self.calendar)
        return say(
            "The same day, at least {pause} after the interview; {latest} at the very latest.",
            pause=_words(self.pause),
            latest=latest,
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
        reason = say_count(
            "The interview was {count} working day ago; perhaps a follow-up fits better now.",
            "The interview was {count} working days ago; perhaps a follow-up fits better now.",
            passed,
        )
    else:
        reason = say(
            "The best moment has passed, and late is better than never: {moment}.",
            moment=weekday_and_clock(opens, calendar),
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


def _words(minutes: int) -> str:
    name = _PAUSES.get(minutes)
    return say(name) if name else say_count("{count} minute", "{count} minutes", minutes)


def _morning(moment: datetime, calendar: WorkCalendar) -> str:
    return say("{weekday} morning", weekday=weekday_said(calendar.local(moment)))
