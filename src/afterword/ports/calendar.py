"""Looking into a person's calendars. Nothing is ever written there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from afterword.ports.submission import CheckStep


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPlace:
    """One calendar of an account: its address there, and what the person called it."""

    href: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarObject:
    """One event with its exceptions (RFC 4791 §4.1). `content` is iCalendar, or None where it was deleted."""

    href: str
    content: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarBatch:
    """What changed since `state` was given out, and the state that is reached. `was_reset`: all events between the two
    dates came anew, and what did not come is gone or lies outside of them."""

    objects: tuple[CalendarObject, ...]
    state: str
    was_reset: bool = False


class CalendarPort(Protocol):
    def calendars(self) -> tuple[CalendarPlace, ...]:
        """Those that hold events. Raises Temporary or Permanent."""
        ...

    def changes(
        self, calendar: CalendarPlace, *, state: str, since: datetime, until: datetime
    ) -> CalendarBatch:
        """With an empty `state`, or one that the server does not know any more, all that lies between the dates."""
        ...

    def check(self) -> list[CheckStep]: ...

    def close(self) -> None: ...
