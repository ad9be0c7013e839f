"""The whole loop on real servers: met, written, approved, sent in the window, answered, away, bounced, silent."""

import imaplib
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from tests.journeys.search import START, Search
from tests.servers.dovecot import Account, DovecotServer
from tests.servers.submission_server import SubmissionServer

from afterword.models import Letter, LetterState, Process, Submission

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


@pytest.fixture
def search(dovecot: DovecotServer, mail_account: Account) -> Iterator[Search]:
    server = SubmissionServer(accounts={mail_account.name: "secret"}).start()
    search = Search(dovecot=dovecot, mailbox=mail_account, server=server)
    yield search
    search.ways.forget_mailboxes()
    server.stop()


def day(number: int, hour: int = 12) -> datetime:
    return START.replace(hour=hour) + timedelta(days=number)


def copies_in_sent(search: Search) -> int:
    with imaplib.IMAP4("127.0.0.1", search.dovecot.imap_port) as line:
        line.login(search.mailbox.name, "secret")
        line.select("Sent", readonly=True)
        return len(line.search(None, "ALL")[1][0].split())


def test_each_search_goes_its_way_and_each_letter_goes_once(search: Search) -> None:
    met = {
        name: search.meet(name, person, f"{person.split()[0].lower()}@{name.lower()}.example")
        for name, person in (
            ("Northwind", "Priya Raman"),
            ("Contoso", "Bo Lind"),
            ("Fabrikam", "Sofia Marin"),
            ("Tailspin", "Dana Cole"),
        )
    }
    search.now = START + timedelta(hours=1, minutes=5)
    search.work()
    sent = {name: search.write_and_approve(interview) for name, interview in met.items()}
    assert not search.letters_taken(), "nothing goes out before its window opens"
    search.pass_time(day(0, 20), timedelta(minutes=30))
    for submission in sent.values():
        submission.refresh_from_db()
        assert submission.state == "accepted", submission.state_reason
        assert submission.opens_at <= submission.settled_at <= submission.deadline_at
        assert [bytes(submission.message)] == search.sent_to(submission.recipient)
    assert copies_in_sent(search) == 4

    search.pass_time(day(2))
    search.receive("Priya Raman <priya@northwind.example>", "Re: Thank you", "Hi Jonas, thank you. We would like "
                   "to invite you to the next round. Priya", answers=sent["Northwind"])  # fmt: skip
    search.receive("Bo Lind <bo@contoso.example>", "Automatic reply: Thank you", "I am out of office until 27 May 2026 "
                   "and will read your mail then.", answers=sent["Contoso"], Auto_Submitted="auto-replied")  # fmt: skip
    search.receive("Mail Delivery System <mailer-daemon@example.org>", "Undelivered Mail Returned to Sender",
                   "<sofia@fabrikam.example>: host mx.fabrikam.example said: 550 5.1.1 User unknown",
                   answers=sent["Fabrikam"], Auto_Submitted="auto-replied", Return_Path="")  # fmt: skip
    search.work()
    states = {p.company: p.state for p in Process.objects.all()}
    assert states == {"Northwind": "answered", "Contoso": "open", "Fabrikam": "open", "Tailspin": "open"}
    contoso = Process.objects.get(company="Contoso")
    assert contoso.away_until is not None
    assert contoso.away_until.isoformat() == "2026-05-27"
    assert met["Fabrikam"].participations.get().person.address_failed

    search.pass_time(day(9, 20), timedelta(hours=6))
    assert search.follow_ups_to_approve() == [], "no follow-up is drafted before day 10"
    search.pass_time(day(11), timedelta(hours=3))
    drafts = search.follow_ups_to_approve()
    assert [letter.process.company for letter in drafts] == ["Tailspin"]
    assert drafts[0].kind == "follow-up"
    assert drafts[0].subject.startswith("Re: ")
    follow_up = search.approve(drafts[0])
    # A weekend and a holiday in Germany lie between: it waits until Tuesday.
    search.pass_time(day(14, 18), timedelta(hours=3))
    follow_up.refresh_from_db()
    assert follow_up.state == "accepted", follow_up.state_reason
    assert follow_up.settled_at - sent["Tailspin"].settled_at >= timedelta(days=10)
    content = search.sent_to("dana@tailspin.example")[1]
    assert f"In-Reply-To: <{sent['Tailspin'].message_id}>".encode() in content

    search.pass_time(day(18, 18), timedelta(hours=6))
    assert [letter.process.company for letter in search.follow_ups_to_approve()] == ["Contoso"], (
        "after the return, not before"
    )
    search.pass_time(day(25, 18), timedelta(hours=6))
    assert Process.objects.get(company="Tailspin").close_reason == "silent"
    assert len(search.letters_taken()) == 5
    assert copies_in_sent(search) == 5


def test_an_answer_right_before_a_follow_up_cancels_it(search: Search) -> None:
    interview = search.meet("Tailspin", "Dana Cole", "dana@tailspin.example")
    search.now = START + timedelta(hours=1, minutes=5)
    search.work()
    thanks = search.write_and_approve(interview)
    search.pass_time(day(14, 7), timedelta(hours=3))
    (draft,) = search.follow_ups_to_approve()
    follow_up = search.approve(draft)
    search.receive("Talent Team <talent@tailspin.example>", "Your interview with us", "Unfortunately we have decided "
                   "to move forward with other candidates for the Site Reliability Engineer role.")  # fmt: skip
    search.pass_time(day(14, 18), timedelta(hours=3))
    follow_up.refresh_from_db()
    thanks.refresh_from_db()
    assert follow_up.state == "cancelled"
    assert thanks.state == "accepted"
    assert len(search.letters_taken()) == 1
    assert Process.objects.get().close_reason == "rejected"


def test_a_mailbox_that_cannot_be_read_holds_the_follow_up_and_says_so(search: Search) -> None:
    interview = search.meet("Tailspin", "Dana Cole", "dana@tailspin.example")
    search.now = START + timedelta(hours=1, minutes=5)
    search.work()
    search.write_and_approve(interview)
    search.pass_time(day(14, 7), timedelta(hours=3))
    follow_up = search.approve(search.follow_ups_to_approve()[0])
    search.dovecot.change_password(search.mailbox, "other")
    search.ways.forget_mailboxes()
    search.pass_time(day(14, 10), timedelta(minutes=40))
    follow_up.refresh_from_db()
    search.account.refresh_from_db()
    assert follow_up.state == "waiting"
    assert "mailbox could not be read" in follow_up.state_reason
    assert search.account.trouble_cause == "wrong-password"
    assert len(search.letters_taken()) == 1
    search.dovecot.change_password(search.mailbox, "secret")
    search.pass_time(day(14, 15), timedelta(minutes=40))
    follow_up.refresh_from_db()
    assert follow_up.state == "accepted", follow_up.state_reason


def test_a_letter_is_approved_once_however_often_the_button_is_pressed(search: Search) -> None:
    interview = search.meet("Northwind", "Priya Raman", "priya@northwind.example")
    search.now = START + timedelta(hours=1, minutes=5)
    submission = search.write_and_approve(interview)
    with pytest.raises(AssertionError, match="approved already"):
        search.approve(submission.letter)
    assert Submission.objects.count() == 1
    assert Letter.objects.get().state == LetterState.APPROVED
