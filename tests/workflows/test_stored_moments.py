"""Moments read as text are the moments that Django reads, to the microsecond and on either database."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db.models import Min

from afterword.models import Interview
from afterword.workflows.stored_moments import as_text, moment_of, moment_or_none
from tests.workflows.rows import a_candidate, an_interview

MOMENTS = (
    datetime(2026, 5, 12, 15, 0, tzinfo=UTC),
    datetime(2026, 5, 12, 15, 0, 0, 250_000, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
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
    text, empty = rows.values_list(as_text("starts_at"), as_text("debriefed_at")).get()
    least = rows.values_list("process_id").annotate(first=as_text(Min("starts_at"))).get()[1]
    assert moment_of(text) == moment_of(least) == at
    assert moment_of(text).utcoffset() == timedelta(0)
    assert moment_or_none(empty) is None


def test_a_text_that_is_no_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        moment_of("yesterday")
