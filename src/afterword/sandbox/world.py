"""A local mail world: a server that takes letters, people who react to them, a mailbox where their answers arrive.

Time is that of the story: `now` is set by whoever plays it, and nothing here reads the machine's clock.
"""

from collections.abc import Mapping
from datetime import datetime
from heapq import heappop, heappush
from pathlib import Path

from afterword.sandbox.letterbox import Letterbox
from afterword.sandbox.people import Reaction, Taken
from afterword.sandbox.post_office import PostOffice


class World:
    """`open()`, then the account's server is `office.host` and `office.port`, its mailbox `letterbox.root`."""

    def __init__(
        self, folder: Path, *, own_address: str, reactions: Mapping[str, Reaction], now: datetime
    ) -> None:
        self.now = now
        self.taken: list[Taken] = []
        self.letterbox = Letterbox(folder / "mail")
        self.office = PostOffice(self._take)
        self._own_address = own_address
        self._left = dict(reactions)
        self._coming: list[tuple[datetime, int, bytes]] = []
        self._order = 0

    def open(self) -> None:
        self.office.start()

    def close(self) -> None:
        self.office.stop()

    def post(self, content: bytes, *, at: datetime) -> None:
        """Let a message arrive in the candidate's mailbox at `at`."""
        self._order += 1
        heappush(self._coming, (at, self._order, content))

    def next_arrival(self) -> datetime | None:
        return self._coming[0][0] if self._coming else None

    def deliver_due(self) -> int:
        """Put what has come by `now` into the mailbox; says how many messages that were."""
        count = 0
        while self._coming and self._coming[0][0] <= self.now:
            at, _, content = heappop(self._coming)
            self.letterbox.put(content, at=at)
            count += 1
        return count

    def _take(self, sender: str, recipients: tuple[str, ...], content: bytes) -> None:
        """Runs in the server's thread while the player waits for its answer."""
        for recipient in recipients:
            address = recipient.lower()
            if address == self._own_address:
                self.post(content, at=self.now)
                continue
            taken = Taken(sender=sender, recipient=address, content=content, at=self.now)
            self.taken.append(taken)
            reaction = self._left.pop(address, None)
            if reaction is not None:
                at = self.now + reaction.after
                self.post(reaction.answer(taken, at), at=at)
