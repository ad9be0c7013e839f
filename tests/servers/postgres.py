"""A real PostgreSQL, unprivileged, on a loopback port, in a folder of its own."""

import glob
import shutil
import signal
import subprocess

from tests.servers.unprivileged import (
    find_free_port,
    find_program,
    find_server_user,
    is_listening,
    make_server_folder,
    start_program,
    wait_until,
)

_FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
_DURABLE = ("-c", "fsync=on", "-c", "shared_buffers=512MB", "-c", "max_wal_size=4GB")


class PostgresServer:
    """Sign in as `user` without a password. Durability is off, for the folder lives as long as the tests, unless it
    `is_durable` (measurements)."""

    def __init__(self, *, is_durable: bool = False) -> None:
        self._is_durable = is_durable
        folders = tuple(sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True))
        self._initdb = find_program("initdb", package="postgresql", folders=folders)
        self._postgres = find_program("postgres", package="postgresql", folders=folders)
        self._psql = find_program("psql", package="postgresql", folders=folders)
        self._owner = find_server_user()
        self.folder = make_server_folder("pg", self._owner)
        self.host = "127.0.0.1"
        self.port = find_free_port()
        self.user = "afterword"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "PostgresServer":
        data = self.folder / "data"
        if not data.exists():
            made = subprocess.run(
                [
                    self._initdb,
                    "-D",
                    str(data),
                    "-U",
                    self.user,
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "-N",
                ],
                cwd=self.folder,
                capture_output=True,
                check=False,
                **self._owner.popen_arguments,  # type: ignore[call-overload]
            )
            if made.returncode != 0:
                raise RuntimeError(f"initdb failed: {made.stderr.decode(errors='replace')}")
        self._process = start_program(
            [
                self._postgres, "-D", str(data), "-p", str(self.port), "-k", str(self.folder),
                "-c", f"listen_addresses={self.host}", "-c", "max_connections=60",
                *(_DURABLE if self._is_durable else _FAST),
            ],
            user=self._owner,
            cwd=self.folder,
        )  # fmt: skip
        wait_until(lambda: is_listening(self.port) and self._answers(), what="PostgreSQL's start")
        return self

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://{self.user}@{self.host}:{self.port}/{database}"

    def create_database(self, name: str) -> str:
        """Make a database; its URL."""
        self._run(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def stop(self) -> None:
        """A fast stop: open transactions are rolled back."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGINT)
        self._process.wait(timeout=20)
        self._process = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answers(self) -> bool:
        try:
            self._run("SELECT 1")
        except RuntimeError:
            return False
        return True

    def _run(self, sql: str) -> None:
        done = subprocess.run(
            [self._psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql, self.url()],
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"psql failed: {done.stderr.decode(errors='replace')}")
