"""One running program a data folder: two workers on one SQLite would only be in each other's way."""

import fcntl
import os
from pathlib import Path

from afterword.cli.problem import BadInput


class ProgramLock:
    """Held until `release`, or until the process ends, however it ends. The file says where the program is."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "running.lock"
        self._handle: int | None = None

    def take(self) -> None:
        """Raises BadInput where another program holds it, or where the folder takes no file of ours."""
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise BadInput(
                f"The data folder {self._path.parent} cannot be written to ({error.strerror}). Nothing was changed; "
                "make it yours to write, or name another folder with AFTERWORD_DATA."
            ) from None
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            where = os.read(self._handle, 200).decode("ascii", "replace").strip()
            os.close(self._handle)
            self._handle = None
            place = f" at {where}" if where else ""
            raise BadInput(
                f"Afterword already runs{place} on this data folder ({self._path.parent})."
            ) from None

    def say_where(self, address: str) -> None:
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, address.encode("ascii", "replace"), 0)

    def release(self) -> None:
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = None
