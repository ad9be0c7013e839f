"""Reading a person's mail without leaving a trace in it, and filing the one copy in Sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from afterword.ports.submission import CheckStep
from afterword.rules.sieve import Need

__all__ = ["Batch", "Cursor", "DraftsPort", "MailboxPort", "Need", "RawMessage", "SentCopy", "Sieve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far a mailbox (folder) was read: RFC 9051 UIDVALIDITY and last UID, RFC 7162 HIGHESTMODSEQ. `state` is for
    servers that count otherwise (RFC 8620 §5.2); only the adapter that made it reads it."""

    folder: str
    uidvalidity: int
    last_uid: int
    highestmodseq: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMessage:
    """A message as it lies in the mailbox. `arrived_at` is the server's INTERNALDATE (aware).
    `content` is the whole message, or its head and text parts only when it is larger than the
    adapter's limit."""

    folder: str
    uidvalidity: int
    uid: int
    content: bytes
    arrived_at: datetime
    is_truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """New messages of one folder. `seen` are those that were looked at (by head at least), `left` those that
    come after this batch. `was_reset` says that UIDVALIDITY changed and the folder was read anew
    since the safe date, so messages may come a second time (the caller drops doubles by Message-ID and
    hash)."""

    messages: tuple[RawMessage, ...]
    cursor: Cursor
    was_reset: bool = False
    has_more: bool = False
    seen: int = 0
    left: int = 0


class Sieve(Protocol):
    """Says which messages have to be read whole. `word_bytes` is how much of the text is shown to `by_words`; with
    `is_strict` a message with more text behind it is read whole whatever its first words say."""

    @property
    def word_bytes(self) -> int: ...

    @property
    def is_strict(self) -> bool: ...

    def by_head(self, head: bytes) -> Need:
        """`head` holds at least the fields of `mail.glance.HEAD_FIELDS`, as they came."""
        ...

    def by_words(self, raw: bytes, *, head: bytes) -> bool:
        """`raw` is the beginning of what follows the head, encoded as it came. True: read it whole."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SentCopy:
    """Our message as found in the Sent folder. `message_id` may differ from ours where the server
    rewrote it."""

    folder: str
    uid: int
    message_id: str
    content: bytes


class MailboxPort(Protocol):
    def folders_to_watch(self) -> tuple[str, ...]:
        """INBOX, Junk, Archive or All Mail, Sent and Trash (a rejection is often deleted at once):
        those that exist, found by SPECIAL-USE before by name. Then, where there is no All Mail, the
        person's own folders, which the server's filters may fill. Drafts never."""
        ...

    def fetch_new(
        self,
        *,
        folder: str,
        cursor: Cursor | None,
        since: datetime,
        limit: int = 500,
        sieve: Sieve | None = None,
    ) -> Batch:
        """Messages after `cursor`, or those that arrived at or after `since` where there is none or it
        is void; of the next `limit` ones those that `sieve` does not rule out. Never marks a message as
        read."""
        ...

    def find_sent(self, *, message_id: str, correlation: str, since: datetime) -> SentCopy | None:
        """Look in Sent (and All Mail) for our message, by Message-ID, by our correlation header, or by
        the headers in which Outlook and Gmail keep the original id."""
        ...

    def file_sent(self, *, message: bytes, at: datetime) -> None:
        """Append `message` to the Sent folder, marked as read. The caller has looked with `find_sent` before.
        Raises Uncertain where the copy may be there: look again before filing again. No failure here
        says anything about the letter, which is never sent again for it."""
        ...

    def wait(self, *, timeout: float) -> bool:
        """Wait up to `timeout` seconds for news (IDLE, or a look at the folder). True where there may
        be some; it is only a hint."""
        ...

    def check(self) -> list[CheckStep]: ...

    def close(self) -> None: ...


@runtime_checkable
class DraftsPort(Protocol):
    """A mailbox into which a letter can be laid as a draft. Only ever asked for by the person."""

    def put_draft(self, *, message: bytes, at: datetime) -> str:
        """Append `message` to the drafts, marked as a draft; the name of the folder. Raises Permanent
        (`folder-missing`), or Uncertain where the line broke: it may be there."""
        ...
