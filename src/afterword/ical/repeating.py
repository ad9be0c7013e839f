"""Recurrence rules (RFC 5545 §3.3.10), asked only for a bounded piece of time."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, takewhile

from afterword.ical.wall import wall_time

_MOST_STEPS = 5_000
_RULE = re.compile(r"[A-Z0-9=;,+:\-]{6,500}", re.I)
_UNTIL = re.compile(r"UNTIL=(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z?)", re.I)
_TOO_FINE = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BYHOUR|BYMINUTE|BYSECOND", re.I)


def expand(*, start: datetime, rule: str, until: datetime) -> Iterator[datetime]:
    """The naive wall times of a rule from `start` up to `until`; only `start` where the rule makes no sense
    here.

    A rule that repeats by the hour or finer is no interview and is not expanded. Never more than 5000 steps.
    """
    if not is_usable(rule):
        yield start
        return
    from dateutil.rrule import rrulestr

    limit = min(until, _rule_end(rule) or until)
    plain = re.sub(r";?UNTIL=[^;]*", "", rule.upper()).strip(";")
    if "COUNT=" not in plain:  # the two together are against RFC 5545; a counted rule ends by itself
        plain = f"{plain};UNTIL={limit:%Y%m%dT%H%M%S}"
    try:
        times: Iterator[datetime] = iter(rrulestr(plain, dtstart=start))
        yield from takewhile(lambda time: time <= limit, islice(times, _MOST_STEPS))
    except (ValueError, TypeError, OverflowError, IndexError, KeyError, AttributeError):
        yield start  # dateutil raises all of these on rules that strangers write


def is_usable(rule: str) -> bool:
    interval = re.search(r"INTERVAL=(-?\d+)", rule, re.I)
    positive = interval is None or 0 < int(interval[1][:6]) < 1000
    return bool(positive and _RULE.fullmatch(rule) and "FREQ=" in rule.upper() and not _TOO_FINE.search(rule))


def _rule_end(rule: str) -> datetime | None:
    found = _UNTIL.search(rule)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    try:
        if found[4] is None:
            return wall_time(year, month, day, 23, 59, 59)
        end = wall_time(year, month, day, int(found[4]), int(found[5]), int(found[6] or 0))
    except ValueError:
        return None
    # In UTC while the times are on the wall: half a day of grace never adds an occurrence of a daily rule
    # or rarer.
    return end + timedelta(hours=12) if found[7] else end


def onsets(
    *, start: datetime, rule: str, dates: tuple[datetime, ...], year: int, before: timedelta
) -> list[datetime]:
    """When an observance of a VTIMEZONE begins: all onsets of the years around `year`, and the last one
    earlier."""
    if year < 2 or year > 9997:
        return [start]
    low, high = wall_time(year - 1, 1, 1), wall_time(year + 1, 12, 31, 23)
    times = [start, *dates]
    if rule and start <= high:
        times += expand(
            start=_near(start, rule=rule, year=year), rule=with_local_until(rule, offset=before), until=high
        )
    inside = sorted({time for time in times if low <= time <= high})
    earlier = [time for time in times if time < low]
    return ([max(earlier)] if earlier else []) + inside


def _near(start: datetime, *, rule: str, year: int) -> datetime:
    """A yearly rule from 1601 need not be walked from there: begin some years before."""
    close = year - 3
    by_day = re.search(r"BYDAY|BYMONTHDAY", rule, re.I) and re.search(r"BYMONTH=", rule, re.I)
    plain = not re.search(r"COUNT=|INTERVAL=(?!1(?:;|$))", rule, re.I) and re.search(
        r"FREQ=YEARLY", rule, re.I
    )
    end = _rule_end(rule)
    if end and end.year < close:
        close = end.year - 1
    if not (by_day and plain) or start.year >= close:
        return start
    return start.replace(year=close, day=min(start.day, 28))


def with_local_until(rule: str, *, offset: timedelta) -> str:
    """UNTIL is in UTC (§3.3.10): the same moment as a wall time by `offset`, as the other times of the rule
    are."""
    end = _UNTIL.search(rule)
    moment = _rule_end(rule)
    if not end or not end[7] or moment is None:
        return rule
    local = moment - timedelta(hours=12) + offset
    return rule[: end.start()] + f"UNTIL={local:%Y%m%dT%H%M%S}" + rule[end.end() :]
