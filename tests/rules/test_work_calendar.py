"""Working days, weekends, holidays and wall clocks around the world."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.rules.work_calendar import (
    WorkCalendar,
    calendar_for,
    country_of,
    public_holidays,
    with_offset,
)
from tests.rules.places import ZONES

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def berlin() -> WorkCalendar:
    return calendar_for(ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("zone", "country", "subdivision"),
    [
        ("Europe/Berlin", "DE", None),
        ("America/Los_Angeles", "US", None),
        ("US/Pacific", "US", None),
        ("Asia/Calcutta", "IN", None),
        ("Europe/Kiev", "UA", None),
        ("Europe/Oslo", "NO", None),
        ("Atlantic/Reykjavik", "IS", None),
        ("Iceland", "IS", None),
        ("Europe/London", "GB", "ENG"),
        ("Australia/Melbourne", "AU", "VIC"),
        ("America/Vancouver", "CA", "BC"),
        ("America/Toronto", "CA", None),
        ("UTC", None, None),
        ("EST5EDT", None, None),
    ],
)
def test_a_zone_lies_in_a_country(zone: str, country: str | None, subdivision: str | None) -> None:
    assert country_of(ZoneInfo(zone)) == (country, subdivision)


def test_every_zone_of_a_region_has_a_country() -> None:
    regions = {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
    zones = [zone for zone in available_timezones() if zone.partition("/")[0] in regions]
    assert [zone for zone in zones if country_of(ZoneInfo(zone)) == (None, None)] == []


@pytest.mark.parametrize(
    ("zone", "day", "works"),
    [
        ("Asia/Riyadh", date(2026, 5, 8), False),  # Friday
        ("Asia/Riyadh", date(2026, 5, 10), True),  # Sunday
        ("Asia/Jerusalem", date(2026, 5, 8), False),
        ("Asia/Jerusalem", date(2026, 5, 10), True),
        ("Africa/Cairo", date(2026, 5, 9), False),  # Saturday
        ("Asia/Dubai", date(2026, 5, 8), True),  # Saturday and Sunday since 2022
        ("Asia/Dubai", date(2026, 5, 10), False),
        ("Asia/Kathmandu", date(2026, 5, 10), True),
        ("Europe/Berlin", date(2026, 5, 14), False),  # Ascension Day
        ("Europe/London", date(2026, 4, 6), False),  # Easter Monday, in England
        ("Australia/Melbourne", date(2026, 11, 3), False),  # Melbourne Cup
        ("Australia/Sydney", date(2026, 11, 3), True),
        ("America/New_York", date(2026, 11, 26), False),
        ("Asia/Shanghai", date(2026, 2, 18), False),  # Spring Festival
        ("UTC", date(2026, 12, 25), True),  # a zone without a country has no holidays
    ],
)
def test_people_work_or_rest_as_their_country_does(zone: str, day: date, works: bool) -> None:
    assert calendar_for(ZoneInfo(zone)).is_working_day(day) is works


def test_our_weekends_agree_with_the_library_but_where_we_know_better() -> None:
    import holidays

    ours_differ = {
        country
        for country in holidays.list_supported_countries(include_aliases=False)
        if calendar_for(ZoneInfo("UTC"), country=country).weekend
        != holidays.country_holidays(country, years=2026).weekend
    }
    # One-day weekends in the law (offices close on Saturday too), Mauritania since 2014, Iran's Thursday,
    # Nepal's Sunday, the Fridays of Libya and Palestine.
    known = {"AI", "CD", "HK", "NE", "PY", "KN", "TK", "VE", "MR", "IR", "NP", "SO", "LY", "PS"}
    assert ours_differ <= known


def test_a_given_country_overrides_that_of_the_zone() -> None:
    calendar = calendar_for(ZoneInfo("Europe/Berlin"), country="us")
    assert not calendar.is_working_day(date(2026, 11, 26))
    assert calendar.is_working_day(date(2026, 5, 14))


def test_an_unknown_country_or_subdivision_has_no_holidays_of_its_own() -> None:
    assert public_holidays("XX", None, 2026) == {}
    assert public_holidays("DE", "XX", 2026) == public_holidays("DE", None, 2026)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 5, 12), 0, date(2026, 5, 12)),
        (date(2026, 5, 12), 1, date(2026, 5, 13)),
        (date(2026, 5, 13), 1, date(2026, 5, 15)),  # over Ascension Day
        (date(2026, 5, 15), 2, date(2026, 5, 19)),  # over the weekend
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 12, 23), 2, date(2026, 12, 28)),
    ],
)
def test_working_days_are_added_over_weekends_and_holidays(start: date, count: int, expected: date) -> None:
    assert berlin().add_working_days(start, count) == expected
    assert berlin().working_days_between(start, expected) == count


@pytest.mark.parametrize(
    ("day", "is_eve"),
    [
        (date(2026, 5, 12), False),
        (date(2026, 5, 13), True),  # before Ascension Day
        (date(2026, 5, 14), False),  # the holiday itself
        (date(2026, 5, 15), True),  # Friday
        (date(2026, 5, 16), False),
    ],
)
def test_an_eve_is_a_working_day_before_a_day_off(day: date, is_eve: bool) -> None:
    assert berlin().is_eve(day) is is_eve


def test_samoa_had_no_thirtieth_of_december_2011() -> None:
    calendar = calendar_for(ZoneInfo("Pacific/Apia"))
    assert not calendar.is_working_day(date(2011, 12, 30))
    assert calendar.next_working_day(date(2011, 12, 29)) == date(2012, 1, 3)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "utc"),
    [
        ("Europe/Berlin", date(2026, 3, 28), time(8, 30), "2026-03-28T07:30"),
        ("Europe/Berlin", date(2026, 3, 30), time(8, 30), "2026-03-30T06:30"),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:30"),  # skipped: 03:30 instead
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),  # twice: the first
        ("Australia/Lord_Howe", date(2026, 4, 6), time(8, 30), "2026-04-05T22:00"),  # half an hour of change
        ("Australia/Lord_Howe", date(2026, 4, 3), time(8, 30), "2026-04-02T21:30"),
        ("Asia/Kathmandu", date(2026, 5, 12), time(8, 30), "2026-05-12T02:45"),
        ("Pacific/Chatham", date(2026, 5, 12), time(8, 30), "2026-05-11T19:45"),
    ],
)
def test_a_wall_clock_becomes_utc_whatever_the_clocks_do(zone: str, day: date, clock: time, utc: str) -> None:
    moment = calendar_for(ZoneInfo(zone)).at(day, clock)
    assert moment == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_a_calendar_of_days_off_only_is_refused_in_words() -> None:
    weekend = frozenset(range(7))
    calendar = WorkCalendar(zone=ZoneInfo("UTC"), weekend=weekend)
    with pytest.raises(ValueError, match="no working day in the next two months"):
        calendar.next_working_day(date(2026, 5, 12))


@settings(max_examples=150, deadline=None)
@given(zone=st.sampled_from(ZONES), day=DAYS, minutes=st.integers(0, 24 * 60 - 1))
def test_an_office_moment_is_not_earlier_and_in_office_hours(zone: str, day: date, minutes: int) -> None:
    calendar = calendar_for(ZoneInfo(zone))
    moment = calendar.at(day, time(minutes // 60, minutes % 60))
    found = calendar.office_moment(moment, opens=time(8, 30), closes=time(17))
    here = calendar.local(found)
    assert found >= moment
    assert calendar.is_working_day(here.date())
    assert time(8, 30) <= here.time() < time(17)
    assert calendar.office_moment(found, opens=time(8, 30), closes=time(17)) == found


@settings(max_examples=100, deadline=None)
@given(zone=st.sampled_from(ZONES), day=DAYS, hours=st.integers(0, 24 * 400))
def test_a_fixed_offset_is_the_same_moment(zone: str, day: date, hours: int) -> None:
    moment = datetime.combine(day, time(0), UTC) + timedelta(hours=hours)
    shown = with_offset(moment, ZoneInfo(zone))
    assert shown == moment
    assert shown.replace(tzinfo=None) == moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
