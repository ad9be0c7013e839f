"""Senders whose clock is wrong: what a message says of days is counted from its arrival."""

from datetime import date

import pytest

from afterword.models import ReceivedMessage
from afterword.workflows.take_message import take_message
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "written", ["Mon, 01 Jan 2035 09:00:00 +0000", "Thu, 01 Jan 1970 00:00:00 +0000", "yesterday"]
)
def test_an_absence_note_of_a_wrong_clock_is_counted_from_its_arrival(written: str) -> None:
    stage = Stage()
    stage.approved()
    content = (
        "From: Priya Raman <priya@northwind.example>\r\nTo: jonas@example.org\r\n"
        f"Subject: Automatic reply: Thank you\r\nMessage-ID: <a@northwind.example>\r\nDate: {written}\r\n\r\n"
        "I am out of the office and back on 18 May.\r\n"
    ).encode()
    row = take_message(stage.candidate, content, account=None, now=stage.now, arrived_at=stage.now)
    assert row is not None
    assert row.returns_on == date(2026, 5, 18)


def test_a_bounce_of_a_clock_that_runs_ahead_is_known_by_its_address() -> None:
    stage = Stage()
    stage.approved()
    stage.work()
    content = (
        b"From: Mail Delivery System <MAILER-DAEMON@mx.example.org>\r\nTo: jonas@example.org\r\nReturn-Path: <>\r\n"
        b"Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b@mx.example.org>\r\n"
        b"Date: Mon, 01 Jan 2035 09:00:00 +0000\r\n\r\n<priya@northwind.example>: 550 5.1.1 unknown user\r\n"
    )
    row = take_message(stage.candidate, content, account=None, now=stage.now, arrived_at=stage.now)
    assert row is not None
    assert (row.kind, row.process_id) == ("bounce", ReceivedMessage.objects.get().possible.get().pk)
