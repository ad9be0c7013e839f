"""The facts behind Insight, from a real database."""

from datetime import timedelta

import pytest
from bench.long_search import fill
from django.db import connection
from django.test.utils import CaptureQueriesContext

from afterword.models import Candidate, Process, Submission
from afterword.workflows.insight_of import search_facts
from tests.workflows.rows import AFTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidate() -> Candidate:
    found: Candidate = fill(interviews=12, letters=24, now=AFTER)
    return found


def test_letters_are_counted_without_reading_their_messages(candidate: Candidate) -> None:
    with CaptureQueriesContext(connection) as queries:
        search_facts(candidate, now=AFTER)
    (counted,) = (each["sql"] for each in queries if "afterword_submission" in each["sql"])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # So few rows are read faster without any index; it is there for the many.
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{counted}")
        plan = str(cursor.fetchall())
    assert "letters_that_arrived" in plan


def test_a_letter_that_came_back_is_not_counted(candidate: Candidate) -> None:
    before = sum(letters.number for letters in search_facts(candidate, now=AFTER).letters)
    row = Submission.objects.filter(state="accepted").last()
    assert row is not None
    Submission.objects.filter(pk=row.pk).update(came_back=True)
    after = sum(letters.number for letters in search_facts(candidate, now=AFTER).letters)
    assert after == before - 1


def test_a_call_is_an_answer_unless_a_message_came_before_it(candidate: Candidate) -> None:
    answered = next(iter(search_facts(candidate, now=AFTER).answers))
    silent = Process.objects.exclude(pk__in=search_facts(candidate, now=AFTER).answers).last()
    assert silent is not None
    Process.objects.filter(pk__in=(answered, silent.pk)).update(answered_at=AFTER)
    answers = search_facts(candidate, now=AFTER).answers
    assert list(answers[silent.pk]) == [int(AFTER.timestamp() * 1000)]
    assert len(answers[answered]) == 1
    Process.objects.filter(pk=answered).update(answered_at=AFTER - timedelta(days=9000))
    earlier = search_facts(candidate, now=AFTER).answers[answered]
    assert len(earlier) == 2
    assert list(earlier) == sorted(earlier)
