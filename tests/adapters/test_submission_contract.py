"""What every SubmissionPort does, the fake included: one message once, and three honest kinds of failure."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from afterword.adapters.jmap_submission import JmapSubmission
from afterword.adapters.sendmail_submission import SendmailSubmission
from afterword.adapters.server_address import Security, ServerAddress
from afterword.adapters.smtp_submission import SmtpSubmission
from afterword.ports.errors import Permanent, Temporary, Uncertain
from afterword.ports.submission import Envelope, SubmissionPort
from tests.adapters.sample_letters import make_letter
from tests.fakes.fake_submission import FakeSubmission
from tests.servers.cutting_proxy import CuttingProxy
from tests.servers.cyrus import CyrusAccount, CyrusServer
from tests.servers.submission_server import Fault, Moment, SubmissionServer

ENVELOPE = Envelope(sender="jonas@example.org", recipients=("priya@example.com",))

# A sendmail of our own: keeps what it was given, with its arguments, and ends as the file `code` says.
_SENDMAIL = """#!/bin/sh
cd '{folder}' || exit 78
code=$(cat code)
case $code in
  0|75) number=$(ls | grep -c '^taken'); cat > "taken.$number"; printf '%s\\n' "$@" > "arguments.$number" ;;
  slow) sleep 30 ;;
  *) cat > /dev/null; echo "no such luck" >&2 ;;
esac
echo 0 > code
exit "$code"
"""


class Stand(Protocol):
    """A port, and hands on the other side of it."""

    port: SubmissionPort

    def taken(self) -> list[bytes]: ...

    def defer_next(self) -> None: ...

    def refuse_next(self) -> None: ...

    def lose_next_answer(self) -> None: ...


class SmtpStand:
    def __init__(self, server: SubmissionServer) -> None:
        address = ServerAddress(host="127.0.0.1", port=server.port, security=Security.PLAIN)
        self.server = server
        self.port: SubmissionPort = SmtpSubmission(address, username="me", password="secret", timeout=5)

    def taken(self) -> list[bytes]:
        return [taken.content for taken in self.server.taken]

    def defer_next(self) -> None:
        self.server.script(Fault(at=Moment.RCPT, answer="451 4.7.1 Greylisted"))

    def refuse_next(self) -> None:
        self.server.script(Fault(at=Moment.RCPT, answer="550 5.1.1 No such user"))

    def lose_next_answer(self) -> None:
        self.server.script(Fault(at=Moment.TAKEN))


class SendmailStand:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        program = folder / "sendmail"
        program.write_text(_SENDMAIL.format(folder=folder))
        program.chmod(0o755)
        self.end_with("0")
        self.port: SubmissionPort = SendmailSubmission(path=str(program), timeout=5)

    def end_with(self, code: str) -> None:
        (self.folder / "code").write_text(code)

    def taken(self) -> list[bytes]:
        return [path.read_bytes().replace(b"\n", b"\r\n") for path in sorted(self.folder.glob("taken.*"))]

    def defer_next(self) -> None:
        self.end_with("71")

    def refuse_next(self) -> None:
        self.end_with("67")

    def lose_next_answer(self) -> None:
        self.end_with("75")


class FakeStand:
    def __init__(self) -> None:
        self.fake = FakeSubmission()
        self.port: SubmissionPort = self.fake

    def taken(self) -> list[bytes]:
        return [message for _, message in self.fake.taken]

    def defer_next(self) -> None:
        self.fake.fail_next(Temporary("Later.", cause="deferred", code=451))

    def refuse_next(self) -> None:
        self.fake.fail_next(Permanent("No.", cause="recipient-refused", code=550))

    def lose_next_answer(self) -> None:
        self.fake.fail_next(Uncertain("Perhaps.", cause="no-answer-after-data"), is_taken=True)


class JmapStand:
    """JMAP through a real Cyrus, which hands letters on to our SMTP server; the proxy loses answers."""

    def __init__(self, server: CyrusServer, account: CyrusAccount, sink: SubmissionServer) -> None:
        self.sink = sink
        sink.clear()
        self.proxy = CuttingProxy(server.http_port)
        self.port: SubmissionPort = JmapSubmission(
            self.proxy.base_url,
            username=account.name,
            password=account.password,
            timeout=10,
            final_timeout=10,
        )

    def taken(self) -> list[bytes]:
        return [taken.content for taken in self.sink.taken]

    def defer_next(self) -> None:
        self.sink.script(Fault(at=Moment.RCPT, answer="451 4.7.1 Greylisted"))

    def refuse_next(self) -> None:
        self.sink.script(Fault(at=Moment.RCPT, answer="550 5.1.1 No such user"))

    def lose_next_answer(self) -> None:
        self.proxy.cut_next(b"EmailSubmission/set")


@pytest.fixture(params=["smtp", "sendmail", "jmap", "fake"])
def stand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stand]:
    if request.param == "smtp":
        yield SmtpStand(request.getfixturevalue("submission_server"))
    elif request.param == "sendmail":
        yield SendmailStand(tmp_path)
    elif request.param == "jmap":
        names = ("cyrus", "cyrus_account", "cyrus_sink")
        jmap = JmapStand(*(request.getfixturevalue(name) for name in names))
        yield jmap
        jmap.proxy.stop()
    else:
        yield FakeStand()


def test_a_message_is_handed_over_once_and_whole(stand: Stand) -> None:
    letter = make_letter()
    accepted = stand.port.submit(envelope=ENVELOPE, message=letter)
    assert accepted.response
    assert stand.taken() == [letter]


def test_a_deferred_message_was_not_taken_and_may_go_later(stand: Stand) -> None:
    stand.defer_next()
    with pytest.raises(Temporary):
        stand.port.submit(envelope=ENVELOPE, message=make_letter())
    assert stand.taken() == []
    stand.port.submit(envelope=ENVELOPE, message=make_letter())
    assert len(stand.taken()) == 1


def test_a_refused_message_was_not_taken_and_says_whom_it_was_for(stand: Stand) -> None:
    stand.refuse_next()
    with pytest.raises(Permanent) as caught:
        stand.port.submit(envelope=ENVELOPE, message=make_letter())
    assert caught.value.cause == "recipient-refused"
    assert stand.taken() == []


def test_a_lost_answer_is_uncertain_and_there_is_one_copy_only(stand: Stand) -> None:
    stand.lose_next_answer()
    with pytest.raises(Uncertain) as caught:
        stand.port.submit(envelope=ENVELOPE, message=make_letter())
    assert caught.value.cause == "no-answer-after-data"
    assert len(stand.taken()) == 1


def test_a_look_by_the_doctor_sends_nothing(stand: Stand) -> None:
    steps = stand.port.check()
    assert steps
    assert all(step.ok and step.message for step in steps)
    assert stand.taken() == []


def test_sendmail_gets_the_envelope_as_arguments_that_cannot_be_options(tmp_path: Path) -> None:
    stand = SendmailStand(tmp_path)
    envelope = Envelope(sender="jonas@example.org", recipients=("a@example.com", "b@example.com"))
    stand.port.submit(envelope=envelope, message=make_letter())
    given = (tmp_path / "arguments.0").read_text().split()
    assert given == ["-i", "-f", "jonas@example.org", "--", "a@example.com", "b@example.com"]
    with pytest.raises(Permanent, match="address"):
        stand.port.submit(
            envelope=Envelope(sender="-oQ/tmp@x", recipients=("a@b.example",)), message=make_letter()
        )
    assert len(stand.taken()) == 1


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("64", Permanent),
        ("69", Permanent),
        ("74", Temporary),
        ("75", Uncertain),
        ("70", Uncertain),
        ("1", Uncertain),
    ],
)
def test_each_exit_code_of_sendmail_has_one_meaning(code: str, kind: type[Exception], tmp_path: Path) -> None:
    stand = SendmailStand(tmp_path)
    stand.end_with(code)
    with pytest.raises(kind):
        stand.port.submit(envelope=ENVELOPE, message=make_letter())


def test_a_sendmail_that_hangs_is_ended_and_uncertain(tmp_path: Path) -> None:
    stand = SendmailStand(tmp_path)
    (tmp_path / "sendmail").write_text("#!/bin/sh\nexec sleep 30\n")
    port = SendmailSubmission(path=str(tmp_path / "sendmail"), timeout=0.3)
    with pytest.raises(Uncertain):
        port.submit(envelope=ENVELOPE, message=make_letter())
    assert stand.taken() == []


def test_a_machine_without_sendmail_is_told_so(tmp_path: Path) -> None:
    port = SendmailSubmission(path=str(tmp_path / "nowhere"))
    [step] = port.check()
    assert (step.ok, step.cause) == (False, "no-sendmail")
    assert not os.path.exists(tmp_path / "nowhere")
