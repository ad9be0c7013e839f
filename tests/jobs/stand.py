"""Desks with something due, whose work is written down; and the engines of ports/jobs.py to try on them."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from afterword import clock, wiring
from afterword.models import Candidate, Process
from afterword.ports.jobs import JobsPort, Turn
from afterword.wiring import AccountWays
from afterword.worker.desks import Desks

# Procrastinate needs a PostgreSQL: the second round of `make test` has one.
ENGINES = ["own", "procrastinate"] if settings.DATABASE_URL else ["own"]


class RecordingDesks(Desks):
    """`work` notes who worked when, and moves the due date, as every workflow does."""

    def __init__(self, *, lease: float = 60.0, does: Callable[[Turn], None] = lambda turn: None) -> None:
        super().__init__(AccountWays(now=clock.now), now=clock.now, lease=lease)
        self.spans: list[tuple[int, float, float]] = []
        self._does = does

    def work(self, turn: Turn) -> bool:
        began = time.monotonic()
        self._does(turn)
        Process.objects.filter(candidate_id=turn.desk).update(next_look_at=None)
        self.spans.append((turn.desk, began, time.monotonic()))
        return True

    @property
    def worked(self) -> list[int]:
        return sorted(desk for desk, _, _ in self.spans)


def due_desks(count: int, *, ago: timedelta = timedelta(seconds=1)) -> list[int]:
    """So many candidates, each with a process to look at."""
    now = clock.now()
    people = Candidate.objects.bulk_create([Candidate(created_at=now) for _ in range(count)])
    Process.objects.bulk_create(
        [
            Process(candidate=each, company="Northwind", next_look_at=now - ago, created_at=now)
            for each in people
        ]
    )
    return [each.pk for each in people]


def engine(
    name: str, desks: Desks, *, threads: int = 4, lease: float = 60.0, grace: float = 20.0
) -> JobsPort:
    arguments: dict[str, Any] = {"threads": threads, "lease": lease, "grace": grace}
    if name == "own":
        from afterword.adapters.own_jobs import OwnJobs

        return OwnJobs(desks, **arguments)
    from afterword.adapters.procrastinate_jobs import ProcrastinateJobs

    return ProcrastinateJobs(desks, connection_url=database_url(), execute=wiring.execute, **arguments)


def database_url() -> str:
    """Of the database of this test, for a line beside Django's."""
    known = connection.settings_dict
    return f"postgresql://{known['USER']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


@contextmanager
def running(*engines: JobsPort) -> Iterator[threading.Event]:
    """The engines run, each in a thread; they are stopped at the end, and must have ended then."""
    stop = threading.Event()
    threads = [threading.Thread(target=each.run, args=(stop,)) for each in engines]
    for thread in threads:
        thread.start()
    try:
        yield stop
    finally:
        stop.set()
        for thread in threads:
            thread.join(30)
    assert not any(thread.is_alive() for thread in threads), "an engine did not stop"


def wait_for(condition: Callable[[], bool], *, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)
