"""When an event begins and ends, from whatever its sender wrote (RFC 5545 §3.3.4 to §3.3.6, §3.6.1)."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from afterword.ical.cleaning import clean_line
from afterword.ical.content_lines import Component, Property
from afterword.ical.vtimezone import parse_offset
from afterword.ical.wall import wall_time
from afterword.ical.zones import ZoneResolver, ZoneSource
from afterword.said import say

ASSUMED_LENGTH = timedelta(minutes=60)
_LONGEST = timedelta(days=60)
_TIME = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?",
    re.I,
)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One date or time of a file. Exactly one of `at` (aware), `floating` (naive, its zone must be asked) and
    `day` (a date without a time) is set."""

    at: datetime | None = None
    floating: datetime | None = None
    day: date | None = None
    zone: ZoneInfo | None = None
    source: ZoneSource = ZoneSource.ASKED
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Beginning and end. `is_end_assumed` says that the file gives no end; then it is 60 minutes, or the
    day."""

    begin: Moment | None
    end: Moment | None
    is_end_assumed: bool
    warnings: tuple[str, ...]


def read_moment(found: Property | None, zones: ZoneResolver) -> Moment | None:
    """None where there is no property, or its value is no time of the years 1900 to 2200."""
    match = _TIME.match(found.value) if found else None
    if found is None or match is None or not 1900 <= int(match[1]) <= 2200:
        return None
    try:
        return _moment_of(match, tzid=found.params.get("TZID"), zones=zones)
    except (ValueError, OverflowError):
        return None


def _moment_of(match: re.Match[str], *, tzid: str | None, zones: ZoneResolver) -> Moment:
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if match[4] is None:
        return Moment(day=date(year, month, day))
    hour, minute, second = int(match[4]), int(match[5]), min(int(match[6] or 0), 59)
    wall = wall_time(year, month, day, hour % 24, minute, second) + timedelta(days=hour == 24)
    suffix = (match[7] or "").upper()
    if hour > 24:
        raise ValueError("no such hour")
    if suffix == "Z":
        placed = zones.place_utc(wall)
    elif suffix and (offset := parse_offset(suffix)) is not None:
        at = wall.replace(tzinfo=timezone(offset))
        return Moment(
            at=at.astimezone(zones.calendar_zone) if zones.calendar_zone else at,
            zone=zones.calendar_zone,
            source=ZoneSource.UTC,
        )
    else:
        placed = zones.place(wall, tzid=tzid)
    floating = None if placed.at else wall
    return Moment(
        at=placed.at, floating=floating, zone=placed.zone, source=placed.source, warnings=placed.warnings
    )


def read_span(event: Component, zones: ZoneResolver) -> Span:
    written = event.first("DTSTART")
    begin = read_moment(written, zones)
    if begin is None:
        value = clean_line(written.value, limit=60) if written else ""
        note = (
            say('The start "{value}" cannot be read. When is the interview?', value=value)
            if value
            else say("The invitation has no start. When is the interview?")
        )
        return Span(begin=None, end=None, is_end_assumed=False, warnings=(note,))
    end, note = _read_end(event, begin, zones)
    warnings = tuple(
        dict.fromkeys((*begin.warnings, *(end.warnings if end else ()), *((note,) if note else ())))
    )
    if end is not None:
        return Span(begin=begin, end=end, is_end_assumed=False, warnings=warnings)
    if begin.day:
        return Span(
            begin=begin, end=_later(begin, timedelta(days=1)), is_end_assumed=False, warnings=warnings
        )
    note = say("The invitation gives no end; an hour was assumed. Please check it.")
    return Span(
        begin=begin, end=_later(begin, ASSUMED_LENGTH), is_end_assumed=True, warnings=(*warnings, note)
    )


def _read_end(event: Component, begin: Moment, zones: ZoneResolver) -> tuple[Moment | None, str]:
    written = event.first("DTEND")
    end = read_moment(written, zones)
    if end is None and (length := parse_duration(event.text("DURATION"))) is not None:
        end = _later(begin, length)
    if end is None:
        return None, say("The end cannot be read.") if written else ""
    if begin.at and end.floating and not (written and written.params.get("TZID")):
        # A zone on the start only: the end is meant in the same one.
        at = begin.at.replace(tzinfo=None)
        end = _later(begin, end.floating - at)
    length = _length(begin, end) if end else None
    if length is None or length < timedelta(0):
        return None, say("The end does not fit the start.")
    if length > _LONGEST:
        return None, say("The end is more than two months after the start.")
    return (end, "") if length else (None, "")


def _length(begin: Moment, end: Moment) -> timedelta | None:
    if begin.at and end.at:
        return end.at - begin.at
    if begin.floating and end.floating:
        return end.floating - begin.floating
    if begin.day and end.day:
        return end.day - begin.day
    return None


def _later(begin: Moment, length: timedelta) -> Moment | None:
    """`length` counts real time, not what the wall clock shows."""
    if begin.at:
        end = (begin.at.astimezone(UTC) + length).astimezone(begin.at.tzinfo)
        return replace(begin, at=end, warnings=())
    if begin.floating:
        return replace(begin, floating=begin.floating + length, warnings=())
    return replace(begin, day=begin.day + length, warnings=()) if begin.day else None


def parse_duration(text: str) -> timedelta | None:
    """RFC 5545 §3.3.6. None where it is no duration, is negative, or is nothing."""
    found = _DURATION.fullmatch(text.strip())
    if not found or found[1] == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return length if timedelta(0) < length <= _LONGEST else None
