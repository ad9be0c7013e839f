"""The first look: real counts, proposals with their sources, nothing followed unasked, taken up where it stopped."""

from datetime import UTC, datetime, timedelta

import pytest

from afterword.models import FirstLook, Interview, MailAccount, Process, ReceivedMessage, SeenMessage
from afterword.ports.errors import Temporary
from afterword.workflows.first_look import go_on, start_look
from afterword.workflows.follow_proposals import follow_proposals
from tests.fakes.fake_mailbox import FakeMailbox

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 26, 9, tzinfo=UTC)
ME = "jonas@example.org"


@pytest.fixture
def account() -> MailAccount:
    from afterword.models import Candidate

    candidate = Candidate.objects.create(name="Jonas Lindqvist", email=ME, timezone="UTC", created_at=NOW)
    return MailAccount.objects.create(
        candidate=candidate, address=ME, mailbox_kind="imap", imap_host="127.0.0.1", created_at=NOW
    )


def letter(sender: str, subject: str, text: str, *more: str, number: int = 1) -> bytes:
    lines = [
        f"From: {sender}", f"To: Jonas <{ME}>", f"Subject: {subject}", f"Message-ID: <n{number}@x.example>",
        "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", *more, "", text, "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


def invitation(at: datetime, *, number: int = 7) -> bytes:
    calendar = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
        f"UID:ev{number}@northwind.example\r\nDTSTAMP:20260501T080000Z\r\nDTSTART:{at:%Y%m%dT%H%M}00Z\r\n"
        f"DTEND:{at + timedelta(hours=1):%Y%m%dT%H%M}00Z\r\nSUMMARY:Interview Platform Engineer at Northwind\r\n"
        "ORGANIZER;CN=Priya Raman:mailto:priya.raman@northwind.example\r\n"
        f"ATTENDEE;CN=Jonas:mailto:{ME}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return letter(
        "Priya Raman <priya.raman@northwind.example>", "Interview Platform Engineer at Northwind", calendar,
        number=number,
    ).replace(b"text/plain; charset=utf-8", b"text/calendar; method=REQUEST; charset=utf-8")  # fmt: skip


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@pytest.fixture
def mailbox() -> FakeMailbox:
    box = FakeMailbox()
    box.receive(invitation(days_ago(200), number=8), at=days_ago(205))
    for number in range(40):
        box.receive(
            letter("Shop <news@shop.example>", "Sale", "Buy.", "List-Unsubscribe: <u>", number=100 + number),
            at=days_ago(30),
        )  # fmt: skip
    box.receive(
        letter("Anna <anna@gmx.de>", "Sunday", "The interview in the paper was fun.", number=2),
        at=days_ago(20),
    )
    box.receive(invitation(days_ago(10)), at=days_ago(15))
    box.receive(
        letter("Priya Raman <priya.raman@northwind.example>", "Platform Engineer at Northwind",
               "Dear Jonas,\n\nafter the interviews we have unfortunately decided for another candidate.\n\nPriya",
               number=3),
        at=days_ago(2),
    )  # fmt: skip
    box.receive(
        letter("Kestrel <no-reply@us.greenhouse-mail.io>", "Thank you for applying to Kestrel",
               "We have received your application and will be in touch.", number=4),
        at=days_ago(5),
    )  # fmt: skip
    return box


def look_to_the_end(account: MailAccount, mailbox: FakeMailbox) -> FirstLook:
    look = start_look(account, now=NOW)
    for _ in range(50):
        if not go_on(look, mailbox, now=NOW):
            break
    return look


def test_a_look_proposes_what_speaks_of_an_interview_and_follows_nothing(
    account: MailAccount, mailbox: FakeMailbox
) -> None:
    look = look_to_the_end(account, mailbox)
    assert (look.state, look.seen, look.total) == ("ready", 44, 44)
    [proposal] = look.proposals.all()
    assert (proposal.company, proposal.role) == ("Northwind", "Platform Engineer")
    assert [person["email"] for person in proposal.people] == ["priya.raman@northwind.example"]
    assert proposal.stands == "They said no on 24 May 2026."
    assert proposal.messages.count() == 2
    assert len(proposal.reasons) == 2
    assert look.left_out == 1
    assert not Process.objects.exists()
    assert not ReceivedMessage.objects.exists()


def test_what_is_ticked_is_followed_with_its_interview_and_its_answer(
    account: MailAccount, mailbox: FakeMailbox
) -> None:
    look = look_to_the_end(account, mailbox)
    [process] = follow_proposals(look, [look.proposals.get().pk], now=NOW)
    process.refresh_from_db()
    assert (process.company, process.role, process.company_domain) == (
        "Northwind", "Platform Engineer", "northwind.example",
    )  # fmt: skip
    assert Interview.objects.get().starts_at == days_ago(10)
    assert process.people.get().name == "Priya Raman"
    assert process.state == "closed"
    assert process.close_reason == "rejected"
    assert not SeenMessage.objects.exists()


def test_what_is_not_ticked_is_forgotten(account: MailAccount, mailbox: FakeMailbox) -> None:
    look = look_to_the_end(account, mailbox)
    assert follow_proposals(look, [], now=NOW) == ()
    assert not Process.objects.exists()
    assert not SeenMessage.objects.exists()
    assert look.state == "settled"


def test_an_interrupted_look_goes_on_where_it_was(
    account: MailAccount, mailbox: FakeMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("afterword.workflows.first_look.BATCH", 10)
    look = start_look(account, now=NOW)
    assert go_on(look, mailbox, now=NOW)
    assert look.seen == 10
    assert 0 < look.percent < 100
    mailbox.fail_next(Temporary("The line broke.", cause="line-dropped"))
    assert not go_on(look, mailbox, now=NOW)
    assert (look.state, look.trouble, look.seen) == ("running", "The line broke.", 10)
    again = start_look(account, now=NOW + timedelta(minutes=5))
    assert again.pk == look.pk
    assert again.seen == 10
    again = look_to_the_end(account, mailbox)
    assert (again.state, again.seen, again.trouble) == ("ready", 44, "")
    assert again.proposals.count() == 1


def test_what_is_followed_already_is_not_proposed_again(account: MailAccount, mailbox: FakeMailbox) -> None:
    first = look_to_the_end(account, mailbox)
    follow_proposals(first, [first.proposals.get().pk], now=NOW)
    second = look_to_the_end(account, mailbox)
    assert second.pk != first.pk
    assert not second.proposals.exists()
