"""A test to oneself goes to a real server, and to nothing else: no submission, no copy, no answer, no second use."""

import email
from email.policy import default

import pytest

from afterword.models import HistoryEntry, Letter, MailAccount, ReceivedMessage, Submission
from afterword.ports.submission import SubmissionPort
from afterword.workflows.refused import Refused
from afterword.workflows.send_test import MARK, preview_of, send_test
from afterword.workflows.take_message import take_message
from tests.servers.submission_server import SubmissionServer
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db


class RealWay(Stage):
    """The stage, with the ways that the program itself uses."""

    def submission(self, account: MailAccount) -> SubmissionPort | None:
        from afterword import wiring

        return wiring.ways(now=lambda: self.now).submission(account)


@pytest.fixture
def server() -> object:
    started = SubmissionServer().start()
    yield started
    started.stop()


@pytest.fixture
def stage(server: SubmissionServer) -> RealWay:
    made = RealWay()
    MailAccount.objects.update(smtp_host=server.host, smtp_port=server.port, smtp_security="none")
    made.account.refresh_from_db()
    return made


def try_it(stage: RealWay, letter: Letter) -> Refused | str:
    return send_test(letter, account=stage.account, ways=stage, now=stage.now)


def test_the_own_address_gets_the_same_words_marked_as_a_test(
    stage: RealWay, server: SubmissionServer
) -> None:
    letter = stage.write(stage.meet())
    assert try_it(stage, letter) == "jonas@example.org"
    (taken,) = server.taken
    assert list(taken.recipients) == ["jonas@example.org"]
    message = email.message_from_bytes(taken.content, policy=default)
    assert message["To"] == "Jonas Lindqvist <jonas@example.org>"
    assert message["Subject"] == MARK + letter.subject
    assert message.get_content().split() == letter.body.split()
    assert "priya" not in taken.content.decode().split("\r\n\r\n")[0].lower()


def test_a_test_is_no_submission_and_the_letter_goes_out_once_all_the_same(
    stage: RealWay, server: SubmissionServer
) -> None:
    letter = stage.write(stage.meet())
    before = HistoryEntry.objects.count()
    try_it(stage, letter)
    try_it(stage, letter)
    assert not Submission.objects.exists()
    assert HistoryEntry.objects.count() == before
    letter.refresh_from_db()
    assert letter.state == "draft"
    submission = stage.approve(letter)
    assert isinstance(submission, Submission)
    tests = [email.message_from_bytes(each.content, policy=default) for each in server.taken]
    assert submission.message_id not in {each["Message-ID"].strip("<>") for each in tests}
    assert submission.correlation not in {each["X-Afterword-Ref"] for each in tests}


def test_a_test_that_comes_back_into_the_inbox_stops_nothing(
    stage: RealWay, server: SubmissionServer
) -> None:
    letter = stage.write(stage.meet())
    try_it(stage, letter)
    submission = stage.approve(letter)
    assert isinstance(submission, Submission)
    take_message(stage.candidate, server.taken[0].content, now=stage.now, account=stage.account)
    submission.refresh_from_db()
    assert submission.state == "waiting"
    assert not ReceivedMessage.objects.filter(stops=True).exists()
    letter.process.refresh_from_db()
    assert letter.process.state == "open"


def test_a_server_that_is_away_says_so_and_nothing_changes(stage: RealWay, server: SubmissionServer) -> None:
    letter = stage.write(stage.meet())
    server.stop()
    refused = try_it(stage, letter)
    assert isinstance(refused, Refused)
    assert "The test was not sent." in refused.sentence
    assert not Submission.objects.exists()


def test_without_an_account_there_is_no_test(stage: RealWay) -> None:
    letter = stage.write(stage.meet())
    assert isinstance(send_test(letter, account=None, ways=stage, now=stage.now), Refused)


def test_the_preview_is_addressed_to_the_person_and_not_marked(stage: RealWay) -> None:
    letter = stage.write(stage.meet())
    made = preview_of(letter, account=stage.account, ids=stage.new_ids(), now=stage.now)
    message = email.message_from_bytes(made, policy=default)
    assert message["To"] == "Priya Raman <priya@northwind.example>"
    assert message["Subject"] == letter.subject
    assert message["Auto-Submitted"] is None
