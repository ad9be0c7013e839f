"""A simulated year of many candidates: the real workflows, an invented world, time that runs fast.

Several programs share the candidates. On SQLite each has a data folder of its own, as laptops have; on PostgreSQL all
work in one database, as a host has it. Printed are the promises as counts: what must be zero, and what must be all.

`--minutes` ends each database's run after so long, with the lives that were lived to their end by then; Ctrl-C or
SIGTERM does the same at once, and what was lived until then is printed (exit code 1). `--databases 1` is SQLite alone,
`2` PostgreSQL alone. With TMPDIR=/dev/shm the data lie in memory: the disk's syncs decide nothing here and take most of
the time.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.databases import ROOT, data_folder, settings_for, start_postgres
from bench.machine import progress
from bench.year_part import Part

SIZES = {
    "candidates": 300,
    "interviews": 6000,
    "programs": min(4, os.cpu_count() or 1),
    "seed": 7,
    "minutes": 0,
    "databases": 3,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    candidates: int
    interviews: int
    programs: int
    seed: int
    minutes: int


def measure(*, is_quick: bool, databases: int, **sizes: int) -> dict[str, Any]:
    asked = _Sizes(**sizes)
    chosen = [run for bit, run in ((1, _sqlite), (2, _postgres)) if databases & bit]
    results: dict[str, Any] = {}
    for run in chosen:
        name, result = run(asked)
        results[name] = result
        if result["was_stopped"]:
            break
    is_whole = len(results) == len(chosen) and not any(each["was_stopped"] for each in results.values())
    return {
        "goal": {"zero": list(ZERO), "all": [list(pair) for pair in ALL]},
        "met": is_whole and all(_is_met(result["figures"]) for result in results.values()),
        "databases": results,
    }


def _is_met(figures: dict[str, int]) -> bool:
    return not any(figures.get(name, 0) for name in ZERO) and all(
        figures.get(part, 0) == figures.get(whole, 0) for part, whole in ALL
    )


def _sqlite(sizes: _Sizes) -> tuple[str, dict[str, Any]]:
    with data_folder() as folder:
        environments = [settings_for(folder / str(number)) for number in range(sizes.programs)]
        result = _run("SQLite", environments, sizes)
        stored = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
        return "sqlite", result | {"stored_mb": round(stored / 1e6)}


def _postgres(sizes: _Sizes) -> tuple[str, dict[str, Any]]:
    server = start_postgres()
    try:
        with data_folder() as folder:
            environment = settings_for(folder, server.create_database("year"))
            prepare = "from afterword import wiring; wiring.start_django(); wiring.prepare_database()"
            subprocess.run([sys.executable, "-c", prepare], env=environment, cwd=ROOT, check=True)
            result = _run("PostgreSQL", [environment] * sizes.programs, sizes)
            stored = sum(each.stat().st_size for each in server.folder.rglob("*") if each.is_file())
            return "postgresql", result | {"stored_mb": round(stored / 1e6)}
    finally:
        server.remove()


def _run(name: str, environments: list[dict[str, str]], sizes: _Sizes) -> dict[str, Any]:
    started = time.perf_counter()
    share = [
        sizes.candidates // sizes.programs + (n < sizes.candidates % sizes.programs)
        for n in range(sizes.programs)
    ]
    parts = []
    for number, environment in enumerate(environments):
        Path(environment["AFTERWORD_DATA"]).mkdir(parents=True, exist_ok=True)
        each = max(1, sizes.interviews // sizes.candidates)
        numbers = (sum(share[:number]), share[number], each, sizes.seed, sizes.minutes)
        parts.append(Part(numbers, environment))
    was_stopped = _wait_for(parts, name, sizes.candidates, started)
    reports = [part.report for part in parts if part.report]
    if not reports:
        raise SystemExit("Not one life was lived to its end; what the programs said stands above.")
    result = _together(reports, time.perf_counter() - started)
    return result | {
        "was_stopped": was_stopped or any(part.child.returncode for part in parts),
        "asked_for": {"candidates": sizes.candidates, "interviews": sizes.interviews},
    }


def _wait_for(parts: list[Part], name: str, candidates: int, started: float) -> bool:
    """Whether somebody stopped it: then the programs finish the lives in hand."""
    stops: list[int] = []
    usual = [
        signal.signal(each, lambda number, _: stops.append(number))
        for each in (signal.SIGINT, signal.SIGTERM)
    ]
    told = False
    shown = 0.0
    while any(part.is_running for part in parts):
        time.sleep(0.2)
        if stops and not told:
            told = True
            for part in parts:
                part.stop()
        if time.monotonic() - shown > 5:
            shown = time.monotonic()
            lived = sum(part.report.get("figures", {}).get("candidates", 0) for part in parts)
            talks = sum(part.report.get("figures", {}).get("interviews", 0) for part in parts)
            seconds = time.perf_counter() - started
            progress(f"{name}: {lived} of {candidates} candidates, {talks} interviews in {seconds:.0f} s.")
    for each, handler in zip((signal.SIGINT, signal.SIGTERM), usual, strict=True):
        signal.signal(each, handler)
    return bool(stops)


def _together(reports: list[dict[str, Any]], seconds: float) -> dict[str, Any]:
    figures: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    for report in reports:
        figures.update(report["figures"])
        minutes.update(report["minutes"])
    return {
        "figures": dict(figures),
        "largest_burst_a_minute": max(minutes.values(), default=0),
        "seconds": round(seconds, 1),
        "interviews_a_second": round(figures["interviews"] / seconds, 1),
        "stored": "in memory" if tempfile.gettempdir().startswith("/dev/shm") else "on disk",
        "programs": len(reports),
        "cpu_ms_an_interview": round(
            sum(report["cpu_seconds"] for report in reports) * 1000 / max(figures["interviews"], 1), 1
        ),
        "peak_mb_a_program": round(max(report["peak_mb"] for report in reports), 1),
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
            f"{result['peak_mb_a_program']} MB, {result['stored_mb']:,} MB of data {result['stored']}",
        ),
    )
    head = f"{name}: {f['candidates']} candidates, {f['interviews']} interviews, {f['sent']} letters"
    speed = f"{result['seconds']} s, {result['interviews_a_second']} interviews a second"
    if result["was_stopped"]:
        speed += f" (stopped; {result['asked_for']['candidates']} candidates were asked for)"
    return [f"{head} in {speed}", *(f"  {words:36}{figure}" for words, figure in rows)]


def _of(f: Counter[str], part: str, whole: str, words: str) -> str:
    return f"{f[part]} of {f[whole]} {words}"
