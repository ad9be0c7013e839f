"""Heads first against a real Dovecot: what is fetched, what is left there, and what a broken line costs."""

import imaplib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient

from afterword.adapters import imap_wire
from afterword.adapters.imap_mailbox import ImapMailbox
from afterword.adapters.server_address import Security, ServerAddress
from afterword.ports.errors import Temporary
from afterword.ports.mailbox import Batch, Cursor, Need
from afterword.rules.match import TrackedProcess
from afterword.rules.sieve import sieve_for
from tests.adapters.mailbox_stands import long_ago, open_imap
from tests.servers.dovecot import Account, DovecotServer

NORTHWIND = TrackedProcess(id=1, company="Northwind", domains=("northwind.example",))
SIEVE = sieve_for((NORTHWIND,), own_addresses=frozenset({"me@example.org"}))


def mail(sender: str, subject: str, *more: str, text: str = "Hello.") -> bytes:
    lines = [f"From: {sender}", "To: me@example.org", f"Subject: {subject}", *more, "", text, ""]
    return "\r\n".join(lines).encode()


ANSWER = mail("Priya <priya@northwind.example>", "Re: Tuesday", "Message-ID: <a@northwind.example>")
NEWS = mail("Shop <news@shop.example>", "Sale", "List-Unsubscribe: <https://x.example>")
FRIEND = mail("Anna <anna@gmail.com>", "Sunday", text="The lake was cold.")


@pytest.fixture
def mailbox(dovecot: DovecotServer, mail_account: Account) -> Iterator[ImapMailbox]:
    opened = open_imap(dovecot, mail_account)
    yield opened
    opened.close()


def fetch(
    box: ImapMailbox, cursor: Cursor | None = None, *, folder: str = "INBOX", limit: int = 500
) -> Batch:
    return box.fetch_new(folder=folder, cursor=cursor, since=long_ago(), limit=limit, sieve=SIEVE)


def see_as_mail_program(server: DovecotServer, account: Account) -> IMAPClient:
    other = IMAPClient(server.host, server.imap_port, ssl=False)
    other.login(account.name, account.password)
    return other


def test_only_what_matters_is_fetched_whole_and_all_is_counted(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    for content in (NEWS, FRIEND, ANSWER, NEWS):
        dovecot.deliver(mail_account, content)
    batch = fetch(mailbox)
    assert [b"northwind" in message.content for message in batch.messages] == [True]
    assert (batch.seen, batch.left, batch.has_more) == (4, 0, False)
    assert fetch(mailbox, batch.cursor).seen == 0


def test_batches_tell_how_many_are_left(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    for _ in range(5):
        dovecot.deliver(mail_account, NEWS)
    first = fetch(mailbox, limit=2)
    dovecot.deliver(mail_account, ANSWER)
    second = fetch(mailbox, first.cursor, limit=2)
    assert [(batch.seen, batch.left) for batch in (first, second)] == [(2, 3), (2, 1)]
    found: list[object] = []
    cursor = second.cursor
    for _ in range(3):
        batch = fetch(mailbox, cursor, limit=2)
        found += batch.messages
        cursor = batch.cursor
    assert len(found) == 1


def test_no_flag_changes_whatever_is_looked_at(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    for content in (NEWS, FRIEND, ANSWER):
        dovecot.deliver(mail_account, content)
    with see_as_mail_program(dovecot, mail_account) as other:
        other.select_folder("INBOX")
        other.add_flags([2], [b"\\Flagged", b"$MyOwn"])
        before = other.get_flags([1, 2, 3])
        fetch(mailbox)
        other.noop()
        assert other.get_flags([1, 2, 3]) == before
        assert all(b"\\Seen" not in flags for flags in before.values())


def test_a_picture_of_fifty_megabytes_stays_on_the_server(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = b"iVBORw0KGgo" * 7 + b"\r\n"
    part = b"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + picture * 640_000
    body = b"--b\r\nContent-Type: text/plain\r\n\r\nThe lake.\r\n" + part + b"\r\n--b--\r\n"
    large = FRIEND.replace(b"\r\n\r\n", b'\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n', 1) + body
    answer = large.replace(b"anna@gmail.com", b"priya@northwind.example")
    with see_as_mail_program(dovecot, mail_account) as other:
        other.append("INBOX", large, msg_time=datetime.now(UTC))
        other.append("INBOX", answer, msg_time=datetime.now(UTC))
    moved: list[int] = []
    honest = imaplib.IMAP4.read

    def counted(self: imaplib.IMAP4, size: int) -> bytes:
        moved.append(size)
        return honest(self, size)

    monkeypatch.setattr(imaplib.IMAP4, "read", counted)
    [message] = fetch(mailbox).messages
    assert message.is_truncated
    assert b"The lake." in message.content
    assert sum(moved) < 600_000


def test_an_answer_is_met_wherever_it_is_moved(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    """Archived by the person, or put into an own folder by a filter before we ever saw it in INBOX."""
    with see_as_mail_program(dovecot, mail_account) as other:
        other.create_folder("Jobs/Northwind")
        start = {name: fetch(mailbox, folder=name).cursor for name in mailbox.folders_to_watch()}
        dovecot.deliver(mail_account, ANSWER)
        dovecot.deliver(mail_account, ANSWER.replace(b"<a@", b"<b@"))
        other.select_folder("INBOX")
        other.move([1], "Archive")
        other.move([2], "Jobs/Northwind")
    found = {name: len(fetch(mailbox, cursor, folder=name).messages) for name, cursor in start.items()}
    assert {name for name, count in found.items() if count} == {"Archive", "Jobs/Northwind"}


def test_the_same_message_id_twice_comes_twice(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    """Which of them is new is decided by the whole message, not by an id that senders choose."""
    dovecot.deliver(mail_account, ANSWER)
    dovecot.deliver(mail_account, ANSWER.replace(b"Hello.", b"We chose somebody else."))
    assert len(fetch(mailbox).messages) == 2


HOSTILE = [
    b"\r\n\r\n",
    b"Subject: " + b"=?utf-8?B?" * 5_000 + b"\r\n\r\nx",
    b"From: " + b"a" * 200_000 + b"@x.example\r\n\r\nx",
    b"From: a@x.example\r\nContent-Type: text/plain; charset=\"no-such\"\r\n\r\n\xff\xfe\x00N\x00o\r\n",
    b"From: a@x.example\r\nContent-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n--\r\n",
    b"From a@x.example Tue May 12\r\nReceived: x\r\n" * 300 + b"\r\n",
    b"From: a@x.example\r\nSubject: {12}\r\n\r\n{3}\r\nabc) A1 OK FETCH completed\r\n",
    b"From: a@x.example\r\nContent-Transfer-Encoding: base64\r\n\r\n=====\r\n",
]  # fmt: skip


def test_hostile_messages_hide_no_answer(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    with see_as_mail_program(dovecot, mail_account) as other:
        for content in (*HOSTILE, ANSWER):
            other.append("INBOX", content, msg_time=datetime.now(UTC))
    batch = fetch(mailbox)
    assert batch.seen == len(HOSTILE) + 1
    assert any(b"priya@northwind.example" in message.content for message in batch.messages)


class CutServer:
    """Talks as far as a FETCH, then says a part of an answer and does what `ending` does with the line."""

    def __init__(self, ending: Callable[[socket.socket], None]) -> None:
        self._ending = ending
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.lines = 0
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._socket.accept()
                self.lines += 1
                with line, suppress(OSError):
                    self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        stream = line.makefile("rwb")
        stream.write(b"* OK ready\r\n")
        stream.flush()
        while words := stream.readline().split():
            tag, command = words[0], b" ".join(words[1:3]).upper()
            if command.startswith(b"UID FETCH"):
                self._ending(line)
                return
            said = {b"EXAMINE": b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 4]\r\n"}.get(
                words[1], b""
            )
            said = b"* SEARCH 1 2 3\r\n" if command.startswith(b"UID SEARCH") else said
            said = b"* CAPABILITY IMAP4rev1\r\n" if command.startswith(b"CAPABILITY") else said
            stream.write(said + tag + b" OK done\r\n")
            stream.flush()


def _drop(line: socket.socket) -> None:
    line.sendall(b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (FROM)] {40}\r\nFrom: half of")


def _say_bye(line: socket.socket) -> None:
    line.sendall(b"* 1 FETCH (UID 1 BODY[HEADER] {9}\r\nFrom: a@b)\r\n* BYE Going down\r\n")


@pytest.mark.parametrize("ending", [_drop, _say_bye], ids=["dropped in the middle", "bye"])
def test_a_line_that_ends_in_a_fetch_is_temporary_and_moves_no_cursor(
    ending: Callable[[socket.socket], None],
) -> None:
    server = CutServer(ending)
    address = ServerAddress(host="127.0.0.1", port=server.port, security=Security.PLAIN)
    mailbox = ImapMailbox(address, username="me", password="secret", timeout=3)
    with pytest.raises(Temporary) as caught:
        fetch(mailbox)
    assert caught.value.cause == "line-dropped"
    mailbox.close()
    server.close()


def test_sequence_sets_are_runs() -> None:
    assert imap_wire.write_set([1, 2, 3, 5, 7, 8]) == "1:3,5,7:8"
    assert imap_wire.write_set([4_000_000_000]) == "4000000000"


def test_a_sieve_that_wants_words_gets_the_beginning_of_the_text(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    class Curious:
        word_bytes = 5
        is_strict = False
        got: list[bytes] = []  # noqa: RUF012 - one test, one list

        def by_head(self, head: bytes) -> Need:
            return Need.WORDS

        def by_words(self, raw: bytes, *, head: bytes) -> bool:
            self.got.append(raw)
            return False

    dovecot.deliver(mail_account, FRIEND)
    sieve = Curious()
    batch = mailbox.fetch_new(folder="INBOX", cursor=None, since=long_ago(), sieve=sieve)
    assert (batch.messages, sieve.got) == ((), [b"The l"])
