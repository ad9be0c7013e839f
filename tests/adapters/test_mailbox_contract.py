"""What every MailboxPort does, the fake included."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afterword.ports.errors import Permanent
from afterword.ports.mailbox import Batch, Cursor, MailboxPort
from tests.adapters.mailbox_stands import FakeStand, ImapStand, JmapStand, MaildirStand, Stand, long_ago
from tests.adapters.sample_letters import SENT_AT, make_letter


def answer(number: int) -> bytes:
    return (
        f"From: Priya Raman <priya@example.com>\r\nTo: me@example.org\r\nSubject: Re: Thank you {number}\r\n"
        f"Message-ID: <answer-{number}@example.com>\r\n\r\nThank you, Jonas.\r\n"
    ).encode()


@pytest.fixture(params=["imap", "maildir", "jmap", "fake"])
def stand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stand]:
    made: Stand
    if request.param == "imap":
        made = ImapStand(request.getfixturevalue("dovecot"), request.getfixturevalue("mail_account"))
    elif request.param == "maildir":
        made = MaildirStand(tmp_path)
    elif request.param == "jmap":
        made = JmapStand(request.getfixturevalue("cyrus"), request.getfixturevalue("cyrus_account"))
    else:
        made = FakeStand()
    yield made
    made.port.close()


def fetch(port: MailboxPort, cursor: Cursor | None = None, *, limit: int = 500) -> Batch:
    return port.fetch_new(folder="INBOX", cursor=cursor, since=long_ago(), limit=limit)


def subjects(batch: Batch) -> list[bytes]:
    return [message.content.split(b"Subject: Re: ")[1].split(b"\r\n")[0] for message in batch.messages]


def test_the_folders_where_an_answer_can_be_are_watched_and_drafts_are_not(stand: Stand) -> None:
    assert stand.port.folders_to_watch()[0] == "INBOX"
    assert set(stand.port.folders_to_watch()) == {"INBOX", "Junk", "Archive", "Sent", "Trash"}


def test_a_message_comes_once_and_whole(stand: Stand) -> None:
    stand.receive(answer(1))
    first = fetch(stand.port)
    assert subjects(first) == [b"Thank you 1"]
    [message] = first.messages
    assert message.content.endswith(b"\r\n\r\nThank you, Jonas.\r\n")
    assert abs(message.arrived_at - datetime.now(UTC)) < timedelta(minutes=5)
    assert not message.is_truncated
    assert fetch(stand.port, first.cursor).messages == ()
    stand.receive(answer(2))
    assert subjects(fetch(stand.port, first.cursor)) == [b"Thank you 2"]


def test_an_empty_folder_gives_a_cursor_from_which_the_first_message_is_new(stand: Stand) -> None:
    empty = fetch(stand.port)
    assert (empty.messages, empty.has_more, empty.was_reset) == ((), False, False)
    stand.receive(answer(1))
    assert subjects(fetch(stand.port, empty.cursor)) == [b"Thank you 1"]


def test_many_messages_come_in_batches_in_order_none_left_out_none_twice(stand: Stand) -> None:
    for number in range(7):
        stand.receive(answer(number))
    seen: list[bytes] = []
    cursor = None
    for _ in range(4):
        batch = fetch(stand.port, cursor, limit=3)
        seen += subjects(batch)
        cursor = batch.cursor
        if not batch.has_more:
            break
    assert sorted(seen) == [f"Thank you {number}".encode() for number in range(7)]
    assert fetch(stand.port, cursor).messages == ()


def test_a_lost_index_is_said_and_the_folder_read_anew(stand: Stand) -> None:
    stand.receive(answer(1))
    before = fetch(stand.port).cursor
    stand.lose_index()
    stand.receive(answer(2))
    again = fetch(stand.port, before)
    assert again.was_reset
    assert again.cursor.uidvalidity != before.uidvalidity
    assert sorted(subjects(again)) == [b"Thank you 1", b"Thank you 2"]
    assert fetch(stand.port, again.cursor).messages == ()


def test_messages_deleted_meanwhile_do_not_disturb(stand: Stand) -> None:
    stand.receive(answer(1))
    stand.receive(answer(2))
    cursor = fetch(stand.port).cursor
    stand.expunge_all()
    assert fetch(stand.port, cursor).messages == ()
    stand.receive(answer(3))
    assert subjects(fetch(stand.port, cursor)) == [b"Thank you 3"]


def test_a_folder_that_is_not_there_is_named(stand: Stand) -> None:
    with pytest.raises(Permanent) as caught:
        stand.port.fetch_new(folder="Nowhere", cursor=None, since=long_ago())
    assert caught.value.cause == "folder-missing"


def test_our_letter_is_found_in_sent_after_it_was_filed_and_not_before(stand: Stand) -> None:
    since = SENT_AT - timedelta(hours=1)
    letter = make_letter(message_id="aw-7@example.org", correlation="ref7")

    def look(message_id: str = "aw-7@example.org", correlation: str = "ref7") -> bytes | None:
        found = stand.port.find_sent(message_id=message_id, correlation=correlation, since=since)
        return found.content if found else None

    assert look() is None
    stand.port.file_sent(message=letter, at=SENT_AT)
    assert look() == letter
    assert look(correlation="unknown") == letter
    assert look(message_id="rewritten@provider.example") == letter
    assert look(message_id="aw-70@example.org", correlation="ref70") is None


@pytest.mark.parametrize("header", ["X-Microsoft-Original-Message-ID", "X-Google-Original-Message-ID"])
def test_our_letter_is_found_where_the_provider_replaced_its_id(header: str, stand: Stand) -> None:
    rewritten = make_letter(message_id="new@provider.example", correlation="x").replace(
        b"X-Afterword-Ref: x\r\n", f"{header}: <aw-8@example.org>\r\n".encode()
    )
    stand.port.file_sent(message=rewritten, at=SENT_AT)
    found = stand.port.find_sent(message_id="aw-8@example.org", correlation="ref8", since=SENT_AT)
    assert found is not None
    assert found.message_id == "new@provider.example"


def test_a_letter_that_only_quotes_our_marks_is_not_our_copy(stand: Stand) -> None:
    quoting = make_letter(
        message_id="other@example.org", correlation="other", body="Message-ID: <aw-9@example.org>\n"
    )
    stand.port.file_sent(message=quoting, at=SENT_AT)
    assert stand.port.find_sent(message_id="aw-9@example.org", correlation="ref9", since=SENT_AT) is None


def test_waiting_ends_when_mail_comes(stand: Stand) -> None:
    fetch(stand.port)
    timer = threading.Timer(0.4, stand.receive, args=(answer(1),))
    timer.start()
    assert stand.port.wait(timeout=60)
    timer.join()
    assert subjects(fetch(stand.port)) == [b"Thank you 1"]


def test_waiting_ends_in_time_when_no_mail_comes(stand: Stand) -> None:
    fetch(stand.port)
    started = time.monotonic()
    assert not stand.port.wait(timeout=0.5)
    assert 0.4 < time.monotonic() - started < 60


def test_mail_that_came_before_the_wait_ends_it(stand: Stand) -> None:
    fetch(stand.port)
    stand.receive(answer(1))
    assert stand.port.wait(timeout=60)


def test_the_doctor_is_content_with_a_good_mailbox(stand: Stand) -> None:
    steps = stand.port.check()
    assert steps
    assert all(step.ok and step.message for step in steps)
