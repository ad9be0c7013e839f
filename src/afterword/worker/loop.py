"""The worker: an engine asks every half second what is due, and works at one desk a thread (ports/jobs.py)."""

import threading

from django.conf import settings
from django.db import connection

from afterword import clock, wiring
from afterword.wiring import AccountWays
from afterword.worker.desks import Desks
from afterword.worker.listen import listening


def run_forever(ways: AccountWays, stop: threading.Event) -> None:
    """Work until `stop` is set; then finish what is in hand and give the rest back."""
    desks = Desks(ways, now=clock.now, lease=settings.WORKER_LEASE)
    end_listening = listening(ways, stop, is_embedded=connection.vendor == "sqlite")
    try:
        wiring.jobs(desks).run(stop)
    finally:
        end_listening()
        ways.forget_mailboxes()
