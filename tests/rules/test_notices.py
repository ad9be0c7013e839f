"""Which words a notice has, and the hours in which none goes."""

from datetime import UTC, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.rules.notices import Event, NoticeKind, is_quiet, quiet_ends, words_for

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = {"begins": time(22), "ends": time(7)}


@pytest.mark.parametrize(
    ("hour", "is_so"), [(21, False), (22, True), (23, True), (0, True), (6, True), (7, False), (12, False)]
)
def test_the_night_runs_over_midnight_on_the_own_clock(hour: int, is_so: bool) -> None:
    assert is_quiet(datetime(2026, 5, 12, hour, tzinfo=BERLIN), zone=BERLIN, **NIGHT) is is_so


def test_equal_hours_mean_no_quiet_at_all() -> None:
    assert not is_quiet(datetime(2026, 5, 12, 3, tzinfo=BERLIN), zone=BERLIN, begins=time(7), ends=time(7))


@given(
    st.integers(0, 2 * 365 * 24 * 60).map(
        lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_quiet_always_ends_within_a_day_and_is_over_then(now: datetime, begins: time, ends: time) -> None:
    if not is_quiet(now, zone=BERLIN, begins=begins, ends=ends):
        return
    over = quiet_ends(now, zone=BERLIN, ends=ends)
    assert now < over <= now + timedelta(hours=26)
    # A clock that is set back shows the quiet hours twice; an hour later they are over for good.
    assert (
        not all(
            is_quiet(over + timedelta(minutes=wait), zone=BERLIN, begins=begins, ends=ends)
            for wait in (0, 61)
        )
        or begins == ends
    )


def test_what_is_due_at_once_is_one_notice() -> None:
    said = words_for(
        [
            Event(kind=NoticeKind.LETTER_WAITS, company=name, path="/letters/1")
            for name in ("A", "B", "B", "C", "D")
        ]
    )
    assert said.title == "5 letters wait for your yes"
    assert said.body == "Their moment is near: A, B, C and others."


def test_an_ended_interview_alone_leads_to_its_notes() -> None:
    said = words_for([Event(kind=NoticeKind.INTERVIEW_ENDED, company="Northwind", path="/interviews/7")])
    assert (said.title, said.path) == ("How did it go with Northwind?", "/interviews/7")


@pytest.mark.parametrize("trouble", ["mailbox", "unsure", "refused", "uncertain", "late", "something new"])
def test_every_trouble_has_words(trouble: str) -> None:
    said = words_for([Event(kind=NoticeKind.TROUBLE, trouble=trouble, company="Northwind", path="/")])
    assert said.title
    assert said.body
    assert "{" not in said.title


def test_no_mixture_breaks_a_sentence_or_says_a_name_that_was_not_allowed() -> None:
    every = [Event(kind=kind, company="Northwind", trouble="late", path="/x") for kind in NoticeKind]
    for count in range(1, 4):
        for some in combinations(every, count):
            said = words_for(some)
            assert "  " not in said.title + said.body
            assert "!" not in said.title + said.body
            assert "?." not in said.body


def test_nothing_is_no_notice() -> None:
    with pytest.raises(ValueError):
        words_for([])
