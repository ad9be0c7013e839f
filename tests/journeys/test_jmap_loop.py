"""The whole loop over JMAP, with a real Cyrus: once out, once in Sent, and an answer stops what waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from tests.journeys.search import START, Search
from tests.servers.cutting_proxy import CuttingProxy
from tests.servers.cyrus import CyrusAccount, CyrusServer
from tests.servers.submission_server import SubmissionServer

from afterword.models import Process, Submission

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@dataclass
class CyrusPost:
    """What `Search` asks of a mail server."""

    server: CyrusServer
    account: CyrusAccount
    imap_port: int = 0

    def deliver(self, _: object, message: bytes, *, sender: str) -> None:
        self.server.deliver(self.account, message)


@pytest.fixture
def proxy(cyrus: CyrusServer) -> Iterator[CuttingProxy]:
    made = CuttingProxy(cyrus.http_port)
    yield made
    made.stop()


@pytest.fixture
def search(
    cyrus: CyrusServer, cyrus_account: CyrusAccount, cyrus_sink: SubmissionServer, proxy: CuttingProxy
) -> Iterator[Search]:
    cyrus_sink.clear()
    made = Search(dovecot=CyrusPost(cyrus, cyrus_account), mailbox=cyrus_account, server=cyrus_sink)  # type: ignore[arg-type]
    for name in ("submission_kind", "mailbox_kind"):
        setattr(made.account, name, "jmap")
    made.account.jmap_url = proxy.base_url
    made.account.save()
    yield made
    made.ways.forget_mailboxes()


def write_one(search: Search) -> Submission:
    interview = search.meet("Northwind", "Priya Raman", "priya@northwind.example")
    search.now = START + timedelta(hours=1, minutes=5)
    search.work()
    return search.write_and_approve(interview)


def test_a_letter_leaves_once_and_lies_once_in_sent_however_often_it_is_looked(
    search: Search, cyrus: CyrusServer, cyrus_account: CyrusAccount
) -> None:
    submission = write_one(search)
    search.pass_time(START + timedelta(hours=12), timedelta(hours=1))
    submission.refresh_from_db()
    assert (submission.state, submission.sent_copy) == ("accepted", "filed")
    assert search.sent_to("priya@northwind.example") == [bytes(submission.message)]
    assert (cyrus.count(cyrus_account, "Sent"), cyrus.count(cyrus_account, "Drafts")) == (1, 0)


def test_a_lost_answer_is_settled_by_the_copy_in_sent_and_nothing_goes_twice(
    search: Search, proxy: CuttingProxy, cyrus: CyrusServer, cyrus_account: CyrusAccount
) -> None:
    submission = write_one(search)
    proxy.cut_next(b"EmailSubmission/set")
    search.pass_time(START + timedelta(hours=12), timedelta(hours=1))
    submission.refresh_from_db()
    assert submission.state == "accepted"
    assert len(search.sent_to("priya@northwind.example")) == 1
    assert cyrus.count(cyrus_account, "Sent") == 1


def test_an_answer_that_comes_by_jmap_stops_the_process(search: Search) -> None:
    submission = write_one(search)
    search.pass_time(START + timedelta(hours=12), timedelta(hours=2))
    submission.refresh_from_db()
    search.receive(
        "Priya Raman <priya@northwind.example>", "Re: Thank you", "Hi Jonas, thank you for your note. We decided to "
        "go with another candidate, unfortunately.", answers=submission,
    )  # fmt: skip
    search.work()
    process = Process.objects.get()
    assert process.received.get().intent == "rejection"
    assert process.state == "closed"
