"""`python -m bench NAME [--json]`: measure one thing, or all of them.

A measurement is a module of this package with `measure(*, is_quick: bool) -> dict` (figures as JSON values,
with a key "goal" and a key "met") and `lines(figures) -> list[str]` (the same for a person).
"""

import argparse
import json
import sys
from importlib import import_module

# name: what it measures. The module is imported only when it is asked for.
MEASUREMENTS = {
    "start": "start-up of the command line against bare Python",
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure the figures of docs/performance.md."
    )
    parser.add_argument(
        "name", choices=(*MEASUREMENTS, "all"), help="; ".join(f"{k}: {v}" for k, v in MEASUREMENTS.items())
    )
    parser.add_argument("--json", action="store_true", help="print JSON for programs")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a first impression")
    args = parser.parse_args()
    names = tuple(MEASUREMENTS) if args.name == "all" else (args.name,)
    is_met = True
    for name in names:
        module = import_module(f"bench.{name.replace('-', '_')}")
        figures = module.measure(is_quick=args.quick)
        is_met = is_met and figures["met"]
        if args.json:
            print(json.dumps({"bench": name, **figures}))
        else:
            print(f"{name}: {MEASUREMENTS[name]}")
            print("\n".join(f"  {line}" for line in module.lines(figures)), flush=True)
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
