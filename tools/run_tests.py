"""Run every test on SQLite, then the database tests once more on PostgreSQL: `make test`.

Ends with one summary line.
"""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTHING_COLLECTED = 5
# The browser and the journeys bring their own program and database: a second one would change nothing.
SECOND_ROUND = "django_db and not browser and not journey"


def pytest(database: str, *arguments: str) -> tuple[int, str]:
    """Run pytest; its words are shown as they come. Returns the exit code and its last line."""
    environment = os.environ | {"AFTERWORD_TEST_DATABASE": database, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", *arguments]
    last = ""
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last = line.strip() or last
    return process.returncode, re.sub(r"\x1b\[[0-9;]*m|=", "", last).strip()


def main() -> int:
    started = time.monotonic()
    arguments = sys.argv[1:]
    print("Running all tests on SQLite.", flush=True)
    code, words = pytest("sqlite", *arguments)
    print("Running the database tests on PostgreSQL.", flush=True)
    second_code, second_words = pytest("postgresql", "-m", SECOND_ROUND, *arguments)
    failed = code != 0 or second_code != 0
    if second_code == NOTHING_COLLECTED:
        second_words = "no test collected"
    seconds = time.monotonic() - started
    verdict = "Tests failed" if failed else "All tests passed"
    print(f"\n{verdict} in {seconds:.0f} s. SQLite: {words}. PostgreSQL: {second_words}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
