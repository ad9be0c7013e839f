"""What holds for every window: decent hours inside it, the next moment, and letters some minutes apart."""

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.rules.send_window import may_go_now, next_moment, office_window, spread
from afterword.rules.thank_you_window import first_window
from afterword.rules.work_calendar import calendar_for
from tests.rules.places import MOMENTS, ZONES, at, berlin, shown


@pytest.mark.parametrize(
    ("end", "now", "may"),
    [
        ("2026-05-12T14:00", "2026-05-12T14:59", False),
        ("2026-05-12T14:00", "2026-05-12T15:00", True),
        ("2026-05-12T14:00", "2026-05-12T20:01", False),
        ("2026-05-12T14:00", "2026-05-13T03:00", False),
        ("2026-05-12T14:00", "2026-05-13T10:30", True),
        ("2026-05-12T14:00", "2026-05-13T10:31", False),
        ("2026-06-12T14:00", "2026-06-13T11:00", False),  # Saturday, inside the window
        ("2026-06-12T14:00", "2026-06-15T09:00", True),
        ("2026-05-22T19:45", "2026-05-22T21:00", True),  # the evening before a long weekend
        ("2026-05-22T19:45", "2026-05-22T22:01", False),
    ],
)
def test_a_letter_goes_inside_its_window_at_a_decent_hour_only(end: str, now: str, may: bool) -> None:
    window = first_window(at(end), calendar=berlin())
    assert may_go_now(window, at(now), calendar=berlin()) is may


def test_an_office_window_keeps_working_hours() -> None:
    window = office_window(at("2026-06-12T18:00"), calendar=berlin(), reason="Because.", rule="r")
    assert shown(window) == ("r", "Mon 15 08:30", "Mon 15 08:30", "Tue 16 17:00")


def test_a_panel_hears_from_you_some_minutes_apart() -> None:
    window = first_window(at("2026-05-12T14:00"), calendar=berlin())
    moments = spread(window, count=5, seed="northwind:1", start=window.best_at)
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert moments[0] == window.best_at
    assert all(timedelta(minutes=2) <= gap <= timedelta(minutes=6) for gap in gaps)
    assert moments == spread(window, count=5, seed="northwind:1", start=window.best_at)
    assert moments[:3] == spread(window, count=3, seed="northwind:1", start=window.best_at)
    assert moments != spread(window, count=5, seed="other:1", start=window.best_at)


def test_a_spread_stays_inside_a_short_window() -> None:
    window = first_window(at("2026-05-12T14:00"), calendar=berlin())
    moments = spread(window, count=7, seed="x", start=window.deadline_at - timedelta(minutes=7))
    assert max(moments) <= window.deadline_at
    assert len(set(moments)) == 7


@settings(max_examples=200, deadline=None)
@given(zone=st.sampled_from(ZONES), end=MOMENTS, minutes=st.integers(-600, 60 * 24 * 6))
def test_the_next_moment_is_one_at_which_it_may_go(zone: str, end: datetime, minutes: int) -> None:
    calendar = calendar_for(ZoneInfo(zone))
    window, now = first_window(end, calendar=calendar), end + timedelta(minutes=minutes)
    moment = next_moment(window, now, calendar=calendar)
    if moment is None:
        assert not may_go_now(window, now, calendar=calendar)
    else:
        assert moment >= now
        assert may_go_now(window, moment, calendar=calendar)
        assert (moment == now) is may_go_now(window, now, calendar=calendar)
