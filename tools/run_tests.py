"""Run every test on SQLite, then the database tests once more on PostgreSQL: `make test`.

Starts a PostgreSQL of its own for the second round, in a temporary folder, and takes it away again. Ends with
one summary line.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.servers.postgres import PostgresServer  # noqa: E402 (found through the line above)

# The exit code of pytest for "no test was collected".
NOTHING_COLLECTED = 5
# The browser and the journeys bring their own program and database: a second one would change nothing.
SECOND_ROUND = "django_db and not browser and not journey"


def pytest(arguments: list[str], settings: Mapping[str, str]) -> tuple[int, str]:
    """Run pytest; its words are shown as they come. Returns the exit code and its last line."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("AFTERWORD_")}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", *arguments]
    last = ""
    environment = {**inherited, **settings, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last = line.strip() or last
    return process.returncode, re.sub(r"\x1b\[[0-9;]*m|=", "", last).strip()


def both_rounds(arguments: list[str], data: str) -> tuple[bool, str]:
    """Whether all passed, and what pytest said of each round. No test sees the person's own data folder."""
    print("Running all tests on SQLite.", flush=True)
    code, words = pytest(arguments, {"AFTERWORD_DATA": data})
    print("Running the database tests on PostgreSQL.", flush=True)
    server = PostgresServer().start()
    try:
        second = {
            "AFTERWORD_DATA": data,
            "AFTERWORD_DATABASE_URL": server.url(),
            "AFTERWORD_TEST_DATABASE": "postgresql",
        }
        second_code, second_words = pytest(["-m", SECOND_ROUND, *arguments], second)
    finally:
        server.remove()
    # Some of the tests only, as named by hand, may hold none that needs a database.
    fine = (0, NOTHING_COLLECTED) if arguments else (0,)
    return code in fine and second_code in fine, f"SQLite: {words}. PostgreSQL: {second_words}."


def main() -> int:
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="afterword-tests-") as data:
        passed, words = both_rounds(sys.argv[1:], data)
    verdict = "All tests passed" if passed else "Tests failed"
    print(f"\n{verdict} in {time.monotonic() - started:.0f} s. {words}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
