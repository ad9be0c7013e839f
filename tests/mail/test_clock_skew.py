"""Clocks of senders that are wrong by years, and messages without a date."""

from datetime import UTC, datetime

import pytest

from afterword.mail.message import read_message

RECEIVED = "Received: from mx.example (mx.example [192.0.2.1]) by me.example; Tue, 12 May 2026 15:00:05 +0200"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (f"{RECEIVED}\r\nDate: Tue, 12 May 2026 14:59:58 +0200", datetime(2026, 5, 12, 12, 59, 58, tzinfo=UTC)),
        (f"{RECEIVED}\r\nDate: Sun, 10 May 2026 10:00:00 +0000", datetime(2026, 5, 10, 10, tzinfo=UTC)),
        (f"{RECEIVED}\r\nDate: Thu, 01 Jan 1970 00:00:00 +0000", datetime(2026, 5, 12, 13, 0, 5, tzinfo=UTC)),
        (f"{RECEIVED}\r\nDate: Mon, 01 Jan 2035 00:00:00 +0000", datetime(2026, 5, 12, 13, 0, 5, tzinfo=UTC)),
        (f"{RECEIVED}\r\nDate: yesterday", datetime(2026, 5, 12, 13, 0, 5, tzinfo=UTC)),
        ("Received: by me.example; nonsense\r\nDate: Mon, 01 Jan 2035 00:00:00 +0000",
         datetime(2035, 1, 1, tzinfo=UTC)),
        ("Received: no semicolon\r\nDate: yesterday", None),
    ],
)  # fmt: skip
def test_the_server_that_took_it_in_corrects_a_clock_that_is_days_away(
    head: str, wanted: datetime | None
) -> None:
    message = read_message(f"{head}\r\nFrom: a@b.example\r\nSubject: s\r\n\r\nhello\r\n".encode())
    assert message.date == wanted


def test_of_several_servers_the_last_one_counts() -> None:
    older = "Received: by there.example; Mon, 02 Mar 2020 08:00:00 +0000"
    message = read_message(f"{RECEIVED}\r\n{older}\r\nFrom: a@b.example\r\n\r\nhello\r\n".encode())
    assert message.date == datetime(2026, 5, 12, 13, 0, 5, tzinfo=UTC)
