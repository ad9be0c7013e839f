"""One program on one data folder, as a process of its own that can be killed: `python -m tests.journeys.worker_process
NOW [MINUTES]` ticks at NOW, a little later each time. AFTERWORD_FAULT_AT stops it dead at a step."""

import sys
from datetime import datetime, timedelta

from afterword import wiring


def main() -> None:
    wiring.start_django()
    from afterword.workflows.work_due import work_once

    moments = [datetime.fromisoformat(sys.argv[1])]
    ways = wiring.ways(now=lambda: moments[-1])
    for _ in range(6):
        work_once(now_of=lambda: moments[-1], ways=ways, read_all=True)
        moments.append(moments[-1] + timedelta(seconds=40))
    ways.forget_mailboxes()


if __name__ == "__main__":
    main()
