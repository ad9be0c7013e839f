"""A worker that takes a desk and never comes to an end: for tests that kill it. `python -m tests.jobs.stuck_worker`"""

import os
import threading
import time

from afterword import wiring

if __name__ == "__main__":
    wiring.start_django()
    from tests.jobs.stand import RecordingDesks, engine

    lease = float(os.environ["LEASE"])
    stuck = RecordingDesks(lease=lease, does=lambda turn: time.sleep(600))
    engine(os.environ["ENGINE"], stuck, lease=lease).run(threading.Event())
