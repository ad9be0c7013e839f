"""Listening on a real Dovecot: what arrives makes the reading due at once; a lost line is taken up again."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from afterword import wiring
from afterword.models import Candidate, MailAccount, Submission
from afterword.wiring import AccountWays
from afterword.worker import listen
from afterword.worker.listen import Listeners
from afterword.worker.loop import run_forever
from afterword.workflows.watch_mailbox import EVER
from tests.adapters.sample_letters import make_letter
from tests.servers.dovecot import Account, DovecotServer
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db(transaction=True)
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def password(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    wiring.secrets().write("mailbox", "secret")


def make_account(server: DovecotServer, account: Account) -> MailAccount:
    now = datetime.now(UTC)
    candidate = Candidate.objects.create(name="Jonas", email=account.address, created_at=now)
    return MailAccount.objects.create(
        candidate=candidate, address=account.address, username=account.name, mailbox_kind="imap",
        imap_host=server.host, imap_port=server.imap_port, imap_security="none", created_at=now,
        secret_name="mailbox",        next_read_at=LATER,
    )  # fmt: skip


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], threading.Event]]:
    monkeypatch.setattr(listen, "LOOK_FOR_ACCOUNTS", 0.2)
    monkeypatch.setattr(listen, "FIRST_REST", 0.2)
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def begin() -> threading.Event:
        threads.append(Listeners(AccountWays(now=lambda: datetime.now(UTC)), stop).start())
        return stop

    yield begin
    stop.set()
    for thread in threads:
        thread.join(15)
        assert not thread.is_alive()


def deliver_until_due(server: DovecotServer, account: Account, row: MailAccount) -> None:
    """Nobody says from outside when a line has begun to wait; what arrived before that is no news. So another letter
    follows after a while."""
    for _ in range(10):
        server.deliver(account, make_letter())
        end = time.monotonic() + 6
        while time.monotonic() < end:
            row.refresh_from_db(fields=["next_read_at"])
            if row.next_read_at == EVER:
                return
            time.sleep(0.02)
    raise AssertionError("No arrival was noticed.")


def test_an_arrival_makes_the_reading_due_long_before_the_next_poll(
    dovecot: DovecotServer, mail_account: Account, listening: Callable[[], threading.Event]
) -> None:
    row = make_account(dovecot, mail_account)
    listening()
    time.sleep(1)
    deliver_until_due(dovecot, mail_account, row)


def test_a_line_that_breaks_is_opened_again_and_hears_the_next_arrival(
    own_dovecot: DovecotServer, listening: Callable[[], threading.Event]
) -> None:
    account = own_dovecot.add_account("me")
    row = make_account(own_dovecot, account)
    listening()
    time.sleep(0.7)
    own_dovecot.stop()
    own_dovecot.start()
    time.sleep(2.5)
    MailAccount.objects.filter(pk=row.pk).update(next_read_at=LATER)
    deliver_until_due(own_dovecot, account, row)


def test_listening_stops_though_it_waits(
    dovecot: DovecotServer, mail_account: Account, listening: Callable[[], threading.Event]
) -> None:
    make_account(dovecot, mail_account)
    stop = listening()
    time.sleep(0.7)
    began = time.monotonic()
    stop.set()
    while any(thread.name.startswith("listen") for thread in threading.enumerate()):
        time.sleep(0.05)
        assert time.monotonic() - began < 60


def test_an_account_that_is_added_later_is_listened_to(
    dovecot: DovecotServer, mail_account: Account, listening: Callable[[], threading.Event]
) -> None:
    listening()
    time.sleep(0.4)
    row = make_account(dovecot, mail_account)
    time.sleep(1)
    deliver_until_due(dovecot, mail_account, row)


def test_news_that_come_while_the_mailbox_is_read_make_it_due_again() -> None:
    from afterword.workflows.watch_mailbox import make_due, read_mailbox
    from tests.fakes.fake_mailbox import FakeMailbox

    now = datetime(2026, 5, 12, 9, tzinfo=UTC)
    candidate = Candidate.objects.create(name="Jonas", email="me@example.org", created_at=now)
    row = MailAccount.objects.create(
        candidate=candidate, address="me@example.org", mailbox_kind="imap", created_at=now
    )

    class Busy(FakeMailbox):
        def folders_to_watch(self) -> tuple[str, ...]:
            make_due(row)
            return super().folders_to_watch()

    read_mailbox(row, Busy(), now=now)
    assert row.next_read_at == EVER
    read_mailbox(row, FakeMailbox(), now=now + timedelta(minutes=1))
    assert row.next_read_at is not None
    assert row.next_read_at > now


@pytest.mark.journey
def test_an_answer_cancels_a_waiting_letter_long_before_the_next_poll(
    dovecot: DovecotServer, mail_account: Account
) -> None:
    """The whole worker: it listens, reads, matches, and cancels. Not a second time on PostgreSQL: hosted workers ask
    every two minutes instead of listening (decision 16)."""
    stage = Stage(now=datetime.now(UTC) - timedelta(hours=2))
    letter = stage.write(stage.meet())
    submission = stage.approve(letter)
    assert isinstance(submission, Submission), submission
    Submission.objects.filter(pk=submission.pk).update(send_at=LATER, deadline_at=LATER)
    MailAccount.objects.filter(pk=stage.account.pk).update(
        username=mail_account.name, imap_host=dovecot.host, imap_port=dovecot.imap_port, imap_security="none",
        secret_name="mailbox",
    )  # fmt: skip
    stop = threading.Event()
    ways = AccountWays(now=lambda: datetime.now(UTC))
    worker = threading.Thread(target=run_forever, args=(ways, stop))
    worker.start()
    try:
        time.sleep(3)
        answer = make_letter(message_id="answer@northwind.example", correlation="none")
        answer = answer.replace(b"jonas@example.org", b"priya@northwind.example")
        answer = answer.replace(b"Jonas Lindqvist", b"Priya Raman")
        deadline = time.monotonic() + 60
        while Submission.objects.get(pk=submission.pk).state != "cancelled":
            assert time.monotonic() < deadline, "The answer did not stop the letter."
            dovecot.deliver(mail_account, answer)  # again, where it came before the line waited
            wait_while(lambda: Submission.objects.get(pk=submission.pk).state != "cancelled", seconds=10)
    finally:
        stop.set()
        worker.join(30)


def wait_while(condition: Callable[[], bool], *, seconds: float) -> None:
    end = time.monotonic() + seconds
    while condition() and time.monotonic() < end:
        time.sleep(0.02)
