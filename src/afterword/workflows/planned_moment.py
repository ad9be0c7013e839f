"""When a letter would go if the person said yes now, and which of its words would be wrong by then."""

from dataclasses import replace
from datetime import datetime

from afterword.letters.debrief import Debrief
from afterword.letters.letter import LetterKind
from afterword.models import Interview, Letter
from afterword.rules.etiquette import Etiquette
from afterword.rules.review import t8_day_word
from afterword.rules.review.finding import LetterUnderReview
from afterword.rules.send_window import Window, next_moment, office_window, reason_at
from afterword.rules.thank_you_window import next_window
from afterword.rules.work_calendar import WorkCalendar, calendar_for
from afterword.said import say
from afterword.said_dates import date_said, month_said, weekday_said
from afterword.workflows.own_data import etiquette_of
from afterword.workflows.refused import Refused


def calendar_of(letter: Letter) -> WorkCalendar:
    """The working days of whoever is written to: the zone of the interview, else the candidate's own."""
    zone = letter.interview.zone if letter.interview is not None else letter.candidate.zone
    return calendar_for(zone)


def window_of(letter: Letter, *, now: datetime) -> Window:
    """The planned window, or the next good one where that has passed."""
    etiquette, calendar = etiquette_of(letter.candidate), calendar_of(letter)
    opens, best, deadline = letter.opens_at, letter.best_at, letter.deadline_at
    if opens is not None and best is not None and deadline is not None and now <= deadline:
        return _told_truly(
            Window(opens_at=opens, best_at=best, deadline_at=deadline, reason=letter.window_reason, rule="planned"),
            calendar, now=now, etiquette=etiquette,
        )  # fmt: skip
    if letter.kind == LetterKind.THANK_YOU and letter.interview is not None:
        return next_window(letter.interview.ends_at, calendar=calendar, now=now, etiquette=etiquette)
    reason = say("It goes out while they are at work.")
    return office_window(
        max(now, opens or now), calendar=calendar, reason=reason, rule="office", etiquette=etiquette
    )


def planned_moment(letter: Letter, *, now: datetime) -> datetime:
    """The moment that an approval at `now` would choose."""
    moment = moment_of(letter, window_of(letter, now=now), None, now=now)
    return now if isinstance(moment, Refused) else moment


def _told_truly(window: Window, calendar: WorkCalendar, *, now: datetime, etiquette: Etiquette) -> Window:
    """Where the best hour has passed and another day is left, the reason says that instead of the first plan."""
    moment = next_moment(window, max(now, window.best_at), calendar=calendar, etiquette=etiquette)
    if moment is None:
        return window
    return replace(window, reason=reason_at(moment, window, calendar=calendar))


def moment_of(
    letter: Letter, window: Window, wished: datetime | None, *, now: datetime
) -> datetime | Refused:
    """The best moment of the window from now on; or the one that the person `wished`, where it lies inside."""
    if wished is not None and not window.opens_at <= wished <= window.deadline_at:
        zone = letter.candidate.zone
        return Refused(
            say(
                "That moment is outside the good time for this letter, {opens} to {closes}. Nothing was approved.",
                opens=_stamp(window.opens_at.astimezone(zone)),
                closes=_stamp(window.deadline_at.astimezone(zone)),
            )
        )
    earliest = max(now, wished or window.best_at)
    etiquette = etiquette_of(letter.candidate)
    moment = next_moment(window, earliest, calendar=calendar_of(letter), etiquette=etiquette)
    return moment or max(now, min(earliest, window.deadline_at))


def _stamp(here: datetime) -> str:
    return f"{weekday_said(here)} {here:%d} {month_said(here)} {here:%H:%M}"


def stale_words(
    interview: Interview | None, kind: str, subject: str, body: str, *, at: datetime
) -> tuple[str, ...]:
    """Words for the day of the talk that are wrong in a thank-you letter that goes `at` then (review rule T8)."""
    if interview is None or kind != LetterKind.THANK_YOU:
        return ()
    process = interview.process
    debrief = Debrief(company=process.company, role=process.role, interview=interview.value(), people=())
    letter = LetterUnderReview(
        subject=subject, body=body, debrief=debrief, sent_at=at, recipient_zone=interview.zone
    )
    found = [finding for finding in t8_day_word.check(letter) if finding.start is not None]
    return tuple(dict.fromkeys(body[finding.start : finding.end] for finding in found))


def wrong_day(words: tuple[str, ...], moment: datetime) -> str:
    """One sentence about stale words, `moment` on the reader's clock."""
    named = say(" and ").join(f"“{word}”" for word in words)
    return say(
        "Not approved: it would go out on {day}, and {words} would be wrong then.",
        day=date_said(moment),
        words=named,
    )
