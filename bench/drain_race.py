"""Workers let go at once, and what they wrote down."""

import json
import random
import subprocess
import time
from collections.abc import Callable

Child = Callable[[], "subprocess.Popen[str]"]


def race(children: list["subprocess.Popen[str]"], remaining: Callable[[], int], longest: int) -> int:
    """Stop them when nothing is due any more, or after `longest` seconds. Steps a second."""
    _say(children, "go")
    end = time.monotonic() + longest
    while remaining() and time.monotonic() < end:
        time.sleep(0.1)
    starts = sorted(_stop(children))
    return round(len(starts) / max(starts[-1] - starts[0], 0.001)) if len(starts) > 1 else 0


def prompt(child: "subprocess.Popen[str]", make_due: Callable[[], object], moments: int) -> dict[str, float]:
    """One step becomes due at a time, at odd moments: seconds from due to started. Both come in the same order."""
    _say([child], "go")
    time.sleep(1.5)
    chance = random.Random(11)
    due = []
    for _ in range(moments):
        due.append(time.time())
        make_due()
        time.sleep(chance.uniform(0.02, 0.12))
    time.sleep(3)
    starts = sorted(_stop([child]))
    waited = sorted(start - at for at, start in zip(due, starts, strict=True))
    return {
        "p50": round(waited[len(waited) // 2], 3),
        "p99": round(waited[int(len(waited) * 0.99)], 3),
        "longest": round(waited[-1], 3),
    }


def _say(children: list["subprocess.Popen[str]"], words: str) -> None:
    for child in children:
        if child.stdin is not None:
            child.stdin.write(f"{words}\n")
            child.stdin.flush()


def _stop(children: list["subprocess.Popen[str]"]) -> list[float]:
    _say(children, "stop")
    starts: list[float] = []
    for child in children:
        starts += json.loads((child.stdout.readline() if child.stdout else "") or "[]")
        if child.stdin is not None:
            child.stdin.close()
        child.wait()
    return starts
