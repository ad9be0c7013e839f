"""A month as weeks of days, on the person's own clock. Pure: the page draws it."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from afterword.workflows.calendar_of import CalendarEvent

_MONDAY_FIRST = Calendar(firstweekday=0)
_EARLIEST, _LATEST = 1990, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """`clock` in the pairs is "15:00", or empty for what belongs to the whole day."""

    date: date
    is_in_month: bool
    is_today: bool
    is_past: bool
    events: tuple[tuple[str, CalendarEvent], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    first: date
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def before(self) -> str:
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        return f"{self.first + timedelta(days=31):%Y-%m}"

    @property
    def days_with_events(self) -> tuple[Day, ...]:
        """Those of the month itself: the list that a phone shows."""
        return tuple(day for week in self.weeks for day in week if day.is_in_month and day.events)


def month_named(text: str, *, today: date) -> date:
    """The first day of "2026-05"; of today's month where the text is no month that can be shown."""
    try:
        year, month = (int(part) for part in text.split("-"))
        first = date(year, month, 1)
    except ValueError:
        return today.replace(day=1)
    return first if _EARLIEST <= first.year <= _LATEST else today.replace(day=1)


def span_of(first: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From the Monday before the month to the Monday after it, in UTC."""
    days = [day for week in _MONDAY_FIRST.monthdatescalendar(first.year, first.month) for day in week]
    return _midnight(days[0], zone), _midnight(days[-1] + timedelta(days=1), zone)


def month_of(first: date, events: Iterable[CalendarEvent], *, zone: ZoneInfo, today: date) -> Month:
    by_day: dict[date, list[tuple[str, CalendarEvent]]] = defaultdict(list)
    for event in events:
        here = event.starts_at.astimezone(zone)
        by_day[here.date()].append(("" if event.is_whole_day else f"{here:%H:%M}", event))
    weeks = tuple(
        tuple(_day(day, first, today, by_day.get(day, ())) for day in week)
        for week in _MONDAY_FIRST.monthdatescalendar(first.year, first.month)
    )
    return Month(first=first, weeks=weeks)


def _day(day: date, first: date, today: date, events: Sequence[tuple[str, CalendarEvent]]) -> Day:
    return Day(
        date=day, is_in_month=day.month == first.month, is_today=day == today, is_past=day < today,
        events=tuple(events),
    )  # fmt: skip


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)
