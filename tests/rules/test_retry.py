"""Trying again: only what surely did not happen, only inside the window, and not for ever."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.rules.retry import ATTEMPTS_LIMIT, after_permanent, after_temporary
from afterword.rules.thank_you_window import first_window
from afterword.rules.work_calendar import calendar_for

CALENDAR = calendar_for(ZoneInfo("Europe/Berlin"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)


NOW = at("2026-05-12T15:00")
WINDOW = first_window(at("2026-05-12T14:00"), calendar=CALENDAR)


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 5), (2, 15), (3, 60), (9, 60)])
def test_greylisting_is_given_more_and_more_time(attempts: int, minutes: int) -> None:
    decision = after_temporary(attempts=attempts, window=WINDOW, calendar=CALENDAR, now=NOW, code=451)
    assert decision.retry_at == NOW + timedelta(minutes=minutes)
    assert decision.rule == "greylisted"


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 2), (3, 5), (500, 30)])
def test_without_a_connection_it_tries_soon_again_and_does_not_give_up(attempts: int, minutes: int) -> None:
    decision = after_temporary(attempts=attempts, window=WINDOW, calendar=CALENDAR, now=NOW)
    assert decision.retry_at == NOW + timedelta(minutes=minutes)
    assert not decision.is_refused


def test_a_try_never_falls_into_the_night() -> None:
    late = at("2026-05-12T19:58")
    decision = after_temporary(attempts=1, window=WINDOW, calendar=CALENDAR, now=late, code=450)
    assert decision.retry_at == at("2026-05-13T08:30")
    assert decision.tell_person


def test_after_the_window_it_is_late_and_the_person_is_told() -> None:
    last = at("2026-05-13T10:29")
    decision = after_temporary(attempts=2, window=WINDOW, calendar=CALENDAR, now=last, code=451)
    assert decision.retry_at is None
    assert not decision.is_refused
    assert decision.tell_person
    assert "The letter was kept." in decision.reason


def test_a_server_that_never_takes_it_is_a_refusal() -> None:
    decision = after_temporary(attempts=ATTEMPTS_LIMIT, window=WINDOW, calendar=CALENDAR, now=NOW, code=451)
    assert (decision.retry_at, decision.is_refused, decision.tell_person) == (None, True, True)


def test_the_person_is_told_at_the_third_try_and_not_at_the_first() -> None:
    tells = [
        after_temporary(attempts=count, window=WINDOW, calendar=CALENDAR, now=NOW, code=451).tell_person
        for count in (1, 2, 3, 4)
    ]
    assert tells == [False, False, True, False]


def test_a_refusal_stops_and_tells() -> None:
    decision = after_permanent(code=550)
    assert (decision.retry_at, decision.is_refused, decision.tell_person) == (None, True, True)
    assert "(550)" in decision.reason
