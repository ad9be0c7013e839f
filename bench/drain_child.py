"""One worker of `bench drain` on our own tables: `python -m bench.drain_child ENGINE COMMITS`. It says ready, works
from the first line of its input to the second, and answers with the moments at which its steps began.

ENGINE is own or procrastinate. COMMITS is what each step writes by itself, one durable commit each: 0 for a step that
does nothing, 2 as a letter does (*submitting*, and what came of it). The due dates are cleared where the turns are
given back, in the same transaction, as many as there are."""

import json
import sys
import threading
import time
from collections.abc import Sequence

from afterword import clock, wiring


def main() -> None:
    engine, commits = sys.argv[1], int(sys.argv[2])
    wiring.start_django()
    from django.conf import settings
    from django.db import connection, transaction

    from afterword.models import Process
    from afterword.ports.jobs import Turn
    from afterword.worker.desks import Desks

    settings.JOBS = engine
    starts: list[float] = []
    stop = threading.Event()

    class NoWork(Desks):
        def work(self, turn: Turn) -> bool:
            starts.append(time.time())
            for number in range(commits):
                with connection.cursor() as cursor:
                    cursor.execute(
                        "UPDATE afterword_process SET silence_reason = %s WHERE candidate_id = %s",
                        [str(number), turn.desk],
                    )
            return True

        def give_back(self, turns: Sequence[Turn], *, rest: float = 0) -> None:
            with transaction.atomic():
                desks = [turn.desk for turn in turns]
                Process.objects.filter(candidate_id__in=desks, next_look_at__lte=clock.now()).update(
                    next_look_at=None
                )
                super().give_back(turns, rest=rest)

    desks = NoWork(wiring.AccountWays(now=clock.now), now=clock.now, lease=60)
    jobs = wiring.jobs(desks)
    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()
    worker = threading.Thread(target=jobs.run, args=(stop,))
    worker.start()
    sys.stdin.readline()
    stop.set()
    worker.join()
    print(json.dumps(starts), flush=True)


if __name__ == "__main__":
    main()
