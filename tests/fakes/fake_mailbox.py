"""A MailboxPort in memory. It passes the contract of the port (tests/adapters/test_mailbox_contract.py)."""

import threading
from datetime import datetime

from afterword.adapters.sent_match import is_our_copy, parse_head, read_message_id
from afterword.adapters.sifting import must_read
from afterword.ports.errors import Permanent, PortError
from afterword.ports.mailbox import Batch, Cursor, RawMessage, SentCopy, Sieve
from afterword.ports.submission import CheckStep


class FakeMailbox:
    """Folders of messages. `receive` puts mail in, `fail_next` scripts errors, `lose_index` makes a new
    UIDVALIDITY."""

    def __init__(self, *, folders: tuple[str, ...] = ("INBOX", "Junk", "Archive", "Sent", "Trash")) -> None:
        self.folders: dict[str, list[RawMessage]] = {name: [] for name in folders}
        self._uidvalidity = dict.fromkeys(folders, 1)
        self._next_uid = dict.fromkeys(folders, 1)
        self._errors: list[PortError] = []
        self._has_news = threading.Event()
        self.filed: list[bytes] = []

    def receive(self, content: bytes, *, at: datetime, folder: str = "INBOX") -> RawMessage:
        message = RawMessage(
            folder=folder,
            uidvalidity=self._uidvalidity[folder],
            uid=self._next_uid[folder],
            content=content,
            arrived_at=at,
        )
        self._next_uid[folder] += 1
        self.folders[folder].append(message)
        if folder == "INBOX":
            self._has_news.set()
        return message

    def fail_next(self, *errors: PortError) -> None:
        """The coming calls raise these, in order."""
        self._errors.extend(errors)

    def lose_index(self, folder: str) -> None:
        self._uidvalidity[folder] += 1
        old, self.folders[folder] = self.folders[folder], []
        self._next_uid[folder] = 1
        for message in old:
            self.receive(message.content, at=message.arrived_at, folder=folder)

    def folders_to_watch(self) -> tuple[str, ...]:
        self._raise_scripted()
        return tuple(self.folders)

    def fetch_new(
        self,
        *,
        folder: str,
        cursor: Cursor | None,
        since: datetime,
        limit: int = 500,
        sieve: Sieve | None = None,
    ) -> Batch:
        self._raise_scripted()
        messages = self._open(folder)
        if folder == "INBOX":
            self._has_news.clear()
        validity = self._uidvalidity[folder]
        was_reset = cursor is not None and cursor.uidvalidity != validity
        if cursor is None or was_reset:
            fresh = [message for message in messages if message.arrived_at >= since]
        else:
            fresh = [message for message in messages if message.uid > cursor.last_uid]
        has_more = len(fresh) > limit
        last_uid = fresh[limit - 1].uid if has_more else self._next_uid[folder] - 1
        now = fresh[:limit]
        return Batch(
            messages=tuple(
                message for message in now if sieve is None or must_read(message.content, sieve, is_cut=False)
            ),
            seen=len(now),
            left=len(fresh) - len(now),
            cursor=Cursor(folder=folder, uidvalidity=validity, last_uid=last_uid),
            was_reset=was_reset,
            has_more=has_more,
        )

    def find_sent(self, *, message_id: str, correlation: str, since: datetime) -> SentCopy | None:
        self._raise_scripted()
        for folder in ("Sent", "All Mail"):
            for message in reversed(self.folders.get(folder, [])):
                head = parse_head(message.content)
                if message.arrived_at >= since and is_our_copy(
                    head, message_id=message_id, correlation=correlation
                ):
                    return SentCopy(
                        folder=folder,
                        uid=message.uid,
                        message_id=read_message_id(head),
                        content=message.content,
                    )
        return None

    def file_sent(self, *, message: bytes, at: datetime) -> None:
        self._raise_scripted()
        self._open("Sent")
        self.filed.append(message)
        self.receive(message, at=at, folder="Sent")

    def wait(self, *, timeout: float) -> bool:
        self._raise_scripted()
        return self._has_news.wait(timeout)

    def check(self) -> list[CheckStep]:
        if self._errors:
            error = self._errors[0]
            return [CheckStep(name="sign in", ok=False, message=str(error), cause=error.cause)]
        return [CheckStep(name="folders", ok=True, message="Signed in.")]

    def close(self) -> None:
        self._has_news.set()

    def _open(self, folder: str) -> list[RawMessage]:
        if folder not in self.folders:
            raise Permanent(f"There is no folder {folder}.", cause="folder-missing")
        return self.folders[folder]

    def _raise_scripted(self) -> None:
        if self._errors:
            raise self._errors.pop(0)
