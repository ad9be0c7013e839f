"""One folder of a Maildir on disk: which files are messages, and reading them without touching them."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from imapclient.imap_utf7 import decode as decode_utf7

from afterword.adapters.folder_roles import Folder, make_folder
from afterword.ports.errors import Temporary
from afterword.said import say

# Flags, and the number that mbsync writes into a name once it has uploaded the message.
_INFO = re.compile(r"(?:,U=\d+)?(?:[:;!]2,[A-Za-z]*)?$")
_NAME_TIME = re.compile(r"(\d{9,11})[._]")


@dataclass(frozen=True, slots=True, kw_only=True)
class MaildirFile:
    """`unique` is the part of the name that never changes. `arrived` and `named_at` are seconds since
    1970: the file's time, and the time in its name (0 where there is none)."""

    path: Path
    unique: str
    arrived: float
    named_at: float
    size: int

    @property
    def newest(self) -> float:
        return max(self.arrived, self.named_at)

    @property
    def arrived_at(self) -> datetime:
        try:
            return datetime.fromtimestamp(self.arrived, tz=UTC)
        except (OverflowError, ValueError, OSError):
            return datetime.fromtimestamp(0, tz=UTC)


def find_folders(root: Path) -> dict[str, tuple[Folder, Path]]:
    """Folders by name, in the three usual layouts: `.Sent` (Maildir++), `Sent/` and `INBOX/` (mbsync,
    offlineimap, two levels deep). Raises Temporary where `root` is not there (an unmounted disk)."""
    found: dict[str, tuple[Folder, Path]] = {}
    if not os.path.isdir(root):
        raise Temporary(
            say("The Maildir {root} is not there. Check its path.", root=root), cause="folder-missing"
        )
    if is_folder(root):
        found["INBOX"] = (make_folder("INBOX"), root)
    for path in _list_inside(root, depth=2):
        relative = str(path.relative_to(root))
        name = _name_folder(relative)
        delimiter = "." if relative.startswith(".") else "/"
        if is_folder(path) and name and name not in found:
            folder = make_folder(name, delimiter=delimiter)
            found[folder.name] = (folder, path)
    return found


def is_folder(path: Path) -> bool:
    return os.path.isdir(path / "cur") and os.path.isdir(path / "new")


def list_messages(path: Path) -> list[MaildirFile]:
    """All messages, oldest first. Files that vanish or move meanwhile are met again at the next look."""
    found: dict[str, MaildirFile] = {}
    for place in ("new", "cur"):
        for entry in _scan(path / place):
            unique = _INFO.sub("", entry.name, count=1)
            with suppress(OSError):
                about = entry.stat()
                if not stat.S_ISREG(about.st_mode) or entry.name.startswith("."):
                    continue
                named = _NAME_TIME.match(entry.name)
                found[unique] = MaildirFile(
                    path=Path(entry.path),
                    unique=unique,
                    arrived=about.st_mtime,
                    named_at=float(named.group(1)) if named else 0.0,
                    size=about.st_size,
                )
    return sorted(found.values(), key=lambda file: (file.newest, file.unique))


def read_message(file: MaildirFile, *, limit: int) -> tuple[bytes, bool] | None:
    """The first `limit` bytes, and whether there are more. None where the message was deleted; empty
    and cut where it may not be read, since it may be an answer. Opening never waits, as a pipe would
    make it."""
    for path in chain((file.path,), _moved(file)):  # looked for only where it is not where it was
        try:
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        except OSError:
            return b"", True
        try:
            content = os.read(handle, limit + 1) if limit < 1 << 20 else _read_fully(handle, limit + 1)
        except OSError:
            return b"", True
        finally:
            os.close(handle)
        return content[:limit], len(content) > limit
    return None


def _read_fully(handle: int, wanted: int) -> bytes:
    pieces = []
    while wanted > 0 and (piece := os.read(handle, min(wanted, 1 << 20))):
        pieces.append(piece)
        wanted -= len(piece)
    return b"".join(pieces)


def _moved(file: MaildirFile) -> Iterator[Path]:
    """Where a message is now that was opened elsewhere by a mail program a moment ago."""
    for entry in _scan(file.path.parent.parent / "cur"):
        if _INFO.sub("", entry.name, count=1) == file.unique:
            yield Path(entry.path)


def _scan(path: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            return list(entries)
    except OSError:
        return []


def _list_inside(root: Path, *, depth: int) -> Iterator[Path]:
    for entry in sorted(_scan(root), key=lambda one: one.name):
        is_directory = False
        with suppress(OSError):
            is_directory = entry.is_dir()
        if not is_directory or entry.name in ("cur", "new", "tmp"):
            continue
        yield Path(entry.path)
        if depth > 1 and not entry.name.startswith("."):
            yield from _list_inside(Path(entry.path), depth=depth - 1)


def _name_folder(relative: str) -> str:
    """`.INBOX.Sent` and `.Sent` are INBOX.Sent and Sent; names may be in IMAP's UTF-7 (RFC 3501 §5.1.3)."""
    name = relative.removeprefix(".")
    with suppress(UnicodeError, ValueError, IndexError):
        name = decode_utf7(name.encode("ascii"))
    return name
