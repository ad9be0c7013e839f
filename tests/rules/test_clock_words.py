"""Times in words, for both clocks."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from afterword.rules.clock_words import clock_words, span_words

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("moment", "theirs", "words"),
    [
        ("2026-05-12T15:00", "Europe/Berlin", "today 15:00 (16:00 for Priya)"),
        ("2026-05-12T15:00", "Europe/Lisbon", "today 15:00"),
        ("2026-05-13T08:30", "Europe/Lisbon", "tomorrow, Wednesday 08:30"),
        ("2026-05-11T08:30", "Europe/Lisbon", "yesterday, Monday 08:30"),
        ("2026-05-15T08:30", "Europe/Lisbon", "in 3 days, Friday morning"),
        ("2026-05-15T14:30", "Europe/Berlin", "in 3 days, Friday afternoon (15:30 for Priya)"),
        ("2026-05-26T08:30", "Europe/Lisbon", "in 14 days, Tuesday 26 May morning"),
        ("2026-05-09T18:05", "Europe/Lisbon", "3 days ago, Saturday 18:05"),
        ("2026-05-12T23:30", "Asia/Tokyo", "today 23:30 (Wednesday 07:30 for Priya)"),
        ("2026-05-12T15:00", "Asia/Kathmandu", "today 15:00 (19:45 for Priya)"),
    ],
)
def test_a_moment_in_words(moment: str, theirs: str, words: str) -> None:
    own = ZoneInfo("Europe/London")
    when = datetime.fromisoformat(moment).replace(tzinfo=own).astimezone(UTC)
    assert clock_words(when, own_zone=own, their_zone=ZoneInfo(theirs), now=NOW, their_name="Priya") == words


def test_today_is_the_readers_today() -> None:
    own, now = ZoneInfo("Pacific/Auckland"), datetime(2026, 5, 12, 20, 0, tzinfo=UTC)
    moment = datetime(2026, 5, 12, 22, 0, tzinfo=UTC)
    words = clock_words(moment, own_zone=own, their_zone=ZoneInfo("Europe/London"), now=now)
    assert words == "today 10:00 (Tuesday 23:00 for them)"


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (-4, "4 days ago")]
)
def test_spans(days: int, words: str) -> None:
    assert span_words(days) == words
