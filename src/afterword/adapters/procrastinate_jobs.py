"""Procrastinate behind ports/jobs.py: it carries what is due now, never a timer.

A turn and its job are committed together. Procrastinate's lock keeps one job a desk; the turn's token and `begin`
keep a job that is run twice from working twice; the lease brings back a turn whose job was lost."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Status

from afterword.adapters.own_jobs import DESK_REST, MOST, REST, TICK, work_at
from afterword.ports.jobs import DesksPort, Turn

logger = logging.getLogger("afterword.jobs")

QUEUE, TASK = "afterword-desks", "afterword.work_at_desk"
_DEFER = (
    "SELECT procrastinate_defer_jobs_v1(ARRAY(SELECT ROW(%s, %s, 0, 'desk:' || desk, NULL,"
    " jsonb_build_object('desk', desk, 'token', token, 'parts', parts), NULL)::procrastinate_job_to_defer_v1"
    " FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS due (desk, token, parts)))"
)
_BACKLOG = (
    "SELECT count(*) AS waiting FROM procrastinate_jobs WHERE queue_name = %(queue)s AND status = 'todo'"
)
# Not to_regclass: a session may remember that there was none.
_HAS_TABLES = "SELECT EXISTS (SELECT FROM pg_tables WHERE tablename = 'procrastinate_jobs') AS there"
# Two programs that start at once on a new database: one makes the tables. Any number, the same everywhere.
_SCHEMA_LOCK = 7_302_116


class ProcrastinateJobs:
    """`execute` runs SQL in the transaction that `take` has open, so that job and turn are one commit."""

    def __init__(
        self,
        desks: DesksPort,
        *,
        connection_url: str,
        execute: Callable[[str, Sequence[object]], None],
        threads: int = 8,
        lease: float = 60.0,
        grace: float = 60.0,
    ) -> None:
        self._desks, self._execute = desks, execute
        self._threads, self._lease, self._grace = threads, lease, grace
        self._in_hand: dict[int, Turn] = {}
        self.app = App(
            connector=PsycopgConnector(conninfo=connection_url, min_size=1, max_size=4), periodic_defaults={}
        )
        self.app.task(name=TASK, queue=QUEUE)(self._work)

    def run(self, stop: threading.Event) -> None:
        asyncio.run(self._run(stop))

    async def _run(self, stop: threading.Event) -> None:
        loop = asyncio.get_running_loop()
        pool = ThreadPoolExecutor(self._threads, thread_name_prefix="desk")
        loop.set_default_executor(pool)
        async with self.app.open_async():
            await self.make_tables()
            worker = asyncio.create_task(
                self.app.run_worker_async(
                    queues=[QUEUE], concurrency=self._threads, install_signal_handlers=False, delete_jobs="always",
                    fetch_job_polling_interval=TICK, shutdown_graceful_timeout=self._grace,
                    update_heartbeat_interval=min(10.0, self._lease / 3), stalled_worker_timeout=self._lease,
                )
            )  # fmt: skip
            with ThreadPoolExecutor(1, thread_name_prefix="handing-out") as hands:
                await self._hand_out(stop, hands)
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)
            # Connections belong to threads: each closes its own, all of them at the same time.
            together = threading.Barrier(self._threads)
            await asyncio.gather(
                *(loop.run_in_executor(pool, self._leave, together) for _ in range(self._threads))
            )

    def _leave(self, together: threading.Barrier) -> None:
        self._desks.forget()
        # One that is still at work breaks it; the process ends then all the same.
        with suppress(threading.BrokenBarrierError):
            together.wait(1.0)

    async def make_tables(self) -> None:
        """Procrastinate's own tables, where they are missing."""
        connector = self.app.connector
        if (await connector.execute_query_one_async(_HAS_TABLES))["there"]:
            return
        async with connector.pool.connection() as line, line.transaction():  # type: ignore[attr-defined]
            await line.execute(f"SELECT pg_advisory_xact_lock({_SCHEMA_LOCK})")
            row = await (await line.execute(_HAS_TABLES)).fetchone()
            if row is None or not row[0]:
                await line.execute(self.app.schema_manager.get_schema())

    async def _hand_out(self, stop: threading.Event, hands: ThreadPoolExecutor) -> None:
        loop = asyncio.get_running_loop()
        cared_at = 0.0
        while not stop.is_set():
            pause = TICK
            try:
                if time.monotonic() - cared_at > self._lease / 3:
                    cared_at = time.monotonic()
                    await loop.run_in_executor(hands, self._desks.renew, list(self._in_hand.values()))
                    await self._free_stalled()
                row = await self.app.connector.execute_query_one_async(_BACKLOG, queue=QUEUE)
                room = min(MOST, 4 * self._threads * 10) - row["waiting"]
                if room > 0:
                    taken = await loop.run_in_executor(hands, self._take, room)
                    pause = 0.0 if taken == room else TICK
                else:
                    pause = 0.05
            except Exception:  # (whatever went wrong, what is due stays due; the worker must not end by it)
                logger.exception("This tick failed. What was due stays due and is tried again.")
                await loop.run_in_executor(hands, self._desks.forget)
                pause = REST
            end = time.monotonic() + pause
            while not stop.is_set() and time.monotonic() < end:
                await asyncio.sleep(min(0.1, max(0.0, end - time.monotonic())))
        await loop.run_in_executor(hands, self._desks.forget)

    async def _free_stalled(self) -> None:
        """Jobs of processes that are gone are dropped, so that their lock blocks nobody; their desks come back with
        the lease."""
        manager = self.app.job_manager
        for job in await manager.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=self._lease):
            if job.id is not None:
                await manager.finish_job_by_id_async(job_id=job.id, status=Status.FAILED, delete_job=True)

    def _take(self, room: int) -> int:
        return len(self._desks.take(room, begun=False, hand_over=self.hand_over))

    def hand_over(self, turns: Sequence[Turn]) -> None:
        """A job for each turn, in the transaction that took them."""
        desks = [turn.desk for turn in turns]
        parts = [",".join(turn.parts) for turn in turns]
        self._execute(_DEFER, (QUEUE, TASK, desks, [turn.token for turn in turns], parts))

    def _work(self, desk: int, token: str, parts: str) -> None:
        turn = Turn(desk=desk, token=token, parts=tuple(parts.split(",")))
        if not self._desks.begin(turn):
            return
        self._in_hand[desk] = turn
        rest = DESK_REST
        try:
            rest = work_at(self._desks, turn)
        finally:
            self._in_hand.pop(desk, None)
            self._desks.give_back([turn], rest=rest)
