"""Moments and numbers as the database gives them are those that Django reads, on either database."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db.models import Count, Min

from afterword.models import Interview
from afterword.workflows.stored_moments import as_milliseconds, unchanged
from tests.workflows.rows import a_candidate, an_interview

_1970 = datetime(1970, 1, 1, tzinfo=UTC)
MOMENTS = (
    datetime(2026, 5, 12, 15, 0, tzinfo=UTC),
    datetime(2026, 5, 12, 15, 0, 0, 250_000, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC),
    datetime(2026, 5, 12, 15, 0, tzinfo=timezone(timedelta(hours=5, minutes=45))),
)


@pytest.mark.django_db
@pytest.mark.parametrize("at", MOMENTS)
def test_a_moment_comes_back_as_it_was_stored(at: datetime) -> None:
    interview = an_interview(a_candidate())
    Interview.objects.filter(pk=interview.pk).update(
        starts_at=at, ends_at=at + timedelta(hours=1), debriefed_at=None
    )
    rows = Interview.objects.filter(pk=interview.pk)
    found, empty = rows.values_list(as_milliseconds("starts_at"), as_milliseconds("debriefed_at")).get()
    least = rows.values_list("process_id").annotate(first=as_milliseconds(Min("starts_at"))).get()[1]
    assert _1970 + timedelta(milliseconds=found) == _1970 + timedelta(milliseconds=least) == at
    assert isinstance(found, int)
    assert empty is None


@pytest.mark.django_db
def test_numbers_and_flags_come_as_they_are() -> None:
    interview = an_interview(a_candidate())
    rows = Interview.objects.filter(pk=interview.pk)
    assert rows.values_list("process_id").annotate(number=unchanged(Count("pk"))).get()[1] == 1
    assert not rows.values_list(unchanged("needs_time")).get()[0]
