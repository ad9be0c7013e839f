"""When the person who is written to is at work: their zone, weekend and public holidays.

All arithmetic is on the wall clock of that zone and ends in UTC, so a change of the clocks moves nothing by
an hour. The holidays come from the `holidays` library, which is imported only once a holiday is asked for.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from importlib import resources
from importlib.util import find_spec, module_from_spec
from zoneinfo import ZoneInfo

from afterword.said import say

SATURDAY, SUNDAY = 5, 6
_USUAL_WEEKEND = frozenset({SATURDAY, SUNDAY})
# Where offices close on other days than Saturday and Sunday (Monday is 0).
_WEEKENDS = {
    frozenset({4, 5}): "AF BD BH DJ DZ EG IL IQ JO KW LY MV OM PS QA SA SD SY YE",
    frozenset({3, 4}): "IR",
    frozenset({4, 6}): "BN",
    frozenset({4}): "SO",
    frozenset({5}): "NP",
}
_WEEKEND_OF = {country: days for days, countries in _WEEKENDS.items() for country in countries.split()}
# No country closes its offices for longer than this; it only bounds the loops below.
_LONGEST_CLOSURE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """`country` is ISO 3166-1 alpha-2, or None where it is not known: then only the weekend counts.
    `weekend` holds weekday numbers, Monday 0. `days_off` are further dates on which nobody is written to."""

    zone: ZoneInfo
    country: str | None = None
    subdivision: str | None = None
    weekend: frozenset[int] = _USUAL_WEEKEND
    days_off: frozenset[date] = frozenset()

    def local(self, moment: datetime) -> datetime:
        """The wall clock there. For reading only: two of these must not be subtracted (see `at`)."""
        return moment.astimezone(self.zone)

    def at(self, day: date, clock: time) -> datetime:
        """That wall-clock time as a moment in UTC. A time that a change of the clocks skips becomes the same
        time after the change; a time that comes twice is the first of the two."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)

    def holiday_name(self, day: date) -> str | None:
        """The name of the public holiday, or None. English where the library has it."""
        if day in self.days_off:
            return say("a day off")
        return public_holidays(self.country, self.subdivision, day.year).get(day) if self.country else None

    def is_weekend(self, day: date) -> bool:
        return day.weekday() in self.weekend

    def is_working_day(self, day: date) -> bool:
        return not self.is_weekend(day) and self.holiday_name(day) is None and self._exists(day)

    def _exists(self, day: date) -> bool:
        """Samoa had no 30 December 2011, Kwajalein no 21 August 1993: the date line moved over them."""
        return self.local(self.at(day, time(12))).date() == day

    def is_eve(self, day: date) -> bool:
        """A working day before a day off: a Friday, or the eve of a holiday."""
        return self.is_working_day(day) and not self.is_working_day(day + timedelta(days=1))

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        for distance in range(1, _LONGEST_CLOSURE):
            candidate = day + timedelta(days=distance)
            if self.is_working_day(candidate):
                return candidate
        raise ValueError(
            say("There is no working day in the next two months; please check the calendar's days off.")
        )

    def last_working_day(self, day: date) -> date:
        """The last working day on or before `day`."""
        for distance in range(_LONGEST_CLOSURE):
            candidate = day - timedelta(days=distance)
            if self.is_working_day(candidate):
                return candidate
        raise ValueError(
            say("There is no working day in the last two months; please check the calendar's days off.")
        )

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; `day` itself when `count` is 0."""
        for _ in range(count):
            day = self.next_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and with `end`; 0 when `end` is not after it."""
        days = (end - start).days
        return sum(self.is_working_day(start + timedelta(days=distance)) for distance in range(1, days + 1))

    def next_working_morning(self, day: date, opens: time) -> datetime:
        """`opens` on the first working day after `day`, in UTC."""
        return self.at(self.next_working_day(day), opens)

    def office_moment(self, moment: datetime, *, opens: time, closes: time) -> datetime:
        """`moment` itself where they are at work then, else the next time that `opens`."""
        here = self.local(moment)
        today = here.date()
        if self.is_working_day(today):
            if moment < self.at(today, opens):
                return self.at(today, opens)
            if moment < self.at(today, closes):
                return moment
        return self.next_working_morning(today, opens)


def calendar_for(
    zone: ZoneInfo,
    *,
    country: str | None = None,
    subdivision: str | None = None,
    days_off: frozenset[date] = frozenset(),
) -> WorkCalendar:
    """The calendar of somebody in `zone`; without `country`, of the one in which the zone lies, if known."""
    if country is None:
        country, subdivision = country_of(zone)
    country = country.upper() if country else None
    weekend = _WEEKEND_OF.get(country or "", _USUAL_WEEKEND)
    return WorkCalendar(
        zone=zone, country=country, subdivision=subdivision, weekend=weekend, days_off=days_off
    )


def country_of(zone: ZoneInfo) -> tuple[str | None, str | None]:
    """ISO country and subdivision of an IANA zone; (None, None) for UTC, CET and the like."""
    return _zone_table().get(zone.key or "", (None, None))


@lru_cache(maxsize=1)
def _zone_table() -> dict[str, tuple[str | None, str | None]]:
    text = resources.files("afterword.rules").joinpath("data/zone_countries.txt").read_text(encoding="utf-8")
    table: dict[str, tuple[str | None, str | None]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, *zones = line.split()
        country, _, subdivision = code.partition("-")
        table.update(dict.fromkeys(zones, (country, subdivision or None)))
    return table


@lru_cache(maxsize=512)
def public_holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    """Days on which offices of a country are closed, by date. Empty for a country that nobody wrote down;
    an unknown subdivision counts as none."""
    import holidays  # a twentieth of a second: only for those who ask

    _load_countries_one_by_one()
    for part in (subdivision, None):
        try:
            found = holidays.country_holidays(
                country, subdiv=part, years=year, expand=False, language="en_US"
            )
        except NotImplementedError:
            continue
        return {day: name for day, name in found.items() if day.year == year}
    return {}


def _load_countries_one_by_one() -> None:
    """Importing any country runs `holidays.countries`, which imports all two hundred. Standing in for that
    package with the same path but without its body leaves the one country that is asked for."""
    if "holidays.countries" not in sys.modules:
        spec = find_spec("holidays.countries")
        if spec is not None:
            sys.modules["holidays.countries"] = module_from_spec(spec)


def with_offset(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment` on the wall clock of `zone`, its offset fixed: comparing and subtracting stay exact."""
    local = moment.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)), fold=0)
