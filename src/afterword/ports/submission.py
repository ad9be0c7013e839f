"""Handing a finished message over (RFC 6409). We never claim that it was delivered."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """MAIL FROM and RCPT TO of RFC 5321: bare addresses."""

    sender: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The server took the message. `response` is its answer as text."""

    response: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckStep:
    """One step of a doctor's look: what was tried, whether it worked, and one sentence. `cause` as in PortError."""

    name: str
    ok: bool
    message: str
    cause: str = ""


class SubmissionPort(Protocol):
    def submit(self, *, envelope: Envelope, message: bytes) -> Accepted:
        """Hand over `message` (CRLF line ends) once. Raises Temporary, Permanent or Uncertain; never retries."""
        ...

    def check(self) -> list[CheckStep]:
        """Connect, secure the line, sign in, and leave; sends nothing. Stops at the first step that fails."""
        ...
