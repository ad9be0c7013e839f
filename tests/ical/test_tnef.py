"""winmail.dat files of our own making: the meeting inside, whatever else is missing or broken."""

import struct
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from afterword.ical.in_mail import find_invitations
from afterword.ical.tnef import calendar_of_tnef

START = datetime(2026, 5, 19, 12, 30, tzinfo=UTC)
APPOINTMENT = UUID("00062002-0000-0000-c000-000000000046")
MEETING = UUID("6ed8da90-450b-101b-98da-00aa003f1305")
PLAIN_ID = (
    bytes(range(16)) + bytes(24) + b"\x2c\x00\x00\x00vCal-Uid\x01\x00\x00\x00ev-9@northwind.example\x00"
)


def padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def text(key: int, value: str) -> bytes:
    data = (value + "\0").encode("utf-16-le")
    return struct.pack("<HHII", 0x1F, key, 1, len(data)) + padded(data)


def named(group: UUID, number: int, kind: int, value: bytes) -> bytes:
    return struct.pack("<HH", kind, 0x8001) + group.bytes_le + struct.pack("<II", 0, number) + value


def moment(at: datetime) -> bytes:
    return struct.pack("<Q", int((at - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000)


def attribute(number: int, data: bytes) -> bytes:
    return b"\x01" + struct.pack("<II", number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def winmail(*, kind: bytes = b"IPM.Microsoft Schedule.MtgReq", identity: bytes = PLAIN_ID) -> bytes:
    properties = [
        text(0x0037, "Interview; Platform Engineer"),
        text(0x5D01, "priya.raman@northwind.example"),
        text(0x0042, "Priya Raman"),
        struct.pack("<HHII", 0x1003, 0x6001, 2, 7) + struct.pack("<I", 8),
        named(APPOINTMENT, 0x820D, 0x40, moment(START)),
        named(APPOINTMENT, 0x820E, 0x40, moment(START + timedelta(minutes=45))),
        named(MEETING, 0x0003, 0x102, struct.pack("<II", 1, len(identity)) + padded(identity)),
    ]
    body = struct.pack("<I", len(properties)) + b"".join(properties)
    return (
        struct.pack("<IH", 0x223E9F78, 1) + attribute(0x00078008, kind + b"\0") + attribute(0x00069003, body)
    )


def mail(content: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "Priya Raman <priya.raman@northwind.example>"
    message["To"] = "jonas@example.org"
    message["Subject"] = "Interview"
    message.set_content("When: Tuesday")
    message.add_attachment(content, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return message.as_bytes()


def test_the_meeting_in_a_winmail_is_an_invitation() -> None:
    found = find_invitations(mail(winmail()))
    assert found.warnings == ()
    [invitation] = found.invitations
    assert (invitation.uid, invitation.summary) == ("ev-9@northwind.example", "Interview; Platform Engineer")
    assert (invitation.start, invitation.end) == (START, START + timedelta(minutes=45))
    assert invitation.organizer is not None
    assert invitation.organizer.address == "priya.raman@northwind.example"
    assert not invitation.cancelled


def test_a_cancelled_meeting_is_cancelled() -> None:
    [invitation] = find_invitations(mail(winmail(kind=b"IPM.Microsoft Schedule.MtgCncl"))).invitations
    assert invitation.cancelled


def test_without_an_id_from_elsewhere_the_id_of_exchange_is_the_uid() -> None:
    [invitation] = find_invitations(mail(winmail(identity=b"\x04\x00\x00\x00\x82"))).invitations
    assert invitation.uid == "0400000082"


def test_a_calendar_that_is_attached_inside_is_taken_as_it_is() -> None:
    calendar = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    content = struct.pack("<IH", 0x223E9F78, 1) + attribute(0x0006800F, calendar)
    assert calendar_of_tnef(content) == calendar


def test_a_winmail_without_a_meeting_is_named() -> None:
    found = find_invitations(mail(winmail(kind=b"IPM.Microsoft Mail.Note")))
    assert found.invitations == ()
    assert "winmail.dat" in found.warnings[0]


@given(st.integers(0, 600), st.binary(max_size=60))
def test_broken_ones_never_raise(cut: int, noise: bytes) -> None:
    whole = winmail()
    for content in (whole[:cut], whole[:cut] + noise, whole[:cut] + noise + whole[cut + len(noise) :], noise):
        assert isinstance(calendar_of_tnef(content), bytes | None)
