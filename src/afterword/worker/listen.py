"""Listening to mailboxes, so that an answer stops what waits within a second or two of its arrival.

Embedded only: one thread and one line for each mailbox, which waits by IDLE and, on news, makes the reading due; the
worker reads. It is a hint on top of the polling, never in its place: whatever happens here, each mailbox is read
every few minutes, and again before anything is sent. Where many mailboxes are served (PostgreSQL) only that is done.
"""

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection

from afterword.models import MailAccount, MailboxKind
from afterword.ports.errors import Permanent, PortError
from afterword.ports.mailbox import MailboxPort
from afterword.wiring import AccountWays
from afterword.workflows.watch_mailbox import make_due

logger = logging.getLogger("afterword.listen")

# Lines that one program keeps open; further mailboxes are polled only.
MOST = 10
# A wait is ended and begun anew after this many seconds, so that changed settings are seen; IDLE's own limit is 29 min.
WAIT = 240.0
LOOK_FOR_ACCOUNTS = 5.0
FIRST_REST, LONGEST_REST = 2.0, 300.0
# After news the line is left alone for this long, so that a mailbox that never rests is not read all the time.
BREATH = 1.0


class Listeners:
    """`run` keeps a listener for each mailbox until `stop` is set. `ways` opens the mailboxes, one a listener."""

    def __init__(self, ways: AccountWays, stop: threading.Event) -> None:
        self._ways = ways
        self._stop = stop
        self._threads: dict[int, threading.Thread] = {}
        self._open: dict[int, MailboxPort] = {}

    def start(self) -> threading.Thread:
        thread = threading.Thread(target=self.run, name="listeners", daemon=True)
        thread.start()
        return thread

    def run(self) -> None:
        while not self._stop.is_set():
            for pk in self._accounts():
                if pk not in self._threads or not self._threads[pk].is_alive():
                    self._threads[pk] = threading.Thread(
                        target=self._listen, args=(pk,), name=f"listen-{pk}", daemon=True
                    )
                    self._threads[pk].start()
            self._stop.wait(LOOK_FOR_ACCOUNTS)
        for mailbox in list(self._open.values()):
            mailbox.close()  # ends a wait that is under way
        for thread in self._threads.values():
            thread.join(5)

    def _accounts(self) -> list[int]:
        try:
            close_old_connections()
            watched = MailAccount.objects.exclude(mailbox_kind=MailboxKind.NONE).order_by("pk")
            return list(watched.values_list("pk", flat=True)[:MOST])
        except DatabaseError:
            logger.warning("The accounts could not be read; mailboxes are polled meanwhile.")
            return []
        finally:
            connection.close()

    def _listen(self, pk: int) -> None:
        """Until the account is gone, or `stop`. Trouble with the line is the worker's to tell: here it only rests."""
        rest = FIRST_REST
        try:
            while not self._stop.is_set():
                close_old_connections()
                account = MailAccount.objects.filter(pk=pk).exclude(mailbox_kind=MailboxKind.NONE).first()
                mailbox = self._ways.mailbox(account) if account is not None else None
                if account is None or mailbox is None:
                    return
                self._open[pk] = mailbox
                rest = self._wait_once(account, mailbox, rest)
        except DatabaseError:
            logger.warning("A listener ended because the database could not be read; it is started again.")
        finally:
            self._open.pop(pk, None)
            self._ways.close_own()
            connection.close()

    def _wait_once(self, account: MailAccount, mailbox: MailboxPort, rest: float) -> float:
        """One wait; how long to rest after the next failure."""
        try:
            has_news = mailbox.wait(timeout=WAIT)
        except PortError as error:
            if isinstance(error, Permanent):
                rest = LONGEST_REST  # a refused password is not tried again and again
            logger.info("Listening to %s rests for %.0f s: %s", account.address, rest, error)
            self._stop.wait(rest)
            return min(rest * 2, LONGEST_REST)
        if has_news and not self._stop.is_set():
            make_due(account)
            self._stop.wait(BREATH)
        return FIRST_REST


def listening(ways: AccountWays, stop: threading.Event, *, is_embedded: bool) -> Callable[[], None]:
    """Start to listen where that is done. The answer ends it, after `stop` was set."""
    if not is_embedded:
        return lambda: None
    thread = Listeners(ways, stop).start()
    return lambda: thread.join(10)
