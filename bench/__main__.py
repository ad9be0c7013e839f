"""`python -m bench NAME [--json] [--quick]`: measure one thing, or all of them.

A measurement is a module of this package with

- `SIZES`, a mapping of option names to their defaults (`{"messages": 100_000}` gives `--messages N`), may be empty;
- `QUICK`, the same names with smaller values for a first impression, may be empty;
- `measure(*, is_quick: bool, **sizes: int) -> dict`: figures as JSON values, with the keys "goal" and "met";
- `lines(figures) -> list[str]`: the same for a person.

Progress goes to the error output (`bench.machine.progress`), so that `--json` stays one JSON object.
"""

import argparse
import json
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.machine import machine

RESULTS = Path(__file__).resolve().parent / "results"

# name: what it measures. The module is imported only when it is asked for.
MEASUREMENTS = {
    "accuracy": "verdicts about messages against those of a reader, with baselines beside",
    "start": "start-up of the command line against bare Python",
    "letters": "composing and reviewing the letters of a panel",
    "suggest": "offers and private marks in raw notes",
    "mailbox": "reading a large mailbox against a plain fetch of its headers",
    "pages": "server time of the pages with thousands of rows",
    "tick": "looking for what is due with a million rows waiting",
    "drain": "taking what is due, against job queues",
    "hosted": "two web and two worker processes, workers killed in the middle",
    "year": "a simulated year of many candidates",
    "faults": "kills and faults at every step: doubles and losses",
}


def _parser(name: str, module: ModuleType) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m bench {name}", description=MEASUREMENTS[name] + ".")
    parser.add_argument("--json", action="store_true", help="print one JSON object for programs")
    parser.add_argument("--save", action="store_true", help="keep the figures for docs/performance.md")
    parser.add_argument("--quick", action="store_true", help="smaller: a first impression")
    for size, default in getattr(module, "SIZES", {}).items():
        parser.add_argument(
            f"--{size.replace('_', '-')}", type=int, metavar="N", help=f"{default} if not said"
        )
    return parser


def _sizes(module: ModuleType, args: argparse.Namespace) -> dict[str, int]:
    defaults = dict(getattr(module, "SIZES", {}))
    if args.quick:
        defaults |= getattr(module, "QUICK", {})
    return {
        name: default if getattr(args, name) is None else getattr(args, name)
        for name, default in defaults.items()
    }


def _run(name: str, arguments: list[str]) -> bool:
    module = import_module(f"bench.{name}")
    args = _parser(name, module).parse_args(arguments)
    sizes = _sizes(module, args)
    figures: dict[str, Any] = module.measure(is_quick=args.quick, **sizes)
    report = {"bench": name, "sizes": sizes, "machine": machine(), **figures}
    if args.save:
        RESULTS.mkdir(exist_ok=True)
        dated = report | {"measured_on": f"{datetime.now(UTC):%-d %B %Y}"}
        (RESULTS / f"{name}.json").write_text(json.dumps(dated, indent=1) + "\n", encoding="utf-8")
    if args.json:
        print(json.dumps(report))
    else:
        print(f"{name}: {MEASUREMENTS[name]}")
        print("\n".join(f"  {line}" for line in module.lines(figures)), flush=True)
    return bool(figures["met"])


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure the figures of docs/performance.md. `python -m bench NAME --help` lists the sizes.",
        epilog="; ".join(f"{name}: {words}" for name, words in MEASUREMENTS.items()),
        add_help=False,
    )
    parser.add_argument("name", choices=(*MEASUREMENTS, "all"), nargs="?")
    known, rest = parser.parse_known_args()
    if known.name is None:
        parser.print_help()
        return 0
    names = tuple(MEASUREMENTS) if known.name == "all" else (known.name,)
    return 0 if all([_run(name, rest) for name in names]) else 1


if __name__ == "__main__":
    sys.exit(main())
