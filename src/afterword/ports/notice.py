"""Telling the person that something waits for them."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`key` names the event, so that one event gives one notice. The text carries no private content."""

    key: str
    title: str
    body: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PushTarget:
    """A browser that may be told: its endpoint (RFC 8030) and keys (RFC 8291), base64url without padding."""

    endpoint: str
    p256dh: str
    auth: str


class NoticePort(Protocol):
    def tell(self, notice: Notice) -> None:
        """Raises Temporary, Permanent or Uncertain; a notice is never worth a double."""
        ...
