"""The rules of a VTIMEZONE (RFC 5545 §3.6.5), computed from the file itself and kept no longer than the
file."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.ical.content_lines import Component
from afterword.ical.repeating import onsets
from afterword.ical.wall import wall_time
from afterword.ical.zone_names import usual_zones

_OFFSET = re.compile(r"([+-]?)(\d{2}):?(\d{2}):?(\d{2})?")
_ONSET = re.compile(r"(\d{4})(\d{2})(\d{2})T?(\d{2})?(\d{2})?(\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """At `onset`, a wall time by the offset `before`, the offset becomes `after`."""

    onset: datetime
    before: timedelta
    after: timedelta

    @property
    def moment(self) -> datetime:
        return self.onset - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class _Observance:
    start: datetime
    before: timedelta
    after: timedelta
    rule: str
    dates: tuple[datetime, ...]
    is_standard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileZone:
    """A zone as one file defines it. `other_name` is what the file says of it elsewhere (X-LIC-LOCATION)."""

    tzid: str
    other_name: str
    observances: tuple[_Observance, ...]
    _years: dict[int, tuple[Transition, ...]] = field(default_factory=dict)

    def offset_at(self, wall: datetime) -> tuple[timedelta, str]:
        """The offset of a wall time, and `gap` or `fold` where the clock skips it or shows it twice.

        RFC 5545 §3.3.5: a skipped time counts by the offset before the gap; of two, the first is meant.
        """
        current, first = None, None
        for step in self._transitions(wall.year):
            if step.onset > wall:
                first = first or step
                back = step.before - step.after
                if back > timedelta(0) and step.onset - back <= wall:
                    return step.before, "fold"
                break
            current = step
        if current is None:
            return self._offset_before(first), ""
        if current.after > current.before and wall < current.onset + (current.after - current.before):
            return current.before, "gap"
        return current.after, ""

    def offset_at_moment(self, moment: datetime) -> timedelta:
        """The offset at a naive UTC moment."""
        current = None
        for step in self._transitions(moment.year):
            if step.moment > moment:
                return current.after if current else self._offset_before(step)
            current = step
        return current.after if current else self._offset_before(None)

    def keeps_time_of(self, zone: ZoneInfo, *, year: int) -> bool:
        """Whether a ZoneInfo has the same offsets through this year: at both sides of each change, and
        monthly."""
        moments = [wall_time(year, month, day) for month in range(1, 13) for day in (1, 15)]
        changes = [step.moment for step in self._transitions(year) if step.moment.year == year]
        moments += [change + timedelta(hours=hours) for change in changes for hours in (-1, 1)]
        return all(
            moment.replace(tzinfo=UTC).astimezone(zone).utcoffset() == self.offset_at_moment(moment)
            for moment in moments
        )

    def _offset_before(self, first: Transition | None) -> timedelta:
        if first:
            return first.before
        standard = [item for item in self.observances if item.is_standard]
        return (standard or list(self.observances))[0].after

    def _transitions(self, year: int) -> tuple[Transition, ...]:
        """Those from the start of the year before to the end of the year after, and the last one earlier."""
        if year not in self._years:
            steps = sorted(
                (
                    Transition(onset=onset, before=item.before, after=item.after)
                    for item in self.observances
                    for onset in onsets(
                        start=item.start, rule=item.rule, dates=item.dates, year=year, before=item.before
                    )
                ),
                key=lambda step: step.moment,
            )
            self._years[year] = tuple(steps)
        return self._years[year]


def name_file_zone(zone: FileZone, *, year: int, hints: tuple[ZoneInfo | None, ...]) -> ZoneInfo | None:
    """An IANA zone that keeps the same time in this year: one of the hints, else the most frequent one."""
    for candidate in (*hints, *usual_zones()):
        if candidate and zone.keeps_time_of(candidate, year=year):
            return candidate
    return None


def read_file_zone(component: Component) -> FileZone | None:
    """None where no observance can be read: then the VTIMEZONE says nothing."""
    observances = tuple(item for child in component.children if (item := _read_observance(child)))
    if not observances:
        return None
    return FileZone(
        tzid=component.text("TZID"),
        other_name=component.text("X-LIC-LOCATION"),
        observances=observances[:400],
    )


def _read_observance(component: Component) -> _Observance | None:
    if component.name not in ("STANDARD", "DAYLIGHT"):
        return None
    start = parse_onset(component.text("DTSTART"))
    before, after = parse_offset(component.text("TZOFFSETFROM")), parse_offset(component.text("TZOFFSETTO"))
    if start is None or after is None:
        return None
    dates = (parse_onset(part) for line in component.every("RDATE") for part in line.value.split(",")[:400])
    return _Observance(
        start=start,
        before=after if before is None else before,
        after=after,
        rule=component.text("RRULE"),
        dates=tuple(date for date in dates if date),
        is_standard=component.name == "STANDARD",
    )


def parse_offset(text: str) -> timedelta | None:
    found = _OFFSET.fullmatch(text.strip())
    if not found:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if size >= timedelta(hours=24):
        return None
    return -size if found[1] == "-" else size


def parse_onset(text: str) -> datetime | None:
    found = _ONSET.match(text.strip())
    if not found:
        return None
    try:
        return wall_time(*(int(part or 0) for part in found.groups()))
    except ValueError:
        return None
