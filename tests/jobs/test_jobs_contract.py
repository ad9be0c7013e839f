"""What every engine behind ports/jobs.py keeps, on the real database: ours, and Procrastinate on PostgreSQL."""

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from afterword import clock
from afterword.models import Process, Turn
from afterword.ports.jobs import Turn as Handed
from tests.jobs.stand import ENGINES, RecordingDesks, due_desks, engine, running, wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parametrize("name", ENGINES)]


def test_each_desk_is_worked_at_once_by_two_engines_together(name: str) -> None:
    due = due_desks(60)
    first, second = RecordingDesks(), RecordingDesks()
    with running(engine(name, first), engine(name, second)):
        wait_for(lambda: len(first.spans) + len(second.spans) >= 60)
        time.sleep(0.7)
    assert sorted(first.worked + second.worked) == due
    assert not Turn.objects.exists(), "every turn was given back"


def test_what_becomes_due_while_it_runs_is_started(name: str) -> None:
    """How soon is measured, not tested: docs/performance.md."""
    desks = RecordingDesks()
    with running(engine(name, desks)):
        time.sleep(1.0)
        due = due_desks(1, ago=timedelta())
        wait_for(lambda: desks.worked == due)


def test_nobody_else_works_at_a_desk_meanwhile(name: str) -> None:
    (desk,) = due_desks(1)

    def slow(turn: Handed) -> None:
        time.sleep(0.6)
        Process.objects.filter(candidate_id=turn.desk).update(next_look_at=clock.now())

    first, second = RecordingDesks(does=slow), RecordingDesks(does=slow)
    with running(engine(name, first), engine(name, second)):
        end = time.monotonic() + 30
        while len(first.spans) + len(second.spans) < 3 and time.monotonic() < end:
            # Due again and again, as a mailbox with news is.
            Process.objects.filter(candidate_id=desk).update(next_look_at=clock.now())
            time.sleep(0.05)
    spans = sorted((began, ended) for _, began, ended in first.spans + second.spans)
    assert len(spans) >= 3
    assert all(ended <= began for (_, ended), (began, _) in itertools.pairwise(spans))


def test_a_long_work_keeps_its_lease(name: str) -> None:
    due_desks(1)
    first = RecordingDesks(lease=2.0, does=lambda turn: time.sleep(5))
    second = RecordingDesks(lease=2.0)
    with running(engine(name, first, lease=2.0)):
        wait_for(lambda: Turn.objects.filter(begun_at__isnull=False).exists())
        with running(engine(name, second, lease=2.0)):
            wait_for(lambda: len(first.spans) == 1)
    assert second.spans == []


def test_a_stop_finishes_what_is_in_hand_and_gives_the_rest_back(name: str) -> None:
    due = due_desks(12)
    begun, told_to_stop = threading.Event(), threading.Event()

    def slow(turn: Handed) -> None:
        begun.set()
        told_to_stop.wait(30)
        time.sleep(0.5)  # the engine hears of it meanwhile

    desks = RecordingDesks(does=slow)
    with running(engine(name, desks, threads=2)) as stop:
        assert begun.wait(30)
        stop.set()
        told_to_stop.set()
    assert 1 <= len(desks.spans) <= 4, "what had begun was finished, nothing new was begun"
    left = Process.objects.filter(next_look_at__isnull=False).count()
    assert left == len(due) - len(desks.spans), "nothing is lost"
    assert not Turn.objects.filter(begun_at__isnull=False).exists()


def test_a_fault_at_one_desk_stops_no_other_and_the_desk_rests(name: str) -> None:
    due = due_desks(6)

    def faulty(turn: Handed) -> None:
        if turn.desk == due[2]:
            raise ZeroDivisionError

    desks = RecordingDesks(does=faulty)
    with running(engine(name, desks)):
        wait_for(lambda: len(desks.spans) == 5)
        wait_for(lambda: Turn.objects.filter(lease_until__gt=clock.now() + timedelta(seconds=30)).exists())
    assert desks.worked == [desk for desk in due if desk != due[2]]
    assert [turn.candidate_id for turn in Turn.objects.all()] == [due[2]]


def test_a_killed_worker_gives_its_desk_back_with_the_lease(name: str) -> None:
    (desk,) = due_desks(1)
    with start_worker(name, lease=2.0) as program:
        wait_for(lambda: Turn.objects.filter(candidate_id=desk, begun_at__isnull=False).exists(), seconds=30)
        program.send_signal(signal.SIGKILL)
        program.wait()
    desks = RecordingDesks(lease=2.0)
    with running(engine(name, desks, lease=2.0)):
        wait_for(lambda: desks.worked == [desk], seconds=40)
    assert not Turn.objects.exists()


def start_worker(name: str, *, lease: float) -> subprocess.Popen[bytes]:
    """A worker of its own process that takes a desk and never finishes."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.journeys.process_settings",
        "AFTERWORD_TEST_NAME": str(connection.settings_dict["NAME"]),
        "ENGINE": name,
        "LEASE": str(lease),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.stuck_worker"], cwd=Path(__file__).parents[2], env=environment
    )


def test_where_the_handing_over_fails_nothing_was_taken(name: str) -> None:
    due = due_desks(3)
    desks = RecordingDesks()

    def fail(turns: object) -> None:
        assert Turn.objects.count() == 3
        raise ConnectionError

    with pytest.raises(ConnectionError):
        desks.take(10, begun=False, hand_over=fail)
    assert not Turn.objects.exists()
    assert sorted(turn.desk for turn in desks.take(10)) == due


def test_a_turn_begins_once_and_never_after_its_lease(name: str) -> None:
    due_desks(2)
    desks = RecordingDesks()
    first, second = desks.take(10, begun=False)
    assert desks.begin(first)
    assert not desks.begin(first), "a job that runs twice does nothing the second time"
    Turn.objects.filter(candidate_id=second.desk).update(lease_until=clock.now() - timedelta(seconds=1))
    assert not desks.begin(second)
    desks.give_back([first])
    assert not desks.begin(first)


def test_the_longest_due_desks_come_first_and_no_more_than_asked_for(name: str) -> None:
    late = due_desks(2, ago=timedelta(hours=2))
    due_desks(5)
    desks = RecordingDesks()
    assert sorted(turn.desk for turn in desks.take(2)) == late
    assert len(desks.take(3)) == 3


def test_a_turn_that_somebody_else_has_by_now_is_left_alone(name: str) -> None:
    (desk,) = due_desks(1)
    desks = RecordingDesks()
    (old,) = desks.take(1)
    Turn.objects.update(lease_until=clock.now() - timedelta(seconds=1))
    (new,) = desks.take(1)
    desks.give_back([old])
    desks.renew([old])
    assert Turn.objects.get(candidate_id=desk).token == new.token != old.token
