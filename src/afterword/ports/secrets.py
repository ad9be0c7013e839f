"""Keeping passwords out of the database, the export and the log, or in the database under a seal."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

# Held by one program at a time, on all machines that share the secrets.
Hold = Callable[[], AbstractContextManager[object]]


class SecretsPort(Protocol):
    """Raises Permanent (`secrets-unreadable`) where what is kept cannot be read, Temporary (`secrets-not-written`)
    where it cannot be kept. `write` then leaves what was there."""

    def read(self, name: str) -> str | None: ...

    def write(self, name: str, value: str) -> None: ...

    def erase(self, name: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRow:
    """`key_id` says with which key `sealed` was closed, without a word about the key."""

    key_id: str
    sealed: bytes = field(repr=False)


class SealedRowsPort(Protocol):
    """Where sealed secrets lie. It never sees a key or a password."""

    def read(self, name: str) -> SealedRow | None: ...

    def write(self, name: str, row: SealedRow) -> None: ...

    def erase(self, name: str) -> None: ...
