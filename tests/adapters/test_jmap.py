"""JMAP against a real Cyrus: what the contracts of the ports do not ask."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from afterword.adapters.jmap_mailbox import JmapMailbox
from afterword.adapters.jmap_session import JmapSession, is_same_owner
from afterword.adapters.jmap_submission import JmapSubmission
from afterword.mail.message import read_message
from afterword.ports.errors import Permanent, Temporary, Uncertain
from afterword.ports.mailbox import Cursor, Need
from afterword.ports.submission import Envelope
from tests.adapters.mailbox_stands import open_jmap
from tests.adapters.sample_letters import SENT_AT, make_letter
from tests.servers.cutting_proxy import CuttingProxy
from tests.servers.cyrus import CyrusAccount, CyrusServer
from tests.servers.submission_server import Fault, Moment, SubmissionServer

ENVELOPE = Envelope(sender="jonas@example.org", recipients=("priya@example.com",))
LONG_AGO = datetime.now(UTC) - timedelta(days=3)


@pytest.fixture
def mailbox(cyrus: CyrusServer, cyrus_account: CyrusAccount) -> Iterator[JmapMailbox]:
    made = open_jmap(cyrus, cyrus_account)
    yield made
    made.close()


@pytest.fixture
def proxy(cyrus: CyrusServer) -> Iterator[CuttingProxy]:
    made = CuttingProxy(cyrus.http_port)
    yield made
    made.stop()


@pytest.fixture
def sink(cyrus_sink: SubmissionServer) -> SubmissionServer:
    cyrus_sink.clear()
    return cyrus_sink


def way_out(place: CuttingProxy | CyrusServer, account: CyrusAccount) -> JmapSubmission:
    return JmapSubmission(
        place.base_url, username=account.name, password=account.password, timeout=10, final_timeout=10
    )


def note(number: int, extra: str = "") -> bytes:
    return (
        f"From: Priya <priya@example.com>\r\nTo: me@example.org\r\nSubject: Note {number}\r\n"
        f"Message-ID: <note-{number}@example.com>\r\n{extra}\r\nWords.\r\n"
    ).encode()


def test_a_letter_ends_in_sent_once_and_not_in_drafts(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox, sink: SubmissionServer
) -> None:
    letter = make_letter(message_id="aw-1@example.org", correlation="ref1")
    way_out(cyrus, cyrus_account).submit(envelope=ENVELOPE, message=letter)
    assert len(sink.taken) == 1
    assert (cyrus.count(cyrus_account, "Sent"), cyrus.count(cyrus_account, "Drafts")) == (1, 0)
    found = mailbox.find_sent(message_id="aw-1@example.org", correlation="ref1", since=LONG_AGO)
    assert found is not None
    assert found.content == letter


@pytest.mark.parametrize("answer", ["550 5.1.1 No such user", "451 4.7.1 Greylisted"])
def test_a_letter_that_did_not_leave_lies_nowhere(
    answer: str, cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox, sink: SubmissionServer
) -> None:
    sink.script(Fault(at=Moment.RCPT, answer=answer))
    letter = make_letter(message_id="aw-2@example.org", correlation="ref2")
    with pytest.raises((Permanent, Temporary)):
        way_out(cyrus, cyrus_account).submit(envelope=ENVELOPE, message=letter)
    assert (cyrus.count(cyrus_account, "Sent"), cyrus.count(cyrus_account, "Drafts")) == (0, 0)
    assert mailbox.find_sent(message_id="aw-2@example.org", correlation="ref2", since=LONG_AGO) is None


def test_a_lost_answer_is_settled_by_the_copy_in_sent(
    proxy: CuttingProxy, cyrus_account: CyrusAccount, mailbox: JmapMailbox, sink: SubmissionServer
) -> None:
    proxy.cut_next(b"EmailSubmission/set")
    letter = make_letter(message_id="aw-3@example.org", correlation="ref3")
    with pytest.raises(Uncertain):
        way_out(proxy, cyrus_account).submit(envelope=ENVELOPE, message=letter)
    assert len(sink.taken) == 1
    assert mailbox.find_sent(message_id="aw-3@example.org", correlation="ref3", since=LONG_AGO) is not None


def test_a_server_whose_own_next_server_hung_up_is_uncertain_and_leaves_no_false_proof(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox, sink: SubmissionServer
) -> None:
    """The message was taken by the next server; Cyrus only knows that the line broke. A draft may lie in Drafts: it
    proves nothing, and only Sent is looked into."""
    sink.script(Fault(at=Moment.TAKEN))
    letter = make_letter(message_id="aw-4@example.org", correlation="ref4")
    with pytest.raises(Uncertain):
        way_out(cyrus, cyrus_account).submit(envelope=ENVELOPE, message=letter)
    assert len(sink.taken) == 1
    assert mailbox.find_sent(message_id="aw-4@example.org", correlation="ref4", since=LONG_AGO) is None


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_fault_of_the_server_while_it_submits_is_never_called_certain(
    status: int, proxy: CuttingProxy, cyrus_account: CyrusAccount, sink: SubmissionServer
) -> None:
    proxy.refuse_next(b"EmailSubmission/set", status)
    with pytest.raises(Uncertain):
        way_out(proxy, cyrus_account).submit(envelope=ENVELOPE, message=make_letter())


def test_before_the_letter_is_handed_over_all_trouble_is_temporary(
    proxy: CuttingProxy, cyrus_account: CyrusAccount, sink: SubmissionServer
) -> None:
    proxy.refuse_next(b"Identity/get", 503)
    with pytest.raises(Temporary):
        way_out(proxy, cyrus_account).submit(envelope=ENVELOPE, message=make_letter())
    assert sink.taken == []
    proxy.cut_next(b"Identity/get")  # a question that may be asked again is
    way_out(proxy, cyrus_account).submit(envelope=ENVELOPE, message=make_letter())
    assert len(sink.taken) == 1


def test_a_moved_message_is_not_lost_between_the_folders(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox
) -> None:
    """It lies in Junk while INBOX is read and in INBOX while Junk is read: the next look at INBOX finds it."""
    cursors = {name: read_all(mailbox, name)[1] for name in ("INBOX", "Junk")}
    cyrus.deliver(cyrus_account, note(1))
    cyrus.move_all(cyrus_account, "INBOX", "Junk")
    found, cursors["INBOX"] = read_all(mailbox, "INBOX", cursors["INBOX"])
    assert found == []
    cyrus.move_all(cyrus_account, "Junk", "INBOX")
    found, cursors["Junk"] = read_all(mailbox, "Junk", cursors["Junk"])
    assert found == []
    found, _ = read_all(mailbox, "INBOX", cursors["INBOX"])
    assert found == ["Note 1"]


def read_all(mailbox: JmapMailbox, folder: str, cursor: Cursor | None = None) -> tuple[list[str], Cursor]:
    subjects: list[str] = []
    while True:
        batch = mailbox.fetch_new(folder=folder, cursor=cursor, since=LONG_AGO, limit=4)
        subjects += [read_message(message.content).subject for message in batch.messages]
        cursor = batch.cursor
        if not batch.has_more:
            return subjects, cursor


def test_a_first_look_goes_on_after_a_restart_and_misses_nothing_that_comes_meanwhile(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox
) -> None:
    for number in range(6):
        cyrus.deliver(cyrus_account, note(number))
    first = mailbox.fetch_new(folder="INBOX", cursor=None, since=LONG_AGO, limit=4)
    assert (len(first.messages), first.has_more) == (4, True)
    cyrus.deliver(cyrus_account, note(6))
    again = open_jmap(cyrus, cyrus_account)
    rest, cursor = read_all(again, "INBOX", first.cursor)
    later, _ = read_all(again, "INBOX", cursor)
    again.close()
    seen = [read_message(message.content).subject for message in first.messages] + rest + later
    assert set(seen) == {f"Note {number}" for number in range(7)}


def test_a_state_that_the_server_does_not_know_has_the_folder_read_anew(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox
) -> None:
    cyrus.deliver(cyrus_account, note(1))
    _, cursor = read_all(mailbox, "INBOX")
    for state in ('["no-such-state", "", ""]', "not ours", ""):
        broken = Cursor(folder="INBOX", uidvalidity=cursor.uidvalidity, last_uid=0, state=state)
        batch = mailbox.fetch_new(folder="INBOX", cursor=broken, since=LONG_AGO)
        assert batch.was_reset
        assert len(batch.messages) == 1


def test_reading_leaves_no_trace(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox
) -> None:
    cyrus.deliver(cyrus_account, note(1))
    read_all(mailbox, "INBOX")
    assert "Seen" not in cyrus.read_flags(cyrus_account)


def test_a_sieve_sees_whole_heads_and_spares_the_rest(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox
) -> None:
    heads: list[bytes] = []

    class OnlyTwo:
        def by_head(self, head: bytes) -> Need:
            heads.append(head)
            return Need.WHOLE if b"Note 2" in head else Need.NOTHING

        def by_words(self, raw: bytes, *, head: bytes) -> bool:
            return True

    for number in range(1, 4):
        cyrus.deliver(cyrus_account, note(number, "References: <a@b>\r\n <c@d>\r\n"))
    batch = mailbox.fetch_new(folder="INBOX", cursor=None, since=LONG_AGO, sieve=OnlyTwo())
    assert [read_message(message.content).subject for message in batch.messages] == ["Note 2"]
    assert batch.seen == 3
    assert read_message(heads[0]).references == ("a@b", "c@d")


def test_of_a_large_message_only_head_text_and_calendar_are_read(
    cyrus: CyrusServer, cyrus_account: CyrusAccount
) -> None:
    attachment = "QUJD" * 100_000
    large = (
        "From: Priya <priya@example.com>\r\nTo: me@example.org\r\nSubject: Plans\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n'
        "We would like to go on.\r\n--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\n"
        "END:VCALENDAR\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{attachment}\r\n--b--\r\n"
    ).encode()
    cyrus.deliver(cyrus_account, large)
    mailbox = open_jmap(cyrus, cyrus_account, size_limit=10_000)
    [message] = mailbox.fetch_new(folder="INBOX", cursor=None, since=LONG_AGO).messages
    mailbox.close()
    assert message.is_truncated
    assert len(message.content) < 10_000
    read = read_message(message.content)
    assert (read.subject, "go on" in read.text) == ("Plans", True)
    assert b"text/calendar" in message.content


def test_a_wrong_password_and_a_server_without_jmap_are_named(
    cyrus: CyrusServer, cyrus_account: CyrusAccount
) -> None:
    [step] = [step for step in open_jmap(cyrus, cyrus_account, password="wrong").check() if not step.ok]
    assert (step.name, step.cause) == ("JMAP session", "wrong-password")
    calendar_only = JmapSession(url=f"{cyrus.base_url}/dav/", username=cyrus_account.name, password="secret")
    with pytest.raises(Permanent) as caught:
        calendar_only.open()
    assert caught.value.cause == "no-jmap"
    calendar_only.close()


def test_the_doctor_looks_at_the_way_out_and_sends_nothing(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, sink: SubmissionServer
) -> None:
    steps = way_out(cyrus, cyrus_account).check()
    assert [step.name for step in steps] == ["find the server", "connect", "JMAP session", "may send"]
    assert all(step.ok for step in steps)
    assert sink.taken == []


def test_a_token_is_renewed_when_the_server_answers_401(
    proxy: CuttingProxy, cyrus: CyrusServer, cyrus_account: CyrusAccount
) -> None:
    """Cyrus here knows passwords only, so it says 401 to any token; what counts is what we ask anew. The first request
    only leads from /.well-known/jmap to the session."""

    class Tokens:
        def __init__(self) -> None:
            self.asked: list[str] = []

        def read(self, *, refused: str = "") -> str:
            self.asked.append(refused)
            return f"token-{len(self.asked)}"

    tokens = Tokens()
    session = JmapSession(url=proxy.base_url, username=cyrus_account.name, password=tokens)
    with pytest.raises(Permanent) as caught:
        session.open()
    session.close()
    assert caught.value.cause == "access-refused"
    assert tokens.asked == ["", "", "token-2"]


def test_a_message_that_is_there_already_is_not_filed_twice(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox
) -> None:
    letter = make_letter(message_id="aw-9@example.org", correlation="ref9")
    mailbox.file_sent(message=letter, at=SENT_AT)
    mailbox.file_sent(message=letter, at=SENT_AT)
    assert cyrus.count(cyrus_account, "Sent") == 1


def test_waiting_ends_when_the_mailbox_is_closed_by_another_thread_or_time(mailbox: JmapMailbox) -> None:
    done = threading.Event()
    thread = threading.Thread(target=lambda: (mailbox.wait(timeout=0.2), done.set()))
    thread.start()
    thread.join(10)
    assert done.is_set()


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("https://api.fastmail.com/", "https://api.fastmail.com/jmap/session", True),
        ("https://example.org/", "https://jmap.example.org/session", True),
        ("https://example.org/", "https://example.org.evil.example/", False),
        ("https://example.co.uk/", "https://other.co.uk/", False),
        ("https://example.org/", "http://127.0.0.1/", False),
    ],
)
def test_a_password_follows_a_redirect_to_the_same_owner_only(one: str, other: str, is_same: bool) -> None:
    assert is_same_owner(one, other) is is_same


def test_a_draft_lies_in_the_drafts(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, mailbox: JmapMailbox
) -> None:
    folder = mailbox.put_draft(message=make_letter(message_id="aw-10@example.org"), at=SENT_AT)
    assert folder == "Drafts"
    assert cyrus.count(cyrus_account, "Drafts") == 1
    assert cyrus.count(cyrus_account, "Sent") == 0
