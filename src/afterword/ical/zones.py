"""Which time zone a time of an invitation is in. Asked per file, kept nowhere, never assumed to be UTC."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

from afterword.ical.cleaning import clean_line
from afterword.ical.content_lines import Component
from afterword.ical.vtimezone import FileZone, name_file_zone, read_file_zone
from afterword.ical.zone_names import (
    is_utc_name,
    offset_of_name,
    zone_of_display_name,
    zone_of_iana_name,
    zone_of_single_word,
    zone_of_windows_name,
)
from afterword.said import say, to_say

_ZONES_MAX = 200


class ZoneSource(StrEnum):
    """How the zone of an invitation was found."""

    IANA = "IANA"
    VTIMEZONE = "VTIMEZONE"
    WINDOWS = "Windows name"
    DISPLAY = "display name"
    CALENDAR = "X-WR-TIMEZONE"
    UTC = "UTC"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A wall time put into its zone. `at` is aware, or None where the zone must be asked. `zone` is None
    where the file's own rules fit no IANA zone: `at` then has a fixed offset."""

    at: datetime | None
    zone: ZoneInfo | None
    source: ZoneSource
    warnings: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class ZoneResolver:
    """The zones of one calendar (RFC 5545 §3.2.19). Order: an IANA name, the VTIMEZONE in the file, a
    Windows name, a display name, X-WR-TIMEZONE, and else the person is asked."""

    file_zones: dict[str, FileZone]
    calendar_zone: ZoneInfo | None
    _named: dict[tuple[str, int], ZoneInfo | None] = field(default_factory=dict)

    def place(self, wall: datetime, *, tzid: str | None) -> Placed:
        """`tzid` is None for a floating time."""
        name = (tzid or "").strip().strip('"').strip()
        if not name:
            return self._by_calendar(wall, name="")
        if is_utc_name(name):
            return Placed(
                at=wall.replace(tzinfo=ZoneInfo("UTC")), zone=ZoneInfo("UTC"), source=ZoneSource.UTC
            )
        own_rules = self.file_zones.get(name.casefold())
        if zone := zone_of_iana_name(name):
            return self._check_against_file(
                _place_in(zone, wall, source=ZoneSource.IANA), wall=wall, rules=own_rules
            )
        if own_rules:
            return self._by_file(wall, rules=own_rules)
        return self._by_other_name(wall, name=name)

    def place_utc(self, moment: datetime) -> Placed:
        """A time that ends in Z. The moment is certain; the calendar's zone, where it names one, is used to
        show it."""
        zone = self.calendar_zone or ZoneInfo("UTC")
        return Placed(at=moment.replace(tzinfo=UTC).astimezone(zone), zone=zone, source=ZoneSource.UTC)

    def _by_calendar(self, wall: datetime, *, name: str) -> Placed:
        if self.calendar_zone is None:
            return Placed(at=None, zone=None, source=ZoneSource.ASKED, warnings=(_question(name),))
        placed = _place_in(self.calendar_zone, wall, source=ZoneSource.CALENDAR)
        words = (
            to_say(
                'The time zone "{name}" is unknown; that of the whole calendar, {zone}, was taken. Please check it.'
            )
            if name
            else to_say(
                "The time names no zone; that of the whole calendar, {zone}, was taken. Please check it."
            )
        )
        note = say(words, name=clean_line(name, limit=80), zone=self.calendar_zone.key)
        return Placed(at=placed.at, zone=placed.zone, source=placed.source, warnings=(note, *placed.warnings))

    def _by_file(self, wall: datetime, *, rules: FileZone) -> Placed:
        offset, oddity = rules.offset_at(wall)
        zone = self._name(rules, year=wall.year)
        at = wall.replace(tzinfo=timezone(offset))
        if zone:
            at = at.astimezone(zone)
        warnings = _oddity_warning(oddity)
        if zone is None:
            warnings += (
                say(
                    'The invitation defines a time zone of its own, "{name}". Its hours were '
                    "computed from the file; please check them.",
                    name=clean_line(rules.tzid, limit=80),
                ),
            )
        return Placed(at=at, zone=zone, source=ZoneSource.VTIMEZONE, warnings=warnings)

    def _name(self, rules: FileZone, *, year: int) -> ZoneInfo | None:
        key = (rules.tzid.casefold(), year)
        if key not in self._named:
            hints = (
                zone_of_windows_name(rules.tzid),
                zone_of_display_name(rules.tzid),
                zone_of_single_word(rules.tzid),
                zone_of_iana_name(rules.other_name),
                self.calendar_zone,
            )
            self._named[key] = name_file_zone(rules, year=year, hints=hints)
        return self._named[key]

    def _by_other_name(self, wall: datetime, *, name: str) -> Placed:
        if zone := zone_of_windows_name(name):
            return _place_in(zone, wall, source=ZoneSource.WINDOWS)
        if zone := zone_of_display_name(name):
            return _place_in(zone, wall, source=ZoneSource.DISPLAY)
        if (offset := offset_of_name(name)) is not None:
            return _place_at_offset(wall, offset=offset, name=name)
        if zone := zone_of_single_word(name):
            placed = _place_in(zone, wall, source=ZoneSource.IANA)
            note = say(
                'The time zone is only given as "{name}". Please check the time.',
                name=clean_line(name, limit=40),
            )
            return Placed(at=placed.at, zone=zone, source=placed.source, warnings=(note, *placed.warnings))
        return self._by_calendar(wall, name=name)

    def _check_against_file(self, placed: Placed, *, wall: datetime, rules: FileZone | None) -> Placed:
        """The IANA rules are newer than those in most files, but a contradiction is told."""
        if rules is None or placed.at is None:
            return placed
        if wall.replace(tzinfo=timezone(rules.offset_at(wall)[0])) == placed.at:
            return placed
        name = placed.zone.key if placed.zone else ""
        note = say(
            "The file's own rules for {name} differ from the official ones, which count. Please check.",
            name=name,
        )
        return Placed(at=placed.at, zone=placed.zone, source=placed.source, warnings=(note, *placed.warnings))


def read_zones(calendar: Component) -> ZoneResolver:
    file_zones: dict[str, FileZone] = {}
    for child in [child for child in calendar.children if child.name == "VTIMEZONE"][:_ZONES_MAX]:
        zone = read_file_zone(child)
        if zone:
            file_zones.setdefault(zone.tzid.strip().strip('"').strip().casefold(), zone)
    return ZoneResolver(file_zones=file_zones, calendar_zone=_zone_of_calendar(calendar))


def _zone_of_calendar(calendar: Component) -> ZoneInfo | None:
    for name in ("X-WR-TIMEZONE", "TIMEZONE-ID"):
        text = calendar.text(name)
        if not text:
            continue
        if is_utc_name(text):
            # Exporters write this for "none set"; a zone of all interviewers it is not.
            continue
        zone = zone_of_iana_name(text) or zone_of_windows_name(text) or zone_of_display_name(text)
        if zone:
            return zone
    return None


def _place_in(zone: ZoneInfo, wall: datetime, *, source: ZoneSource) -> Placed:
    """RFC 5545 §3.3.5: a time in a gap counts by the offset before it; of two equal times the first is
    meant."""
    first, second = wall.replace(tzinfo=zone, fold=0), wall.replace(tzinfo=zone, fold=1)
    oddity = ""
    if first.utcoffset() != second.utcoffset():
        is_gap = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall
        oddity = "gap" if is_gap else "fold"
    at = first.astimezone(UTC).astimezone(zone) if oddity == "gap" else first
    return Placed(at=at, zone=zone, source=source, warnings=_oddity_warning(oddity))


def _place_at_offset(wall: datetime, *, offset: timedelta, name: str) -> Placed:
    hours = offset / timedelta(hours=1)
    zone = ZoneInfo(f"Etc/GMT{int(-hours):+d}") if hours.is_integer() and hours != 0 else None
    note = say(
        'The invitation gives only a distance from UTC ("{name}"), no place.', name=clean_line(name, limit=40)
    )
    at = wall.replace(tzinfo=zone or timezone(offset))
    return Placed(at=at, zone=zone, source=ZoneSource.DISPLAY, warnings=(note,))


def _oddity_warning(oddity: str) -> tuple[str, ...]:
    if oddity == "gap":
        return (
            say(
                "The clocks skip this time in that night, so the interview was put an hour later. "
                "Please check it."
            ),
        )
    if oddity == "fold":
        return (say("The clocks show this time twice in that night; the first was taken. Please check it."),)
    return ()


def _question(name: str) -> str:
    if name:
        return say(
            'The time zone "{name}" is unknown. In which zone is the interview?',
            name=clean_line(name, limit=80),
        )
    return say("The invitation names no time zone. In which zone is the interview?")
