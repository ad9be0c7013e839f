"""Kills and faults at every point of sending, watching and planning, on a real Dovecot and a real submission server.

The points are found by looking (bench/fault_points.py): every commit, socket call and file operation of one tick after
the other, before and after. First the program is killed once at each of them; the other runs draw a point, a strike
and a fault of the server by chance, with a seed. After each run a healthy program starts, works for four days, and
what came of it is judged (bench/fault_judge.py).
"""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from queue import Empty, Queue
from typing import Any

from bench.databases import ROOT
from bench.fault_harness import SERVER_FAULTS
from bench.machine import progress

SIZES = {"runs": 2000, "programs": min(4, os.cpu_count() or 1), "seed": 7, "minutes": 0}
QUICK = {"runs": 60, "programs": 2}
# By chance, with these weights; the kills at every point come on top.
STRIKES = {
    "killed": 40, "lines cut": 14, "second program": 8, "disk full": 8, "disk read-only": 6, "suspended 3 days": 8,
    "clock back 2 hours": 8, "clock on 1 hour": 8,
}  # fmt: skip
WRONG = ("doubles", "lost", "unexplained", "after an answer")


@dataclass(frozen=True, slots=True)
class Order:
    number: int
    strike: str
    at: int
    server: str


def measure(*, is_quick: bool, runs: int, programs: int, seed: int, minutes: int) -> dict[str, Any]:
    """`minutes` bounds the whole, 0 is no bound: no run is begun after that, and the table tells how many were."""
    started = time.perf_counter()
    harnesses = [_start() for _ in range(max(1, programs))]
    try:
        first = _ask(harnesses[0], Order(0, "", 0, ""))
        orders = plan(runs, int(first["points"]), seed)
        results = _run_all(harnesses, orders, started, minutes * 60 or float("inf"))
    finally:
        for harness in harnesses:
            _end(harness)
    table = _table(results)
    total = Counter[str]()
    for row in table.values():
        total.update({name: row[name] for name in ("runs", "reached", *WRONG)})
    return {
        "goal": dict.fromkeys(WRONG, 0),
        "met": not any(total[name] for name in WRONG),
        "points": int(first["points"]),
        "table": table,
        "total": dict(total),
        "struck": dict(Counter(result["struck"] for _, result in results if result["struck"]).most_common()),
        "remarks": [
            f"{order.strike} at {order.at} ({result['struck']}), server: {order.server or 'well'}: {remark}"
            for order, result in results
            for remark in result["remarks"]
        ],
        "seconds": round(time.perf_counter() - started, 1),
    }


def plan(runs: int, points: int, seed: int) -> list[Order]:
    """A kill at every point, or at as many as there are runs for, evenly spread; then what chance says."""
    chance = random.Random(seed)
    kills = min(points, runs * 2 // 3)
    orders = [Order(n + 1, "killed", 1 + n * points // kills, "") for n in range(kills)]
    faults = [name for name in SERVER_FAULTS if name]
    for number in range(kills + 1, runs + 1):
        strike = chance.choices([*STRIKES, ""], [*STRIKES.values(), 6])[0]
        server = chance.choice(faults) if not strike or chance.random() < 0.4 else ""
        orders.append(Order(number, strike, chance.randint(1, points) if strike else 0, server))
    chance.shuffle(orders)
    return orders


def _start() -> subprocess.Popen[str]:
    harness = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "bench.fault_harness"], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    if harness.stdout is None or harness.stdout.readline().strip() != "ready":
        raise SystemExit(
            "The servers for the runs did not start. Are Dovecot and the tests' packages installed?"
        )
    return harness


def _ask(harness: subprocess.Popen[str], order: Order) -> dict[str, Any]:
    if harness.stdin is None or harness.stdout is None:
        raise SystemExit("A program of the runs is gone.")
    words = {"number": order.number, "strike": order.strike, "at": order.at, "server": order.server}
    harness.stdin.write(f"{json.dumps(words)}\n")
    harness.stdin.flush()
    said = harness.stdout.readline()
    if not said:
        raise SystemExit(f"A program of the runs ended at {order}.")
    return json.loads(said)  # type: ignore[no-any-return]


def _end(harness: subprocess.Popen[str]) -> None:
    """It stops its servers; on a busy machine that takes a while, and no figure may be lost over it."""
    if harness.stdin is not None:
        harness.stdin.close()
    try:
        harness.wait(30)
    except subprocess.TimeoutExpired:
        progress("A program of the runs does not end by itself, so it is ended.")
        harness.terminate()
        harness.wait()


def _run_all(
    harnesses: list[subprocess.Popen[str]], orders: list[Order], started: float, most_seconds: float
) -> list[tuple[Order, dict[str, Any]]]:
    waiting: Queue[Order] = Queue()
    for order in orders:
        waiting.put(order)
    results: list[tuple[Order, dict[str, Any]]] = []
    wrong: Counter[str] = Counter()

    def work(harness: subprocess.Popen[str]) -> None:
        while time.perf_counter() - started < most_seconds:
            try:
                order = waiting.get_nowait()
            except Empty:
                return
            result = _ask(harness, order)
            results.append((order, result))
            wrong.update({name: result.get(name, 0) for name in WRONG})
            if len(results) % 10 == 0:
                bad = ", ".join(f"{name} {wrong[name]}" for name in WRONG)
                progress(
                    f"{len(results)} of {len(orders)} runs, {time.perf_counter() - started:.0f} s: {bad}."
                )

    threads = [threading.Thread(target=work, args=(harness,)) for harness in harnesses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def _table(results: list[tuple[Order, dict[str, Any]]]) -> dict[str, dict[str, int]]:
    """By strike: runs, how many were really struck, what was wrong, what was asked."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for order, result in results:
        row = table[order.strike or "server only"]
        row["runs"] += 1
        row["reached"] += bool(result["struck"]) or not order.strike
        for name in (*WRONG, "sent", "asked: uncertain", "asked: late", "asked: refused"):
            row[name] += result.get(name, 0)
    return {name: dict(row) for name, row in sorted(table.items())}


def lines(figures: dict[str, Any]) -> list[str]:
    names = ("runs", "reached", *WRONG, "sent", "asked: uncertain", "asked: late", "asked: refused")
    heads = ("runs", "struck", "doubles", "lost", "unexpl.", "answered", "sent", "unsure", "late", "refused")
    shown = [f"{'':20}" + "".join(f"{head:>9}" for head in heads)]
    for strike, row in figures["table"].items():
        shown.append(f"{strike:20}" + "".join(f"{row[name]:>9}" for name in names))
    shown += figures["remarks"][:20]
    total, goal = figures["total"], "met" if figures["met"] else "missed"
    shown.append(
        f"{total['runs']} runs over {figures['points']} points in {figures['seconds']} s: doubles {total['doubles']}, "
        f"lost {total['lost']}, unexplained {total['unexplained']}, after an answer {total['after an answer']}"
    )
    shown.append(f"goal: all zeros: {goal}")
    return shown
