"""XOAUTH2 and OAUTHBEARER against a real Dovecot, which asks the authorization server about each token."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.adapters.imap_mailbox import ImapMailbox
from afterword.adapters.oauth_sasl import SaslWords, first_words, judge_token_refusal, refusal_words
from afterword.adapters.server_address import Security, ServerAddress
from afterword.adapters.smtp_submission import SmtpSubmission
from afterword.ports.errors import Permanent, Temporary
from afterword.ports.submission import Envelope
from tests.adapters.oauth_desk import Desk
from tests.adapters.sample_letters import make_letter
from tests.servers.dovecot import DovecotServer
from tests.servers.oauth_server import OAuthServer
from tests.servers.submission_server import Fault, Moment, SubmissionServer

ENVELOPE = Envelope(sender="me@example.org", recipients=("priya@example.com",))


@pytest.fixture
def desk(oauth_server: OAuthServer, tmp_path: Path) -> Desk:
    made = Desk(oauth_server, tmp_path)
    made.agree()
    return made


@pytest.fixture
def mailbox(desk: Desk) -> Iterator[ImapMailbox]:
    server = DovecotServer(introspection_url=desk.server.introspection_url).start()
    server.add_account("me")
    address = ServerAddress(host=server.host, port=server.imap_port, security=Security.PLAIN)
    made = ImapMailbox(address, username="me", password=desk.tokens(), timeout=10)
    yield made
    made.close()
    server.remove()


@pytest.fixture
def way_out(desk: Desk) -> Iterator[SubmissionServer]:
    server = SubmissionServer(check_token=desk.server.is_good).start()
    yield server
    server.stop()


def open_way(server: SubmissionServer, desk: Desk) -> SmtpSubmission:
    address = ServerAddress(host="127.0.0.1", port=server.port, security=Security.PLAIN)
    return SmtpSubmission(address, username="me", password=desk.tokens(), timeout=5)


@pytest.mark.dovecot
def test_dovecot_takes_a_granted_token(mailbox: ImapMailbox, desk: Desk) -> None:
    assert mailbox.folders_to_watch()[0] == "INBOX"
    assert [step.ok for step in mailbox.check()] == [True] * 5
    assert any(call["path"] == "/introspect" for call in desk.server.calls)


@pytest.mark.dovecot
def test_a_token_that_dovecot_refuses_is_renewed_once_on_the_same_line(
    mailbox: ImapMailbox, desk: Desk
) -> None:
    desk.server.revoke_access_tokens()
    assert mailbox.folders_to_watch()[0] == "INBOX"
    assert desk.server.grant_types() == ["authorization_code", "refresh_token"]


@pytest.mark.dovecot
def test_a_grant_that_was_taken_back_is_named_and_not_called_a_wrong_password(
    mailbox: ImapMailbox, desk: Desk
) -> None:
    desk.server.revoke_grant()
    with pytest.raises(Permanent) as caught:
        mailbox.folders_to_watch()
    assert caught.value.cause == "grant-ended"
    assert mailbox.check()[-1].cause == "grant-ended"


@pytest.mark.dovecot
def test_access_given_with_another_account_is_refused_after_one_renewal(
    mailbox: ImapMailbox, desk: Desk
) -> None:
    desk.server.user = "somebody-else"
    desk.agree()
    with pytest.raises(Permanent) as caught:
        mailbox.folders_to_watch()
    assert caught.value.cause == "access-refused"
    assert "another account" in str(caught.value)
    assert desk.server.grant_types().count("refresh_token") == 1


@pytest.mark.dovecot
def test_a_dovecot_that_takes_only_passwords_says_so(desk: Desk, dovecot: DovecotServer) -> None:
    address = ServerAddress(host=dovecot.host, port=dovecot.imap_port, security=Security.PLAIN)
    with pytest.raises(Permanent) as caught:
        ImapMailbox(address, username="me", password=desk.tokens()).folders_to_watch()
    assert caught.value.cause == "no-sign-in-offered"


def test_a_letter_leaves_with_a_token(desk: Desk, way_out: SubmissionServer) -> None:
    open_way(way_out, desk).submit(envelope=ENVELOPE, message=make_letter())
    assert [(taken.user, taken.content) for taken in way_out.taken] == [("me", make_letter())]


def test_a_refused_token_is_renewed_before_the_letter_and_it_leaves_once(
    desk: Desk, way_out: SubmissionServer
) -> None:
    desk.server.revoke_access_tokens()
    open_way(way_out, desk).submit(envelope=ENVELOPE, message=make_letter())
    assert len(way_out.taken) == 1
    assert desk.server.grant_types() == ["authorization_code", "refresh_token"]


def test_nothing_leaves_without_access(desk: Desk, way_out: SubmissionServer) -> None:
    desk.server.revoke_grant()
    with pytest.raises(Permanent) as caught:
        open_way(way_out, desk).submit(envelope=ENVELOPE, message=make_letter())
    assert caught.value.cause == "grant-ended"
    desk.server.user = "other"
    desk.agree()
    with pytest.raises(Permanent) as refused:
        open_way(way_out, desk).submit(envelope=ENVELOPE, message=make_letter())
    assert refused.value.cause == "access-refused"
    assert way_out.taken == []


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled", "smtp-auth-off"),
        ("454 4.7.0 Temporary authentication failure", "sign-in-busy"),
        ("535 5.7.3 Authentication unsuccessful", "access-refused"),
    ],
)
def test_each_refusal_of_the_way_out_has_its_cause(
    answer: str, cause: str, desk: Desk, way_out: SubmissionServer
) -> None:
    way_out.script(Fault(at=Moment.AUTH, answer=answer, times=2))
    [step] = [step for step in open_way(way_out, desk).check() if not step.ok]
    assert (step.name, step.cause) == ("sign in", cause)


def test_the_words_of_both_mechanisms_are_those_of_their_specifications() -> None:
    given = {"username": "me=you,x@example.org", "token": "abc", "host": "imap.example", "port": 993}
    assert first_words("XOAUTH2", **given) == "user=me=you,x@example.org\x01auth=Bearer abc\x01\x01"
    assert first_words("OAUTHBEARER", **given) == (
        "n,a=me=3Dyou=2Cx@example.org,\x01host=imap.example\x01port=993\x01auth=Bearer abc\x01\x01"
    )
    with pytest.raises(Permanent):
        first_words("XOAUTH2", username="me\x01auth=Bearer x", token="abc", host="h", port=1)


def test_the_reason_behind_a_refusal_is_read_and_broken_ones_do_no_harm() -> None:
    google = (
        "eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ=="
    )
    assert refusal_words(google) == SaslWords(status="400", scope="https://mail.google.com/")
    for broken in ("", "====", "bm8=", b"\xff\xfe", "W10="):
        assert refusal_words(broken) == SaslWords()


@pytest.mark.parametrize(
    ("answer", "words", "kind", "cause"),
    [
        ("User is authenticated but not connected.", SaslWords(), Permanent, "imap-off"),
        ("[UNAVAILABLE] Temporary failure", SaslWords(), Temporary, "sign-in-busy"),
        ("AUTHENTICATE failed.", SaslWords(status="insufficient_scope"), Permanent, "wrong-scope"),
        (
            "[AUTHENTICATIONFAILED] Invalid credentials (Failure)",
            SaslWords(status="400"),
            Permanent,
            "access-refused",
        ),
    ],
)
def test_a_refused_token_has_a_cause(
    answer: str, words: SaslWords, kind: type[Exception], cause: str
) -> None:
    error = judge_token_refusal(answer, words, host="outlook.office365.com", username="me@example.org")
    assert isinstance(error, kind)
    assert error.cause == cause
