"""Some hundreds of mangled messages in every run; `make fuzz` throws ten thousand and lets a fuzzer search."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import damaged, hostile
from tests.fuzz.trial import make, run

NUMBERS = range(0, 400, 50)
# `make fuzz` wants an answer within a second. Here the machine may be slow and busy; what takes its time squared takes
# minutes on any.
LONGEST = 10.0
HEAD = b"From: Priya <priya@northwind.example>\nTo: jonas@example.org\nSubject: Re: x\n"
PART = b"--x\nContent-Type: text/plain\n\nhi\n"

HOSTILE = {
    "five megabytes of html": HEAD + b"Content-Type: text/html\n\n" + b"<p>Unfortunately not</p>\n" * 200_000,
    "html in one line": HEAD + b"Content-Type: text/html\n\n" + b"<a href=x>y</a>" * 350_000,
    "ten thousand parts": HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + PART * 10_000,
    "marks of a signature": HEAD + b"\nhi\n" + b"--\n" * 120_000,
    "words without an end": HEAD + b"\n" + b"not-going-to-" * 30_000,
    "hyphens and quotes": HEAD + b"\nwe chose " + b"-' " * 60_000 + b"another",
    "sentences that begin to say no": HEAD + b"\n" + b"the position we will not " * 20_000,
    "months and days": HEAD + b"Auto-Submitted: auto-replied\n\nback on " + b"1 may 2 june 3/4 5.6. " * 9_000,
    "attributes without an end": HEAD + b"Content-Type: text/html\n\n<div " + b"class='gmail_ " * 40_000,
    "tags that never close": HEAD + b"Content-Type: text/html\n\n" + b"<a <br <hr<div class='a" * 20_000,
    "breaks that never close": HEAD + b"Content-Type: text/html\n\n" + b"<br " * 100_000,
    "quotes in quotes": HEAD + b"\n" + b"".join(b">" * depth + b" x\n" for depth in range(1, 1_200)),
    "a header of brackets": b"From: " + b"((" * 4_000 + b"\nTo: x@y.example\n\nhi",
}


class Drawn:
    """Choices that Hypothesis makes, so that it can shrink what breaks."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def integer(self, low: int, high: int) -> int:
        return self.data.draw(st.integers(low, high))

    def octets(self, most: int) -> bytes:
        return self.data.draw(st.binary(max_size=min(most, 200)))


@pytest.mark.parametrize("first", NUMBERS)
def test_numbered_messages_break_no_promise(first: int) -> None:
    for number in range(first, first + 50):
        content, holds_answer = make(number)
        run(content, holds_answer=holds_answer, longest=LONGEST)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.data())
def test_a_damaged_answer_is_never_silence(data: st.DataObject) -> None:
    run(damaged(Drawn(data)), holds_answer=True, longest=LONGEST)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.data())
def test_a_hostile_message_only_costs_its_time(data: st.DataObject) -> None:
    run(hostile(Drawn(data)), holds_answer=False, longest=LONGEST)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_single_message_takes_long(name: str) -> None:
    run(HOSTILE[name], holds_answer=name != "months and days", longest=LONGEST)
