"""How fast due steps that do nothing are started, with a million waiting behind them, against job queues.

Steps a second = steps / (last start - first start), from what the workers themselves wrote down. Every engine has the
same PostgreSQL (fsync on), and commits at least once a batch. Ours are also measured with two durable commits a step,
which is what a letter costs; and how long a step waits that becomes due at an odd moment."""

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

from bench.databases import ROOT, data_folder, fill, settings_for, start_child, start_postgres
from bench.drain_queues import PUT_IN
from bench.drain_race import Child, prompt, race
from bench.machine import progress

SIZES = {"waiting": 1_000_000, "due": 10_000, "most_workers": 4, "longest": 20, "moments": 300}
QUICK = {"waiting": 50_000, "due": 2_000, "longest": 5, "moments": 60}
WORKERS = (1, 2, 4)
NEAR_FASTEST, OF_RAW, PROMPT = 2 / 3, 2 / 3, 1.0

_OURS = {
    "own": ("own", 0),
    "own, two commits a step": ("own", 2),
    "carried by Procrastinate": ("procrastinate", 0),
}
# What says which jobs of a queue are due, and its table.
_QUEUES = {
    "pgqueuer": "pgqueuer WHERE status = 'queued' AND execute_after <= now()",
    "procrastinate": "procrastinate_jobs WHERE status = 'todo' AND scheduled_at <= now()",
}


def measure(
    *, is_quick: bool = False, waiting: int, due: int, most_workers: int, longest: int, moments: int
) -> dict[str, Any]:
    counts = [count for count in WORKERS if count <= most_workers]
    with data_folder() as folder:
        server = start_postgres()
        try:
            runs = _Runs(folder, server, due, counts, longest, moments)
            for rows in (waiting, 0):
                runs.ours(rows)
            for queue in _QUEUES:
                for rows in (0, waiting):
                    runs.queue(queue, rows)
        finally:
            server.remove()
        sqlite = runs.sqlite(waiting)
    return _judge(runs.figures, sqlite, runs.waits)


class _Runs:
    """`figures` maps a name to steps a second by workers, `waits` one to seconds from due to started."""

    def __init__(
        self, folder: Path, server: Any, due: int, counts: list[int], longest: int, moments: int
    ) -> None:
        self._folder, self._server = folder, server
        self._due, self._counts, self._longest, self._moments = due, counts, longest, moments
        self.figures: dict[str, dict[str, int]] = {}
        self.waits: dict[str, dict[str, float]] = {}

    def ours(self, waiting: int) -> None:
        progress(f"our tables: {waiting:,} waiting rows are made")
        url = self._server.create_database(f"ours_{waiting}")
        environment = settings_for(self._folder / f"ours{waiting}", url)
        fill(environment, waiting, self._due)
        again = "UPDATE afterword_process SET next_look_at = now() WHERE next_look_at IS NULL"
        left = "SELECT count(*) FROM afterword_process WHERE next_look_at <= now()"
        for name, (engine, commits) in _OURS.items():
            start = partial(start_child, "bench.drain_child", engine, commits, environment=environment)
            carried = "DELETE FROM procrastinate_jobs;" if engine == "procrastinate" else ""
            clean = f"DELETE FROM afterword_turn; {carried}"
            self._each(f"{name}, {_behind(waiting)}", url, start, again, left, clean)
            if waiting and not commits:
                self._wait(f"PostgreSQL, {name}", _postgres_line(url), start, "now()")

    def queue(self, queue: str, waiting: int) -> None:
        progress(f"{queue}: {waiting:,} scheduled jobs are put in")
        url = self._server.create_database(f"{queue}_{waiting}")
        environment = settings_for(self._folder, url)
        put_in = [sys.executable, "-m", "bench.drain_queues", queue, "fill", str(waiting)]
        subprocess.run(put_in, cwd=ROOT, env=environment, check=True)
        again = PUT_IN[queue].format(when="now()", count=self._due)
        start = partial(start_child, "bench.drain_queues", queue, "work", environment=environment)
        left = f"SELECT count(*) FROM {_QUEUES[queue]}"
        self._each(f"{queue}, {_behind(waiting)}", url, start, again, left, f"DELETE FROM {_QUEUES[queue]}")

    def _each(
        self, name: str, url: str, start: Child, again: str, left: str, clean: str = "SELECT 1"
    ) -> None:
        self.figures[name] = {}
        line = _postgres_line(url)
        for count in self._counts:
            progress(f"{name}: {count} worker{'s' if count > 1 else ''}")
            line.execute(again)
            children = [start() for _ in range(count)]
            self.figures[name][str(count)] = race(children, partial(_count, line, left), self._longest)
            # What a run that was cut off left behind must neither help nor hinder the next.
            line.execute(clean)
        line.close()

    def _wait(self, name: str, line: Any, start: Child, now: str) -> None:
        progress(f"from due to started: {name}")
        one = "SELECT max(id) FROM afterword_process WHERE next_look_at IS NULL"
        make_due = partial(
            line.execute, f"UPDATE afterword_process SET next_look_at = {now} WHERE id = ({one})"
        )
        line.execute("UPDATE afterword_process SET next_look_at = NULL WHERE next_look_at <= " + now)
        self.waits[name] = prompt(start(), make_due, self._moments)
        line.close()

    def sqlite(self, waiting: int) -> dict[str, int]:
        import sqlite3

        progress(f"SQLite: {waiting:,} waiting rows are made")
        environment = settings_for(self._folder / "sqlite")
        fill(environment, waiting, self._due)
        line = sqlite3.connect(
            self._folder / "sqlite" / "afterword.sqlite3", isolation_level=None, timeout=20
        )
        now = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
        left = f"SELECT count(*) FROM afterword_process WHERE next_look_at <= {now}"
        before = self._raw_loop("before", waiting)
        figures = {}
        for name, commits in (("nothing", 0), ("one_commit_a_step", 1), ("two_commits_a_step", 2)):
            progress(f"SQLite: {name.replace('_', ' ')}")
            line.execute(f"UPDATE afterword_process SET next_look_at = {now} WHERE next_look_at IS NULL")
            child = start_child("bench.drain_child", "own", commits, environment=environment)
            figures[name] = race([child], partial(_count, line, left), self._longest)
        start = partial(start_child, "bench.drain_child", "own", 0, environment=environment)
        self._wait("SQLite", line, start, now)
        return figures | {"raw_loop": max(before, self._raw_loop("after", waiting))}

    def _raw_loop(self, name: str, waiting: int) -> int:
        """Measured before ours and after it, for the disk is shared: the better one counts."""
        progress(f"SQLite: the raw loop, {name}")
        file = self._folder / f"raw-{name}.sqlite3"
        raw = [sys.executable, "-m", "bench.drain_raw", str(file), str(waiting), str(self._due)]
        return int(subprocess.run(raw, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def _behind(waiting: int) -> str:
    return "with the waiting rows" if waiting else "nothing waiting"


def _postgres_line(url: str) -> Any:
    import psycopg

    return psycopg.connect(url, autocommit=True)


def _count(line: Any, statement: str) -> int:
    return int(line.execute(statement).fetchone()[0])


def _judge(
    figures: dict[str, dict[str, int]], sqlite: dict[str, int], waits: dict[str, dict[str, float]]
) -> dict[str, Any]:
    ours = figures["own, with the waiting rows"]
    others = {name: by for name, by in figures.items() if not name.startswith("own")}
    behind = [by for name, by in others.items() if name.endswith("with the waiting rows")]
    fastest = max(max(by.values()) for by in others.values())
    ratios = {
        "against_best_with_waiting": min(ours[count] / max(by[count] for by in behind) for count in ours),
        "against_fastest_of_all": max(ours.values()) / fastest,
        "sqlite_against_raw": sqlite["one_commit_a_step"] / sqlite["raw_loop"],
    }
    goal = {
        "against_best_with_waiting": 1.0,
        "against_fastest_of_all": NEAR_FASTEST,
        "sqlite_against_raw": OF_RAW,
    }
    is_prompt = all(each["p99"] < PROMPT for each in waits.values())
    return {
        "goal": {name: round(value, 2) for name, value in goal.items()} | {"p99_seconds": PROMPT},
        "met": is_prompt and all(ratios[name] >= goal[name] for name in goal),
        "ratios": {name: round(value, 2) for name, value in ratios.items()},
        "steps_a_second": figures, "sqlite": sqlite, "due_to_started_seconds": waits,
    }  # fmt: skip


def lines(figures: dict[str, Any]) -> list[str]:
    by_name = figures["steps_a_second"]
    counts = list(next(iter(by_name.values())))
    width = max(map(len, by_name))
    shown = [f"{'steps a second, by workers':<{width}} " + " ".join(f"{count:>8}" for count in counts)]
    shown += [
        f"{name:<{width}} " + " ".join(f"{by[count]:>8,}" for count in counts) for name, by in by_name.items()
    ]
    shown += [f"SQLite, {name.replace('_', ' ')}: {value:,}" for name, value in figures["sqlite"].items()]
    shown += [
        f"from due to started, {name}: p50 {each['p50']} s, p99 {each['p99']} s, longest {each['longest']} s"
        for name, each in figures["due_to_started_seconds"].items()
    ]
    shown += [
        f"{name.replace('_', ' ')}: {value} (goal: at least {figures['goal'][name]})"
        for name, value in figures["ratios"].items()
    ]
    return [*shown, f"goals: {'met' if figures['met'] else 'missed'}"]
