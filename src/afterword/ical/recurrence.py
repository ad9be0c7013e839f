"""The instances of a series that somebody may sit in: the next few, never all of them (RFC 5545 §3.8.5)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from afterword.ical.invitation import Invitation, moment_key
from afterword.ical.repeating import expand, with_local_until
from afterword.ical.this_and_future import with_later_changes
from afterword.ical.wall import wall_time
from afterword.ical.zone_names import zone_of_iana_name, zone_of_windows_name

_HORIZON = timedelta(days=400)
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?(Z?)")


def next_occurrences(
    invitations: Sequence[Invitation], *, after: datetime, limit: int = 5
) -> tuple[Invitation, ...]:
    """What takes place at or after the aware moment `after`, soonest first, at most `limit`.

    A single event is itself. A series gives instances of the next 400 days, each with its own times and a
    RECURRENCE-ID; an instance that the file redefines or cancels (RECURRENCE-ID, EXDATE) is taken from there.
    """
    changed = {item.key for item in invitations if item.recurrence_id}
    found = [
        item for item in invitations if not item.is_series and not item.cancelled and _ends_after(item, after)
    ]
    for series in invitations:
        if series.is_series and not series.cancelled and series.recurrence_id is None:
            instances = (item for item in _instances(series, after=after, limit=limit + len(changed)))
            later = [item for item in invitations if item.is_and_following and item.uid == series.uid]
            found += [
                item
                for item in with_later_changes(instances, later)
                if item.key not in changed and _ends_after(item, after)
            ]
    return tuple(sorted(found, key=_order)[:limit])


def _instances(series: Invitation, *, after: datetime, limit: int) -> Iterable[Invitation]:
    first = _wall(series)
    if first is None:
        return
    excluded = {_wall_of_date(text, series) for text in series.left_out_dates}
    until = after.astimezone(UTC).replace(tzinfo=None) + _HORIZON
    offset = (series.start.utcoffset() if series.start else None) or timedelta(0)
    extra = [wall for text in series.extra_dates if (wall := _wall_of_date(text, series))]
    times = {first, *(wall for wall in extra if wall <= until)}
    if series.rrule:
        times |= set(expand(start=first, rule=with_local_until(series.rrule, offset=offset), until=until))
    given = 0
    for wall in sorted(times - excluded):
        instance = _instance(series, wall)
        if _ends_after(instance, after):
            yield instance
            given += 1
            if given >= limit:
                return


def _instance(series: Invitation, wall: datetime) -> Invitation:
    if series.first_day:
        length = (series.last_day or series.first_day) - series.first_day
        day = wall.date()
        key = moment_key(None, None, day)
        return replace(
            series, first_day=day, last_day=day + length, recurrence_id=key, rrule="", extra_dates=()
        )
    if series.start and series.end:
        start = wall.replace(tzinfo=series.timezone or series.start.tzinfo)
        end = (start.astimezone(UTC) + (series.end - series.start)).astimezone(start.tzinfo)
        key = moment_key(start, None, None)
        return replace(series, start=start, end=end, recurrence_id=key, rrule="", extra_dates=())
    length = (series.floating_end or wall) - (series.floating_start or wall)
    key = moment_key(None, wall, None)
    return replace(
        series, floating_start=wall, floating_end=wall + length, recurrence_id=key, rrule="", extra_dates=()
    )


def _wall(item: Invitation) -> datetime | None:
    if item.start:
        return item.start.astimezone(item.timezone or item.start.tzinfo).replace(tzinfo=None)
    if item.first_day:
        return _midnight(item.first_day)
    return item.floating_start


def _midnight(day: date) -> datetime:
    return wall_time(day.year, day.month, day.day)


def _wall_of_date(text: str, series: Invitation) -> datetime | None:
    """A raw `TZID:value` as the wall time of the series' own zone."""
    tzid, _, value = text.rpartition(":")
    found = _DATE.match(value)
    first = _wall(series)
    if not found or first is None:
        return None
    try:
        wall = wall_time(*(int(part or 0) for part in found.groups()[:6]))
    except ValueError:
        return None
    if found[4] is None:
        return wall if series.first_day else wall.replace(hour=first.hour, minute=first.minute)
    own = series.timezone or (series.start.tzinfo if series.start else None)
    zone = UTC if found[7] else (zone_of_iana_name(tzid) or zone_of_windows_name(tzid))
    if own is None or zone is None:
        return wall
    return wall.replace(tzinfo=zone).astimezone(own).replace(tzinfo=None)


def _ends_after(item: Invitation, after: datetime) -> bool:
    """Without a zone the comparison is a day generous: nothing that may still come is lost."""
    if item.end:
        return item.end >= after
    naive = after.astimezone(UTC).replace(tzinfo=None)
    if item.floating_end:
        return item.floating_end + timedelta(days=1) >= naive
    return bool(item.last_day and _midnight(item.last_day) + timedelta(days=2) >= naive)


def _order(item: Invitation) -> tuple[datetime, str]:
    wall = item.floating_start or (_midnight(item.first_day) if item.first_day else wall_time(9999, 12, 31))
    return (item.start.astimezone(UTC).replace(tzinfo=None) if item.start else wall), item.uid
