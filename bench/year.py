"""A simulated year of many candidates: the real workflows, an invented world, time that runs fast.

Several programs share the candidates. On SQLite each has a data folder of its own, as laptops have; on PostgreSQL all
work in one database, as a host has it. Printed are the promises as counts: what must be zero, and what must be all.

`--minutes` ends each database's run after so long, with the lives that were lived to their end by then. With
TMPDIR=/dev/shm the data lie in memory: the disk's syncs decide nothing here and take most of the time.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.databases import ROOT, data_folder, settings_for, start_postgres
from bench.machine import progress

SIZES = {
    "candidates": 300,
    "interviews": 6000,
    "programs": min(4, os.cpu_count() or 1),
    "seed": 7,
    "minutes": 0,
}
QUICK = {"candidates": 12, "interviews": 120, "programs": 2}
# Counts that must be nothing at all.
ZERO = (
    "doubles", "lost", "unexplained", "follow_ups_before_day_10", "follow_ups_after_an_answer",
    "follow_ups_before_return", "on_a_day_off", "at_night", "due_without_a_draft",
)  # fmt: skip
# Pairs of which the first must be all of the second.
ALL = (
    ("thanks_inside_window", "thanks_in_time"), ("follow_up_inside_window", "follow_up_in_time"),
    ("silences_by_day_14", "silences_approved_by_day_14"),
)  # fmt: skip


def measure(
    *, is_quick: bool, candidates: int, interviews: int, programs: int, seed: int, minutes: int
) -> dict[str, Any]:
    results = {
        name: run(candidates, interviews, programs, seed, minutes)
        for name, run in (("sqlite", _sqlite), ("postgresql", _postgres))
    }
    return {
        "goal": {"zero": list(ZERO), "all": [list(pair) for pair in ALL]},
        "met": all(_is_met(result["figures"]) for result in results.values()),
        "databases": results,
    }


def _is_met(figures: dict[str, int]) -> bool:
    return not any(figures.get(name, 0) for name in ZERO) and all(
        figures.get(part, 0) == figures.get(whole, 0) for part, whole in ALL
    )


def _sqlite(candidates: int, interviews: int, programs: int, seed: int, minutes: int) -> dict[str, Any]:
    with data_folder() as folder:
        environments = [settings_for(folder / str(number)) for number in range(programs)]
        return _run("SQLite", environments, candidates, interviews, (seed, minutes))


def _postgres(candidates: int, interviews: int, programs: int, seed: int, minutes: int) -> dict[str, Any]:
    server = start_postgres()
    try:
        with data_folder() as folder:
            environment = settings_for(folder, server.create_database("year"))
            prepare = "from afterword import wiring; wiring.start_django(); wiring.prepare_database()"
            subprocess.run([sys.executable, "-c", prepare], env=environment, cwd=ROOT, check=True)
            return _run("PostgreSQL", [environment] * programs, candidates, interviews, (seed, minutes))
    finally:
        server.remove()


def _run(
    name: str, environments: list[dict[str, str]], candidates: int, interviews: int, rest: tuple[int, int]
) -> dict[str, Any]:
    started = time.perf_counter()
    children, done = [], Counter[int]()
    share = [
        candidates // len(environments) + (n < candidates % len(environments))
        for n in range(len(environments))
    ]
    for number, environment in enumerate(environments):
        Path(environment["AFTERWORD_DATA"]).mkdir(parents=True, exist_ok=True)
        numbers = (sum(share[:number]), share[number], max(1, interviews // candidates), *rest)
        child = subprocess.Popen(
            [sys.executable, "-m", "bench.year_child", *map(str, numbers)], env=environment, cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        watcher = threading.Thread(
            target=_watch, args=(child, number, done, name, candidates, started), daemon=True
        )
        watcher.start()
        children.append(child)
    parts = [_result(child) for child in children]
    return _together(parts, time.perf_counter() - started)


def _watch(child: Any, number: int, done: Counter[int], name: str, candidates: int, started: float) -> None:
    for line in child.stderr:
        if line.startswith("progress "):
            done[number] = int(line.split()[1])
            progress(
                f"{name}: {sum(done.values())} of {candidates} candidates, {time.perf_counter() - started:.0f} s."
            )
        else:
            sys.stderr.write(line)


def _result(child: Any) -> dict[str, Any]:
    said = child.stdout.read()
    if child.wait() != 0 or not said.strip():
        raise SystemExit("A part of the year ended early; what it said stands above.")
    return json.loads(said.strip().splitlines()[-1])  # type: ignore[no-any-return]


def _together(parts: list[dict[str, Any]], seconds: float) -> dict[str, Any]:
    figures: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    for part in parts:
        figures.update(part["figures"])
        minutes.update(part["minutes"])
    return {
        "figures": dict(figures),
        "largest_burst_a_minute": max(minutes.values(), default=0),
        "seconds": round(seconds, 1),
        "interviews_a_second": round(figures["interviews"] / seconds, 1),
        "stored": "in memory" if tempfile.gettempdir().startswith("/dev/shm") else "on disk",
        "programs": len(parts),
        "cpu_ms_an_interview": round(
            sum(part["cpu_seconds"] for part in parts) * 1000 / figures["interviews"], 1
        ),
        "peak_mb_a_program": round(max(part["peak_mb"] for part in parts), 1),
    }


def lines(figures: dict[str, Any]) -> list[str]:
    shown = [line for name, result in figures["databases"].items() for line in _lines(name, result)]
    return [*shown, f"goal: all zeros, all in their window: {'met' if figures['met'] else 'missed'}"]


def _lines(name: str, result: dict[str, Any]) -> list[str]:
    f = Counter(result["figures"])
    rows = (
        (
            "thank-yous inside their window",
            _of(f, "thanks_inside_window", "thanks_in_time", "approved in time"),
        ),
        ("follow-ups before day 10", f"{f['follow_ups_before_day_10']} of {f['follow_up_sent']}"),
        ("follow-ups after an answer", f"{f['follow_ups_after_an_answer']} of {f['follow_up_sent']}"),
        ("follow-ups before they were back", f"{f['follow_ups_before_return']} of {f['follow_up_sent']}"),
        (
            "follow-ups inside their window",
            _of(f, "follow_up_inside_window", "follow_up_in_time", "approved in time"),
        ),
        (
            "silences followed up by day 14",
            _of(
                f,
                "silences_by_day_14",
                "silences_approved_by_day_14",
                "approved while an office day was left",
            ),
        ),
        ("follow-ups due without a draft", str(f["due_without_a_draft"])),
        ("on a day off there; at night there", f"{f['on_a_day_off']}; {f['at_night']} of {f['sent']}"),
        ("doubles, lost, unexplained", f"{f['doubles']}, {f['lost']}, {f['unexplained']}"),
        (
            "stopped after the yes",
            f"{f['stopped_by_answer']} by an answer, {f['stopped_by_person']} by the person, "
            f"{f['stopped_by_address']} by an address that failed, {f['stopped_by_letter']} by another letter there; "
            f"late, so asked: {f['late']}",
        ),
        ("largest burst", f"{result['largest_burst_a_minute']} letters in a minute"),
        (
            "cost",
            f"{result['cpu_ms_an_interview']} ms of processor an interview, {result['programs']} programs of at most "
            f"{result['peak_mb_a_program']} MB, data {result['stored']}",
        ),
    )
    head = f"{name}: {f['candidates']} candidates, {f['interviews']} interviews, {f['sent']} letters"
    speed = f"{result['seconds']} s, {result['interviews_a_second']} interviews a second"
    return [f"{head} in {speed}", *(f"  {words:36}{figure}" for words, figure in rows)]


def _of(f: Counter[str], part: str, whole: str, words: str) -> str:
    return f"{f[part]} of {f[whole]} {words}"
