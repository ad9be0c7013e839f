"""Numbers for the messages of a Maildir folder, as an IMAP server would give them, kept in our own
data folder.

A Maildir has no numbers: only names, whose unique part (before `:2,`) stays the same while a message
moves from `new` to `cur` and changes its flags. Names and file times say nothing sure about the order
in which messages came (programs that sync mail set both), and a cursor that trusts them can step over an
answer. So each unique name gets the next number when it is first seen. The list is append-only text
and never in the person's Maildir; if it is lost, a new UIDVALIDITY says so and the folder is read anew
from the safe date.
"""

import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from afterword.ports.errors import Permanent
from afterword.said import say

_HEAD = "afterword-maildir-1 "


class UidList:
    """The list of one folder, in `path`. Several programs may share it: changes are made under a file
    lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, int] = {}
        self._read_up_to = 0
        self.uidvalidity = 0

    def number(self, names: Iterable[str]) -> dict[str, int]:
        """The number of each unique name; new names get the next ones in the order given. On disk when it
        returns. Raises Permanent where the list cannot be written."""
        wanted = {name: _escape(name) for name in names}
        try:
            with self._locked() as file:
                self._catch_up(file)
                fresh = [name for name in wanted.values() if name not in self._known]
                if fresh:
                    self._append(file, fresh)
        except OSError as error:
            raise Permanent(
                say(
                    "The list of read messages {path} could not be written ({strerror}), so the Maildir "
                    "was not read. Make room or give access, then try again.",
                    path=self._path,
                    strerror=error.strerror,
                ),
                cause="state-not-writable",
            ) from error
        return {name: self._known[escaped] for name, escaped in wanted.items()}

    @contextmanager
    def _locked(self) -> Iterator[int]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            os.close(file)

    def _catch_up(self, file: int) -> None:
        """Read what was added since. A last line without its end was never confirmed: it is cut off."""
        size = os.fstat(file).st_size
        if size < self._read_up_to:
            self._known, self._read_up_to, self.uidvalidity = {}, 0, 0
        content = _read_at(file, self._read_up_to, size - self._read_up_to)
        whole = content[: content.rfind(b"\n") + 1]
        lines = whole.decode("utf-8", "surrogateescape").split("\n")[:-1]
        if self._read_up_to == 0 and not self._is_ours(lines):
            self._begin(file)
            return
        if len(whole) < len(content):
            os.ftruncate(file, self._read_up_to + len(whole))
        for line in lines[1:] if self._read_up_to == 0 else lines:
            self._known.setdefault(line, len(self._known) + 1)
        self._read_up_to += len(whole)

    def _is_ours(self, lines: list[str]) -> bool:
        if not lines or not lines[0].startswith(_HEAD) or not lines[0][len(_HEAD) :].isdigit():
            return False
        self.uidvalidity = int(lines[0][len(_HEAD) :])
        return True

    def _begin(self, file: int) -> None:
        """A new list with a UIDVALIDITY by chance (31 bits), so that no old cursor fits it."""
        self.uidvalidity = secrets.randbelow(2**31 - 1) + 1
        head = f"{_HEAD}{self.uidvalidity}\n".encode("ascii")
        os.ftruncate(file, 0)
        os.pwrite(file, head, 0)
        os.fsync(file)
        self._known, self._read_up_to = {}, len(head)

    def _append(self, file: int, fresh: list[str]) -> None:
        content = "".join(f"{name}\n" for name in fresh).encode("utf-8", "surrogateescape")
        written = os.pwrite(file, content, self._read_up_to)
        if written < len(content):
            os.ftruncate(file, self._read_up_to)
            raise OSError(28, "No space left on device")
        os.fsync(file)
        self._read_up_to += len(content)
        for name in fresh:
            self._known[name] = len(self._known) + 1


def _escape(name: str) -> str:
    """A file may be called anything, even with a line end in it."""
    return name.replace("\\", "\\\\").replace("\n", "\\n")


def _read_at(file: int, start: int, length: int) -> bytes:
    pieces = []
    while length > 0:
        piece = os.pread(file, min(length, 1 << 20), start)
        if not piece:
            break
        pieces.append(piece)
        start += len(piece)
        length -= len(piece)
    return b"".join(pieces)
