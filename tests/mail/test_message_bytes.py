"""Any bytes make a message; none takes long, none raises, none that holds an answer is taken for silence."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.mail.html import html_to_text
from afterword.mail.message import read_message
from afterword.rules.classify import classify
from tests.mail.samples import EXPECTED, OWN_ADDRESSES, sample

ANSWERS = sorted(name for name in EXPECTED if EXPECTED[name]["kind"] in {"reply", "invitation"})
ALL = sorted(EXPECTED)
HEAD = b"From: Priya <priya@northwind.example>\nSubject: Re: Thank you\n"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ALL), st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=6)), max_size=12))
def test_mutated_messages_never_raise(name: str, edits: list[tuple[int, bytes]]) -> None:
    content = bytearray(sample(name))
    for position, replacement in edits:
        at = position % (len(content) + 1)
        content[at : at + len(replacement)] = replacement
    classify(read_message(bytes(content)), own_addresses=OWN_ADDRESSES)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://x.example/p.gif"><p>hi</p>',
        "<script>alert(1)</script>hi",
        '<iframe src="https://x.example"></iframe>hi',
        '<form action="https://x.example">hi<input></form>',
        '<svg onload="x()"></svg>hi',
        "<div>" * 5_000 + "hi",
        '<p style="background:url(https://x.example/p)">hi</p>',
    ],
)
def test_what_a_reader_does_not_see_is_not_among_the_words(html: str) -> None:
    assert html_to_text(html) == "hi"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2_000))
def test_random_bytes_never_raise(content: bytes) -> None:
    assert classify(read_message(content)).reasons


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ANSWERS), st.integers(0, 3_000))
def test_an_answer_cut_short_is_still_no_silence(name: str, length: int) -> None:
    content = sample(name)
    head_end = content.index(b"\n\n") + 2
    verdict = classify(read_message(content[: max(length, head_end)]), own_addresses=OWN_ADDRESSES)
    assert verdict.stops_follow_up, verdict.reasons


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ANSWERS), st.data())
def test_a_damaged_body_never_turns_an_answer_into_silence(name: str, data: st.DataObject) -> None:
    content = sample(name)
    head_end = content.index(b"\n\n") + 2
    at = data.draw(st.integers(head_end, len(content)))
    noise = data.draw(st.binary(max_size=20))
    verdict = classify(
        read_message(content[:at] + noise + content[at + len(noise) :]), own_addresses=OWN_ADDRESSES
    )
    assert verdict.stops_follow_up, verdict.reasons


MIXED = b"Content-Type: multipart/mixed; boundary=x\n\n"
PDF = b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
SYSTEM = b"From: mailer-daemon@x.example\nReturn-Path: <>\n"
AWAY = b"From: p@x.example\nAuto-Submitted: auto-replied\n\n"
REPORT = (
    SYSTEM
    + b"Content-Type: multipart/report; report-type=delivery-status; boundary=d\n\n"
    + b"--d\nContent-Type: message/delivery-status\n\n"
)

HOSTILE = {
    "nested multiparts": MIXED + (b"--x\n" + MIXED) * 50_000,
    "nested messages": HEAD + b"Content-Type: message/rfc822\n\n" * 20_000,
    "many boundaries": HEAD
    + b"".join(MIXED.replace(b"=x", b"=b%d" % i) + b"--b%d\n" % i for i in range(119))
    + b"x\n" * 300_000,
    "a large attachment": HEAD + PDF + (b"A" * 76 + b"\n") * 300_000,
    "many headers": b"X: y\n" * 200_000 + b"\n\nhi",
    "open brackets": b"From: " + b"(" * 20_000 + b"\nTo: " + b"<" * 20_000 + b"\n\nhi",
    "deep html": HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 80_000 + b"hi",
    "angle brackets": HEAD + b"Content-Type: text/html\n\n" + b"<" * 400_000,
    "open scripts": HEAD + b"Content-Type: text/html\n\n" + b"<div><script>" * 30_000,
    "nested quotes": HEAD + b"Content-Type: text/html\n\n" + b"<blockquote type=cite>" * 20_000 + b"x",
    "broken encoded words": HEAD + b"Subject: " + b"=?utf-8?B?" * 2_000 + b"\n\n",
    "one long line": HEAD + b"\n" + b"a" * 2_500_000,
    "words without end": HEAD + b"\n" + b"unfortunately we are not able to " * 60_000,
    "empty lines": HEAD + b"\n" + b"\n" * 2_000_000,
    "quote marks": HEAD + b"\n" + b">" * 500_000 + b"\n" + b"> \n" * 100_000,
    "introductions": HEAD + b"\n" + b"On 1 May 2026\n" * 100_000,
    "header blocks": HEAD + b"\n" + b"From: x\n" * 100_000,
    "addresses": SYSTEM + b"Subject: failure notice\n\n" + b"a@b.example " * 100_000,
    "dots and numbers": AWAY + b"1.1.1.1.1/1/1-1-1 until " * 50_000,
    "report blocks": REPORT + b"Final-Recipient: rfc822; a@b.example\n\n" * 30_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_message_takes_a_moment(name: str) -> None:
    started = time.process_time()
    verdict = classify(read_message(HOSTILE[name]))
    # Half a second here. What takes its time squared takes minutes, on any machine.
    assert time.process_time() - started < 10
    assert verdict.reasons


def test_headers_of_a_message_are_values() -> None:
    message = read_message(sample("auto-exchange-en"))
    assert message.return_path == ""
    assert message.in_reply_to == message.references == ("2026051213.k3v9q@example.org",)
    assert message.date is not None
    assert message.date.utcoffset() is not None
    assert message.from_ is not None
    assert (message.from_.name, message.from_.email) == ("Priya Raman", "priya@northwind.example")


def test_a_missing_return_path_is_not_a_null_one() -> None:
    assert read_message(b"From: a@b.example\n\nhi").return_path is None


def test_raw_bytes_in_headers_are_read() -> None:
    for encoded in ("utf-8", "cp1252"):
        assert read_message("Subject: Rückmeldung\n\nhi".encode(encoded)).subject == "Rückmeldung"


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Tue, 99 May 2026 10:00:00 +0200", "Tue, 12 May 0000 10:00 +9999"]
)
def test_a_nonsense_date_is_none(date: str) -> None:
    assert read_message(f"From: a@b.example\nDate: {date}\n\nhi".encode()).date is None


def test_a_message_larger_than_the_limit_keeps_its_words() -> None:
    big = sample("reply-empty-with-attachment").replace(b"JVBERi0xLjQK\n", (b"A" * 76 + b"\n") * 200_000)
    tail = b"--mx\nContent-Type: text/plain\n\nWe would like to offer you the position.\n--mx--\n"
    assert "offer you" in read_message(big.replace(b"--mx--\n", tail)).text


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/abdivpstyle='\" &;#!-\n", max_size=400))
def test_no_html_raises(html: str) -> None:
    html_to_text(html)


def test_a_link_shows_where_it_leads() -> None:
    html = '<p>Pick <a class=x href="https://cal.example/a?b=1&amp;c=2">a slot</a>, see <a href="mailto:p@x">me</a></p>'
    assert html_to_text(html) == "Pick a slot <https://cal.example/a?b=1&c=2>, see me"


def test_a_link_that_is_its_own_words_is_told_once() -> None:
    assert (
        html_to_text('<a href="https://cal.example/a">https://cal.example/a</a>') == "https://cal.example/a"
    )


def test_line_ends_that_were_doubled_on_the_way_do_not_end_the_head() -> None:
    message = read_message(
        (HEAD + b"In-Reply-To: <a@b>\n\nWe chose another candidate.\n").replace(b"\n", b"\r\r\n")
    )
    assert message.in_reply_to == ("a@b",)
    assert classify(message).intent.value == "rejection"
