"""The invented world of `bench year`: companies in thirty time zones, how each of them answers, and their mail."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum

# Where companies are, and where candidates live: 30 time zones, with the country whose holidays count there.
ZONES = {
    "Europe/Berlin": "DE", "Europe/London": "GB", "Europe/Paris": "FR", "Europe/Madrid": "ES", "Europe/Rome": "IT",
    "Europe/Warsaw": "PL", "Europe/Stockholm": "SE", "Europe/Amsterdam": "NL", "Europe/Zurich": "CH",
    "Europe/Lisbon": "PT", "Europe/Dublin": "IE", "Europe/Helsinki": "FI", "Europe/Athens": "GR",
    "Europe/Prague": "CZ", "Europe/Istanbul": "TR", "America/New_York": "US", "America/Chicago": "US",
    "America/Denver": "US", "America/Los_Angeles": "US", "America/Toronto": "CA", "America/Sao_Paulo": "BR",
    "America/Mexico_City": "MX", "Asia/Tokyo": "JP", "Asia/Singapore": "SG", "Asia/Kolkata": "IN",
    "Asia/Dubai": "AE", "Asia/Jerusalem": "IL", "Australia/Sydney": "AU", "Pacific/Auckland": "NZ",
    "Africa/Johannesburg": "ZA",
}  # fmt: skip
# Offices there are closed on Friday and Saturday.
FRIDAY_WEEKENDS = frozenset({"IL"})
_NAMES = (
    "Dana Okafor",
    "Priya Raman",
    "Mei Chen",
    "Sofia Marsh",
    "Luis Costa",
    "Ines Novak",
    "Tomasz Berg",
    "Ole Owusu",
)
_PARTS = (
    "North",
    "Tide",
    "Alder",
    "Kestrel",
    "Halcyon",
    "Bright",
    "Meridian",
    "Fennel",
    "Cinder",
    "Larkspur",
    "Quillon",
)
_ENDS = ("wind", "water", "works", "labs", "field", "gate", "stone", "bridge", "mill", "port")


class Manner(StrEnum):
    """How a company behaves after a thank-you letter."""

    EARLY = "early"
    LATE = "late"
    IN_THE_WINDOW = "in-the-window"
    ELSEWHERE = "elsewhere"
    ATS = "ats"
    AWAY = "away"
    BOUNCES = "bounces"
    CALLS = "calls"
    NEVER = "never"


# Of a hundred companies. Silence is the most common answer (research/domain.md).
MIXTURE = {
    Manner.NEVER: 38, Manner.EARLY: 18, Manner.LATE: 12, Manner.IN_THE_WINDOW: 8, Manner.ATS: 8,
    Manner.ELSEWHERE: 6, Manner.AWAY: 5, Manner.CALLS: 3, Manner.BOUNCES: 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Company:
    """`people` are names with their addresses: who talks to the candidate. The first one leads."""

    name: str
    domain: str
    people: tuple[tuple[str, str], ...]
    zone: str
    manner: Manner

    @property
    def lead(self) -> tuple[str, str]:
        return self.people[0]


def a_company(chance: random.Random, number: int) -> Company:
    name = f"{chance.choice(_PARTS)}{chance.choice(_ENDS)} {number}"
    domain = f"{name.replace(' ', '').lower()}.example"
    names = chance.sample(_NAMES, chance.choices((1, 2, 3), (70, 20, 10))[0])
    people = tuple((each, f"{each.split()[0].lower()}@{domain}") for each in names)
    return Company(name, domain, people, chance.choice(list(ZONES)), a_manner(chance))


def a_manner(chance: random.Random) -> Manner:
    return chance.choices(list(MIXTURE), list(MIXTURE.values()))[0]


@dataclass(frozen=True, slots=True)
class Mail:
    """A message of the company, `after` the letter went out. `is_answer`: a person would say that they answered.
    `returns_on` is what somebody who is away says of it; `invites`: another talk may follow."""

    after: timedelta
    content: EmailMessage
    is_answer: bool = True
    returns_on: date | None = None
    invites: bool = False


def answer_of(
    company: Company, chance: random.Random, *, to: str, message_id: str, role: str, at: datetime
) -> Mail | None:
    """What comes back after a letter with this Message-ID, which went out at `at`; None where nothing does."""
    days = {
        Manner.EARLY: chance.uniform(0.1, 4), Manner.LATE: chance.uniform(4, 9.9), Manner.ATS: chance.uniform(1, 13),
        Manner.IN_THE_WINDOW: chance.uniform(9.9, 14.5), Manner.ELSEWHERE: chance.uniform(0.5, 12),
        Manner.AWAY: 0.01, Manner.BOUNCES: 0.01,
    }.get(company.manner)  # fmt: skip
    if days is None:
        return None
    after = timedelta(days=days)
    mail = _MADE.get(company.manner, _reply)(_Letter(company, message_id, role, at + after, after), chance)
    mail.content["To"] = to
    mail.content["Message-ID"] = f"<{chance.getrandbits(64):x}@{company.domain}>"
    return mail


def dated(message: EmailMessage, at: datetime) -> bytes:
    message["Date"] = format_datetime(at)
    return message.as_bytes()


@dataclass(frozen=True, slots=True)
class _Letter:
    """The one that is answered, and when the answer comes."""

    company: Company
    message_id: str
    role: str
    at: datetime
    after: timedelta


def _message(
    sender: str, subject: str, text: str, *, to: str = "", is_automatic: bool = False
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = sender, subject
    if to:
        message["In-Reply-To"] = f"<{to}>"
    if is_automatic:
        message["Auto-Submitted"] = "auto-replied"
    message.set_content(text)
    return message


def _by_lead(company: Company) -> str:
    return f"{company.lead[0]} <{company.lead[1]}>"


def _reply(letter: _Letter, chance: random.Random) -> Mail:
    invites = chance.random() < 0.34
    text = _NEXT if invites else chance.choice(_WORDS)
    message = _message(_by_lead(letter.company), f"Re: {letter.role}", text, to=letter.message_id)
    message["References"] = f"<{letter.message_id}>"
    return Mail(letter.after, message, invites=invites)


_NEXT = "Thank you for your note. We would like to invite you to the next round. When could you talk?"
_WORDS = (
    "Thanks for writing. Unfortunately we have decided to go forward with somebody else.",
    "Many thanks, it was good to meet you. We will come back to you next week.",
)


def _from_elsewhere(letter: _Letter, chance: random.Random) -> Mail:
    """A colleague, without References, with a subject of their own."""
    company = letter.company
    text = f"Hello, thank you for talking to us about the {letter.role} role. We have some news for you."
    sender = f"Talent Team <talent@{company.domain}>"
    return Mail(letter.after, _message(sender, f"Your interview with {company.name}", text))


def _from_ats(letter: _Letter, chance: random.Random) -> Mail:
    name, role = letter.company.name, letter.role
    text = (
        f"Dear candidate,\n\nthank you for your interest in the {role} position at {name}. After careful "
        "consideration we have decided not to move forward with your application.\n"
    )
    sender = f"{name} Hiring <no-reply@hire.example>"
    return Mail(letter.after, _message(sender, f"Your application for {role} at {name}", text))


def _away(letter: _Letter, chance: random.Random) -> Mail:
    """Half of them say when they are back."""
    back = letter.at.date() + timedelta(days=chance.randint(2, 24)) if chance.random() < 0.5 else None
    words = f"I am out of the office until {back:%d %B %Y}." if back else "I am out of the office."
    text = f"{words} I will read your mail when I am back."
    subject = "Automatic reply: out of office"
    message = _message(_by_lead(letter.company), subject, text, to=letter.message_id, is_automatic=True)
    return Mail(letter.after, message, is_answer=False, returns_on=back)


def _bounce(letter: _Letter, chance: random.Random) -> Mail:
    company = letter.company
    text = f"<{company.lead[1]}>: host mx.{company.domain} said: 550 5.1.1 User unknown (in reply to RCPT TO command)\n"
    sender, subject = (
        "Mail Delivery System <mailer-daemon@relay.example>",
        "Undelivered Mail Returned to Sender",
    )
    message = _message(sender, subject, text, to=letter.message_id, is_automatic=True)
    return Mail(letter.after, message, is_answer=False)


_MADE = {
    Manner.ELSEWHERE: _from_elsewhere, Manner.ATS: _from_ats, Manner.AWAY: _away, Manner.BOUNCES: _bounce,
}  # fmt: skip
