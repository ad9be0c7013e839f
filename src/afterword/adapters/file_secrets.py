"""Passwords in one file that only the person can read: not in the database, the export or the log."""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from afterword.ports.errors import Permanent, Temporary
from afterword.said import say


class FileSecrets:
    """A SecretsPort. `path` is the file (JSON, mode 0600), made with its folder when first written.
    Every change is whole or not at all: written beside, synced, renamed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str) -> str | None:
        """Raises Permanent (`secrets-unreadable`) where the file is there and cannot be used."""
        return self._load().get(name)

    def names(self) -> list[str]:
        return sorted(self._load())

    def write(self, name: str, value: str) -> None:
        """Raises Temporary (`secrets-not-written`) where the disk is full or closed; what was there stays."""
        with self._changing() as known:
            known[name] = value

    def erase(self, name: str) -> None:
        with self._changing() as known:
            known.pop(name, None)

    @contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = os.open(self._path.with_name(self._path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise self._not_written(error) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            known = self._load()
            before = dict(known)
            yield known
            if known != before:
                self._store(known)
        finally:
            os.close(lock)

    def _load(self) -> dict[str, str]:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise self._unreadable(str(error.strerror)) from error
        self._close_to_others()
        try:
            known = json.loads(content)
        except ValueError as error:
            raise self._unreadable(say("it is damaged")) from error
        if not isinstance(known, dict) or not all(isinstance(value, str) for value in known.values()):
            raise self._unreadable(say("it is damaged"))
        return known

    def _close_to_others(self) -> None:
        """A backup or a copy may have opened the file to others on this machine."""
        with suppress(OSError):
            if self._path.stat().st_mode & 0o077:
                self._path.chmod(0o600)

    def _store(self, known: dict[str, str]) -> None:
        draft = self._path.with_name(f"{self._path.name}.{secrets.token_hex(4)}")
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            draft.rename(self._path)
            folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise self._not_written(error) from error

    def _unreadable(self, why: str) -> Permanent:
        return Permanent(
            say(
                "The file of passwords {path} cannot be read ({why}). Nothing was sent. Give access "
                "to it, or move it away and enter the passwords again.",
                path=self._path,
                why=why,
            ),
            cause="secrets-unreadable",
        )

    def _not_written(self, error: OSError) -> Temporary:
        return Temporary(
            say(
                "The password could not be kept in {path} ({strerror}); the old one is still there. "
                "Make room or give access, then enter it again.",
                path=self._path,
                strerror=error.strerror,
            ),
            cause="secrets-not-written",
        )
