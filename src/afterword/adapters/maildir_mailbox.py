"""A mailbox that another program (mbsync, offlineimap, fetchmail) keeps as a Maildir on this machine.

Messages are read and never renamed, marked or deleted. The only write is the copy in Sent, made as
Maildir asks: written to `tmp`, synced, then renamed into `cur`.
"""

import hashlib
import os
import secrets
import socket
import threading
import time
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from afterword.adapters.check_steps import take_steps
from afterword.adapters.folder_roles import (
    Folder,
    Role,
    choose_watched,
    find_drafts_folder,
    find_role,
    find_sent_folder,
)
from afterword.adapters.maildir_folder import MaildirFile, find_folders, list_messages, read_message
from afterword.adapters.maildir_uids import UidList
from afterword.adapters.sent_match import is_our_copy, parse_head, read_message_id
from afterword.adapters.sifting import must_read
from afterword.ports.errors import Permanent, Temporary
from afterword.ports.mailbox import Batch, Cursor, RawMessage, SentCopy, Sieve
from afterword.ports.submission import CheckStep
from afterword.said import say

_BATCH_BYTES = 8_000_000
_HEAD_BYTES = 128 * 1024
_POLL_INTERVAL = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """What a reading of a folder has still before it, numbered; `last` is the highest number in the folder."""

    path: Path
    uidvalidity: int
    files: list[tuple[int, MaildirFile]]
    reached: int
    last: int


class MaildirMailbox:
    """A MailboxPort. `root` is the Maildir; `state_folder` a folder of ours for the numbers of its
    messages (see `maildir_uids`). `size_limit` (bytes) is where a message is cut."""

    def __init__(self, root: Path, *, state_folder: Path, size_limit: int = 256 * 1024) -> None:
        self._root = root
        self._state_folder = state_folder
        self._size_limit = size_limit
        self._lists: dict[str, UidList] = {}
        self._is_closed = threading.Event()
        self._inbox_state: tuple[object, ...] | None = None
        self._waits: _Waiting | None = None

    def folders_to_watch(self) -> tuple[str, ...]:
        return choose_watched(self._folders())

    def fetch_new(
        self,
        *,
        folder: str,
        cursor: Cursor | None,
        since: datetime,
        limit: int = 500,
        sieve: Sieve | None = None,
    ) -> Batch:
        path = self._path_of(folder)
        if folder == "INBOX":
            self._inbox_state = _describe(path)
        uid_list = self._list_of(path)
        waiting = self._waiting(path, uid_list, cursor, since)
        was_reset = cursor is not None and cursor.uidvalidity != uid_list.uidvalidity
        last = cursor.last_uid if cursor and not was_reset else 0
        now, later = waiting.files[:limit], waiting.files[limit:]
        messages, reached = self._read(folder, uid_list.uidvalidity, now, sieve)
        if reached is not None and reached < now[-1][0]:
            cut = bisect_right(now, reached, key=lambda each: each[0])
            now, later = now[:cut], now[cut:] + later
        if not later:
            reached = waiting.last
        new_cursor = Cursor(folder=folder, uidvalidity=uid_list.uidvalidity, last_uid=reached or last)
        self._waits = replace(waiting, files=later, reached=new_cursor.last_uid) if later else None
        return Batch(
            messages=tuple(messages), cursor=new_cursor, was_reset=was_reset, has_more=bool(later),
            seen=len(now), left=len(later),
        )  # fmt: skip

    def _waiting(self, path: Path, uid_list: UidList, cursor: Cursor | None, since: datetime) -> "_Waiting":
        """What is to be read now; in one reading the folder is listed once, however many batches it takes."""
        known = self._waits
        if known is not None and cursor is not None:
            wanted = (path, cursor.uidvalidity, cursor.last_uid)
            if wanted == (known.path, known.uidvalidity, known.reached):
                return known
        files = list_messages(path)
        numbers = uid_list.number(file.unique for file in files)
        is_known = cursor is not None and cursor.uidvalidity == uid_list.uidvalidity
        last = cursor.last_uid if cursor is not None and is_known else 0
        waiting = sorted((numbers[file.unique], file) for file in files if numbers[file.unique] > last)
        fresh = waiting if is_known else [one for one in waiting if one[1].newest >= since.timestamp()]
        return _Waiting(
            path=path, uidvalidity=uid_list.uidvalidity, files=fresh, reached=last,
            last=waiting[-1][0] if waiting else last,
        )  # fmt: skip

    def find_sent(self, *, message_id: str, correlation: str, since: datetime) -> SentCopy | None:
        folders = find_folders(self._root)
        for role in (Role.SENT, Role.ALL):
            name = find_role((folder for folder, _ in folders.values()), role)
            if name is None:
                continue
            path = folders[name][1]
            oldest = (since - timedelta(days=1)).timestamp()
            for file in reversed(list_messages(path)):
                if file.newest < oldest:
                    continue
                found = read_message(file, limit=_HEAD_BYTES)
                if found is None:
                    continue
                head = parse_head(found[0])
                if is_our_copy(head, message_id=message_id, correlation=correlation):
                    uid = self._list_of(path).number([file.unique])[file.unique]
                    whole = read_message(file, limit=64_000_000) or found
                    return SentCopy(folder=name, uid=uid, message_id=read_message_id(head), content=whole[0])
        return None

    def file_sent(self, *, message: bytes, at: datetime) -> None:
        """As MailboxPort. Raises Permanent (`folder-missing`, `disk-full`) or Temporary; then no copy
        is there."""
        self._put(self.find_sent_folder(), "S", message, at)

    def put_draft(self, *, message: bytes, at: datetime) -> str:
        """As DraftsPort."""
        name = find_drafts_folder(self._folders(), where=say("in {root}", root=self._root))
        self._put(name, "DS", message, at)
        return name

    def _put(self, folder: str, flags: str, message: bytes, at: datetime) -> None:
        path = self._path_of(folder)
        host = socket.gethostname().replace("/", "\\057").replace(":", "\\072")
        unique = f"{int(at.timestamp())}.R{secrets.token_hex(8)}P{os.getpid()}.{host}"
        draft, final = path / "tmp" / unique, path / "cur" / f"{unique}:2,{flags}"
        try:
            draft.parent.mkdir(exist_ok=True)
            _write_synced(draft, message)
            os.utime(draft, (at.timestamp(), at.timestamp()))
            draft.rename(final)
            _sync_folder(final.parent)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise Temporary(
                say(
                    "The copy could not be written to {path} ({strerror}). The letter itself is not "
                    "touched by this; make room or give access.",
                    path=path,
                    strerror=error.strerror,
                ),
                cause="not-writable",
            ) from error

    def find_sent_folder(self) -> str:
        """The folder for sent mail. Raises Permanent (`folder-missing`)."""
        return find_sent_folder(self._folders(), where=say("in {root}", root=self._root))

    def _folders(self) -> list[Folder]:
        return [folder for folder, _ in find_folders(self._root).values()]

    def wait(self, *, timeout: float) -> bool:
        """As MailboxPort: looks at INBOX once a second."""
        path = self._path_of("INBOX")
        before = self._inbox_state or _describe(path)
        end = time.monotonic() + timeout
        while True:
            now = _describe(path)
            if now != before:
                self._inbox_state = now
                return True
            left = end - time.monotonic()
            if left <= 0 or self._is_closed.wait(min(left, _POLL_INTERVAL)):
                return False

    def check(self) -> list[CheckStep]:
        def look() -> str:
            if not os.path.isdir(self._root):
                raise Permanent(
                    say("There is no folder {root}. Check its path.", root=self._root), cause="folder-missing"
                )
            return say("{root} is there.", root=self._root)

        def list_them() -> str:
            path = self._path_of("INBOX")
            if not os.access(path / "cur", os.R_OK | os.X_OK) or not os.access(
                path / "new", os.R_OK | os.X_OK
            ):
                raise Permanent(
                    say("The messages in {path} may not be read. Give access.", path=path),
                    cause="not-readable",
                )
            return say(
                "Watched: {folders_to_watch}. Copies go to {sent}.",
                folders_to_watch=", ".join(self.folders_to_watch()),
                sent=self.find_sent_folder(),
            )

        return take_steps([(say("find the Maildir"), look), (say("folders"), list_them)])

    def close(self) -> None:
        self._is_closed.set()

    def _path_of(self, folder: str) -> Path:
        found = find_folders(self._root).get(folder)
        if found is None:
            raise Permanent(
                say("There is no folder {folder} in {root}. Check its path.", folder=folder, root=self._root),
                cause="folder-missing",
            )
        return found[1]

    def _list_of(self, path: Path) -> UidList:
        """One list for a folder on disk, wherever the Maildir is mounted under this path."""
        key = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
        if key not in self._lists:
            self._lists[key] = UidList(self._state_folder / f"maildir-{key}.uids")
        return self._lists[key]

    def _read(
        self, folder: str, validity: int, fresh: list[tuple[int, MaildirFile]], sieve: Sieve | None
    ) -> tuple[list[RawMessage], int | None]:
        """The messages, and the last number that was dealt with (None where there was none)."""
        messages: list[RawMessage] = []
        total = 0
        reached = None
        for uid, file in fresh:
            found = read_message(file, limit=self._size_limit)
            reached = uid
            if found is None:
                continue
            content, is_truncated = found
            if sieve is not None and not must_read(content, sieve, is_cut=is_truncated):
                continue
            messages.append(
                RawMessage(
                    folder=folder,
                    uidvalidity=validity,
                    uid=uid,
                    content=content,
                    arrived_at=file.arrived_at,
                    is_truncated=is_truncated,
                )
            )
            total += len(content)
            if total > _BATCH_BYTES:
                break
        return messages, reached


def _describe(path: Path) -> tuple[object, ...]:
    """Changes whenever a message comes, goes or is marked."""
    state: list[object] = []
    for place in ("new", "cur"):
        try:
            state.append((path / place).stat().st_mtime_ns)
        except OSError:
            state.append(None)
    return tuple(state)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
