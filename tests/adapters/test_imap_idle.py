"""Mail that comes just when IDLE begins, at a real Dovecot: it says so in the same packet as "+ idling"."""

import os
import random
import threading
import time
from collections.abc import Callable

from afterword.adapters.imap_mailbox import ImapMailbox
from afterword.adapters.server_address import Security, ServerAddress
from tests.adapters.mailbox_stands import open_imap
from tests.adapters.sample_letters import make_letter
from tests.servers.certificate import Certificate
from tests.servers.dovecot import Account, DovecotServer
from tests.servers.unprivileged import find_server_user, give_to

# What is slept through is never heard; what a busy machine says late is.
_PATIENCE, _LATE = 20.0, 15.0


def hear_arrivals(mailbox: ImapMailbox, account: Account, *, count: int, within: float) -> list[str]:
    """Lay `count` messages into the folder, each up to `within` seconds after `wait` began; those heard late."""
    chance, late = random.Random(4), []
    for number in range(count):
        mailbox.wait(timeout=0.01)
        delay = chance.uniform(0, within)
        heard_after = _hear_one(mailbox, account, number, delay)
        if heard_after > _LATE:
            late.append(f"number {number}, {delay * 1000:.2f} ms after the beginning: {heard_after:.1f} s")
    return late


def _hear_one(mailbox: ImapMailbox, account: Account, number: int, delay: float) -> float:
    """Seconds from the arrival to the word of `wait`; what it never heard counts as an hour."""
    waiting = account.maildir / "tmp" / f"{number}.waiting"
    waiting.write_bytes(make_letter(message_id=f"aw-{number}@example.org"))
    give_to(find_server_user(), waiting)
    begun, came = threading.Event(), []

    def put() -> None:
        begun.wait()
        end = time.perf_counter() + delay
        while time.perf_counter() < end:
            pass
        os.rename(waiting, account.maildir / "new" / f"{number}.M{number}P1.arrival")
        came.append(time.perf_counter())

    arrival = threading.Thread(target=put)
    arrival.start()
    begun.set()
    is_heard = mailbox.wait(timeout=_PATIENCE)
    heard = time.perf_counter()
    arrival.join()
    return heard - came[0] if is_heard else 3600.0


def test_no_arrival_around_the_start_of_idle_is_slept_through(
    dovecot: DovecotServer, mail_account: Account
) -> None:
    dovecot.deliver(mail_account, make_letter())
    mailbox = open_imap(dovecot, mail_account)
    assert hear_arrivals(mailbox, mail_account, count=60, within=0.006) == []
    mailbox.close()


def test_the_same_with_tls(
    dovecot_tls: DovecotServer, certificate: Certificate, new_account_name: Callable[[], str]
) -> None:
    account = dovecot_tls.add_account(new_account_name())
    dovecot_tls.deliver(account, make_letter())
    address = ServerAddress(
        host="localhost", port=dovecot_tls.imaps_port or 0, security=Security.TLS,
        ca_file=certificate.certificate,
    )  # fmt: skip
    mailbox = ImapMailbox(address, username=account.name, password=account.password)
    assert hear_arrivals(mailbox, account, count=20, within=0.008) == []
    mailbox.close()
