"""Databases for measurements: a durable PostgreSQL of our own or a SQLite file, each filled by another program."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def start_postgres():  # type: ignore[no-untyped-def]
    """fsync on. The caller calls `remove()`."""
    from tests.servers.postgres import PostgresServer

    return PostgresServer(is_durable=True).start()


@contextmanager
def data_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="afterword-bench-") as folder:
        yield Path(folder)


def settings_for(folder: Path, url: str = "") -> dict[str, str]:
    """The environment of a program on this database, and of nothing else of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AFTERWORD_")}
    kept |= {
        "AFTERWORD_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "afterword.settings",
        "PYTHONUNBUFFERED": "1",
    }
    return kept | ({"AFTERWORD_DATABASE_URL": url} if url else {})


def fill(environment: dict[str, str], rows: int, due: int) -> None:
    subprocess.run(
        [sys.executable, "-m", "bench.waiting_rows", str(rows), str(due)],
        cwd=ROOT,
        env=environment,
        check=True,
    )


def start_child(module: str, *arguments: object, environment: dict[str, str]) -> subprocess.Popen[str]:
    """A program that says a line when it is ready, and works on each line that it is told."""
    child = subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)], cwd=ROOT, env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    if child.stdout is None or child.stdout.readline().strip() != "ready":
        raise SystemExit(f"{module} did not start.")
    return child


def tell(child: subprocess.Popen[str], words: str) -> str:
    """One line to it, one line back."""
    if child.stdin is None or child.stdout is None:
        raise SystemExit("This program cannot be talked to.")
    child.stdin.write(f"{words}\n")
    child.stdin.flush()
    return child.stdout.readline().strip()
