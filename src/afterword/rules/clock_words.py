"""Moments in words, for people: "today 15:00 (16:00 for Priya)", "in 3 days, Tuesday morning"."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_NEAR_DAYS = 6


def clock_words(
    moment: datetime, *, own_zone: ZoneInfo, their_zone: ZoneInfo, now: datetime, their_name: str = ""
) -> str:
    """`moment` on the reader's own clock first, and on the other's in brackets where it reads differently.
    Days that are near have words; what is more than a day ahead has a part of the day instead of minutes."""
    own, theirs = moment.astimezone(own_zone), moment.astimezone(their_zone)
    days = (own.date() - now.astimezone(own_zone).date()).days
    words = span_words(days) + (f", {_weekday(own, days)}" if days else "")
    words += f" {_part_of_day(own.time())}" if days > 1 else f" {own:%H:%M}"
    if own.replace(tzinfo=None) == theirs.replace(tzinfo=None):
        return words
    other_day = "" if own.date() == theirs.date() else f"{theirs:%A} "
    return f"{words} ({other_day}{theirs:%H:%M} for {their_name or 'them'})"


def span_words(days: int) -> str:
    """A number of days from now, as words: "today", "tomorrow", "in 3 days", "2 days ago"."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def date_words(day: date) -> str:
    """A date on its own: "Tuesday 26 May"."""
    return f"{day:%A} {day.day} {day:%B}"


def _weekday(own: datetime, days: int) -> str:
    return f"{own:%A}" if abs(days) <= _NEAR_DAYS else date_words(own)


def _part_of_day(clock: time) -> str:
    parts = ((5, "night"), (12, "morning"), (18, "afternoon"), (22, "evening"), (24, "night"))
    return next(name for limit, name in parts if clock.hour < limit)
