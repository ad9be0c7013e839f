"""Our own engine behind ports/jobs.py: one thread claims, a few threads work. No server beside the database."""

import logging
import math
import threading
import time
from collections import deque
from itertools import islice
from queue import Empty, SimpleQueue

from afterword.ports.jobs import DesksPort, Turn

logger = logging.getLogger("afterword.jobs")

# How often the tables are asked while nothing is due.
TICK = 0.5
# After an unforeseen error the engine rests, so that a fault does not spin; a desk whose work failed rests longer.
REST, DESK_REST = 10.0, 60.0
# A desk where nothing could be done though something is due is asked again after this.
IDLE_REST = 2.0
# No more than this is claimed ahead of its start, and never more turns than this at once.
AHEAD, MOST = 0.25, 500
# What is done is gathered for so long before it is written; and how long a full hand waits for a free place.
_GATHER, _PAUSE = 0.05, 0.005


def work_at(desks: DesksPort, turn: Turn) -> float:
    """Work at one desk; for how many seconds it is left alone then. Raises nothing of the work."""
    try:
        return 0.0 if desks.work(turn) else IDLE_REST
    except Exception:  # (one desk's fault must not stop the others)
        logger.exception("The work at a desk failed; it is tried again in a minute.")
        desks.forget()
        return DESK_REST


class OwnJobs:
    """`threads` turns at a time; `lease` seconds is what a dying process keeps others waiting; `grace` seconds are
    given to what is in hand when it is stopped."""

    def __init__(
        self,
        desks: DesksPort,
        *,
        threads: int = 4,
        lease: float = 60.0,
        grace: float = 60.0,
        tick: float = TICK,
    ) -> None:
        self._desks = desks
        self._threads, self._lease, self._grace, self._tick = threads, lease, grace, tick
        self._waiting: SimpleQueue[Turn | None] = SimpleQueue()
        self._in_hand: dict[int, Turn] = {}
        self._done: deque[tuple[Turn, float]] = deque()
        self._news = threading.Event()
        self._pace = 0.0
        self._settled_at = self._renewed_at = self._asked_at = 0.0
        self._is_more_due = True

    def run(self, stop: threading.Event) -> None:
        workers = [
            threading.Thread(target=self._work, name=f"desk-{number}", daemon=True)
            for number in range(self._threads)
        ]
        for worker in workers:
            worker.start()
        try:
            while not stop.is_set():
                try:
                    self._wait(self._pass())
                except (
                    Exception
                ):  # (whatever went wrong, what is due stays due; the worker must not end by it)
                    logger.exception("This tick failed. What was due stays due and is tried again.")
                    self._desks.forget()
                    stop.wait(REST)
        finally:
            self._wind_down(workers)

    def _pass(self) -> float:
        """Give back what the threads have finished, and claim what they can start soon. Returns the seconds until
        there is something to do, unless a thread finishes before."""
        now = time.monotonic()
        if now - self._renewed_at > self._lease / 3:
            self._desks.renew(list(self._in_hand.values()))
            self._renewed_at = now
        self._settle(now)
        until_tick = self._asked_at + self._tick - now
        if until_tick > 0 and not self._is_more_due:
            return until_tick
        target = min(MOST, self._threads + int(self._pace * AHEAD))
        room = target - len(self._in_hand)
        # A long queue is refilled by halves, a short one place by place.
        if room < (target // 2 if target > 2 * self._threads else 1):
            return _PAUSE
        self._asked_at = now
        taken = self._start(self._desks.take(room))
        self._is_more_due = taken >= room
        return 0.0 if self._is_more_due else self._tick

    def _wait(self, seconds: float) -> None:
        if seconds > 0 and not self._done:
            self._news.wait(min(seconds, 0.25))
        elif seconds > 0:
            time.sleep(min(seconds, _PAUSE))
        self._news.clear()

    def _start(self, turns: list[Turn]) -> int:
        """A desk that a thread of ours still works at (the machine slept, its lease ran out) is left to it."""
        mine = [turn for turn in turns if turn.desk not in self._in_hand]
        for turn in mine:
            self._in_hand[turn.desk] = turn
            self._waiting.put(turn)
        return len(mine)

    def _settle(self, now: float) -> None:
        """Give back what is done, many turns in one statement; `_pace` learns from it."""
        count = len(self._done)
        since = now - self._settled_at
        if not count or (count < len(self._in_hand) // 2 and since < _GATHER):
            return
        rests: dict[float, list[Turn]] = {}
        for turn, rest in islice(self._done, count):
            rests.setdefault(rest, []).append(turn)
        # Where this fails it is tried again: a turn is out of our hands only once that is written.
        for rest, turns in rests.items():
            self._desks.give_back(turns, rest=rest)
        for _ in range(count):
            self._in_hand.pop(self._done.popleft()[0].desk, None)
        self._pace = 0.5 * self._pace + 0.5 * count / max(now - max(self._asked_at, self._settled_at), 0.001)
        self._settled_at = now

    def _work(self) -> None:
        while (turn := self._waiting.get()) is not None:
            self._done.append((turn, work_at(self._desks, turn)))
            self._news.set()
        self._desks.forget()

    def _wind_down(self, workers: list[threading.Thread]) -> None:
        """What is in hand is finished, what has not begun is given back at once."""
        self._drain()
        for _ in workers:
            self._waiting.put(None)
        end = time.monotonic() + self._grace
        for worker in workers:
            worker.join(max(0.0, end - time.monotonic()))
        try:
            self._settle(math.inf)
        except Exception:  # (the database is gone as well: the leases give everything back)
            logger.exception("What was in hand could not be given back; its lease does it.")
        finally:
            self._desks.forget()

    def _drain(self) -> None:
        try:
            while (turn := self._waiting.get_nowait()) is not None:
                self._done.append((turn, 0.0))
        except Empty:
            return
