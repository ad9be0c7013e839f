"""Moments in words, for people: "today 15:00 (16:00 for Priya)", "in 3 days, Tuesday morning"."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from afterword.said import say, say_count, to_say
from afterword.said_dates import date_said, weekday_said

_NEAR_DAYS = 6
# Until which hour of the clock.
_PARTS_OF_DAY = (
    (5, to_say("night")), (12, to_say("morning")), (18, to_say("afternoon")), (22, to_say("evening")),
    (24, to_say("night")),
)  # fmt: skip


def clock_words(
    moment: datetime, *, own_zone: ZoneInfo, their_zone: ZoneInfo, now: datetime, their_name: str = ""
) -> str:
    """`moment` on the reader's own clock first, and on the other's in brackets where it reads differently.
    Days that are near have words; what is more than a day ahead has a part of the day instead of minutes."""
    own, theirs = moment.astimezone(own_zone), moment.astimezone(their_zone)
    days = (own.date() - now.astimezone(own_zone).date()).days
    words = span_words(days) + (f", {_near_day(own, days)}" if days else "")
    words += f" {_part_of_day(own.time())}" if days > 1 else f" {own:%H:%M}"
    if own.replace(tzinfo=None) == theirs.replace(tzinfo=None):
        return words
    there = f"{theirs:%H:%M}" if own.date() == theirs.date() else f"{weekday_said(theirs)} {theirs:%H:%M}"
    return say("{here} ({there} for {who})", here=words, there=there, who=their_name or say("them"))


def span_words(days: int) -> str:
    """A number of days from now, as words: "today", "tomorrow", "in 3 days", "2 days ago"."""
    near = {0: to_say("today"), 1: to_say("tomorrow"), -1: to_say("yesterday")}
    if days in near:
        return say(near[days])
    if days > 0:
        return say_count("in {count} day", "in {count} days", days)
    return say_count("{count} day ago", "{count} days ago", -days)


def date_words(day: date) -> str:
    """A date on its own: "Tuesday 26 May"."""
    return date_said(day)


def _near_day(own: datetime, days: int) -> str:
    return weekday_said(own) if abs(days) <= _NEAR_DAYS else date_words(own)


def _part_of_day(clock: time) -> str:
    return say(next(name for limit, name in _PARTS_OF_DAY if clock.hour < limit))
