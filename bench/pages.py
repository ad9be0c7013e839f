"""Server time of each page over HTTP on this machine, with a search of thousands of rows, against an almost empty one.

Two programs run (`afterword run --web-only`), one on a full data folder and one on a small one, and are asked in
turn. The figure is the time from the request to the last byte; the ratio says what the rows cost.
"""

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from bench.machine import progress

SIZES = {"interviews": 2000, "letters": 6000, "rounds": 40}
QUICK = {"interviews": 300, "letters": 900, "rounds": 10}
GOAL_P95_MS, GOAL_TODAY_KB = 60.0, 100.0
SMALL = {"interviews": 6, "letters": 18}
# What each page is called, and its path; the last interview, letter and process are open ones.
PAGES = {
    "Today": "/",
    "Debrief": "/interviews/{interview}",
    "Letter": "/letters/{letter}",
    "Processes": "/processes/",
    "Process": "/processes/{process}",
    "Person": "/people/{person}",
    "Insight": "/insight/",
    "Settings": "/settings/",
}
NOW = datetime(2026, 5, 26, 18, 0, tzinfo=UTC)
_FILL = """
import json, os, sys
from datetime import datetime
from afterword import wiring
wiring.start_django()
wiring.prepare_database()
from bench.long_search import fill
fill(interviews=int(sys.argv[1]), letters=int(sys.argv[2]), now=datetime.fromisoformat(sys.argv[3]))
from afterword.models import Letter
letter = Letter.objects.filter(state="draft").last() or Letter.objects.last()
print(json.dumps({"interview": letter.interview_id, "letter": letter.pk, "process": letter.process_id,
                  "person": letter.person_id}))
"""


def measure(*, is_quick: bool, interviews: int, letters: int, rounds: int) -> dict[str, Any]:
    with ExitStack() as stack:
        full = stack.enter_context(program(interviews, letters, "full"))
        small = stack.enter_context(program(SMALL["interviews"], SMALL["letters"], "small"))
        pages = [_page(name, path, full, small, rounds) for name, path in PAGES.items()]
        weight = _weight(full[0], "/")
    worst = max(page["p95_ms"] for page in pages)
    return {
        "goal": {"p95_ms": GOAL_P95_MS, "today_kb": GOAL_TODAY_KB},
        "met": worst <= GOAL_P95_MS and weight["kb"] <= GOAL_TODAY_KB,
        "rows": {"interviews": interviews, "letters": letters},
        "pages": pages,
        "worst_p95_ms": worst,
        "today": weight,
    }


@contextmanager
def program(interviews: int, letters: int, name: str) -> Iterator[tuple[str, dict[str, int]]]:
    """Its address, and the keys of an open letter's rows."""
    progress(f"Filling the {name} search: {interviews} interviews, {letters} letters.")
    with tempfile.TemporaryDirectory(prefix="afterword-pages-") as folder:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("AFTERWORD_")},
            "AFTERWORD_DATA": folder, "AFTERWORD_CLOCK_START": NOW.isoformat(), "PYTHONUNBUFFERED": "1",
        }  # fmt: skip
        filled = subprocess.run(
            [sys.executable, "-c", _FILL, str(interviews), str(letters), NOW.isoformat()],
            env=environment, check=True, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).resolve().parent.parent,
        )  # fmt: skip
        program = subprocess.Popen(
            [sys.executable, "-m", "afterword", "run", "--web-only", "--port", "0"],
            env=environment, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            assert program.stdout is not None
            said = re.search(r"http://[\d.]+:\d+", program.stdout.readline())
            if said is None:
                raise SystemExit("The program did not say where it runs.")
            yield said[0], json.loads(filled.stdout)
        finally:
            program.terminate()
            program.wait(30)


def _page(
    name: str, path: str, full: tuple[str, dict[str, int]], small: tuple[str, dict[str, int]], rounds: int
) -> dict[str, Any]:
    progress(f"{name}: {rounds} times.")
    pair = [(urlsplit(address).netloc, path.format(**keys)) for address, keys in (full, small)]
    for netloc, there in pair:
        _milliseconds(netloc, there), _milliseconds(netloc, there)
    times = [[_milliseconds(netloc, there) for netloc, there in pair] for _ in range(rounds)]
    mine, theirs = ([each[column] for each in times] for column in (0, 1))
    return {
        "page": name,
        "median_ms": round(statistics.median(mine), 1),
        "p95_ms": round(_p95(mine), 1),
        "small_median_ms": round(statistics.median(theirs), 1),
        "ratio": round(statistics.median(mine) / statistics.median(theirs), 2),
    }


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _milliseconds(netloc: str, path: str) -> float:
    """A connection of its own for each request, as a phone on a bad line has it."""
    connection = http.client.HTTPConnection(netloc, timeout=60)
    started = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    taken = (time.perf_counter() - started) * 1000
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}.")
    return taken


def _weight(address: str, path: str) -> dict[str, Any]:
    """The page with every file that it names, as sent to a browser that takes gzip."""
    html, sent = _fetch(address, path)
    files = sorted(set(re.findall(r'(?:href|src)="(/[^"]+\.(?:css|js|svg|png|webmanifest|woff2))', html)))
    seen: dict[str, int] = {}
    while files:
        name = files.pop()
        if name not in seen:
            text, seen[name] = _fetch(address, name)
            if name.split("?")[0].endswith((".js", ".css")):
                files += [urljoin(name, found) for found in _named(text)]
    total = sent + sum(seen.values())
    return {"kb": round(total / 1000, 1), "html_kb": round(sent / 1000, 1), "files": len(seen)}


def _named(text: str) -> list[str]:
    return re.findall(r"""(?:import|from|@import|url\()\s*["']?((?:\./|/static/)[\w./-]+)""", text)


def _fetch(address: str, path: str) -> tuple[str, int]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    plain = zlib.decompress(content, 31) if answer.headers.get("Content-Encoding") == "gzip" else content
    return plain.decode("utf-8", "replace"), len(content)


def lines(figures: dict[str, Any]) -> list[str]:
    shown = [f"{'':12}{'median':>9}{'p95':>9}{'small':>9}{'ratio':>8}"]
    for page in figures["pages"]:
        shown.append(
            f"{page['page']:12}{page['median_ms']:6.1f} ms{page['p95_ms']:6.1f} ms"
            f"{page['small_median_ms']:6.1f} ms{page['ratio']:8.2f}"
        )
    today, goal = figures["today"], figures["goal"]
    shown.append(
        f"Today weighs {today['kb']} kB with its {today['files']} files ({today['html_kb']} kB of HTML)."
    )
    word = "met" if figures["met"] else "missed"
    shown.append(
        f"goal: p95 at most {goal['p95_ms']:.0f} ms, Today at most {goal['today_kb']:.0f} kB: {word}"
    )
    return shown
