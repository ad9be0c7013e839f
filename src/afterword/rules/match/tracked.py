"""The facts of a hiring process that an incoming message is compared with."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedPerson:
    """Somebody whom the candidate met or wrote to. `emails` may be empty: then only the name can match."""

    name: str
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedSubmission:
    """A letter of ours that went out. `message_ids` holds every id under which it is known, without
    brackets: ours, the one in the Sent copy, the one in the server's 250 (servers rewrite it).
    `thread_index` is Outlook's, if its Sent copy has one. `sent_at` is aware."""

    message_ids: tuple[str, ...]
    correlation: str
    subject: str
    sent_at: datetime
    recipients: tuple[str, ...] = ()
    thread_index: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedProcess:
    """One company and role. `domains` are the company's own (any host of theirs will do); `invitation_uids`
    the UIDs of calendar events of its interviews; `is_open` is false once it is closed (an answer may still
    come)."""

    id: int | str
    company: str
    role: str = ""
    domains: tuple[str, ...] = ()
    people: tuple[TrackedPerson, ...] = ()
    submissions: tuple[TrackedSubmission, ...] = ()
    interviews: tuple[datetime, ...] = ()
    invitation_uids: tuple[str, ...] = ()
    is_open: bool = True
