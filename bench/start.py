"""How long a command takes from its name to its last line, against bare Python that imports its libraries, and the
memory of the program that runs.

Both programs are run in turn, so a busy machine slows both; the figure is the ratio of their medians.
"""

import ast
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.idle import measure_idle

DATA = Path(__file__).resolve().parent / "data"
GOAL = 2.0
ROUNDS, QUICK_ROUNDS = 31, 7

# What is run. The first is the whole program's help, which needs an argument parser and no more.
COMMANDS = (
    ("--help",),
    ("compose", "debrief.yaml", "--json"),
    ("review", "letter.txt", "--debrief", "debrief.yaml", "--json"),
    ("review", "letter.eml", "--json"),
    ("plan", "debrief.yaml", "--now", "2026-05-12T14:00:00+02:00", "--json"),
    ("classify", "reply.eml", "--json"),
    ("invitation", "invitation.ics", "--json"),
)
# Run in a Python of its own: our modules that a command loads, one a line, and after a blank line all.
_LOADED = """
import contextlib, io, sys
from afterword.cli.main import main
with contextlib.redirect_stdout(io.StringIO()):
    main(sys.argv[1:])
ours = [m.__file__ for n, m in sys.modules.items() if n.startswith("afterword.") and m.__file__]
print(*ours, sep="\\n")
print()
print(*sys.modules, sep="\\n")
"""


def libraries_of(arguments: tuple[str, ...]) -> list[str]:
    """The libraries that our modules of this command import by name, and that were really loaded."""
    if arguments == ("--help",):
        return ["argparse"]
    command = [sys.executable, "-c", _LOADED, *arguments]
    done = subprocess.run(command, cwd=DATA, capture_output=True, text=True, check=True)
    files, _, modules = done.stdout.partition("\n\n")
    loaded = set(modules.split())
    named = {name for file in files.split() for name in _imports(Path(file).read_text(encoding="utf-8"))}
    return sorted(name for name in named & loaded if name.split(".")[0] not in ("afterword", "__future__"))


def _imports(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


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
    """Milliseconds and ratio for each command line of COMMANDS; the memory of the program that runs."""
    rounds = QUICK_ROUNDS if is_quick else ROUNDS
    figures = [_measure_one(arguments, libraries_of(arguments), rounds) for arguments in COMMANDS]
    return {
        "goal": GOAL,
        "met": all(each["ratio"] <= GOAL for each in figures),
        "rounds": rounds,
        "commands": figures,
        "idle": measure_idle(),
    }


def _measure_one(arguments: tuple[str, ...], libraries: list[str], rounds: int) -> dict[str, Any]:
    program = str(Path(sys.executable).parent / "afterword")
    ours = [program, *arguments]
    bare = [sys.executable, "-c", f"import {', '.join(libraries)}"]
    seconds(ours), seconds(bare)
    pairs = [(seconds(ours), seconds(bare)) for _ in range(rounds)]
    mine, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    return {
        "command": f"afterword {' '.join(arguments)}",
        "libraries": libraries,
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
    idle = figures["idle"]
    shown.append(
        f"idle: {idle['after_start_mb']} MB after the start ({idle['first_start_mb']} MB after the very first),"
        f" {idle['after_a_page_mb']} MB after a page;"
        f" bare Django and its server {idle['bare_mb']} MB"
    )
    return [*shown, f"goal: at most {figures['goal']} each ({figures['rounds']} rounds, medians): {word}"]
