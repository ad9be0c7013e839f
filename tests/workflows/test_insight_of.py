"""The facts behind Insight, from a real database."""

from datetime import datetime, timedelta

import pytest
from bench.long_search import fill
from django.db import connection
from django.db.models import F
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
    counted = [each["sql"] for each in queries if "afterword_submission" in each["sql"]]
    assert len(counted) == 3
    for statement in counted:
        assert '"message"' not in statement
        if connection.vendor == "postgresql":
            # Which index is best for so few rows depends on what its statistics know by then.
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
            assert "letters_that_arrived" in str(cursor.fetchall())


def test_a_letter_that_came_back_is_not_counted(candidate: Candidate) -> None:
    before = search_facts(candidate, now=AFTER)
    row = Submission.objects.filter(state="accepted").last()
    assert row is not None
    Submission.objects.filter(letter__interview=row.letter.interview).update(came_back=True)
    after = search_facts(candidate, now=AFTER)
    assert after.thanks_sent < before.thanks_sent
    assert set(before.thanks) - set(after.thanks) == {row.letter.interview_id}


def test_thanks_are_those_of_their_interview_the_first_of_them(candidate: Candidate) -> None:
    facts = search_facts(candidate, now=AFTER)
    rows = Submission.objects.filter(state="accepted").values_list("letter__interview_id", "settled_at")
    first: dict[int | None, datetime] = {}
    for interview, at in rows:
        assert at is not None
        first[interview] = min(at, first.get(interview, at))
    assert facts.thanks == {key: round(at.timestamp() * 1000) for key, at in first.items()}
    assert facts.thanks_sent == len(rows)
    late = Submission.objects.filter(settled_at__gt=F("deadline_at"), state="accepted").count()
    assert facts.thanks_on_time == facts.thanks_sent - late


def test_a_follow_up_counts_once_however_many_it_went_to(candidate: Candidate) -> None:
    rows = list(Submission.objects.filter(state="accepted").order_by("letter__interview", "pk")[:2])
    assert len({row.letter.interview_id for row in rows}) == 1
    Submission.objects.filter(pk__in=[row.pk for row in rows]).update(kind="follow-up")
    (found,) = search_facts(candidate, now=AFTER).follow_ups
    assert found.process == rows[0].process_id


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
