"""Moments of a letter as its reader sees them."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from afterword.rules.clock_words import date_words
from afterword.rules.review.finding import LetterUnderReview
from afterword.rules.work_calendar import WorkCalendar, calendar_for


def reader_zone(letter: LetterUnderReview) -> ZoneInfo | None:
    """The zone of the reader; else that of the interview; None where neither is known."""
    if letter.recipient_zone is not None:
        return letter.recipient_zone
    return letter.debrief.interview.timezone if letter.debrief else None


def reader_calendar(letter: LetterUnderReview) -> WorkCalendar | None:
    zone = reader_zone(letter)
    return _calendar_of(zone) if zone else None


@lru_cache(maxsize=64)
def _calendar_of(zone: ZoneInfo) -> WorkCalendar:
    return calendar_for(zone)


def day_words(moment: datetime, zone: ZoneInfo | None) -> str:
    """ "Tuesday 26 May", on the reader's calendar."""
    return date_words(moment.astimezone(zone).date() if zone else moment.date())
