"""How long a command takes from its name to its last line, against bare Python that imports its libraries.

Both programs are run in turn, so a busy machine slows both; the figure is the ratio of their medians.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"
GOAL = 2.0
ROUNDS, QUICK_ROUNDS = 31, 7

_EVERY = ("argparse", "json", "re", "dataclasses", "enum", "datetime")
_DEBRIEF = (*_EVERY, "zoneinfo", "yaml")

# command line: the libraries without which it could not do its work (ours and the standard one's).
CASES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("--help",): ("argparse",),
    ("compose", "debrief.yaml", "--json"): _DEBRIEF,
    ("review", "letter.txt", "--debrief", "debrief.yaml", "--json"): _DEBRIEF,
    ("review", "letter.eml", "--json"): (*_EVERY, "email"),
    ("plan", "debrief.yaml", "--now", "2026-05-12T14:00:00+02:00", "--json"): (*_DEBRIEF, "holidays"),
    ("classify", "reply.eml", "--json"): (*_EVERY, "email"),
    ("invitation", "invitation.ics", "--json"): (*_EVERY, "zoneinfo", "icalendar"),
}


def seconds(command: list[str]) -> float:
    """Wall time of one run. The program must have worked: 0, or 1 for "found something"."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    started = time.perf_counter()
    done = subprocess.run(command, cwd=DATA, env=environment, stdout=subprocess.DEVNULL, check=False)
    taken = time.perf_counter() - started
    if done.returncode not in (0, 1):
        raise SystemExit(f"This did not run: {' '.join(command)}")
    return taken


def measure(*, is_quick: bool = False) -> dict[str, Any]:
    """Milliseconds and ratio for each command line of CASES."""
    rounds = QUICK_ROUNDS if is_quick else ROUNDS
    figures = [_measure_one(arguments, libraries, rounds) for arguments, libraries in CASES.items()]
    return {
        "goal": GOAL,
        "met": all(each["ratio"] <= GOAL for each in figures),
        "rounds": rounds,
        "commands": figures,
    }


def _measure_one(arguments: tuple[str, ...], libraries: tuple[str, ...], rounds: int) -> dict[str, Any]:
    program = str(Path(sys.executable).parent / "afterword")
    ours = [program, *arguments]
    bare = [sys.executable, "-c", f"import {', '.join(libraries)}"]
    seconds(ours), seconds(bare)
    pairs = [(seconds(ours), seconds(bare)) for _ in range(rounds)]
    mine, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    return {
        "command": f"afterword {' '.join(arguments)}",
        "libraries": list(libraries),
        "milliseconds": round(mine, 1),
        "bare_milliseconds": round(theirs, 1),
        "ratio": round(mine / theirs, 2),
    }


def lines(figures: dict[str, Any]) -> list[str]:
    shown = [
        f"{each['ratio']:5.2f}  {each['milliseconds']:6.1f} ms against {each['bare_milliseconds']:6.1f} ms"
        f"  {each['command']}"
        for each in figures["commands"]
    ]
    word = "met" if figures["met"] else "missed"
    return [*shown, f"goal: at most {figures['goal']} each ({figures['rounds']} rounds, medians): {word}"]
