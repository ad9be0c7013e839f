"""The people of the sandbox: each has an address and a way to react to a letter. Some never do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage, Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import BytesParser
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A letter as the sandbox's server took it. `at` is the time of the story."""

    sender: str
    recipient: str
    content: bytes
    at: datetime

    def header(self, name: str) -> str:
        message = BytesParser(policy=SMTP_POLICY).parsebytes(self.content, headersonly=True)
        return str(message.get(name, "")).replace("\n", " ").strip()


Answer = Callable[[Taken, datetime], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What somebody does `after` a letter has come. It happens once, to their first letter."""

    after: timedelta
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    name: str
    address: str

    @property
    def mailbox(self) -> str:
        return f"{self.name} <{self.address}>"

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def reply(who: Contact, words: str) -> Answer:
    """A person answers in the thread, with the letter quoted below."""

    def write(taken: Taken, at: datetime) -> bytes:
        message = message_of(who, taken.header("From"), subject=_again(taken), at=at)
        _put_in_thread(message, taken)
        message.set_content(f"{words}\n\n{who.name}\n\nOn {taken.at:%a, %d %b %Y}, you wrote:\n> ...\n")
        return bytes(message)

    return write


def absence(who: Contact, *, back: date) -> Answer:
    """An automatic answer (RFC 3834) that names the day of return."""

    def write(taken: Taken, at: datetime) -> bytes:
        message = message_of(
            who, taken.header("From"), subject=f"Automatic reply: {taken.header('Subject')}", at=at
        )
        message["Auto-Submitted"] = "auto-replied"
        message["X-Auto-Response-Suppress"] = "All"
        _put_in_thread(message, taken)
        message.set_content(
            "Thank you for your message. I am out of the office and will be back on "
            f"{back.day} {back:%B %Y}. I will read my mail then.\n\n{who.name}\n"
        )
        return bytes(message)

    return write


def bounce(who: Contact) -> Answer:
    """A delivery status notification (RFC 3464): this address does not exist."""

    def write(taken: Taken, at: datetime) -> bytes:
        report = MIMEMultipart("report", policy=SMTP_POLICY)
        report.set_param("report-type", "delivery-status")
        report["From"] = f"Mail Delivery System <MAILER-DAEMON@{who.domain}>"
        report["To"] = taken.sender
        report["Subject"] = "Undelivered Mail Returned to Sender"
        report["Date"] = format_datetime(at)
        report["Message-ID"] = f"<bounce-{int(at.timestamp())}@{who.domain}>"
        report["Auto-Submitted"] = "auto-replied"
        report.attach(MIMEText(f"<{taken.recipient}>: 550 5.1.1 User unknown.\n"))
        report.attach(_delivery_status(taken.recipient, who.domain))
        report.attach(MIMEMessage(BytesParser(policy=SMTP_POLICY).parsebytes(taken.content)))
        return report.as_bytes(policy=SMTP_POLICY)

    return write


def _delivery_status(recipient: str, domain: str) -> Message:
    """Two groups of fields, each like the head of a message (RFC 3464 §2.1)."""
    of_message, of_recipient = Message(), Message()
    of_message["Reporting-MTA"] = f"dns; mx.{domain}"
    of_recipient["Final-Recipient"] = f"rfc822; {recipient}"
    of_recipient["Action"] = "failed"
    of_recipient["Status"] = "5.1.1"
    of_recipient["Diagnostic-Code"] = "smtp; 550 5.1.1 User unknown"
    part = Message()
    part["Content-Type"] = "message/delivery-status"
    part.set_payload([of_message, of_recipient])
    return part


def message_of(who: Contact, to: str, *, subject: str, at: datetime) -> EmailMessage:
    """A fresh message of `who`; its Message-ID comes from the story's time, so that each run writes the same."""
    message = EmailMessage(policy=SMTP_POLICY)
    message["From"] = who.mailbox
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    local = who.address.partition("@")[0]
    message["Message-ID"] = f"<{local}.{int(at.timestamp())}@{who.domain}>"
    return message


def _again(taken: Taken) -> str:
    subject = taken.header("Subject")
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"


def _put_in_thread(message: EmailMessage, taken: Taken) -> None:
    own = taken.header("Message-ID")
    message["In-Reply-To"] = own
    message["References"] = f"{taken.header('References')} {own}".strip()
