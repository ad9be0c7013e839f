"""Two web and two worker processes on one PostgreSQL; workers are killed (-9) again and again in the middle of sending.

What counts: no letter goes out twice, none is lost, and what cannot be known is a question to the person. The pages
answer all the while."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.databases import ROOT, data_folder, settings_for, start_postgres
from bench.machine import progress

SIZES = {"people": 120, "kills": 12, "longest": 180}
QUICK = {"people": 30, "kills": 3, "longest": 60}
# The real leases are minutes; the clock of the last workers stands this much later.
LATER = timedelta(minutes=45)
GOAL = {"doubles": 0, "lost": 0, "unexplained": 0}


def measure(*, is_quick: bool = False, people: int, kills: int, longest: int) -> dict[str, Any]:
    engines = {engine: _measure_one(engine, people, kills, longest) for engine in ("own", "procrastinate")}
    is_clean = all(each[name] == 0 for each in engines.values() for name in GOAL)
    is_open = all(set(each["answers_of_the_pages"]) == {"200"} for each in engines.values())
    return {"goal": GOAL, "met": is_clean and is_open, "engines": engines}


def _measure_one(engine: str, people: int, kills: int, longest: int) -> dict[str, Any]:
    from tests.servers.submission_server import SubmissionServer

    server, mail = start_postgres(), SubmissionServer().start()
    try:
        with data_folder() as folder:
            return _Storm(folder, server.create_database("hosted"), mail, engine).run(people, kills, longest)
    finally:
        mail.stop()
        server.remove()


class _Storm:
    def __init__(self, folder: Path, url: str, mail: Any, engine: str) -> None:
        self._mail = mail
        self._url = url
        self._environment = settings_for(folder, url) | {
            "AFTERWORD_PROVIDER_PAUSE": "0", "AFTERWORD_WORKER_LEASE": "3", "AFTERWORD_WORKER_THREADS": "4",
            "AFTERWORD_JOBS": engine, "AFTERWORD_SIGN_IN": "password", "AFTERWORD_HTTPS": "no",
            "AFTERWORD_SECRET_KEY": "of-this-measurement-only",
        }  # fmt: skip
        self._chance = random.Random(7)
        self._stop = threading.Event()
        self.answers: Counter[str] = Counter()

    def run(self, people: int, kills: int, longest: int) -> dict[str, Any]:
        progress(f"{people} people approve a letter each")
        fill = [sys.executable, "-m", "bench.hosted_fill", str(people), str(self._mail.port)]
        done = subprocess.run(
            fill, cwd=ROOT, env=self._environment, capture_output=True, text=True, check=True
        )
        due = datetime.fromisoformat(done.stdout.strip()) + timedelta(seconds=5)
        ports = [_free_port(), _free_port()]
        webs = [self._start(due, "--web-only", "--port", str(port)) for port in ports]
        readers = [threading.Thread(target=self._read_pages, args=(port,)) for port in ports]
        for reader in readers:
            reader.start()
        began = time.monotonic()
        workers, killed = self._kill_again_and_again(due, kills, longest, people)
        progress("the leases end, what is left is worked off")
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
        for worker in workers:
            worker.wait(60)
        last = [self._start(due + LATER, "--worker") for _ in range(2)]
        self._wait(lambda: self._left() == 0, longest)
        took = time.monotonic() - began
        self._stop.set()
        for reader in readers:
            reader.join()
        for program in (*last, *webs):
            program.send_signal(signal.SIGTERM)
        for program in (*last, *webs):
            program.wait(60)
        return self._count(people, killed, took)

    def _start(self, at: datetime, *arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "afterword", "run", *arguments],
            cwd=ROOT, env=self._environment | {"AFTERWORD_CLOCK_START": at.isoformat()},
            stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def _kill_again_and_again(
        self, due: datetime, kills: int, longest: int, people: int
    ) -> tuple[list[Any], int]:
        workers = [self._start(due, "--worker") for _ in range(2)]
        self._wait(lambda: len(self._mail.taken) > 0, longest)
        killed = 0
        end = time.monotonic() + longest
        while killed < kills and len(self._mail.taken) < people and time.monotonic() < end:
            time.sleep(self._chance.uniform(0.2, 0.9))
            place = self._chance.randrange(2)
            os.kill(workers[place].pid, signal.SIGKILL)
            workers[place].wait()
            killed += 1
            progress(f"{killed} of {kills} workers killed, {len(self._mail.taken)} letters taken")
            before = len(self._mail.taken)
            workers[place] = self._start(due, "--worker")
            # The next kill comes once something moves again, so that each hits work.
            self._wait(lambda before=before: len(self._mail.taken) > before, 15)
        self._wait(lambda: self._left(states="'waiting','deferred'") == 0, 30)
        return workers, killed

    def _wait(self, condition: Any, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not condition() and time.monotonic() < end:
            time.sleep(0.1)

    def _left(self, states: str = "'waiting','deferred','claimed','submitting'") -> int:
        return int(self._ask(f"SELECT count(*) FROM afterword_submission WHERE state IN ({states})")[0][0])

    def _ask(self, statement: str) -> list[Any]:
        import psycopg

        with psycopg.connect(self._url) as line:
            return line.execute(statement).fetchall()

    def _read_pages(self, port: int) -> None:
        """What a load balancer and a visitor ask for, over and over."""
        self._wait(lambda: self._answers(port), 60)
        while not self._stop.is_set():
            for path in ("/healthz", "/readyz", "/sign-in"):
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                        self.answers[str(answer.status)] += 1
                except urllib.error.HTTPError as error:
                    self.answers[f"{path} {error.code}"] += 1
                except OSError as error:
                    self.answers[f"{path} {type(error).__name__}"] += 1
            time.sleep(0.05)

    def _answers(self, port: int) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return True
        except OSError:
            return False

    def _count(self, people: int, killed: int, took: float) -> dict[str, Any]:
        copies = Counter(taken.recipients for taken in self._mail.taken)
        rows = self._ask("SELECT recipient, state FROM afterword_submission")
        states = Counter(state for _, state in rows)
        lost = [to for to, state in rows if state == "accepted" and not copies[(to,)]]
        unexplained = [to for to, state in rows if state not in ("accepted", "uncertain")]
        figures = {
            "people": people,
            "workers_killed": killed,
            "doubles": sum(count > 1 for count in copies.values()),
            "lost": len(lost),
            "unexplained": len(unexplained),
            "questions_to_the_person": states["uncertain"],
            "of_them_gone_out": sum(bool(copies[(to,)]) for to, state in rows if state == "uncertain"),
            "accepted": states["accepted"],
            "answers_of_the_pages": dict(self.answers),
            "seconds": round(took, 1),
        }
        return figures


def _free_port() -> int:
    from tests.servers.unprivileged import find_free_port

    return find_free_port()


def lines(figures: dict[str, Any]) -> list[str]:
    shown = []
    for engine, each in figures["engines"].items():
        shown.append(f"handed out by {engine}:")
        shown += [f"  {name.replace('_', ' ')}: {value}" for name, value in each.items()]
    word = "met" if figures["met"] else "missed"
    return [*shown, f"goal: doubles 0, lost 0, unexplained 0, every page answered: {word}"]
