"""`make fuzz`, or `python -m tests.fuzz [--seconds 300] [--messages 10000] [--workers 4]`.

First numbered messages (the same number, the same message), then a fuzzer that follows the branches taken
(atheris, where it is installed), with the written corpus as its seeds. What breaks is written to `.cache/fuzz`.
"""

import argparse
import re
import subprocess
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.fuzz.trial import make, run

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "fuzz"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description="Throw mangled messages at the readers."
    )
    parser.add_argument("--messages", type=int, default=10_000, help="numbered messages (default 10000)")
    parser.add_argument(
        "--seconds", type=int, default=300, help="time for the guided fuzzer (default 300; 0: none)"
    )
    parser.add_argument("--workers", type=int, default=2, help="processes at once (default 2)")
    parser.add_argument("--first", type=int, default=0, help="the first number")
    args = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    is_sound = _numbered(args.first, args.messages, args.workers)
    if args.seconds:
        is_sound = _guided(args.seconds) and is_sound
    return 0 if is_sound else 1


def _numbered(first: int, count: int, workers: int) -> bool:
    started = time.monotonic()
    size = 250
    spans = [(at, min(at + size, first + count)) for at in range(first, first + count, size)]
    broken: list[tuple[int, str]] = []
    slowest = 0.0
    with ProcessPoolExecutor(workers) as pool:
        for done, (found, longest) in enumerate(pool.map(_span, spans), 1):
            broken += found
            slowest = max(slowest, longest)
            print(
                f"\r{min(done * size, count)} of {count} messages, {len(broken)} broken", end="", flush=True
            )
    print(f"\n{count} numbered messages in {time.monotonic() - started:.0f} s, slowest {slowest:.2f} s.")
    for number, words in broken[:20]:
        print(f"  {number}: {words}")
    return not broken


def _span(span: tuple[int, int]) -> tuple[list[tuple[int, str]], float]:
    broken, slowest = [], 0.0
    for number in range(*span):
        content, holds_answer = make(number)
        try:
            slowest = max(slowest, run(content, holds_answer=holds_answer))
        except Exception as error:  # noqa: BLE001 (whatever a reader raises is what we look for)
            (FOLDER / f"{number}.eml").write_bytes(content)
            place = traceback.extract_tb(error.__traceback__)[-1]
            broken.append(
                (number, f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})")
            )
    return broken, slowest


def _guided(seconds: int) -> bool:
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("atheris is not installed, so the guided part is left out.")
        return True
    log = FOLDER / "guided.log"
    print(f"The guided fuzzer runs for {seconds} s.", flush=True)
    with log.open("w", encoding="utf-8") as words:
        command = [sys.executable, "-m", "tests.fuzz.guided", str(seconds)]
        done = subprocess.run(command, check=False, stdout=words, stderr=words)
    said = log.read_text(encoding="utf-8", errors="replace")
    tried, reached = (
        re.findall(pattern, said) for pattern in (r"number_of_executed_units: (\d+)", r"ft: (\d+)")
    )
    print(
        f"{tried[-1] if tried else 0} guided messages, {reached[-1] if reached else 0} features of the code reached."
    )
    if done.returncode:
        print(f"It broke; the message is {FOLDER / 'guided.eml'}, and the words of the fuzzer are {log}:")
        print("\n".join([line for line in said.split("\n") if "Error" in line or "Broken" in line][:4]))
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
