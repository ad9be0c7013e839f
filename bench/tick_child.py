"""Ticks on the database of its environment: `python -m bench.tick_child`, then one number a line on the input; it
answers with the microseconds of each of so many ticks, as JSON."""

import json
import sys
import time
from datetime import timedelta

from afterword import clock, wiring

if __name__ == "__main__":
    wiring.start_django()
    from afterword.workflows.take_turns import take_turns

    lease = timedelta(seconds=60)
    for _ in range(50):
        if take_turns(now=clock.now(), lease=lease, limit=50):
            sys.exit("Something was due.")
    print("ready", flush=True)
    for line in sys.stdin:
        taken = []
        for _ in range(int(line)):
            began = time.perf_counter()
            take_turns(now=clock.now(), lease=lease, limit=50)
            taken.append(round((time.perf_counter() - began) * 1e6, 1))
        print(json.dumps(taken), flush=True)
