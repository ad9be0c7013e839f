"""A year of somebody's mail, made by rule: newsletters, machines, lists, friends, colleagues, and a job search.

The same seed and count give the same messages. Sizes and shares follow what private mailboxes are like: two in
three messages went to many or come from machines, one in five is written by a person, few concern a job.
"""

import base64
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


OWN = ("Jonas Lindqvist", "jonas@home.example")
COMPANIES = (
    "Northwind",
    "Bluefin Robotics",
    "Hallmark Mills",
    "Kestrel Energy",
    "Osterberg",
    "Pinecrest Labs",
)
_FIRST = _words(
    """
    Anna Ben Carla David Elif Farid Greta Hugo Ines Jakob Klara Luis Mira Nils Olga Pavel Rosa Sven Tara Uwe
    """
)
_LAST = _words(
    """
    Adler Brandt Costa Dahl Eriksen Fuchs Gomez Huber Ivanov Jansen Keller Lund Moreau Novak Ortiz Peters
    """
)
_SHOPS = _words(
    """
    bookhouse shoebarn gardenhill travelnest musicbox teapot bikeshed paperboat lampworks freshcrate
    """
)
_WORDS = _words(
    """
    the week was long and we should meet soon because the garden is green and the train was late again so
    please tell me when you are free and bring the photos from the lake if you have them with you
    """
)
_MIXTURE = (
    ("newsletter", 460), ("machine", 160), ("list", 140), ("person", 120), ("colleague", 60), ("own", 30),
    ("alert", 12), ("acknowledgement", 5), ("company", 6), ("invitation", 3), ("absence", 4),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeMessage:
    """`kind` is a name of the mixture; `folder` where it lies."""

    kind: str
    folder: str
    at: datetime
    content: bytes


def make_year(
    count: int, *, end: datetime, days: int = 365, seed: int = 4, first: int = 0
) -> Iterator[MadeMessage]:
    """`count` messages, oldest first, the last one just before `end`. `first` numbers them on."""
    chance = random.Random(seed)
    kinds, weights = zip(*_MIXTURE, strict=True)
    step = timedelta(days=days) / max(count, 1)
    for number in range(count):
        kind = chance.choices(kinds, weights)[0]
        at = end - timedelta(days=days) + step * (number + 1) - timedelta(seconds=30)
        content = _MAKERS[kind](chance, first + number, at)
        yield MadeMessage(kind=kind, folder=_folder(kind, chance), at=at, content=content)


def _folder(kind: str, chance: random.Random) -> str:
    if kind == "own":
        return "Sent"
    if kind == "newsletter" and chance.random() < 0.05:
        return "Junk"
    return "Archive" if chance.random() < 0.12 else "INBOX"


def _text(chance: random.Random, words: int) -> str:
    lines = [" ".join(chance.choices(_WORDS, k=12)) for _ in range(max(words // 12, 1))]
    return "\r\n".join(lines)


def _name(chance: random.Random) -> tuple[str, str]:
    first, last = chance.choice(_FIRST), chance.choice(_LAST)
    host = chance.choice(
        ("gmail.com", "gmx.de", "web.de", "outlook.com", "familie.example", "verein.example")
    )
    return f"{first} {last}", f"{first}.{last}@{host}".lower()


def _head(sender: tuple[str, str], subject: str, number: int, at: datetime, *more: str) -> str:
    """The head with the traces that servers leave, which make most of it."""
    host = sender[1].partition("@")[2]
    traces = "".join(
        f"Received: from mx{hop}.{host} (mx{hop}.{host} [192.0.2.{hop}])\r\n\tby in.home.example with ESMTPS id "
        f"{number:x}{hop};\r\n\t{format_datetime(at)}\r\n"
        for hop in (1, 2)
    )
    signature = base64.b64encode(bytes(range(192))).decode()
    return (
        f"Return-Path: <bounce-{number}@{host}>\r\n{traces}"
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={host}; s=s1;\r\n\tb={signature}\r\n"
        f"From: {sender[0]} <{sender[1]}>\r\nTo: {OWN[0]} <{OWN[1]}>\r\nSubject: {subject}\r\n"
        f"Date: {format_datetime(at)}\r\nMessage-ID: <m{number}@{host}>\r\nMIME-Version: 1.0\r\n"
        + "".join(f"{line}\r\n" for line in more)
    )


def _plain(head: str, text: str) -> bytes:
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n".encode()


def _both(head: str, text: str, padding: int = 0) -> bytes:
    shown = text.replace("\r\n", "<br>\r\n") + "<td style=3D'color:#334455'>&nbsp;</td>\r\n" * (padding // 48)
    return (
        f'{head}Content-Type: multipart/alternative; boundary="b7"\r\n\r\n--b7\r\nContent-Type: text/plain; '
        f"charset=utf-8\r\n\r\n{text}\r\n--b7\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body>{shown}</body></html>\r\n--b7--\r\n"
    ).encode()


def _newsletter(chance: random.Random, number: int, at: datetime) -> bytes:
    shop = chance.choice(_SHOPS)
    subject = f"This week at {shop}: {chance.randrange(10, 70)}% off"
    if chance.random() < 0.3:
        coded = base64.b64encode(f"Für dich: {chance.randrange(10, 70)} % auf alles ✨".encode()).decode()
        subject = f"=?utf-8?B?{coded}?="
    more = (
        f"List-Unsubscribe: <https://{shop}.example/u/{number}>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        f"List-Id: <news.{shop}.example>", "Precedence: bulk", f"Feedback-ID: {number}:{shop}",
    )  # fmt: skip
    head = _head((shop.title(), f"news@{shop}.example"), subject, number, at, *more)
    return _both(head, _text(chance, 120), padding=chance.randrange(4_000, 16_000))


def _machine(chance: random.Random, number: int, at: datetime) -> bytes:
    shop = chance.choice(_SHOPS)
    subject = chance.choice(
        ("Your order {}", "Your parcel {} is on its way", "Code {}", "Receipt {}")
    ).format(number)
    head = _head(
        (shop.title(), f"no-reply@{shop}.example"), subject, number, at, "Auto-Submitted: auto-generated"
    )
    return _both(head, _text(chance, 60), padding=chance.randrange(1_000, 6_000))


def _list(chance: random.Random, number: int, at: datetime) -> bytes:
    more = [
        "List-Id: Rowing club <club.lists.example>", "List-Post: <mailto:club@lists.example>", "Precedence: list",
        "List-Unsubscribe: <https://lists.example/club>",
    ]  # fmt: skip
    if chance.random() < 0.7:
        more += [f"In-Reply-To: <m{max(number - 9, 0)}@lists.example>"]
        more += [f"References: <m{max(number - 9, 0)}@lists.example>"]
    head = _head(_name(chance), "[club] Re: Boats on Sunday", number, at, *more)
    return _plain(head, _text(chance, 150))


def _person(chance: random.Random, number: int, at: datetime) -> bytes:
    name = _name(chance)
    more = [f"In-Reply-To: <s{number}@home.example>", f"References: <s{number}@home.example>"]
    subject = chance.choice(("Re: Sunday", "Photos", "Re: The flat", "Dinner on Friday?", "Re: Grandma"))
    head = _head(name, subject, number, at, *(more if subject.startswith("Re") else ()))
    text = _text(chance, chance.randrange(20, 200))
    if chance.random() < 0.08:
        return _with_picture(head, text, chance.randrange(60_000, 400_000))
    return _both(head, text) if chance.random() < 0.7 else _plain(head, text)


def _with_picture(head: str, text: str, size: int) -> bytes:
    picture = base64.encodebytes(b"\x89" * size).replace(b"\n", b"\r\n").decode()
    return (
        f'{head}Content-Type: multipart/mixed; boundary="b9"\r\n\r\n--b9\r\nContent-Type: text/plain; charset=utf-8'
        f"\r\n\r\n{text}\r\n--b9\r\nContent-Type: image/png; name=lake.png\r\nContent-Disposition: attachment; "
        f"filename=lake.png\r\nContent-Transfer-Encoding: base64\r\n\r\n{picture}\r\n--b9--\r\n"
    ).encode()


def _colleague(chance: random.Random, number: int, at: datetime) -> bytes:
    first, last = chance.choice(_FIRST), chance.choice(_LAST)
    sender = (f"{first} {last}", f"{first}.{last}@oldjob.example".lower())
    subject = chance.choice(("Re: Release notes", "Minutes of Tuesday", "Re: Handover", "Lunch"))
    head = _head(sender, subject, number, at, f"Thread-Topic: {subject}", "X-MS-Has-Attach:")
    return _both(head, _text(chance, 140), padding=2_000)


def _own(chance: random.Random, number: int, at: datetime) -> bytes:
    head = _head(OWN, chance.choice(("Sunday", "Re: Photos", "The flat")), number, at)
    return _plain(head.replace(f"To: {OWN[0]} <{OWN[1]}>", "To: Anna <anna.adler@gmx.de>"), _text(chance, 60))


def _alert(chance: random.Random, number: int, at: datetime) -> bytes:
    sender = ("Job alerts", "jobalerts-noreply@linkedin.com")
    head = _head(sender, "12 new jobs for you", number, at, "List-Unsubscribe: <https://www.linkedin.com/u>")
    return _both(
        head, "\r\n".join(f"Engineer https://www.linkedin.com/jobs/{n}" for n in range(12)), padding=8_000
    )


def _acknowledgement(chance: random.Random, number: int, at: datetime) -> bytes:
    company = f"{chance.choice(_LAST)} Works"
    head = _head(
        (company, "no-reply@us.greenhouse-mail.io"), f"Thank you for applying to {company}", number, at
    )
    return _plain(
        head, f"Thank you for your application to {company}. We have received it and will be in touch."
    )


def _company(chance: random.Random, number: int, at: datetime) -> bytes:
    company = chance.choice(COMPANIES)
    host = company.split()[0].lower() + ".example"
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    sender = (name, f"{name.replace(' ', '.').lower()}@{host}")
    subject, text = chance.choice(
        (
            (
                "Interview for the Platform Engineer role",
                "we would like to invite you to an interview next week.",
            ),
            ("Re: Your application as Platform Engineer", "thank you for your time. When would you be free?"),
            ("Your application", "unfortunately we have decided to go ahead with other candidates."),
        )
    )
    return _both(_head(sender, subject, number, at), f"Hi Jonas,\r\n\r\n{text}\r\n\r\nBest,\r\n{name}")


def _invitation(chance: random.Random, number: int, at: datetime) -> bytes:
    company = chance.choice(COMPANIES)
    host = company.split()[0].lower() + ".example"
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    start = at + timedelta(days=3)
    calendar = (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mail//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
        f"UID:ev{number}@{host}\r\nDTSTAMP:{at:%Y%m%dT%H%M%SZ}\r\nDTSTART:{start:%Y%m%dT%H}0000Z\r\n"
        f"DTEND:{start + timedelta(hours=1):%Y%m%dT%H}0000Z\r\nSUMMARY:Interview Platform Engineer at {company}\r\n"
        f"ORGANIZER;CN={name}:mailto:{name.replace(' ', '.').lower()}@{host}\r\n"
        f"ATTENDEE;CN={OWN[0]}:mailto:{OWN[1]}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    head = _head((name, f"{name.replace(' ', '.').lower()}@{host}"), f"Interview with {company}", number, at)
    return (
        f'{head}Content-Type: multipart/alternative; boundary="b8"\r\n\r\n--b8\r\nContent-Type: text/plain; '
        f"charset=utf-8\r\n\r\nInterview with {company}.\r\n--b8\r\nContent-Type: text/calendar; method=REQUEST; "
        f"charset=utf-8\r\n\r\n{calendar}--b8--\r\n"
    ).encode()


def _absence(chance: random.Random, number: int, at: datetime) -> bytes:
    head = _head(_name(chance), "Automatic reply: Sunday", number, at, "Auto-Submitted: auto-replied")
    return _plain(head, "I am out of the office until Monday.")


_MAKERS = {
    "newsletter": _newsletter, "machine": _machine, "list": _list, "person": _person, "colleague": _colleague,
    "own": _own, "alert": _alert, "acknowledgement": _acknowledgement, "company": _company,
    "invitation": _invitation, "absence": _absence,
}  # fmt: skip
