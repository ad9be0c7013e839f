"""An account, and three processes whose thank-you letters went out a week ago and that wait for an answer."""

from datetime import datetime, timedelta

from afterword.models import (
    Candidate,
    Interview,
    Letter,
    LetterState,
    MailAccount,
    Person,
    Process,
    Submission,
)

_PROCESSES = (
    ("Northwind", "northwind.example", "Priya Raman"),
    ("Bluefin Robotics", "bluefin.example", "Sam Okafor"),
    ("Osterberg", "osterberg.example", "Ines Keller"),
)


def put_waiting(*, address: str, username: str, port: int, secret_name: str, now: datetime) -> MailAccount:
    """`port` is that of an IMAP server on this machine without TLS."""
    before = now - timedelta(days=8)
    candidate = Candidate.objects.create(
        name="Jonas Lindqvist", email=address, timezone="UTC", created_at=before
    )
    account = MailAccount.objects.create(
        candidate=candidate, address=address, username=username, mailbox_kind="imap", imap_host="127.0.0.1",
        imap_port=port, imap_security="none", secret_name=secret_name, created_at=before,
    )  # fmt: skip
    for number, (company, domain, name) in enumerate(_PROCESSES):
        _put(account, number, (company, domain, name), before)
    return account


def _put(account: MailAccount, number: int, named: tuple[str, str, str], before: datetime) -> None:
    company, domain, name = named
    candidate = account.candidate
    process = Process.objects.create(
        candidate=candidate,
        company=company,
        role="Platform Engineer",
        company_domain=domain,
        created_at=before,
    )
    email = f"{name.replace(' ', '.').lower()}@{domain}"
    person = Person.objects.create(
        candidate=candidate, process=process, name=name, email=email, created_at=before
    )
    interview = Interview.objects.create(
        candidate=candidate, process=process, starts_at=before, ends_at=before + timedelta(hours=1),
        timezone="UTC", created_at=before,
    )  # fmt: skip
    letter = Letter.objects.create(
        candidate=candidate, process=process, interview=interview, person=person, kind="thank-you",
        state=LetterState.APPROVED, subject="Thank you for Tuesday", body="Thank you.", saved_at=before,
        created_at=before,
    )  # fmt: skip
    opens_at = before + timedelta(hours=3)
    Submission.objects.create(
        candidate=candidate, process=process, letter=letter, account=account, person=person, kind="thank-you",
        once_key=f"thank-you-{number}", sender=account.address, recipient=email, subject=letter.subject,
        body=letter.body, message=b"-", digest="-" * 64, message_id=f"aw-{number}f3a9@home.example",
        correlation=f"c0ffee{number:010d}", state="accepted", approved_at=before, opens_at=opens_at,
        send_at=opens_at, deadline_at=opens_at, settled_at=opens_at,
    )  # fmt: skip
