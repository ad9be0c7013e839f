"""The worker: a tick every half second asks the table what is due. The only broad `except` of the program."""

import logging
import threading
import time

from django.db import close_old_connections, connection

from afterword import clock
from afterword.wiring import AccountWays
from afterword.workflows.work_due import work_once

logger = logging.getLogger("afterword.worker")

TICK = 0.5
# After an unforeseen error the worker rests, so that a fault does not spin.
REST = 10.0


def run_forever(ways: AccountWays, stop: threading.Event) -> None:
    """Tick until `stop` is set. A tick that fails is logged, kept and tried again; it never ends the worker."""
    try:
        while not stop.is_set():
            began = time.monotonic()
            try:
                work_once(now_of=clock.now, ways=ways)
                pause = TICK
            except Exception:
                logger.exception("This tick failed. What was due stays due and is tried again.")
                connection.close()
                pause = REST
            close_old_connections()
            stop.wait(max(0.05, pause - (time.monotonic() - began)))
    finally:
        ways.forget_mailboxes()
        connection.close()
