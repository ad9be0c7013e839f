from datetime import UTC, datetime

import pytest

from afterword.ical.invitation import read_invitations
from afterword.ical.recurrence import next_occurrences
from afterword.ical.wall import wall_time
from tests.ical.samples import calendar, sample_bytes

MAY = datetime(2026, 5, 1, tzinfo=UTC)
START = ("DTSTART;TZID=Europe/Berlin:20260512T130000", "DTEND;TZID=Europe/Berlin:20260512T140000")


def _starts(content: bytes, *, after: datetime = MAY, limit: int = 5) -> list[str]:
    found = next_occurrences(read_invitations(content), after=after, limit=limit)
    return [item.start.isoformat() for item in found if item.start]


def test_a_series_gives_its_instances_with_what_the_file_changes_in_them() -> None:
    # 19 May is moved to the 20th, 26 May is cancelled, 2 June is left out by EXDATE.
    assert _starts(sample_bytes("series.ics")) == ["2026-05-12T13:00:00+02:00", "2026-05-20T15:00:00+02:00"]


def test_an_instance_has_its_own_recurrence_id_and_no_rule() -> None:
    first, *_ = next_occurrences(read_invitations(sample_bytes("series.ics")), after=MAY)
    assert first.recurrence_id == "2026-05-12T11:00:00+00:00"
    assert not first.is_series


def test_what_is_over_does_not_come_again() -> None:
    assert _starts(sample_bytes("series.ics"), after=datetime(2026, 5, 15, tzinfo=UTC)) == [
        "2026-05-20T15:00:00+02:00"
    ]


def test_an_instance_keeps_its_wall_time_when_the_clocks_change() -> None:
    content = calendar(*START, "RRULE:FREQ=MONTHLY")
    assert _starts(content, after=datetime(2026, 10, 1, tzinfo=UTC), limit=2) == [
        "2026-10-12T13:00:00+02:00",
        "2026-11-12T13:00:00+01:00",
    ]


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("FREQ=DAILY;UNTIL=20260514T110000Z", 3),
        ("FREQ=DAILY;UNTIL=20260514", 3),
        ("FREQ=DAILY;COUNT=2", 2),
        ("FREQ=DAILY", 5),
        ("FREQ=SECONDLY", 1),
        ("FREQ=DAILY;INTERVAL=0", 1),
        ("FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3", 1),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1),
        ("FREQ=NONSENSE", 1),
        ("FREQ=WEEKLY;BYDAY=XX", 1),
        ("COUNT=5", 1),
    ],
)
def test_rules_are_expanded_within_bounds(rule: str, count: int) -> None:
    assert len(_starts(calendar(*START, f"RRULE:{rule}"))) == count


def test_extra_dates_are_instances_too() -> None:
    content = calendar(*START, "RDATE;TZID=Europe/Berlin:20260514T130000", "RDATE:20260515T110000Z")
    assert _starts(content) == [
        "2026-05-12T13:00:00+02:00",
        "2026-05-14T13:00:00+02:00",
        "2026-05-15T13:00:00+02:00",
    ]


def test_floating_and_whole_day_series_are_expanded_as_they_are() -> None:
    floating = next_occurrences(
        read_invitations(calendar("DTSTART:20260512T130000", "RRULE:FREQ=DAILY;COUNT=2")), after=MAY
    )
    assert [item.floating_start for item in floating] == [
        wall_time(2026, 5, 12, 13),
        wall_time(2026, 5, 13, 13),
    ]
    days = next_occurrences(
        read_invitations(
            calendar("DTSTART;VALUE=DATE:20260512", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260513")
        ),
        after=MAY,
    )
    assert [str(item.first_day) for item in days] == ["2026-05-12", "2026-05-14"]
