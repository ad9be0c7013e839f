"""The worker: an engine asks every half second what is due, and works at one desk a thread (ports/jobs.py)."""

import threading

from django.conf import settings

from afterword import clock, wiring
from afterword.wiring import AccountWays
from afterword.worker.desks import Desks


def run_forever(ways: AccountWays, stop: threading.Event) -> None:
    """Work until `stop` is set; then finish what is in hand and give the rest back."""
    desks = Desks(ways, now=clock.now, lease=settings.WORKER_LEASE)
    try:
        wiring.jobs(desks).run(stop)
    finally:
        ways.forget_mailboxes()
