"""What an engine of ports/jobs.py asks of us: turns from the tables, the work at one desk, the turns back."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import close_old_connections, connection

from afterword import logs
from afterword.ports.jobs import HandOver, Turn
from afterword.wiring import AccountWays
from afterword.workflows.take_turns import begin_turn, give_turns_back, renew_turns, sweep_turns, take_turns
from afterword.workflows.work_due import work_once

logger = logging.getLogger("afterword.desks")


class Desks:
    """The DesksPort of ports/jobs.py on our tables."""

    def __init__(self, ways: AccountWays, *, now: Callable[[], datetime], lease: float) -> None:
        self._ways = ways
        self._now = now
        self._lease = timedelta(seconds=lease)

    def take(self, limit: int, *, begun: bool = True, hand_over: HandOver | None = None) -> list[Turn]:
        return take_turns(now=self._now(), lease=self._lease, limit=limit, begun=begun, hand_over=hand_over)

    def begin(self, turn: Turn) -> bool:
        return begin_turn(turn, now=self._now(), lease=self._lease)

    def work(self, turn: Turn) -> bool:
        close_old_connections()
        logs.step.set(f"{turn.token[:8]}-{turn.desk}")
        try:
            done = work_once(now_of=self._now, ways=self._ways, desk=turn.desk, parts=turn.parts)
        finally:
            self._ways.put_back()
        logger.info("Worked at a desk: %s.", ", ".join(turn.parts))
        return not done.is_idle

    def renew(self, turns: Sequence[Turn]) -> None:
        if turns:
            renew_turns(turns, now=self._now(), lease=self._lease)
        sweep_turns(now=self._now(), older=self._lease)

    def give_back(self, turns: Sequence[Turn], *, rest: float = 0) -> None:
        give_turns_back(turns, now=self._now(), rest=timedelta(seconds=rest))

    def forget(self) -> None:
        self._ways.forget_mailboxes()
        connection.close()
