"""When a letter may go out: its window, the best moment in it, and why, in one sentence.

Rule 3: that afternoon, at the very latest the following morning; the cases are those of docs/standards.md
("Timing"). Windows are computed on the clock of the person who is written to. A window may span a night or a
weekend; `may_go_now` keeps the letter inside decent hours within it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from afterword.rules.etiquette import USUAL, Etiquette, SendPreference
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say, say_count, to_say
from afterword.said_dates import weekday_said

_PAUSES = {
    30: to_say("half an hour"), 60: to_say("an hour"), 90: to_say("an hour and a half"), 120: to_say("two hours"),
}  # fmt: skip


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
        moment = next_moment(window, now, calendar=calendar, etiquette=etiquette) or window.deadline_at
        return replace(window, best_at=moment, reason=reason_at(moment, window, calendar=calendar))
    return window


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
        latest = _weekday_and_clock(self.deadline, self.calendar)
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
            moment=_weekday_and_clock(opens, calendar),
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
    # Where nothing is spread it is not loaded: it brings OpenSSL along.
    from hashlib import sha256

    gap = min(usual, room / (count + 1))
    moments = []
    for position in range(count):
        lean = sha256(f"{seed}:{position}".encode()).digest()[0] / 256 / 2 if position else 0
        moments.append(start + gap * (position + lean))
    return tuple(moment.replace(microsecond=0) for moment in moments)


def _weekday_and_clock(moment: datetime, calendar: WorkCalendar) -> str:
    here = calendar.local(moment)
    return f"{weekday_said(here)} {here:%H:%M}"


def _words(minutes: int) -> str:
    name = _PAUSES.get(minutes)
    return say(name) if name else say_count("{count} minute", "{count} minutes", minutes)


def _morning(moment: datetime, calendar: WorkCalendar) -> str:
    return say("{weekday} morning", weekday=weekday_said(calendar.local(moment)))
