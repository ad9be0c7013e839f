"""The invitations of tests/data/invitations. Each names in X-AFTERWORD-SAMPLE who makes such a file and
what is odd."""

from pathlib import Path

from afterword.ical.in_mail import find_invitations
from afterword.ical.invitation import Invitation, read_invitations

FOLDER = Path(__file__).parent.parent / "data" / "invitations"
WITHOUT_EVENT = ("mail-none.eml", "mail-winmail.eml", "not-a-calendar.ics", "only-tasks.ics")
NAMES = tuple(sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".ics", ".eml")))


def sample_bytes(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def sample(name: str) -> Invitation:
    """The first event of a sample."""
    content = sample_bytes(name)
    if name.endswith(".eml"):
        return find_invitations(content).invitations[0]
    return read_invitations(content)[0]


def calendar(*lines: str, head: str = "") -> bytes:
    """A calendar of one event: the lines given, and what every event has."""
    body = "\r\n".join(lines)
    return (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}BEGIN:VEVENT\r\nUID:u1\r\nDTSTAMP:20260501T080000Z\r\n{body}\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()
