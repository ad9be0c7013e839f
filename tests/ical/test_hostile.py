"""No bytes bring the reader down, and none keep it busy."""

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from afterword.ical.errors import InvitationError
from afterword.ical.in_mail import find_invitations
from afterword.ical.invitation import read_invitations
from afterword.rules.invitation_report import invitation_report
from tests.ical.samples import NAMES, sample_bytes

_PIECES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [
            b"\r\n",
            b"\r\n ",
            b'"',
            b";",
            b":",
            b"=",
            b"\\",
            b"\x00",
            b"\xff\xfe",
            b"99999999T999999",
            b"TZID=",
            b"BEGIN:VEVENT\r\n",
            b"END:VEVENT\r\n",
            b"RRULE:FREQ=DAILY;COUNT=999999999\r\n",
            b"DTSTART:00010101T000000Z\r\n",
            b"DTEND:99991231T235959Z\r\n",
            b"DTSTART;TZID=Pacific/Kiritimati:99991231T235959\r\n",
            b"SEQUENCE:-1\r\n",
            b"<p>" * 20,
            b"(" * 30,
            b"mailto:" * 10,
            b"BEGIN:VTIMEZONE\r\nTZID:x\r\n",
            b"TZOFFSETTO:+9999\r\n",
            b"DURATION:P99999W\r\n",
            "\u202e\u0000".encode(),
        ]
    ),
)


def _mutate(data: st.DataObject) -> tuple[str, bytes]:
    name = data.draw(st.sampled_from(NAMES))
    content = bytearray(sample_bytes(name))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 60))
        content[start : start + length] = data.draw(_PIECES)
    return name, bytes(content)


def _report_or_refusal(content: bytes, *, filename: str) -> dict[str, Any] | str:
    try:
        return invitation_report(content, filename=filename)
    except InvitationError as error:
        return str(error)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_sample_gives_an_invitation_or_one_sentence(data: st.DataObject) -> None:
    name, content = _mutate(data)
    outcome = _report_or_refusal(content, filename=name)
    assert isinstance(outcome, dict) or (len(outcome) > 20 and "\n" not in outcome)


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=300))
@example(content=b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;:\nATTENDEE;;;:\nORGANIZER;CN=\nEND:VEVENT")
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    find_invitations(content)
    for head in (b"", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n"):
        try:
            read_invitations(head + content)
        except InvitationError:
            continue


def _event(body: bytes) -> bytes:
    return (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:20260512T110000Z\r\n"
        + body
        + b"\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )


@pytest.mark.parametrize(
    "content",
    [
        _event(b"DESCRIPTION:" + b"<a href=" * 200_000),
        _event(b"DESCRIPTION:" + b"https://a" * 300_000),
        _event(b"DESCRIPTION:" + b"interviewer: " * 100_000),
        _event(b"SUMMARY:" + b"interview at " * 100_000),
        _event(b"SUMMARY:" + b"A" * 2_000_000),
        _event(b"SUMMARY:" + b"A <> " * 100_000),
        _event(b"LOCATION:" + b"(" * 1_000_000),
        _event(b"\r\n".join(b"ATTENDEE;CN=A B:mailto:a%d@example.org" % number for number in range(30_000))),
        _event(b'ATTENDEE;CN="' + b'";"' * 300_000 + b":mailto:a@example.org"),
        _event(b"ORGANIZER;CN=" + b":mailto:" * 200_000),
        _event(b"X:y\r\n continued" * 300_000),
        _event(b"broken\r\n" * 400_000),
        _event(b"EXDATE:" + b"20260512T110000Z," * 200_000 + b"\r\nRRULE:FREQ=DAILY"),
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 200_000,
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VTIMEZONE\r\nTZID:x\r\nEND:VTIMEZONE\r\n" * 100_000 + _event(b""),
    ],
    ids=lambda content: repr(content[60:110]),
)
def test_five_megabytes_of_malice_take_a_moment(content: bytes) -> None:
    started = time.process_time()
    _report_or_refusal(content, filename="x.ics")
    # A second here. What takes its time squared takes minutes, on any machine.
    assert time.process_time() - started < 15
