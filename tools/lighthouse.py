"""What a slowed phone sees of Today, a debrief and a letter: `make lighthouse`.

Installs Lighthouse (npm) into .cache/lighthouse the first time, starts the pages on a data folder of 60 interviews
and 180 letters, and runs it against Debian's Chromium with its usual slow phone (4 times slower processor, slow 4G).
Prints the scores and what each page loses points for; ends with 1 where a goal is missed. `--address URL` looks at
pages that already run, `--json` prints the figures alone, `--save` keeps them for docs/performance.md.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.machine import machine  # noqa: E402
from bench.pages import program  # noqa: E402 (found through the line above)

# The last release that runs on Debian's node.
VERSION = "12.8.2"
FOLDER = ROOT / ".cache" / "lighthouse"
KEPT = ROOT / "bench" / "results" / "lighthouse.json"
CLI = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100}
PAGES = {"Today": "/", "Debrief": "/interviews/{interview}", "Letter": "/letters/{letter}"}
INTERVIEWS, LETTERS = 60, 180
LOOKS, TRIES = 3, 4


def install() -> None:
    """Does nothing where it is there."""
    if CLI.exists():
        return
    if not (shutil.which("node") and shutil.which("npm")):
        sys.exit("Lighthouse needs node and npm. On Debian: apt-get install nodejs npm.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    print("Installing Lighthouse into .cache/lighthouse.", file=sys.stderr, flush=True)
    subprocess.run(
        ["npm", "install", "--silent", "--ignore-scripts", "--prefix", ".", f"lighthouse@{VERSION}"],
        cwd=FOLDER, check=True,
    )  # fmt: skip


def look(address: str) -> dict[str, Any]:
    """Lighthouse's report of one page. On a busy machine a look may fail, and is tried anew."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("Lighthouse needs a Chromium. On Debian: apt-get install chromium.")
    with tempfile.TemporaryDirectory(prefix="afterword-lighthouse-") as folder:
        report = Path(folder) / "report.json"
        command = [
            "node", str(CLI), address, "--quiet", "--output=json", f"--output-path={report}",
            f"--only-categories={','.join(GOALS)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]  # fmt: skip
        for _try in range(TRIES):
            said = subprocess.run(
                command,
                env={**os.environ, "CHROME_PATH": browser},
                capture_output=True,
                text=True,
                timeout=180,
            )
            if not said.returncode:
                found: dict[str, Any] = json.loads(report.read_text())
                return found
        sys.exit(f"Lighthouse could not look at {address}: {said.stderr.strip()[-500:]}")


def figures_of(report: dict[str, Any]) -> dict[str, Any]:
    """Scores from 0 to 100, how soon the page shows (ms), its weight (kB), and what cost points."""
    audits = report["audits"]
    lost = [
        f"{audits[each['id']]['title']}: {audits[each['id']].get('displayValue', 'missing')}"
        for category in report["categories"].values()
        for each in category["auditRefs"]
        if each["weight"]
        and (audits[each["id"]]["score"] or 0) < 1
        and audits[each["id"]]["score"] is not None
    ]
    return {
        "scores": {name: round(100 * report["categories"][name]["score"]) for name in GOALS},
        "largest_paint_ms": round(audits["largest-contentful-paint"]["numericValue"]),
        "blocked_ms": round(audits["total-blocking-time"]["numericValue"]),
        "weight_kb": round(audits["total-byte-weight"]["numericValue"] / 1000, 1),
        "lost": lost,
    }


def measure(address: str, keys: dict[str, int]) -> dict[str, dict[str, Any]]:
    """Each page three times, the middle one by speed. The first request after a start is another matter."""
    found = {}
    for name, path in PAGES.items():
        there = address + path.format(**keys)
        with urlopen(there, timeout=60) as answer:
            answer.read()
        print(f"Looking at {name}, {LOOKS} times.", file=sys.stderr, flush=True)
        looks = sorted(
            (figures_of(look(there)) for _ in range(LOOKS)), key=lambda each: each["scores"]["performance"]
        )
        found[name] = looks[LOOKS // 2]
    return found


def lines(found: dict[str, dict[str, Any]]) -> list[str]:
    shown = [f"{'':10}{'speed':>7}{'access':>8}{'practice':>10}{'shown after':>13}{'weight':>10}"]
    for name, page in found.items():
        scores = page["scores"]
        shown.append(
            f"{name:10}{scores['performance']:7}{scores['accessibility']:8}{scores['best-practices']:10}"
            f"{page['largest_paint_ms']:10} ms{page['weight_kb']:7} kB"
        )
        shown += [f"{'':10}{words}" for words in page["lost"]]
    shown.append(
        "goal: " + ", ".join(f"{name} {least}" for name, least in GOALS.items()) + f": {_word(found)}"
    )
    return shown


def _word(found: dict[str, dict[str, Any]]) -> str:
    return "met" if is_met(found) else "missed"


def is_met(found: dict[str, dict[str, Any]]) -> bool:
    return all(page["scores"][name] >= least for page in found.values() for name, least in GOALS.items())


def keep(found: dict[str, dict[str, Any]]) -> None:
    day = datetime.now().astimezone()
    kept = {"measured_on": f"{day.day} {day:%B %Y}", "machine": machine(), "version": VERSION, "pages": found}
    KEPT.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="Look at the pages as a slow phone does.")
    parser.add_argument("--address", metavar="URL", help="pages that already run")
    parser.add_argument("--interview", type=int, default=1, metavar="N", help="which one, with --address")
    parser.add_argument("--letter", type=int, default=1, metavar="N", help="which one, with --address")
    parser.add_argument("--save", action="store_true", help=f"into {KEPT.relative_to(ROOT)}, for `make docs`")
    parser.add_argument("--json", action="store_true", help="the figures alone, as one JSON object")
    args = parser.parse_args()
    install()
    if args.address:
        found = measure(args.address.rstrip("/"), {"interview": args.interview, "letter": args.letter})
    else:
        with program(INTERVIEWS, LETTERS, "phone's") as (address, keys):
            found = measure(address, keys)
    if args.save:
        keep(found)
    print(json.dumps(found, indent=2) if args.json else "\n".join(lines(found)))
    return 0 if is_met(found) else 1


if __name__ == "__main__":
    sys.exit(main())
