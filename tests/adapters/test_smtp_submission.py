"""SmtpSubmission against a real server that goes wrong at each moment of a call.

The three answers decide whether a person's letter goes out twice: Temporary and Permanent promise that
nothing was taken, so each test counts what the server took."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from afterword.adapters.server_address import Security, ServerAddress
from afterword.adapters.smtp_submission import PHASES, SmtpSubmission
from afterword.ports.errors import Permanent, PortError, Temporary, Uncertain
from afterword.ports.submission import Envelope
from tests.adapters.sample_letters import make_letter
from tests.servers.certificate import Certificate, make_certificate
from tests.servers.dovecot import DovecotServer
from tests.servers.submission_server import Fault, Moment, SubmissionServer
from tests.servers.unprivileged import find_free_port

ENVELOPE = Envelope(sender="jonas@example.org", recipients=("priya@example.com",))
Secured = Callable[[str, Certificate], SubmissionServer]


def connect_to(server: SubmissionServer, **changes: object) -> SmtpSubmission:
    arguments: dict[str, object] = {
        "username": "me",
        "password": "secret",
        "timeout": 5.0,
        "final_timeout": 5.0,
    }
    arguments.update(changes)
    address = ServerAddress(host="127.0.0.1", port=server.port, security=Security.PLAIN)
    return SmtpSubmission(address, **arguments)  # type: ignore[arg-type]


def patience(fault: Fault) -> float:
    """Seconds to wait for an answer: little only where none will come, so that a slow machine is no silent server."""
    return 20.0 if fault.seconds is None else 1.0


def address_of(
    server: SubmissionServer, *, host: str = "localhost", ca_file: Path | None = None
) -> ServerAddress:
    return ServerAddress(host=host, port=server.port, security=Security(server.security), ca_file=ca_file)


@pytest.fixture
def secured() -> Iterator[Secured]:
    started: list[SubmissionServer] = []

    def start(security: str, certificate: Certificate) -> SubmissionServer:
        server = SubmissionServer(accounts={"me": "secret"}, security=security, certificate=certificate)
        started.append(server.start())
        return server

    yield start
    for server in started:
        server.stop()


def test_the_bytes_that_arrive_are_the_bytes_handed_over(submission_server: SubmissionServer) -> None:
    letter = make_letter()
    accepted = connect_to(submission_server).submit(envelope=ENVELOPE, message=letter)
    assert accepted.response == "250 2.0.0 OK queued as 1"
    [taken] = submission_server.taken
    assert taken.content == letter
    assert (taken.sender, taken.recipients, taken.user) == ("jonas@example.org", ("priya@example.com",), "me")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_secured_line_carries_the_letter(security: str, secured: Secured, certificate: Certificate) -> None:
    server = secured(security, certificate)
    port = SmtpSubmission(
        address_of(server, ca_file=certificate.certificate), username="me", password="secret", timeout=5
    )
    port.submit(envelope=ENVELOPE, message=make_letter())
    assert [taken.is_secured for taken in server.taken] == [True]


TEMPORARY = [
    ("the server greets with 421", Fault(at=Moment.GREETING, answer="421 4.3.2 Shutting down"), "deferred"),
    (
        "sign-in busy",
        Fault(at=Moment.AUTH, answer="454 4.7.0 Temporary authentication failure"),
        "sign-in-busy",
    ),
    ("MAIL deferred", Fault(at=Moment.MAIL, answer="452 4.3.1 Out of space"), "deferred"),
    ("greylisted at RCPT", Fault(at=Moment.RCPT, answer="451 4.7.1 Greylisted"), "deferred"),
    ("421 at RCPT", Fault(at=Moment.RCPT, answer="421 4.7.0 Too many"), "deferred"),
    ("DATA deferred", Fault(at=Moment.DATA, answer="451 4.3.0 Later"), "deferred"),
    ("deferred after the dot", Fault(at=Moment.DOT, answer="451 4.7.1 Greylisted"), "deferred"),
    ("dropped at the greeting", Fault(at=Moment.GREETING), "line-dropped"),
    ("dropped at sign-in", Fault(at=Moment.AUTH), "line-dropped"),
    ("dropped at MAIL", Fault(at=Moment.MAIL), "line-dropped"),
    ("dropped at RCPT", Fault(at=Moment.RCPT), "line-dropped"),
    ("dropped at DATA", Fault(at=Moment.DATA), "line-dropped"),
    ("silent at the greeting", Fault(at=Moment.GREETING, seconds=30), "timeout"),
    ("silent at RCPT", Fault(at=Moment.RCPT, seconds=30), "timeout"),
    ("silent at DATA", Fault(at=Moment.DATA, seconds=30), "timeout"),
]


@pytest.mark.parametrize(
    ("fault", "cause"), [case[1:] for case in TEMPORARY], ids=[case[0] for case in TEMPORARY]
)
def test_what_fails_before_the_server_has_it_may_be_tried_again(
    fault: Fault, cause: str, submission_server: SubmissionServer
) -> None:
    submission_server.script(fault)
    port = connect_to(submission_server, timeout=patience(fault))
    with pytest.raises(Temporary) as caught:
        port.submit(envelope=ENVELOPE, message=make_letter())
    assert caught.value.cause == cause
    assert submission_server.taken == []
    port.submit(envelope=ENVELOPE, message=make_letter())
    assert len(submission_server.taken) == 1


def test_a_mailbox_server_is_no_submission_server_and_is_quoted_without_a_made_up_code(
    dovecot: DovecotServer,
) -> None:
    address = ServerAddress(host="127.0.0.1", port=dovecot.imap_port, security=Security.PLAIN)
    port = SmtpSubmission(address, username="me", password="secret", timeout=5.0, final_timeout=5.0)
    said = port.check()[-1]
    assert (said.ok, said.cause) == (False, "not-welcome")
    assert "-1" not in said.message


PERMANENT = [
    ("wrong greeting", Fault(at=Moment.GREETING, answer="554 5.7.1 Not you"), "not-welcome"),
    ("wrong password", Fault(at=Moment.AUTH, answer="535 5.7.8 Authentication failed"), "wrong-password"),
    (
        "basic authentication is off",
        Fault(
            at=Moment.AUTH, answer="550 5.7.30 Basic authentication is not supported for Client Submission"
        ),
        "basic-auth-off",
    ),
    (
        "authenticated SMTP is off for the tenant",
        Fault(
            at=Moment.AUTH,
            answer="535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled",
        ),
        "basic-auth-off",
    ),
    (
        "an app password is wanted",
        Fault(at=Moment.AUTH, answer="534 5.7.9 Application-specific password required"),
        "app-password-needed",
    ),
    ("sender refused", Fault(at=Moment.MAIL, answer="553 5.7.1 Sender not yours"), "refused-by-server"),
    ("recipient unknown", Fault(at=Moment.RCPT, answer="550 5.1.1 No such user"), "recipient-refused"),
    ("DATA refused", Fault(at=Moment.DATA, answer="554 5.5.1 No valid recipients"), "refused-by-server"),
    ("refused after the dot", Fault(at=Moment.DOT, answer="552 5.3.4 Too big"), "refused-by-server"),
]


@pytest.mark.parametrize(
    ("fault", "cause"), [case[1:] for case in PERMANENT], ids=[case[0] for case in PERMANENT]
)
def test_a_five_hundred_is_final_and_nothing_was_taken(
    fault: Fault, cause: str, submission_server: SubmissionServer
) -> None:
    submission_server.script(fault)
    with pytest.raises(Permanent) as caught:
        connect_to(submission_server).submit(envelope=ENVELOPE, message=make_letter())
    assert caught.value.cause == cause
    assert "secret" not in str(caught.value)
    assert submission_server.taken == []


UNCERTAIN = [
    ("the answer is lost, the message was taken", Fault(at=Moment.TAKEN), 1),
    ("the answer comes too late, the message was taken", Fault(at=Moment.TAKEN, seconds=30), 1),
    ("the line drops after the dot, the message was not taken", Fault(at=Moment.DOT), 0),
    ("the answer is no answer", Fault(at=Moment.TAKEN, answer="OK whatever"), 1),
    ("the answer asks for more", Fault(at=Moment.TAKEN, answer="354 go on"), 1),
    ("the answer is endless", Fault(at=Moment.TAKEN, answer="250 " + "x" * 9000), 1),
]


@pytest.mark.parametrize(
    ("fault", "copies"), [case[1:] for case in UNCERTAIN], ids=[case[0] for case in UNCERTAIN]
)
def test_no_clear_answer_after_the_final_dot_is_uncertain(
    fault: Fault, copies: int, submission_server: SubmissionServer
) -> None:
    submission_server.script(fault)
    with pytest.raises(Uncertain) as caught:
        connect_to(submission_server, final_timeout=patience(fault)).submit(
            envelope=ENVELOPE, message=make_letter()
        )
    assert caught.value.cause == "no-answer-after-data"
    assert len(submission_server.taken) == copies


def test_a_line_that_drops_inside_a_long_message_is_known_to_have_taken_nothing(
    submission_server: SubmissionServer,
) -> None:
    submission_server.script(Fault(at=Moment.BODY))

    def wait_at_dot(phase: str) -> None:
        if phase == "dot":
            time.sleep(0.3)

    with pytest.raises(Temporary) as caught:
        connect_to(submission_server, on_phase=wait_at_dot).submit(
            envelope=ENVELOPE, message=make_letter(body="A long line of thanks.\n" * 50_000)
        )
    assert caught.value.cause == "line-dropped"
    assert submission_server.taken == []


@pytest.mark.parametrize(
    "fault",
    [
        Fault(at=Moment.QUIT, answer="421 4.4.2 Too late"),
        Fault(at=Moment.QUIT),
        Fault(at=Moment.QUIT, seconds=30),
        Fault(at=Moment.QUIT, answer="garbage"),
    ],
    ids=["421", "dropped", "silent", "garbage"],
)
def test_a_failing_goodbye_after_the_letter_was_taken_is_success(
    fault: Fault, submission_server: SubmissionServer
) -> None:
    submission_server.script(fault)
    port = connect_to(submission_server, timeout=patience(fault))
    accepted = port.submit(envelope=ENVELOPE, message=make_letter())
    assert accepted.response.startswith("250")
    assert len(submission_server.taken) == 1


def test_one_refused_recipient_stops_the_whole_message(submission_server: SubmissionServer) -> None:
    submission_server.script(
        Fault(at=Moment.RCPT, answer="550 5.1.1 No such user", recipient="b@example.com")
    )
    envelope = Envelope(sender="jonas@example.org", recipients=("a@example.com", "b@example.com"))
    with pytest.raises(Permanent, match=r"b@example\.com"):
        connect_to(submission_server).submit(envelope=envelope, message=make_letter())
    assert submission_server.taken == []


def test_a_real_wrong_password_is_named_and_tried_once_only(submission_server: SubmissionServer) -> None:
    with pytest.raises(Permanent) as caught:
        connect_to(submission_server, password="guess").submit(envelope=ENVELOPE, message=make_letter())
    assert caught.value.cause == "wrong-password"
    assert "guess" not in str(caught.value)


def test_a_password_in_any_script_signs_in(submission_server: SubmissionServer) -> None:
    submission_server.accounts["me"] = "pässwörd-密码"
    connect_to(submission_server, password="pässwörd-密码").submit(envelope=ENVELOPE, message=make_letter())
    assert len(submission_server.taken) == 1


def test_the_phases_are_told_in_order_each_before_it_begins(submission_server: SubmissionServer) -> None:
    heard: list[str] = []
    connect_to(submission_server, on_phase=heard.append).submit(envelope=ENVELOPE, message=make_letter())
    assert heard == [name for name in PHASES if name != "secure"]


@pytest.mark.parametrize("phase", ["connect", "sign-in", "mail", "rcpt", "data", "body", "dot", "accepted"])
def test_a_program_that_ends_at_a_phase_has_sent_the_letter_only_from_accepted_on(
    phase: str, submission_server: SubmissionServer
) -> None:
    class Ended(BaseException):
        pass

    def end_there(name: str) -> None:
        if name == phase:
            raise Ended

    with pytest.raises(Ended):
        connect_to(submission_server, on_phase=end_there).submit(envelope=ENVELOPE, message=make_letter())
    time.sleep(0.05)
    assert len(submission_server.taken) == (1 if phase == "accepted" else 0)


@pytest.mark.parametrize(
    "message", [b"Subject: x\n\nHi\n", b"Subject: x\r\n\r\nHi\r\n.\n\r\n", b"Subject: x\r\n\r\nHi"]
)
def test_broken_line_ends_which_could_smuggle_a_second_message_are_refused(
    message: bytes, submission_server: SubmissionServer
) -> None:
    with pytest.raises(Permanent, match="line"):
        connect_to(submission_server).submit(envelope=ENVELOPE, message=message)
    assert submission_server.commands == []


def test_an_address_with_a_line_break_is_refused_before_the_server_hears_it(
    submission_server: SubmissionServer,
) -> None:
    envelope = Envelope(
        sender="jonas@example.org", recipients=("priya@example.com>\r\nRCPT TO:<x@example.com",)
    )
    with pytest.raises(Permanent) as caught:
        connect_to(submission_server).submit(envelope=envelope, message=make_letter())
    assert caught.value.cause == "bad-address"
    assert submission_server.commands == []


def test_smtputf8_is_asked_for_only_where_it_is_needed(submission_server: SubmissionServer) -> None:
    port = connect_to(submission_server)
    port.submit(
        envelope=Envelope(sender="jonas@example.org", recipients=("priya@bücher.example",)),
        message=make_letter(),
    )
    port.submit(
        envelope=Envelope(sender="jonas@example.org", recipients=("jürgen@example.com",)),
        message=make_letter(),
    )
    first, second = submission_server.taken
    assert first.recipients == ("priya@xn--bcher-kva.example",)
    assert second.recipients == ("jürgen@example.com",)
    mails = [line for line in submission_server.commands if line.startswith("MAIL")]
    assert ["SMTPUTF8" in line for line in mails] == [False, True]


def test_a_server_without_smtputf8_gets_nothing_it_would_garble() -> None:
    server = SubmissionServer(smtputf8=False).start()
    try:
        with pytest.raises(Permanent) as caught:
            connect_to(server, username="").submit(
                envelope=Envelope(sender="jonas@example.org", recipients=("jürgen@example.com",)),
                message=make_letter(),
            )
    finally:
        server.stop()
    assert caught.value.cause == "smtputf8-missing"
    assert server.taken == []


def test_a_server_that_stopped_is_refused_and_works_again_when_it_is_back(
    submission_server: SubmissionServer,
) -> None:
    submission_server.stop()
    port = connect_to(submission_server)
    with pytest.raises(Temporary) as caught:
        port.submit(envelope=ENVELOPE, message=make_letter())
    assert caught.value.cause == "refused"
    submission_server.start()
    port.submit(envelope=ENVELOPE, message=make_letter())
    assert len(submission_server.taken) == 1


def find_cause(port: SmtpSubmission) -> str:
    """What the doctor and a submission say; both must name the same cause."""
    seen = port.check()[-1]
    with pytest.raises(PortError) as caught:
        port.submit(envelope=ENVELOPE, message=make_letter())
    assert caught.value.cause == seen.cause
    assert str(caught.value) == seen.message
    return seen.cause


def test_the_doctor_names_a_host_that_does_not_exist() -> None:
    address = ServerAddress(host="no-such-host.invalid", port=465, security=Security.TLS)
    assert find_cause(SmtpSubmission(address, timeout=2)) == "no-such-host"


def test_the_doctor_names_a_closed_port() -> None:
    address = ServerAddress(host="127.0.0.1", port=find_free_port(), security=Security.PLAIN)
    assert find_cause(SmtpSubmission(address, timeout=2)) == "refused"


def test_the_doctor_names_a_line_that_would_show_the_password() -> None:
    address = ServerAddress(host="mail.example.org", port=25, security=Security.PLAIN)
    steps = [step for step in SmtpSubmission(address, timeout=2).check() if not step.ok]
    with pytest.raises(Permanent) as caught:
        SmtpSubmission(address, timeout=2).submit(envelope=ENVELOPE, message=make_letter())
    assert caught.value.cause == "line-not-secured"
    assert len(steps) == 1


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_doctor_names_what_is_wrong_with_a_certificate(
    security: str,
    secured: Secured,
    certificate: Certificate,
    expired_certificate: Certificate,
    tmp_path: Path,
) -> None:
    other_name = make_certificate(tmp_path, names="DNS:elsewhere.example")
    good, expired, other = (secured(security, one) for one in (certificate, expired_certificate, other_name))
    assert find_cause(SmtpSubmission(address_of(good), timeout=5)) == "certificate-self-signed"
    ca_file = expired_certificate.certificate
    assert (
        find_cause(SmtpSubmission(address_of(expired, ca_file=ca_file), timeout=5)) == "certificate-expired"
    )
    ca_file = other_name.certificate
    assert find_cause(SmtpSubmission(address_of(other, ca_file=ca_file), timeout=5)) == "certificate-name"


def test_the_doctor_names_a_missing_starttls(submission_server: SubmissionServer) -> None:
    address = ServerAddress(host="127.0.0.1", port=submission_server.port, security=Security.STARTTLS)
    assert (
        find_cause(SmtpSubmission(address, username="me", password="secret", timeout=5)) == "starttls-missing"
    )


def test_the_doctor_names_tls_at_a_port_that_has_none(submission_server: SubmissionServer) -> None:
    address = ServerAddress(host="127.0.0.1", port=submission_server.port, security=Security.TLS)
    assert find_cause(SmtpSubmission(address, timeout=5)) == "tls"


def test_the_doctor_names_a_wrong_password(submission_server: SubmissionServer) -> None:
    assert find_cause(connect_to(submission_server, password="guess")) == "wrong-password"


def test_the_doctor_is_content_with_a_good_server_and_sends_nothing(
    submission_server: SubmissionServer,
) -> None:
    steps = connect_to(submission_server).check()
    assert [(step.name, step.ok) for step in steps] == [
        ("find the server", True),
        ("connect", True),
        ("secure the line", True),
        ("sign in", True),
    ]
    assert submission_server.commands == []
    assert submission_server.taken == []
