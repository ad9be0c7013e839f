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


class NoticePort(Protocol):
    def tell(self, notice: Notice) -> None:
        """Raises Temporary or Permanent; a notice is never worth a double."""
        ...
