"""What a look at the tables costs while nothing is due: with a few waiting rows, and with a million.

Both databases are asked in turn, a few ticks at a time, so that a busy machine slows both; the figure is the ratio of
the medians. A tick is the worker's own claim, with everything that it does when it finds nothing."""

import json
import statistics
from pathlib import Path
from typing import Any

from bench.databases import data_folder, fill, settings_for, start_child, start_postgres, tell
from bench.machine import progress

SIZES = {"few": 1_000, "many": 1_000_000, "rounds": 40, "ticks": 25}
QUICK = {"many": 100_000, "rounds": 10}
GOAL = 1.3


def measure(*, is_quick: bool = False, few: int, many: int, rounds: int, ticks: int) -> dict[str, Any]:
    with data_folder() as folder:
        databases = {"sqlite": _compare(folder / "sqlite", {few: "", many: ""}, rounds, ticks)}
        server = start_postgres()
        try:
            urls = {rows: server.create_database(f"tick_{rows}") for rows in (few, many)}
            databases["postgresql"] = _compare(folder / "postgresql", urls, rounds, ticks)
        finally:
            server.remove()
    is_met = all(each["ratio"] <= GOAL for each in databases.values())
    return {"goal": GOAL, "met": is_met, "databases": databases}


def _compare(folder: Path, urls: dict[int, str], rounds: int, ticks: int) -> dict[str, Any]:
    children = {}
    for rows, url in urls.items():
        progress(f"{folder.name}: {rows:,} waiting rows are made")
        environment = settings_for(folder / str(rows), url)
        fill(environment, rows, 0)
        children[rows] = start_child("bench.tick_child", environment=environment)
    taken: dict[int, list[float]] = {rows: [] for rows in urls}
    for number in range(rounds):
        progress(f"{folder.name}: round {number + 1} of {rounds}")
        for rows, child in children.items():
            taken[rows] += json.loads(tell(child, str(ticks)))
    for child in children.values():
        child.stdin.close()
        child.wait()
    few, many = (statistics.median(times) for times in taken.values())
    return {
        "few_microseconds": round(few, 1),
        "many_microseconds": round(many, 1),
        "ratio": round(many / few, 2),
        "p99_many_microseconds": round(statistics.quantiles(taken[max(urls)], n=100)[98], 1),
    }


def lines(figures: dict[str, Any]) -> list[str]:
    shown = [
        f"{each['ratio']:5.2f}  {each['many_microseconds']:8,.0f} µs a tick"
        f" against {each['few_microseconds']:8,.0f} µs  {name}"
        for name, each in figures["databases"].items()
    ]
    word = "met" if figures["met"] else "missed"
    return [*shown, f"goal: a tick with many waiting costs at most {figures['goal']} of one with few: {word}"]
