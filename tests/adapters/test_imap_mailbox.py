"""ImapMailbox against a real Dovecot that loses indexes, cuts lines, stops, and holds ugly mail."""

import base64
import email
import imaplib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

import pytest
from imapclient import IMAPClient

from afterword.adapters.imap_mailbox import ImapMailbox
from afterword.adapters.server_address import Security, ServerAddress
from afterword.ports.errors import Permanent, PortError, Temporary, Uncertain
from afterword.ports.mailbox import Batch, Cursor
from tests.adapters.mailbox_stands import long_ago, message_files, open_imap, put_message
from tests.adapters.sample_letters import SENT_AT, make_letter
from tests.servers.certificate import Certificate
from tests.servers.dovecot import Account, DovecotServer
from tests.servers.submission_server import SubmissionServer
from tests.servers.unprivileged import find_free_port, find_server_user, give_to


@pytest.fixture
def mailbox(dovecot: DovecotServer, mail_account: Account) -> Iterator[ImapMailbox]:
    opened = open_imap(dovecot, mail_account)
    yield opened
    opened.close()


def fetch(mailbox: ImapMailbox, cursor: Cursor | None = None) -> Batch:
    return mailbox.fetch_new(folder="INBOX", cursor=cursor, since=long_ago())


def see_as_mail_program(server: DovecotServer, account: Account) -> imaplib.IMAP4:
    other = imaplib.IMAP4(server.host, server.imap_port)
    other.login(account.name, account.password)
    return other


def test_reading_leaves_no_trace(mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account) -> None:
    dovecot.deliver(mail_account, make_letter())
    dovecot.deliver(
        mail_account, make_letter(message_id="aw-2@example.org", body="x" * 70 + "\n" + "y\n" * 200_000)
    )
    assert len(fetch(mailbox).messages) == 2
    mailbox.find_sent(message_id="aw-1@example.org", correlation="c0ffee", since=long_ago())
    other = see_as_mail_program(dovecot, mail_account)
    other.select("INBOX", readonly=True)
    assert other.search(None, "SEEN")[1] == [b""]
    assert other.search(None, "RECENT")[1] == [b"1 2"]
    other.logout()


def test_the_filed_copy_is_read_dated_and_the_same(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    mailbox.file_sent(message=make_letter(), at=SENT_AT)
    other = see_as_mail_program(dovecot, mail_account)
    other.select("Sent", readonly=True)
    assert other.search(None, "SEEN")[1] == [b"1"]
    answer = other.fetch("1", "(INTERNALDATE BODY.PEEK[])")[1]
    assert b'INTERNALDATE "13-May-2026 07:30:00 +0000"' in answer[0][0]
    assert answer[0][1] == make_letter()
    other.logout()


def test_a_line_that_was_cut_is_opened_again_without_a_word(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    cursor = fetch(mailbox).cursor
    dovecot.kill_sessions()
    dovecot.deliver(mail_account, make_letter())
    assert len(fetch(mailbox, cursor).messages) == 1


def test_a_line_that_dies_while_waiting_ends_the_wait(mailbox: ImapMailbox, dovecot: DovecotServer) -> None:
    fetch(mailbox)
    timer = threading.Timer(0.3, dovecot.kill_sessions)
    timer.start()
    assert mailbox.wait(timeout=60)
    timer.join()
    assert fetch(mailbox).messages == ()


def test_idle_is_renewed_and_still_hears(dovecot: DovecotServer, mail_account: Account) -> None:
    mailbox = open_imap(dovecot, mail_account, idle_renewal=0.2)
    fetch(mailbox)
    timer = threading.Timer(1.0, dovecot.deliver, args=(mail_account, make_letter()))
    started = time.monotonic()
    timer.start()
    assert mailbox.wait(timeout=60)
    assert time.monotonic() - started > 0.9
    timer.join()
    mailbox.close()


def test_a_server_that_stops_half_way_is_temporary_and_reading_goes_on_when_it_is_back(
    own_dovecot: DovecotServer,
) -> None:
    account = own_dovecot.add_account("me")
    mailbox = open_imap(own_dovecot, account)
    own_dovecot.deliver(account, make_letter())
    cursor = fetch(mailbox).cursor
    own_dovecot.stop()
    for _ in range(2):
        with pytest.raises(Temporary) as caught:
            fetch(mailbox, cursor)
        assert caught.value.cause in ("refused", "line-dropped")
    with pytest.raises(Temporary):
        mailbox.wait(timeout=5)
    own_dovecot.start()
    own_dovecot.deliver(account, make_letter(message_id="aw-2@example.org"))
    assert len(fetch(mailbox, cursor).messages) == 1
    mailbox.close()


def test_messages_that_lie_in_the_folder_of_another_day_are_found_by_since(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    other = see_as_mail_program(dovecot, mail_account)
    now = datetime.now(UTC)
    for number, days in enumerate((30, 3.5, 2.5, 0)):
        moment = imaplib.Time2Internaldate((now - timedelta(days=days)).timestamp())
        other.append("INBOX", "", moment, make_letter(message_id=f"aw-{number}@example.org"))
    other.logout()
    batch = fetch(mailbox)
    assert [message.uid for message in batch.messages] == [3, 4]
    assert all(message.arrived_at >= long_ago() for message in batch.messages)


def test_an_attachment_of_ten_megabytes_is_left_on_the_server_and_the_text_read(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    lines = base64.encodebytes(b"\0" * 10_000_000).replace(b"\n", b"\r\n")
    dovecot.deliver(
        mail_account,
        b"From: Priya <priya@example.com>\r\nSubject: Re: Thank you\r\nIn-Reply-To: <aw-1@example.org>\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: application/pdf; name=offer.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + lines
        + b"--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n"
        b"--c\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWe would like to make you an offer.\r\n"
        b"--c\r\nContent-Type: text/html\r\n\r\n<p>We would like to make you an offer.</p>\r\n--c--\r\n"
        b"--b--\r\n",
    )
    [message] = fetch(mailbox).messages
    assert message.is_truncated
    assert len(message.content) < 5_000
    parsed = email.message_from_bytes(message.content)
    assert parsed["In-Reply-To"] == "<aw-1@example.org>"
    parts = list(parsed.walk())[1:]
    assert [part.get_content_type() for part in parts] == ["application/pdf", "text/plain", "text/html"]
    assert parts[1].get_payload().strip() == "We would like to make you an offer."


def test_a_large_bounce_stays_a_report_and_keeps_the_head_of_our_letter(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    dovecot.deliver(
        mail_account,
        b"From: MAILER-DAEMON@example.com\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/report; report-type=delivery-status;\r\n boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; example.com\r\n\r\n"
        b"Final-Recipient: rfc822; priya@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        b"--b\r\nContent-Type: message/rfc822\r\n\r\n"
        + make_letter(body="A long line.\n" * 40_000)
        + b"--b--\r\n",
    )
    [message] = fetch(mailbox).messages
    assert message.is_truncated
    assert len(message.content) < 5_000
    parsed = email.message_from_bytes(message.content)
    assert parsed.get_content_type() == "multipart/report"
    assert parsed.get_param("report-type") == "delivery-status"
    assert b"Status: 5.1.1" in message.content
    assert b"Message-ID: <aw-1@example.org>" in message.content


def test_a_large_plain_text_is_cut_at_the_limit(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    dovecot.deliver(mail_account, make_letter(body="A long line of thanks.\n" * 40_000))
    [message] = fetch(mailbox).messages
    assert message.is_truncated
    assert 256 * 1024 < len(message.content) < 260 * 1024
    assert b"Subject: Thank you for Tuesday" in message.content


UGLY = [
    b"",
    b"\n",
    b"no headers at all",
    b"\xff\xfe\x00\x80 binary\x00\x00\n\n\x00",
    b"Subject: =?x?q?broken\nContent-Type: multipart/mixed; boundary=\n\nx",
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\n--b--",
    b"Subject: " + b"x" * 100_000 + b"\n\nx",
    b'From: "\\"(\nContent-Type: text/plain; charset="({"\n\nx',
    b"Date: Thu, 99 Foo 99999 99:99:99 +9999\n\nx",
]


def test_ugly_messages_come_through_and_hide_no_other(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    fetch(mailbox)
    for content in UGLY:
        path = put_message(mail_account.maildir, content)
        give_to(find_server_user(), path)
    dovecot.deliver(mail_account, make_letter())
    batch = fetch(mailbox)
    assert len(batch.messages) == len(UGLY) + 1
    assert any(b"aw-1@example.org" in message.content for message in batch.messages)
    assert fetch(mailbox, batch.cursor).messages == ()


def test_a_message_that_vanishes_between_two_questions_is_left_out(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        dovecot.deliver(mail_account, make_letter(message_id=f"aw-{number}@example.org"))
    honest = imaplib.IMAP4._command

    def delete_one_then_ask(self: imaplib.IMAP4, name: str, *words: str) -> bytes:
        if (
            any("BODY.PEEK[]" in str(word) for word in words)
            and len(message_files(mail_account.maildir)) == 3
        ):
            message_files(mail_account.maildir)[0].unlink()
        return honest(self, name, *words)

    monkeypatch.setattr(imaplib.IMAP4, "_command", delete_one_then_ask)
    batch = fetch(mailbox)
    # Dovecot answers for the lost file with nothing, or with an empty message: never with an error.
    whole = [message for message in batch.messages if message.content]
    assert len(whole) == 2
    assert batch.cursor.last_uid == 3


def test_folders_with_names_of_any_script_are_read(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    with IMAPClient(dovecot.host, dovecot.imap_port, ssl=False) as other:
        other.login(mail_account.name, mail_account.password)
        other.create_folder("Bewerbungen & Köln/面试")
        other.append("Bewerbungen & Köln/面试", make_letter())
    folders = mailbox.folders_to_watch()
    assert "Bewerbungen & Köln/面试" in folders
    batch = mailbox.fetch_new(folder="Bewerbungen & Köln/面试", cursor=None, since=long_ago())
    assert len(batch.messages) == 1


def test_a_sent_folder_by_any_name_is_found_by_its_mark() -> None:
    server = DovecotServer(folders={"Gesendet": "Sent"}).start()
    try:
        account = server.add_account("me")
        mailbox = open_imap(server, account)
        mailbox.file_sent(message=make_letter(), at=SENT_AT)
        found = mailbox.find_sent(message_id="aw-1@example.org", correlation="", since=SENT_AT)
        mailbox.close()
    finally:
        server.remove()
    assert found is not None
    assert found.folder == "Gesendet"


def test_without_a_sent_folder_nothing_is_filed_and_the_doctor_says_so() -> None:
    server = DovecotServer(folders={"Junk": "Junk"}).start()
    try:
        mailbox = open_imap(server, server.add_account("me"))
        with pytest.raises(Permanent) as caught:
            mailbox.file_sent(message=make_letter(), at=SENT_AT)
        last = mailbox.check()[-1]
        mailbox.close()
    finally:
        server.remove()
    assert caught.value.cause == last.cause == "folder-missing"


def test_a_line_cut_while_filing_is_uncertain_and_the_copy_can_be_looked_for(
    dovecot: DovecotServer, mail_account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox = open_imap(dovecot, mail_account)
    honest = IMAPClient.append

    def append_then_lose_the_answer(self: IMAPClient, *arguments: object, **named: object) -> None:
        honest(self, *arguments, **named)
        raise ConnectionResetError("the line broke")

    monkeypatch.setattr(IMAPClient, "append", append_then_lose_the_answer)
    with pytest.raises(Uncertain):
        mailbox.file_sent(message=make_letter(), at=SENT_AT)
    found = mailbox.find_sent(message_id="aw-1@example.org", correlation="c0ffee", since=SENT_AT)
    mailbox.close()
    assert found is not None


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_secured_line_is_checked_and_read(
    security: Security, dovecot_tls: DovecotServer, certificate: Certificate
) -> None:
    account = dovecot_tls.add_account(f"tls-{security}")
    port = dovecot_tls.imap_port if security is Security.STARTTLS else dovecot_tls.imaps_port
    assert port is not None

    def connect(host: str, ca_file: Path | None) -> ImapMailbox:
        address = ServerAddress(host=host, port=port, security=security, ca_file=ca_file)
        return ImapMailbox(address, username=account.name, password="secret", timeout=5)

    good = connect("localhost", certificate.certificate)
    steps = good.check()
    assert all(step.ok for step in steps)
    assert f"The line is secured by {security.upper()}." in [step.message for step in steps]
    assert connect("localhost", None).check()[-1].cause == "certificate-self-signed"
    good.close()


def find_cause(mailbox: ImapMailbox) -> str:
    seen = mailbox.check()[-1]
    with pytest.raises(PortError) as caught:
        fetch(mailbox)
    mailbox.close()
    assert (caught.value.cause, str(caught.value)) == (seen.cause, seen.message)
    assert not seen.ok
    return seen.cause


def connect_to(port: int, *, security: Security = Security.PLAIN, host: str = "127.0.0.1") -> ImapMailbox:
    address = ServerAddress(host=host, port=port, security=security)
    return ImapMailbox(address, username="me", password="wrong", timeout=1)


def test_the_doctor_names_each_trouble(dovecot: DovecotServer, mail_account: Account) -> None:
    assert find_cause(connect_to(993, host="no-such-host.invalid", security=Security.TLS)) == "no-such-host"
    assert find_cause(connect_to(find_free_port())) == "refused"
    assert find_cause(connect_to(dovecot.imap_port, security=Security.STARTTLS)) == "starttls-missing"
    assert find_cause(connect_to(dovecot.imap_port, security=Security.TLS)) == "tls"
    assert find_cause(open_imap(dovecot, mail_account, password="guess")) == "wrong-password"
    assert find_cause(open_imap(dovecot, mail_account, password="secret\r\nA1 LOGOUT")) == "wrong-password"


def test_a_changed_password_is_noticed_at_the_next_sign_in(
    mailbox: ImapMailbox, dovecot: DovecotServer, mail_account: Account
) -> None:
    fetch(mailbox)
    dovecot.change_password(mail_account, "pässwörd")
    mailbox.close()
    with pytest.raises(Permanent) as caught:
        fetch(mailbox)
    assert caught.value.cause == "wrong-password"
    renewed = open_imap(dovecot, mail_account, password="pässwörd")
    assert fetch(renewed).messages == ()
    renewed.close()


class WordedServer:
    """A server with its own wordings, one for each command, for those that no Dovecot says."""

    def __init__(self, **answers: bytes) -> None:
        self._answers = {"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\nTAG OK done", **answers}
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
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
                with line, line.makefile("rwb") as stream:
                    self._answer(stream)

    def _answer(self, stream: BinaryIO) -> None:
        stream.write(b"* OK ready\r\n")
        stream.flush()
        while words := stream.readline().split():
            answer = self._answers.get(words[1].decode().upper(), b"TAG OK done")
            stream.write(answer.replace(b"TAG", words[0]) + b"\r\n")
            stream.flush()


WORDINGS = [
    (b"TAG NO [ALERT] Application-specific password required: (Failure)", "app-password-needed"),
    (b"TAG NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", "wrong-password"),
    (b"TAG NO LOGIN failed.", "wrong-password"),
    (b"TAG NO [UNAVAILABLE] Temporary authentication failure.", "sign-in-busy"),
    (b"TAG NO AUTHENTICATE failed. BasicAuthBlocked", "basic-auth-off"),
    (b"TAG NO [ALERT] Please log in via your web browser (Failure)", "basic-auth-off"),
    (b"TAG NO [LIMIT] Too many simultaneous connections", "sign-in-busy"),
]


@pytest.mark.parametrize(("wording", "cause"), WORDINGS, ids=[cause for _, cause in WORDINGS])
def test_each_wording_of_a_refused_sign_in_has_its_cause(wording: bytes, cause: str) -> None:
    server = WordedServer(LOGIN=wording)
    mailbox = connect_to(server.port)
    with pytest.raises(PortError) as caught:
        fetch(mailbox)
    mailbox.close()
    server.close()
    assert caught.value.cause == cause
    assert "wrong" not in str(caught.value)


def test_a_server_of_another_kind_is_quoted_as_it_speaks(submission_server: SubmissionServer) -> None:
    mailbox = connect_to(submission_server.port)
    said = mailbox.check()[-1]
    assert (said.ok, said.cause) == (False, "not-welcome")
    assert "220 submission.test" in said.message
    assert "b'" not in said.message
    assert "Check the server and the port" in said.message.replace("check", "Check")


def test_a_server_that_talks_nonsense_is_temporary() -> None:
    server = WordedServer(LIST=b"* LIST garbage ((((\r\nTAG OK done")
    mailbox = connect_to(server.port)
    with pytest.raises(Temporary):
        mailbox.folders_to_watch()
    mailbox.close()
    server.close()
