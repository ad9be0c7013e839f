"""The invented world of `bench year`: companies in thirty time zones, how each of them answers, and their mail."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum

ZONES = (
    "Europe/Berlin", "Europe/London", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Warsaw",
    "Europe/Stockholm", "Europe/Amsterdam", "Europe/Zurich", "Europe/Lisbon", "Europe/Dublin", "Europe/Helsinki",
    "Europe/Athens", "Europe/Prague", "Europe/Istanbul", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Toronto", "America/Sao_Paulo", "America/Mexico_City", "Asia/Tokyo",
    "Asia/Singapore", "Asia/Kolkata", "Asia/Dubai", "Asia/Jerusalem", "Australia/Sydney", "Pacific/Auckland",
    "Africa/Johannesburg",
)  # fmt: skip
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
    name: str
    domain: str
    person: str
    address: str
    zone: str
    manner: Manner


def a_company(chance: random.Random, number: int) -> Company:
    name = f"{chance.choice(_PARTS)}{chance.choice(_ENDS)} {number}"
    domain = f"{name.replace(' ', '').lower()}.example"
    person = chance.choice(_NAMES)
    manner = chance.choices(list(MIXTURE), list(MIXTURE.values()))[0]
    address = f"{person.split()[0].lower()}@{domain}"
    return Company(name, domain, person, address, chance.choice(ZONES), manner)


@dataclass(frozen=True, slots=True)
class Mail:
    """A message of the company, `after` the letter went out. `is_answer`: a person would say that they answered."""

    after: timedelta
    content: EmailMessage
    is_answer: bool


def answers_of(company: Company, chance: random.Random, *, to: str, message_id: str, role: str) -> list[Mail]:
    """What comes back after a letter with this Message-ID."""
    days = {
        Manner.EARLY: chance.uniform(0.1, 4), Manner.LATE: chance.uniform(4, 9.9), Manner.ATS: chance.uniform(1, 13),
        Manner.IN_THE_WINDOW: chance.uniform(9.9, 14.5), Manner.ELSEWHERE: chance.uniform(0.5, 12),
        Manner.AWAY: 0.01, Manner.BOUNCES: 0.01,
    }.get(company.manner)  # fmt: skip
    if days is None:
        return []
    after = timedelta(days=days)
    made = {
        Manner.ELSEWHERE: _from_elsewhere, Manner.ATS: _from_ats, Manner.AWAY: _away, Manner.BOUNCES: _bounce,
    }.get(company.manner, _reply)  # fmt: skip
    message = made(company, chance, message_id, role, after)
    message["To"] = to
    message["Message-ID"] = f"<{chance.getrandbits(64):x}@{company.domain}>"
    return [Mail(after, message, company.manner not in (Manner.AWAY, Manner.BOUNCES))]


def dated(message: EmailMessage, at: datetime) -> bytes:
    message["Date"] = format_datetime(at)
    return message.as_bytes()


def _reply(
    company: Company, chance: random.Random, message_id: str, role: str, after: timedelta
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{company.person} <{company.address}>"
    message["Subject"] = f"Re: {role}"
    message["In-Reply-To"] = message["References"] = f"<{message_id}>"
    message.set_content(
        chance.choice(
            (
                "Thank you for your note. We would like to invite you to the next round. When could you talk?",
                "Thanks for writing. Unfortunately we have decided to go forward with somebody else.",
                "Many thanks, it was good to meet you. We will come back to you next week.",
            )
        )
    )
    return message


def _from_elsewhere(
    company: Company, chance: random.Random, message_id: str, role: str, after: timedelta
) -> EmailMessage:
    """A colleague, without References, with a subject of their own."""
    message = EmailMessage()
    message["From"] = f"Talent Team <talent@{company.domain}>"
    message["Subject"] = f"Your interview with {company.name}"
    message.set_content(
        f"Hello, thank you for talking to us about the {role} role. We have some news for you."
    )
    return message


def _from_ats(
    company: Company, chance: random.Random, message_id: str, role: str, after: timedelta
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{company.name} Hiring <no-reply@hire.example>"
    message["Subject"] = f"Your application for {role} at {company.name}"
    message.set_content(
        f"Dear candidate,\n\nthank you for your interest in the {role} position at {company.name}. After careful "
        "consideration we have decided not to move forward with your application.\n"
    )
    return message


def _away(
    company: Company, chance: random.Random, message_id: str, role: str, after: timedelta
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{company.person} <{company.address}>"
    message["Subject"] = "Automatic reply: out of office"
    message["In-Reply-To"] = f"<{message_id}>"
    message["Auto-Submitted"] = "auto-replied"
    message.set_content("I am out of the office and will read your mail when I am back.")
    return message


def _bounce(
    company: Company, chance: random.Random, message_id: str, role: str, after: timedelta
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Mail Delivery System <mailer-daemon@relay.example>"
    message["Subject"] = "Undelivered Mail Returned to Sender"
    message["Auto-Submitted"] = "auto-replied"
    message["In-Reply-To"] = f"<{message_id}>"
    message.set_content(
        f"<{company.address}>: host mx.{company.domain} said: 550 5.1.1 User unknown (in reply to RCPT TO command)\n"
    )
    return message
