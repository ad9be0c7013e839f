"""The calendar files that the companies of the sandbox send (RFC 5545)."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from afterword.sandbox.people import Contact, message_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One interview as its organiser writes it down. `start` and `end` are aware; their zone is the company's."""

    uid: str
    summary: str
    start: datetime
    end: datetime
    organizer: Contact
    guests: tuple[Contact, ...]
    link: str
    note: str = ""
    sequence: int = field(default=0)


def invitation_text(meeting: Meeting, *, candidate: Contact, at: datetime, cancelled: bool = False) -> bytes:
    """The .ics file: METHOD:REQUEST, or the METHOD:CANCEL of the same meeting (RFC 5546 §3.2.5)."""
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Sandbox//Calendar 1.0//EN",
        "VERSION:2.0",
        f"METHOD:{'CANCEL' if cancelled else 'REQUEST'}",
        "BEGIN:VEVENT",
        f"UID:{meeting.uid}",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        _moment("DTSTART", meeting.start),
        _moment("DTEND", meeting.end),
        f"SUMMARY:{_escape(meeting.summary)}",
        f"DESCRIPTION:{_escape(meeting.note)}",
        f"LOCATION:{_escape(meeting.link)}",
        f"SEQUENCE:{meeting.sequence + (1 if cancelled else 0)}",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        f'ORGANIZER;CN="{meeting.organizer.name}":mailto:{meeting.organizer.address}',
        *(_attendee(guest) for guest in (*meeting.guests, candidate)),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(_fold(line) for line in lines).encode()


def invitation_mail(meeting: Meeting, *, candidate: Contact, at: datetime, cancelled: bool = False) -> bytes:
    """The same as a mail of the organiser (RFC 6047): a sentence, and the calendar part."""
    subject = f"{'Canceled' if cancelled else 'Invitation'}: {meeting.summary}"
    message = message_of(meeting.organizer, candidate.mailbox, subject=subject, at=at)
    said = "This interview has been cancelled. We are sorry." if cancelled else f"Join here: {meeting.link}"
    message.set_content(f"{said}\n\n{meeting.organizer.name}\n")
    message.add_alternative(
        invitation_text(meeting, candidate=candidate, at=at, cancelled=cancelled).decode(),
        subtype="calendar",
        params={"method": "CANCEL" if cancelled else "REQUEST"},
    )
    return bytes(message)


def _moment(name: str, moment: datetime) -> str:
    zone = getattr(moment.tzinfo, "key", None)
    return (
        f"{name};TZID={zone}:{moment:%Y%m%dT%H%M%S}"
        if zone
        else f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    )


def _attendee(guest: Contact) -> str:
    return f'ATTENDEE;CN="{guest.name}";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:{guest.address}'


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> str:
    """Lines of at most 75 octets (RFC 5545 §3.1); all text here is ASCII."""
    pieces = [line[:74], *(" " + line[start : start + 73] for start in range(74, len(line), 73))]
    return "".join(f"{piece}\r\n" for piece in pieces)
