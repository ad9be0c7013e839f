"""The window of a thank-you: one row for each case of the timing table, then what holds for every case."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.rules.etiquette import USUAL, Etiquette, SendPreference
from afterword.rules.send_window import may_go_now
from afterword.rules.thank_you_window import first_window, next_window, thank_you_window
from afterword.rules.work_calendar import calendar_for
from tests.rules.places import BERLIN, MOMENTS, ZONES, at, berlin, shown

# Berlin in May 2026: the 12th is a Tuesday, Thursday the 14th is Ascension Day, the 25th Whit Monday.
CASES = [
    ("an afternoon", "2026-05-12T14:00", ("same-day", "Tue 12 15:00", "Tue 12 16:00", "Wed 13 10:30")),
    ("a morning", "2026-05-12T10:00", ("same-day", "Tue 12 11:00", "Tue 12 12:00", "Wed 13 10:30")),
    ("just in time", "2026-05-12T17:00", ("same-day", "Tue 12 18:00", "Tue 12 18:00", "Wed 13 10:30")),
    ("a minute late", "2026-05-12T17:01", ("late-end", "Wed 13 08:30", "Wed 13 08:30", "Wed 13 10:30")),
    ("late evening", "2026-05-12T22:30", ("late-end", "Wed 13 08:30", "Wed 13 08:30", "Wed 13 10:30")),
    ("in their night", "2026-05-12T03:00", ("same-day", "Tue 12 08:30", "Tue 12 08:30", "Wed 13 10:30")),
    ("friday morning", "2026-05-22T11:00", ("eve-same-day", "Fri 22 12:00", "Fri 22 13:00", "Tue 26 10:30")),
    (
        "friday afternoon",
        "2026-06-12T16:30",
        ("eve-same-day", "Fri 12 17:30", "Fri 12 18:00", "Mon 15 10:30"),
    ),
    ("friday evening", "2026-06-12T19:00", ("eve-same-day", "Fri 12 20:00", "Fri 12 20:00", "Mon 15 10:30")),
    ("late friday", "2026-06-12T19:30", ("eve-late", "Mon 15 08:30", "Mon 15 08:30", "Mon 15 10:30")),
    (
        "eve of a holiday",
        "2026-05-13T18:30",
        ("eve-same-day", "Wed 13 19:30", "Wed 13 19:30", "Fri 15 10:30"),
    ),
    ("late on that eve", "2026-05-13T20:00", ("eve-late", "Fri 15 08:30", "Fri 15 08:30", "Fri 15 10:30")),
    ("long weekend", "2026-05-22T19:45", ("long-weekend", "Fri 22 20:45", "Fri 22 20:45", "Tue 26 10:30")),
    ("its night", "2026-05-22T21:30", ("eve-late", "Tue 26 08:30", "Tue 26 08:30", "Tue 26 10:30")),
    ("saturday", "2026-06-13T11:00", ("weekend", "Mon 15 08:30", "Mon 15 08:30", "Mon 15 10:30")),
    ("sunday", "2026-06-14T11:00", ("weekend", "Mon 15 08:30", "Mon 15 08:30", "Mon 15 10:30")),
    ("on a holiday", "2026-05-14T11:00", ("holiday", "Fri 15 08:30", "Fri 15 08:30", "Fri 15 10:30")),
]


@pytest.mark.parametrize(("case", "end", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_timing_table(case: str, end: str, expected: tuple[str, str, str, str]) -> None:
    window = thank_you_window(at(end), calendar=berlin(), now=at(end))
    assert shown(window) == expected
    assert window.reason.endswith(".")
    assert not window.is_late


DECIDING = [
    ("2026-05-12T14:00", ("decides-today", "Tue 12 14:30", "Tue 12 14:30", "Wed 13 10:30")),
    ("2026-05-12T18:30", ("decides-today", "Tue 12 19:00", "Tue 12 19:00", "Wed 13 10:30")),
    ("2026-06-13T11:00", ("decides-today", "Sat 13 11:30", "Sat 13 11:30", "Mon 15 10:30")),
    ("2026-05-12T22:00", ("late-end", "Wed 13 08:30", "Wed 13 08:30", "Wed 13 10:30")),
]


@pytest.mark.parametrize(("end", "expected"), DECIDING)
def test_half_an_hour_is_enough_when_they_decide_today(end: str, expected: tuple[str, str, str, str]) -> None:
    assert shown(thank_you_window(at(end), calendar=berlin(), now=at(end), decides_today=True)) == expected


def test_friday_offers_both_moments() -> None:
    window = first_window(at("2026-06-12T14:00"), calendar=berlin())
    assert window.alternative_at == at("2026-06-15T08:30")
    assert "Monday morning is the other good moment" in window.reason


def test_who_prefers_the_next_morning_gets_it_but_not_over_a_long_weekend() -> None:
    manners = Etiquette(send_preference=SendPreference.NEXT_MORNING)
    ends = {
        "2026-05-12T14:00": "Wed 13 08:30",
        "2026-06-12T14:00": "Mon 15 08:30",
        "2026-05-22T14:00": "Fri 22 15:00",
    }
    for end, opens in ends.items():
        assert shown(first_window(at(end), calendar=berlin(), etiquette=manners))[1] == opens


def test_weekends_may_be_allowed() -> None:
    window = first_window(at("2026-06-13T11:00"), calendar=berlin(), etiquette=Etiquette(weekend_ok=True))
    assert shown(window)[:2] == ("weekend-ok", "Sat 13 12:00")


def test_the_clock_is_theirs_not_ours() -> None:
    """14:00 in Stockholm is 08:00 in New York, and half past five in the evening in Kolkata."""
    end = at("2026-05-12T14:00", "Europe/Stockholm")
    new_york = first_window(end, calendar=calendar_for(ZoneInfo("America/New_York")))
    kolkata = first_window(end, calendar=calendar_for(ZoneInfo("Asia/Kolkata")))
    assert shown(new_york, "America/New_York")[:2] == ("same-day", "Tue 12 09:00")
    assert shown(kolkata, "Asia/Kolkata")[:2] == ("late-end", "Wed 13 08:30")


def test_thursday_is_the_eve_of_the_weekend_in_riyadh() -> None:
    end = at("2026-06-11T18:00", "Asia/Riyadh")
    window = first_window(end, calendar=calendar_for(ZoneInfo("Asia/Riyadh")))
    assert shown(window, "Asia/Riyadh") == ("eve-same-day", "Thu 11 19:00", "Thu 11 19:00", "Sun 14 10:30")


@pytest.mark.parametrize(
    ("zone", "end", "opens"),
    [
        ("Europe/Berlin", "2026-03-27T19:30", "2026-03-30T06:30"),  # the clocks go forward on Sunday
        ("Europe/Berlin", "2026-10-23T19:30", "2026-10-26T07:30"),  # and back
        ("America/New_York", "2026-03-06T19:30", "2026-03-09T12:30"),
        ("America/St_Johns", "2026-03-06T19:30", "2026-03-09T11:00"),
        ("Australia/Lord_Howe", "2026-04-02T16:00", "2026-04-02T06:00"),  # Maundy Thursday, the same day
        ("Australia/Lord_Howe", "2026-10-02T19:30", "2026-10-02T10:00"),  # Labour Day on Monday: that evening
        ("Pacific/Apia", "2011-12-29T10:00", "2011-12-29T21:00"),  # the 30th does not exist
        ("Asia/Kathmandu", "2026-05-12T19:00", "2026-05-13T02:45"),
    ],
)
def test_windows_stand_through_changes_of_the_clocks(zone: str, end: str, opens: str) -> None:
    window = first_window(at(end, zone), calendar=calendar_for(ZoneInfo(zone)))
    assert window.opens_at == datetime.fromisoformat(opens).replace(tzinfo=UTC)


def test_a_missed_window_is_planned_anew_with_other_words() -> None:
    end = at("2026-05-11T14:00")
    window = thank_you_window(end, calendar=berlin(), now=at("2026-05-12T11:00"))
    assert shown(window) == ("late", "Tue 12 11:00", "Tue 12 11:00", "Tue 12 18:00")
    assert window.is_late
    assert not window.ask_first
    night = thank_you_window(end, calendar=berlin(), now=at("2026-05-12T19:00"))
    assert shown(night) == ("late", "Wed 13 08:30", "Wed 13 08:30", "Wed 13 18:00")


def test_after_a_working_week_the_person_is_asked_first() -> None:
    end = at("2026-06-01T14:00")  # Thursday the 4th is no holiday in all of Germany
    fifth = next_window(end, calendar=berlin(), now=at("2026-06-08T09:00"))
    sixth = next_window(end, calendar=berlin(), now=at("2026-06-09T09:00"))
    assert (fifth.ask_first, sixth.ask_first) == (False, True)
    assert "6 working days ago" in sixth.reason


def test_the_best_moment_moves_on_while_the_window_is_open() -> None:
    end = at("2026-05-12T14:00")
    later = thank_you_window(end, calendar=berlin(), now=at("2026-05-12T17:10"))
    night = thank_you_window(end, calendar=berlin(), now=at("2026-05-12T23:10"))
    assert later.best_at == at("2026-05-12T17:10")
    assert night.best_at == at("2026-05-13T08:30")


def test_where_only_the_next_morning_is_left_the_reason_does_not_speak_of_the_same_day() -> None:
    """Noted at half past nine in the evening: by then the offices are closed."""
    window = thank_you_window(at("2026-05-12T10:00"), calendar=berlin(), now=at("2026-05-12T21:30"))
    assert shown(window)[2] == "Wed 13 08:30"
    assert window.reason == "Its best hour has passed; Wednesday morning is still in time."
    soon = thank_you_window(at("2026-05-12T10:00"), calendar=berlin(), now=at("2026-05-12T12:30"))
    assert soon.reason.startswith("The same day,")


MANNERS = st.builds(
    Etiquette,
    earliest_minutes=st.sampled_from([30, 60, 240]),
    weekend_ok=st.booleans(),
    send_preference=st.sampled_from(SendPreference),
)


@settings(max_examples=300, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    end=MOMENTS,
    deciding=st.booleans(),
    manners=MANNERS,
    wait=st.integers(0, 60 * 24 * 12),
)
def test_what_holds_for_every_window(
    zone: str, end: datetime, deciding: bool, manners: Etiquette, wait: int
) -> None:
    calendar, now = calendar_for(ZoneInfo(zone)), end + timedelta(minutes=wait)
    window = thank_you_window(end, calendar=calendar, now=now, etiquette=manners, decides_today=deciding)
    pause = manners.earliest_minutes_if_deciding if deciding else manners.earliest_minutes
    assert window.opens_at <= window.best_at <= window.deadline_at
    assert window.opens_at < window.deadline_at
    assert window.deadline_at >= now
    assert window.opens_at >= end + timedelta(minutes=pause)
    assert may_go_now(window, window.opens_at, calendar=calendar, etiquette=manners)
    here = calendar.local(window.opens_at)
    assert here.time() >= manners.morning_opens
    by_choice = {"long-weekend", "decides-today", "weekend-ok"}
    assert calendar.is_working_day(here.date()) or window.rule in by_choice
    assert here.time() <= (manners.evening_end if window.rule in by_choice else time(20))
    if not window.is_late:
        at_latest = calendar.next_working_day(calendar.local(end).date())
        assert calendar.local(window.deadline_at).date() <= at_latest


@settings(max_examples=200, deadline=None)
@given(zone=st.sampled_from(ZONES), end=MOMENTS, first=st.integers(0, 20_000), more=st.integers(0, 20_000))
def test_a_window_never_moves_back_while_time_goes_on(
    zone: str, end: datetime, first: int, more: int
) -> None:
    calendar = calendar_for(ZoneInfo(zone))
    earlier = end + timedelta(minutes=first)
    one = thank_you_window(end, calendar=calendar, now=earlier)
    two = thank_you_window(end, calendar=calendar, now=earlier + timedelta(minutes=more))
    assert one.opens_at <= two.opens_at
    assert one.best_at <= two.best_at
    assert one.deadline_at <= two.deadline_at


def test_the_reason_stays_true_at_the_best_moment_which_is_later_than_the_earliest() -> None:
    window = first_window(at("2026-05-12T14:00"), calendar=berlin(), etiquette=USUAL)
    assert window.best_at - window.opens_at == timedelta(hours=1)
    assert window.reason.startswith("The same day, at least an hour after the interview; ")


def test_every_reason_of_the_table_is_one_sentence_without_shouting() -> None:
    for _, end, _ in CASES:
        reason = first_window(at(end), calendar=berlin(), etiquette=USUAL).reason
        assert reason[0].isupper()
        assert "!" not in reason
        assert reason.count(". ") == 0


def test_a_day_off_of_the_firm_counts_like_a_holiday() -> None:
    calendar = calendar_for(BERLIN, days_off=frozenset({date(2026, 5, 13)}))
    assert shown(first_window(at("2026-05-12T21:30"), calendar=calendar))[1] == "Fri 15 08:30"
