"""How much memory the running program takes when nothing happens: what `make run` starts, without the demo.

Resident memory of the process and its children, from /proc (Linux): after the first start on a new data folder,
which makes the tables; after the next start; and after one page. Beside it, in the same run, a bare Python that
has only loaded Django, waitress and Jinja and waits.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

REST = 3.0  # seconds until all that a start or a page sets going is done
_ADDRESS = re.compile(r"http://\S+?:\d+")
_BARE = """
import django.db.models, django.http, django.urls, jinja2, waitress.server, sys
print("ready", flush=True)
sys.stdin.read()
"""


def measure_idle() -> dict[str, float]:
    """Megabytes (of 1,000,000 bytes)."""
    with tempfile.TemporaryDirectory(prefix="afterword-bench-") as folder:
        environment = os.environ | {"AFTERWORD_DATA": f"{folder}/data", "HOME": folder}
        environment.pop("AFTERWORD_DATABASE_URL", None)
        first, _ = _run(environment, folder)
        started, shown = _run(environment, folder)
    return {
        "first_start_mb": first,
        "after_start_mb": started,
        "after_a_page_mb": shown,
        "bare_mb": _bare(),
    }


def _run(environment: dict[str, str], folder: str) -> tuple[float, float]:
    """After the start, and after a page."""
    command = [sys.executable, "-m", "afterword", "run", "--port", "0"]
    program = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=folder)
    try:
        address = _address_of(program)
        time.sleep(REST)
        started = megabytes(program.pid)
        with urllib.request.urlopen(f"{address}/", timeout=30) as page:
            page.read()
        time.sleep(REST)
        return started, megabytes(program.pid)
    finally:
        program.send_signal(signal.SIGTERM)
        program.communicate(timeout=60)


def _address_of(program: "subprocess.Popen[str]") -> str:
    for line in program.stdout or ():
        found = _ADDRESS.search(line)
        if found:
            return found[0]
    raise SystemExit("The program ended before it said where it runs.")


def _bare() -> float:
    command = [sys.executable, "-c", _BARE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        (program.stdout or sys.stdin).readline()
        found = megabytes(program.pid)
        program.communicate(timeout=30)
    return found


def megabytes(pid: int) -> float:
    """Resident memory of a process and all below it. Pages that they share are counted for each."""
    total, waiting = 0, [pid]
    while waiting:
        folder = Path("/proc") / str(waiting.pop())
        try:
            status = (folder / "status").read_text(encoding="utf-8")
            for task in (folder / "task").iterdir():
                waiting += map(int, (task / "children").read_text(encoding="utf-8").split())
        except OSError:  # it has ended meanwhile
            continue
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        total += int(found[1]) * 1024 if found else 0
    return round(total / 1_000_000, 1)
