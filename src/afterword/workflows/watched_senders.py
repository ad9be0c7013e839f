"""Whose mail matters at one desk: worked out when the first message asks for it, for most readings find none."""

from functools import cached_property

from afterword.models import Candidate
from afterword.ports.mailbox import Need
from afterword.rules.match import TrackedProcess
from afterword.rules.sieve import WatchSieve, need_of_own, sieve_for
from afterword.workflows.tracked_processes import tracked_processes


class WatchedSenders:
    """A Sieve (ports/mailbox.py) of all processes of a candidate, and these processes themselves."""

    def __init__(self, candidate: Candidate, *, own_addresses: frozenset[str]) -> None:
        self._candidate, self._own = candidate, own_addresses

    @cached_property
    def processes(self) -> tuple[TrackedProcess, ...]:
        return tracked_processes(self._candidate)

    @cached_property
    def _sieve(self) -> WatchSieve:
        return sieve_for(self.processes, own_addresses=self._own)

    def forget(self) -> None:
        """A message changed what is known: the next one is held against it."""
        for name in ("processes", "_sieve"):
            self.__dict__.pop(name, None)

    @property
    def word_bytes(self) -> int:
        return self._sieve.word_bytes

    @property
    def is_strict(self) -> bool:
        return self._sieve.is_strict

    def by_head(self, head: bytes) -> Need:
        # Our own copies in Sent come with every letter: they are known without a look at the processes.
        need = need_of_own(head, self._own)
        return self._sieve.by_head(head) if need is None else need

    def by_words(self, raw: bytes, *, head: bytes) -> bool:
        return self._sieve.by_words(raw, head=head)
