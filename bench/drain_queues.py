"""One worker of `bench drain` on a job queue that also keeps the timers: `python -m bench.drain_queues QUEUE fill
ROWS` makes its tables and puts jobs in; `... QUEUE work` is a worker. QUEUE is procrastinate or pgqueuer."""

import asyncio
import json
import os
import sys
import time

URL = os.environ.get("AFTERWORD_DATABASE_URL", "")
_SPREAD = "now() + interval '10 days' + (i % 5760) * interval '1 minute'"
starts: list[float] = []


async def fill(queue: str, rows: int) -> None:
    import psycopg

    if queue == "procrastinate":
        tables, insert = _procrastinate_tables, _PROCRASTINATE_INSERT
    else:
        tables, insert = _pgqueuer_tables, _PGQUEUER_INSERT
    await tables()
    with psycopg.connect(URL, autocommit=True) as line:
        for start in range(0, rows, 50_000):
            line.execute(insert.format(when=_SPREAD, count=min(50_000, rows - start)))
        line.execute("VACUUM ANALYZE")
        line.execute("CHECKPOINT")


_PROCRASTINATE_INSERT = (
    "SELECT procrastinate_defer_jobs_v1(ARRAY(SELECT ROW('due', 'step', 0, NULL, NULL, '{{}}', {when})"
    "::procrastinate_job_to_defer_v1 FROM generate_series(1, {count}) AS numbers (i)))"
)
_PGQUEUER_INSERT = (
    "INSERT INTO pgqueuer (priority, entrypoint, payload, execute_after, status)"
    " SELECT 0, 'step', NULL, {when}, 'queued' FROM generate_series(1, {count}) AS numbers (i)"
)


PUT_IN = {"procrastinate": _PROCRASTINATE_INSERT, "pgqueuer": _PGQUEUER_INSERT}


def procrastinate_app():  # type: ignore[no-untyped-def]
    from procrastinate import App, PsycopgConnector

    app = App(connector=PsycopgConnector(conninfo=URL))

    @app.task(name="step", queue="due")
    async def step() -> None:
        starts.append(time.time())

    return app


async def _procrastinate_tables() -> None:
    app = procrastinate_app()
    async with app.open_async():
        await app.schema_manager.apply_schema_async()


async def _pgqueuer_tables() -> None:
    import asyncpg
    from pgqueuer import AsyncpgDriver, Queries

    line = await asyncpg.connect(URL)
    await Queries(AsyncpgDriver(line)).install()
    await line.close()


async def _work_procrastinate() -> None:
    app = procrastinate_app()
    async with app.open_async():
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        worker = asyncio.create_task(
            app.run_worker_async(
                queues=["due"], concurrency=20, delete_jobs="always", install_signal_handlers=False,
                fetch_job_polling_interval=0.5,
            )
        )  # fmt: skip
        await asyncio.to_thread(sys.stdin.readline)
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)


async def _work_pgqueuer() -> None:
    import asyncpg
    from pgqueuer import AsyncpgDriver, Queries, QueueManager
    from pgqueuer.models import Job

    line = await asyncpg.connect(URL)
    manager = QueueManager(Queries(AsyncpgDriver(line)))

    @manager.entrypoint("step")
    async def step(job: Job) -> None:
        starts.append(time.time())

    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    worker = asyncio.create_task(manager.run(batch_size=BATCH))
    await asyncio.to_thread(sys.stdin.readline)
    manager.shutdown.set()
    await asyncio.wait([worker], timeout=10)
    await line.close()


# Its own default is 10; a larger batch is faster, so it is given one.
BATCH = 50


async def work(queue: str) -> None:
    await (_work_procrastinate if queue == "procrastinate" else _work_pgqueuer)()
    print(json.dumps(starts), flush=True)


def main() -> None:
    if sys.argv[2] == "fill":
        asyncio.run(fill(sys.argv[1], int(sys.argv[3])))
    else:
        asyncio.run(work(sys.argv[1]))


if __name__ == "__main__":
    # Procrastinate wants to know its tasks by the name of an importable module.
    from bench import drain_queues

    drain_queues.main()
