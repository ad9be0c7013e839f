"""A panel over two days is one interview; a weekly meeting stays a series; changes from one instance on hold."""

from datetime import UTC, datetime

import pytest

from afterword.ical.invitation import Invitation, read_invitations
from afterword.ical.recurrence import next_occurrences
from afterword.ical.series import as_sittings
from afterword.rules.inference import infer
from tests.ical.samples import calendar

MAY = datetime(2026, 5, 1, tzinfo=UTC)
START = ("DTSTART;TZID=Europe/Berlin:20260512T130000", "DTEND;TZID=Europe/Berlin:20260512T140000")


def sittings(*lines: str) -> tuple[Invitation, ...]:
    return as_sittings(read_invitations(calendar(*START, *lines)))


def series_with(*change: str) -> bytes:
    """A weekly series of six, and a further event of the same UID."""
    text = calendar(*START, "RRULE:FREQ=WEEKLY;COUNT=6").decode()
    uid = next(line for line in text.splitlines() if line.startswith("UID"))
    event = "\r\n".join(["BEGIN:VEVENT", uid, "DTSTAMP:20260501T080000Z", *change, "END:VEVENT"])
    return text.replace("END:VCALENDAR", f"{event}\r\nEND:VCALENDAR").encode()


@pytest.mark.parametrize(
    ("rule", "ends"),
    [
        ("RRULE:FREQ=DAILY;COUNT=2", "2026-05-13T14:00:00+02:00"),
        ("RRULE:FREQ=DAILY;UNTIL=20260514T110000Z", "2026-05-14T14:00:00+02:00"),
        ("RDATE;TZID=Europe/Berlin:20260514T130000", "2026-05-14T14:00:00+02:00"),
    ],
)
def test_a_panel_over_a_few_days_is_one_interview_that_ends_with_the_last(rule: str, ends: str) -> None:
    (one,) = sittings(rule)
    assert (one.start.isoformat(), one.end.isoformat()) == ("2026-05-12T13:00:00+02:00", ends)  # type: ignore[union-attr]
    assert not one.is_series
    assert one.recurrence_id is None
    assert "counts as one interview" in one.warnings[-1]


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=WEEKLY",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "RRULE:FREQ=DAILY;COUNT=9",
        "RRULE:FREQ=MONTHLY;COUNT=3",
    ],
)
def test_a_regular_meeting_stays_a_series(rule: str) -> None:
    (one,) = sittings(rule)
    assert one.is_series


def test_a_rule_that_gives_one_instance_is_a_plain_event() -> None:
    (one,) = sittings("RRULE:FREQ=DAILY;COUNT=1")
    assert not one.is_series
    assert not any("sittings" in note for note in one.warnings)


def test_a_cancelled_series_is_left_as_it_is() -> None:
    (one,) = sittings("RRULE:FREQ=DAILY;COUNT=2", "STATUS:CANCELLED")
    assert one.is_series
    assert one.cancelled


def test_a_change_from_one_instance_on_moves_all_later_ones() -> None:
    content = series_with(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260526T130000",
        "DTSTART;TZID=Europe/Berlin:20260527T150000", "DTEND;TZID=Europe/Berlin:20260527T160000", "SUMMARY:Moved",
    )  # fmt: skip
    found = next_occurrences(read_invitations(content), after=MAY, limit=9)
    assert [item.start.isoformat()[:16] for item in found if item.start] == [
        "2026-05-12T13:00", "2026-05-19T13:00", "2026-05-27T15:00", "2026-06-03T15:00", "2026-06-10T15:00",
        "2026-06-17T15:00",
    ]  # fmt: skip
    assert [item.summary for item in found][2:] == ["Moved"] * 4


def test_a_cancellation_from_one_instance_on_ends_the_series() -> None:
    content = series_with(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260526T130000",
        "DTSTART;TZID=Europe/Berlin:20260526T130000", "STATUS:CANCELLED",
    )  # fmt: skip
    found = next_occurrences(read_invitations(content), after=MAY, limit=9)
    assert [item.start.day for item in found if item.start and not item.cancelled] == [12, 19]


def test_a_change_across_the_summer_time_keeps_the_wall_time() -> None:
    text = calendar(
        "DTSTART;TZID=Europe/Berlin:20261013T130000", "DTEND;TZID=Europe/Berlin:20261013T140000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
    ).decode()  # fmt: skip
    uid = next(line for line in text.splitlines() if line.startswith("UID"))
    change = "\r\n".join([
        "BEGIN:VEVENT", uid, "DTSTAMP:20260501T080000Z",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261020T130000",
        "DTSTART;TZID=Europe/Berlin:20261020T150000", "DTEND;TZID=Europe/Berlin:20261020T160000", "END:VEVENT",
    ])  # fmt: skip
    content = text.replace("END:VCALENDAR", f"{change}\r\nEND:VCALENDAR").encode()
    found = next_occurrences(read_invitations(content), after=MAY, limit=9)
    assert [item.start.isoformat() for item in found if item.start] == [
        "2026-10-13T13:00:00+02:00", "2026-10-20T15:00:00+02:00", "2026-10-27T15:00:00+01:00",
    ]  # fmt: skip


def test_a_moved_sitting_of_a_short_series_sets_its_end() -> None:
    text = calendar(*START, "RRULE:FREQ=DAILY;COUNT=2").decode()
    uid = next(line for line in text.splitlines() if line.startswith("UID"))
    change = "\r\n".join([
        "BEGIN:VEVENT", uid, "DTSTAMP:20260501T080000Z", "RECURRENCE-ID;TZID=Europe/Berlin:20260513T130000",
        "DTSTART;TZID=Europe/Berlin:20260515T090000", "DTEND;TZID=Europe/Berlin:20260515T100000", "END:VEVENT",
    ])  # fmt: skip
    content = text.replace("END:VCALENDAR", f"{change}\r\nEND:VCALENDAR").encode()
    (one,) = as_sittings(read_invitations(content))
    assert one.end is not None
    assert one.end.isoformat() == "2026-05-15T10:00:00+02:00"


def test_an_endless_weekly_meeting_is_no_interview_and_a_short_round_may_be() -> None:
    def judged(title: str, rule: str) -> bool | None:
        lines = (f"SUMMARY:{title}", "ATTENDEE:mailto:priya@northwind.example", rule)
        (one,) = as_sittings(read_invitations(calendar(*START, *lines)))
        return infer(one, own_addresses=("jonas@example.org",)).is_interview

    assert judged("Weekly with Priya", "RRULE:FREQ=WEEKLY") is False
    assert judged("Interview sync", "RRULE:FREQ=WEEKLY") is not True
    assert judged("Panel interview", "RRULE:FREQ=DAILY;COUNT=2") is True
