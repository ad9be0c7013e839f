"""What can go wrong in a call to the submission server, and when."""

import threading
from dataclasses import dataclass, field
from enum import StrEnum


class Moment(StrEnum):
    """Where in a call a fault strikes, in the order of the call."""

    GREETING = "greeting"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"  # the command, before the server says 354
    BODY = "body"  # after 354, before the final dot was read
    DOT = "dot"  # after the final dot; the message is NOT taken
    TAKEN = "taken"  # after the final dot; the message IS taken, only the answer is lost
    QUIT = "quit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong. With `answer`, the server says that line (such as "451 4.7.1 Try again later");
    without, it drops the line, or says nothing for `seconds` and then goes on as if all were well.
    `times` is how often (None: always); `recipient` limits it to one address."""

    at: Moment
    answer: str | None = None
    seconds: float | None = None
    times: int | None = 1
    recipient: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message that the server took. `content` is what came over the wire, dots removed, CRLF line ends."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    user: str | None
    is_secured: bool


@dataclass(slots=True)
class Script:
    faults: list[Fault] = field(default_factory=list)
    used: dict[int, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_fault(self, moment: Moment, recipients: list[str]) -> Fault | None:
        with self.lock:
            for number, fault in enumerate(self.faults):
                is_meant = fault.recipient is None or fault.recipient in recipients
                is_left = fault.times is None or self.used.get(number, 0) < fault.times
                if fault.at is moment and is_meant and is_left:
                    self.used[number] = self.used.get(number, 0) + 1
                    return fault
        return None
