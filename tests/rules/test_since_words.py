"""How long ago something was, as a person would say it."""

from datetime import UTC, datetime, timedelta

import pytest

from afterword.rules.since_words import since_words

NOW = datetime(2026, 5, 26, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=4, seconds=59), "4 minutes ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=40), "40 days ago"),
        (timedelta(minutes=-5), "just now"),
    ],
)
def test_the_largest_full_unit_is_named(passed: timedelta, words: str) -> None:
    assert since_words(NOW - passed, now=NOW) == words
