"""Handing out the work that is due. The unit is a *desk*: one candidate's mailbox, processes and letters.

Due dates stay columns of our own rows. What is handed out is the right to work at one desk, a *turn*: a token with a
lease. Whoever has the turn reads the mailbox, judges silences and submits; nobody else does meanwhile, on no
machine. An engine that loses a turn loses nothing (the lease gives it back), and one that runs a turn twice does
nothing the second time (`begin` answers once)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The right to work at `desk` (a candidate's key) until the lease ends. `parts` are the kinds of work that are
    due there: ask, read, look, submit, copy."""

    desk: int
    token: str
    parts: tuple[str, ...] = ()


HandOver = Callable[[Sequence[Turn]], None]


class DesksPort(Protocol):
    """What an engine asks of the program. Every call may raise the database's errors; none is retried within."""

    def take(self, limit: int, *, begun: bool = True, hand_over: HandOver | None = None) -> list[Turn]:
        """Turns for at most `limit` desks with something due, the longest due first, committed. `hand_over` runs
        in the same transaction: where it raises, nothing was taken. Turns that are not `begun` need `begin`."""
        ...

    def begin(self, turn: Turn) -> bool:
        """True once a turn: False where it was begun before, ran out, or was given back."""
        ...

    def work(self, turn: Turn) -> bool:
        """Do what is due at this desk. True where something was done."""
        ...

    def renew(self, turns: Sequence[Turn]) -> None:
        """These are still in hand: their leases begin anew."""
        ...

    def give_back(self, turns: Sequence[Turn], *, rest: float = 0) -> None:
        """They are done, or were not begun. With `rest` the desk is left alone for so many seconds."""
        ...

    def forget(self) -> None:
        """Close what this thread has open: at its end, and after an error."""
        ...


class JobsPort(Protocol):
    def run(self, stop: Event) -> None:
        """Hand out what is due until `stop` is set; then finish what is in hand and give the rest back."""
        ...
