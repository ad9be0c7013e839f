"""A letter by real servers: submitted, delivered, answered, filed once, whatever the lines do in between."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from afterword.adapters.imap_mailbox import ImapMailbox
from afterword.adapters.mail_notice import MailNotice
from afterword.adapters.server_address import Security, ServerAddress
from afterword.adapters.smtp_submission import SmtpSubmission
from afterword.ports.errors import PortError, Temporary, Uncertain
from afterword.ports.notice import Notice
from afterword.ports.submission import Envelope
from tests.adapters.mailbox_stands import open_imap
from tests.adapters.sample_letters import make_letter
from tests.servers.dovecot import Account, DovecotServer
from tests.servers.submission_server import Fault, Moment, SubmissionServer, Taken

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


class World:
    """Jonas sends by a submission server that delivers to Priya's INBOX, both on one Dovecot."""

    def __init__(self, dovecot: DovecotServer, jonas: Account, priya: Account) -> None:
        self.dovecot, self.jonas, self.priya = dovecot, jonas, priya
        self.server = SubmissionServer(accounts={"me": "secret"}, hand_over=self._deliver).start()
        address = ServerAddress(host="127.0.0.1", port=self.server.port, security=Security.PLAIN)
        self.submission = SmtpSubmission(
            address, username="me", password="secret", timeout=5, final_timeout=1
        )
        self.mailbox = open_imap(dovecot, jonas)
        self.envelope = Envelope(sender=jonas.address, recipients=(priya.address,))

    def _deliver(self, taken: Taken) -> None:
        for account in (self.jonas, self.priya):
            if account.address in taken.recipients:
                self.dovecot.deliver(account, taken.content, sender=taken.sender)

    def send(self, *, message_id: str) -> None:
        letter = make_letter(message_id=message_id, correlation=message_id.partition("@")[0])
        self.submission.submit(envelope=self.envelope, message=letter)

    def copies(self, account: Account, message_id: str, folder: str = "INBOX") -> int:
        mailbox = open_imap(self.dovecot, account)
        batch = mailbox.fetch_new(folder=folder, cursor=None, since=SINCE)
        mailbox.close()
        return sum(f"Message-ID: <{message_id}>".encode() in message.content for message in batch.messages)

    def close(self) -> None:
        self.mailbox.close()
        self.server.stop()


@pytest.fixture
def world(dovecot: DovecotServer, new_account_name: Callable[[], str]) -> Iterator[World]:
    made = World(dovecot, dovecot.add_account(new_account_name()), dovecot.add_account(new_account_name()))
    yield made
    made.close()


def test_a_letter_arrives_once_and_as_it_was_approved(world: World) -> None:
    world.send(message_id="aw-1@example.org")
    assert world.copies(world.priya, "aw-1@example.org") == 1
    mailbox = open_imap(world.dovecot, world.priya)
    [message] = mailbox.fetch_new(folder="INBOX", cursor=None, since=SINCE).messages
    mailbox.close()
    assert message.content.endswith(make_letter(message_id="aw-1@example.org", correlation="aw-1"))


def test_after_a_lost_answer_there_is_exactly_one_copy_and_one_is_what_looking_finds(world: World) -> None:
    """The double of the field: the server took it, the answer was lost, the program sent again. We do not."""
    world.server.script(Fault(at=Moment.TAKEN))
    with pytest.raises(Uncertain):
        world.send(message_id="aw-2@example.org")
    assert world.copies(world.priya, "aw-2@example.org") == 1
    assert world.mailbox.find_sent(message_id="aw-2@example.org", correlation="aw-2", since=SINCE) is None


def test_a_greylisted_letter_goes_later_and_once(world: World) -> None:
    world.server.script(Fault(at=Moment.RCPT, answer="451 4.7.1 Greylisted, please come back"))
    with pytest.raises(Temporary):
        world.send(message_id="aw-3@example.org")
    assert world.copies(world.priya, "aw-3@example.org") == 0
    world.send(message_id="aw-3@example.org")
    assert world.copies(world.priya, "aw-3@example.org") == 1


@pytest.mark.parametrize("provider_files_it", [True, False])
def test_the_sent_copy_is_there_exactly_once_whoever_files_it(provider_files_it: bool, world: World) -> None:
    letter = make_letter(message_id="aw-4@example.org", correlation="aw-4")
    world.send(message_id="aw-4@example.org")
    if provider_files_it:
        open_imap_and_file(world, letter)
    for _ in range(2):  # the second time is a program that crashed right after filing
        if world.mailbox.find_sent(message_id="aw-4@example.org", correlation="aw-4", since=SINCE) is None:
            world.mailbox.file_sent(message=letter, at=datetime.now(UTC))
    assert world.copies(world.jonas, "aw-4@example.org", folder="Sent") == 1


def open_imap_and_file(world: World, letter: bytes) -> None:
    other = open_imap(world.dovecot, world.jonas)
    other.file_sent(message=letter, at=datetime.now(UTC))
    other.close()


def test_a_failure_to_file_the_copy_sends_nothing_again(world: World) -> None:
    world.send(message_id="aw-5@example.org")
    broken: ImapMailbox = open_imap(world.dovecot, world.jonas, password="wrong")
    with pytest.raises(PortError):
        broken.file_sent(message=make_letter(message_id="aw-5@example.org"), at=datetime.now(UTC))
    broken.close()
    assert len(world.server.taken) == 1
    assert world.copies(world.priya, "aw-5@example.org") == 1


def test_an_answer_is_heard(world: World) -> None:
    world.mailbox.fetch_new(folder="INBOX", cursor=None, since=SINCE)
    answering = SubmissionServer(hand_over=world._deliver).start()
    address = ServerAddress(host="127.0.0.1", port=answering.port, security=Security.PLAIN)
    SmtpSubmission(address).submit(
        envelope=Envelope(sender=world.priya.address, recipients=(world.jonas.address,)),
        message=make_letter(),
    )
    assert world.mailbox.wait(timeout=60)
    answering.stop()


def test_a_notice_reaches_oneself_and_bears_the_same_id_each_time(world: World) -> None:
    notices = MailNotice(
        world.submission,
        name="Jonas Lindqvist",
        address=world.jonas.address,
        base_url="http://127.0.0.1:8025/",
        now=lambda: datetime(2026, 5, 12, 14, 0, tzinfo=UTC) + timedelta(minutes=1),
    )
    notice = Notice(
        key="ended:7", title="How did it go?", body="Northwind, today 15:00.", path="/interviews/7"
    )
    notices.tell(notice)
    notices.tell(notice)
    first, second = (taken.content for taken in world.server.taken)
    assert first == second
    assert b"http://127.0.0.1:8025/interviews/7\r\n" in first
    assert b"Auto-Submitted: auto-generated\r\n" in first
    assert b"Subject: How did it go?\r\n" in first
