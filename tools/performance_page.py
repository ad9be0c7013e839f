"""Write docs/performance.md from what the measurements saved: `python -m bench NAME --save`, then `make docs`.

Each section is a module of bench/: its own description, its own lines, the machine, and what limits the figure."""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.__main__ import MEASUREMENTS, RESULTS  # noqa: E402 (found through the line above)
from tools import lighthouse  # noqa: E402

PAGE = ROOT / "docs" / "performance.md"
HEAD = """# Performance

Made from saved measurements by `tools/performance_page.py`; what a bench printed stands in a block as it was printed. \
`make bench` runs all of them, `python -m bench NAME --help` lists the sizes. Times depend on the machine, so most \
goals are ratios to a baseline that was measured in the same run.
"""
PHONE = (
    "Three pages as the usual slow phone of Lighthouse sees them (a processor four times slower, slow 4G), with 60 "
    "interviews and 180 letters: scores out of 100, when the largest part is painted, what travels, and what costs "
    "points. The middle of three looks."
)
# What stands in the way of a better figure.
LIMITS = {
    "start": "A command for files never imports Django (a test looks), modules are imported when they are used, and "
    "compiled patterns and the methods of dataclasses are kept from start to start "
    "([decision 7](decisions/0007-compiled-patterns-kept-for-a-fast-start.md)). What is left is Python's own start and "
    "the libraries named. The first start after an installation is slower, since nothing is kept yet.",
    "tick": "Each kind of due work has a partial index that holds nothing else, so a look reads a handful of pages "
    "whatever waits. On PostgreSQL most of the time is the planning of one statement over six indexes, which does not "
    "grow with the rows; a worker looks twice a second.",
    "drain": "For steps that do nothing: the claim and the giving back, both in batches that grow while turns are "
    "short, and Python's threads. With two commits a step the disk's syncs decide, as they do for real letters, and "
    "there the mail server's 0.3 to 2 seconds count more than all of this. Carried by Procrastinate each step is three "
    "transactions more; scheduled inside Procrastinate, its fetch walks over everything that waits. From due to "
    "started is the half second of the tick.",
    "hosted": "Workers are killed without warning while they read mailboxes and talk to the mail server. What was "
    "killed between *submitting* and the server's answer becomes a question; about half of those had gone out, which "
    "no database can know. The leases (3 s for a desk here, 60 s usually; 10 and 30 minutes for a letter) decide how "
    "long the work of a dead process waits.",
    "idle": "Django, Jinja and the tables of rules stay in memory. The very first start also makes the tables.",
    "pages": "Pages of one process read its rows only, by its own indexes (a test looks at SQLite's plans); Insight "
    "counts the whole search, its letters from an index that leaves their messages alone, and takes some 15 ms of "
    "processor to read and 5 to count. The rest is rendering in Jinja2 and a connection to SQLite for each request.",
    "mailbox": "The mail server and the network; our reading adds the rules for each message that may matter.",
    "letters": "Composing is pure Python; with grammar, Harper's own time decides.",
    "faults": "Each run is two programs on real servers: reading the mailbox over and over takes most of the time.",
    "year": "Python's time in the rules and the database's in small transactions.",
}


def main() -> None:
    saved = {
        name: json.loads((RESULTS / f"{name}.json").read_text()) for name in MEASUREMENTS if _is_saved(name)
    }
    # A measurement whose figures are not saved yet may have a section in its author's words.
    told = {name: (RESULTS / f"{name}.md").read_text() for name in MEASUREMENTS if _is_told(name)}
    parts = [HEAD]
    for name in MEASUREMENTS:
        if name in saved:
            parts.append(_section(name, saved[name]))
        elif name in told:
            parts.append(told[name].strip() + "\n")
    parts.append(_slow_phone())
    missing = [f"`{name}` ({words})" for name, words in MEASUREMENTS.items() if name not in {*saved, *told}]
    if missing:
        parts.append(
            f"## Not saved here\n\nMeasure these yourself with `python -m bench NAME`: {', '.join(missing)}.\n"
        )
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(saved)} measurements, {len(missing)} without saved figures.")


def _is_saved(name: str) -> bool:
    return (RESULTS / f"{name}.json").is_file()


def _is_told(name: str) -> bool:
    return (RESULTS / f"{name}.md").is_file()


def _slow_phone() -> str:
    """What Lighthouse said of three pages; it is no part of `python -m bench`, because it needs node."""
    kept = json.loads(lighthouse.KEPT.read_text())
    shown = "\n".join(lighthouse.lines(kept["pages"]))
    on = kept["machine"]
    measured = (
        f"`tools/lighthouse.py --save`, Lighthouse {kept['version']}, {kept['measured_on']}; {on['cores']} cores, "
        f"{on['system']}, load {on['load']} at the end."
    )
    return f"## Pages on a slow phone\n\n{PHONE}\n\n```\n{shown}\n```\n\n{measured}\n"


def _section(name: str, figures: dict[str, Any]) -> str:
    module = import_module(f"bench.{name}")
    about = " ".join((module.__doc__ or "").split())
    shown = "\n".join(module.lines(figures))
    sizes = ", ".join(
        f"{size.replace('_', ' ')} {value:,}" for size, value in figures.get("sizes", {}).items()
    )
    machine = figures.get("machine", {})
    measured = (
        f"`python -m bench {name}`, {figures.get('measured_on', 'no date')}; {machine.get('cores', '?')} cores, "
        f"Python {machine.get('python', '?')}, {machine.get('system', '?')}, load {machine.get('load', '?')} at the end"
    )
    title = MEASUREMENTS[name]
    limits = f"\n\nWhat limits it: {LIMITS[name]}" if name in LIMITS else ""
    measured += f"; {sizes}." if sizes else "."
    return f"## {title[0].upper()}{title[1:]}\n\n{about}\n\n```\n{shown}\n```\n\n{measured}{limits}\n"


if __name__ == "__main__":
    main()
