"""Zones with odd clocks, weekends and date lines, and Berlin, for the tests of timing."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from afterword.rules.send_window import Window
from afterword.rules.work_calendar import WorkCalendar, calendar_for

ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Dubai",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Riyadh",
    "Asia/Shanghai",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Dublin",
    "Pacific/Apia",
    "Pacific/Chatham",
    "UTC",
)

_YEARS_2020_TO_2031 = 12 * 365 * 24 * 60

MOMENTS = st.integers(0, _YEARS_2020_TO_2031).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: str = "Europe/Berlin") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def berlin() -> WorkCalendar:
    return calendar_for(BERLIN)


def shown(window: Window, zone: str = "Europe/Berlin") -> tuple[str, str, str, str]:
    times = (window.opens_at, window.best_at, window.deadline_at)
    return (window.rule, *(f"{moment.astimezone(ZoneInfo(zone)):%a %d %H:%M}" for moment in times))
