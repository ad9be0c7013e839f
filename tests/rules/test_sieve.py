"""The sieve is never stricter than the rules: what `match` would tie to a process is never ruled out unread."""

import base64
import quopri
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.adapters.sifting import must_read
from afterword.mail.message import read_message
from afterword.rules.look_sieve import LookSieve
from afterword.rules.match import TrackedPerson, TrackedProcess, TrackedSubmission, match
from afterword.rules.sieve import Need, sieve_for
from tests.messages.corpus import SETS, cases
from tests.messages.world import OWN_ADDRESSES
from tests.messages.world import PROCESSES as WRITTEN_PROCESSES

SENT_AT = datetime(2026, 5, 12, 14, tzinfo=UTC)
OWN = frozenset({"jonas@example.org"})
PROCESSES = (
    TrackedProcess(
        id=1,
        company="Müller & Söhne GmbH",
        role="Platform Engineer",
        domains=("mueller.example",),
        people=(
            TrackedPerson(name="Priya Anne Raman", emails=("priya@mueller.example",)),
            TrackedPerson(name="Jürgen Weiß"),
        ),
        submissions=(
            TrackedSubmission(
                message_ids=("aw-1f@example.org",), correlation="c0ffee00c0ffee00", subject="Thank you for Tuesday",
                sent_at=SENT_AT, recipients=("priya@mueller.example",),
            ),
        ),
        invitation_uids=("ev-77@mueller.example",),
    ),
)  # fmt: skip
SIEVE = sieve_for(PROCESSES, own_addresses=OWN)


def is_read(content: bytes, sieve: object = SIEVE) -> bool:
    head, _, body = content.partition(b"\r\n\r\n")
    need = sieve.by_head(head)  # type: ignore[attr-defined]
    if need is Need.WORDS:
        return bool(sieve.by_words(body[: 64 * 1024], head=head))  # type: ignore[attr-defined]
    return need is Need.WHOLE


def message(*lines: str, text: str = "Hello.", kind: str = "text/plain; charset=utf-8") -> bytes:
    head = ["To: Jonas <jonas@example.org>", "Date: Wed, 13 May 2026 09:00:00 +0000", f"Content-Type: {kind}"]
    return "\r\n".join([*lines, *head, "", text, ""]).encode()


BULK = ("List-Unsubscribe: <https://x.example>", "Feedback-ID: 1:shop", "Precedence: bulk")
GROUP = ("List-Id: <jobs.x.example>", "List-Post: <mailto:jobs@x.example>", "Precedence: list")
MATTERS = {
    "answer by id": message("From: a@gmail.com", "Subject: x", "In-Reply-To: <aw-1f@example.org>"),
    "answer by id in a mass mail": message("From: a@x.example", "Subject: x", "References: <aw-1f@example.org>", *BULK),
    "person elsewhere": message("From: Priya Raman <p@gmail.com>", "Subject: x"),
    "person elsewhere, encoded": message("From: =?utf-8?Q?J=C3=BCrgen_Wei=C3=9F?= <j@gmail.com>", "Subject: x"),
    "colleague": message("From: Tom <tom@hr.mueller.example>", "Subject: x"),
    "colleague by mass mailer": message("From: no-reply@mueller.example", "Subject: x", *BULK),
    "copy to the company": message("From: a@gmail.com", "Cc: hr@mueller.example", "Subject: x"),
    "company in the subject": message("From: a@gmail.com", "Subject: Your day at MULLER"),
    "company in an encoded subject": message("From: a@gmail.com", "Subject: =?utf-8?B?TcO8bGxlciAmIFPDtmhuZQ==?="),
    "subject of the letter": message("From: a@gmail.com", "Subject: AW: Thank you for Tuesday"),
    "applicant system": message("From: no-reply@us.greenhouse-mail.io", "Subject: x", *BULK),
    "scheduler": message("From: x@calendly.com", "Subject: x"),
    "bounce": message("From: MAILER-DAEMON@x.example", "Return-Path: <>", "Subject: x"),
    "absence": message("From: a@gmail.com", "Auto-Submitted: auto-replied", "Subject: x"),
    "mark in the text of a group": message(
        "From: a@gmail.com", "Subject: x", *GROUP, text="X-Afterword-Ref: c0ffee00c0ffee00"
    ),
    "id in the text": message("From: a@gmail.com", "Subject: x", text="> Message-ID: <aw-1f@example.org>"),
    "mark in the text": message("From: a@gmail.com", "Subject: x", text="X-Afterword-Ref: c0ffee00c0ffee00"),
    "forwarded words": message("From: a@gmail.com", "Subject: x", text="From: Priya <priya@mueller.example>"),
    "no sender at all": message("Subject: x"),
    "invitation": message("From: a@gmail.com", "Subject: x", kind="text/calendar; method=REQUEST"),
    "invitation inside": message(
        "From: a@gmail.com", "Subject: x", kind='multipart/mixed; boundary="b"',
        text="--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n--b--",
    ),
    "winmail.dat": message(
        "From: a@gmail.com", "Subject: x", kind='multipart/mixed; boundary="b"',
        text='--b\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\n\r\neJ8=\r\n--b--',
    ),
    "decision of an unknown mass mailer": message(
        "From: People Team <no-reply@notify.hirehub.example>", "Subject: An update for you", *BULK,
        text="Dear Jonas, thank you for interviewing for Platform Engineer at Müller & Söhne. We decided "
        "not to proceed.",
    ),
    "company only in the text of an anonymous mass mailer": message(
        "From: noreply@mailer.example", "Subject: Hello", *BULK,
        text="Your application to Muller & Sohne was not successful.",
    ),
    "job words from the address of a newsletter": message(
        "From: news@careers.example", "Subject: Your application", *BULK, text="Muller & Sohne has decided."
    ),
    "UTF-16": message("From: a@gmail.com", "Subject: x") + "Müller".encode("utf-16-le"),
    "forwarded to oneself": message("From: jonas@example.org", "Subject: Fwd: x"),
}  # fmt: skip


@pytest.mark.parametrize("name", MATTERS)
def test_what_may_be_an_answer_is_read(name: str) -> None:
    assert is_read(MATTERS[name])


@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_words_are_found_through_each_encoding(coding: str, charset: str) -> None:
    text = "Ich schreibe für Müller & Söhne über das Gespräch.".encode(charset)
    body = base64.encodebytes(text) if coding == "base64" else quopri.encodestring(text)
    head = f"From: a@gmail.com\r\nSubject: x\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode()
    assert is_read(head + body)
    part = f"--b\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode()
    outer = b'From: a@gmail.com\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    assert is_read(outer + part + body + b"\r\n--b--\r\n")


LEFT_ALONE = {
    "newsletter": message("From: Shop <news@shop.example>", "Subject: Sale", *BULK),
    "friend": message("From: Anna <anna@gmail.com>", "Subject: Sunday"),
    "own copy": message("From: Jonas <jonas@example.org>", "Subject: Sunday").replace(
        b"To: Jonas <jonas@example.org>", b"To: anna@gmail.com"
    ),
    "machine": message(
        "From: no-reply@shop.example", "Auto-Submitted: auto-generated", "Subject: Your parcel"
    ),
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_concerns_nothing_is_left_on_the_server(name: str) -> None:
    assert not is_read(LEFT_ALONE[name])


_LINES = st.lists(
    st.sampled_from(
        [
            "From: no-reply@hirehub.example", "From: Team <updates@hirehub.example>", "From: news@hirehub.example",
            "Subject: An update", "Subject: Your application", *BULK,
            "From: a@gmail.com", "From: Priya Raman <p@web.de>", "From: x@mueller.example",
            "Subject: Re: Thank you for Tuesday",
            "Subject: =?utf-8?q?M=C3=BCller?=", "Subject: Sale", "In-Reply-To: <aw-1f@example.org>", *GROUP,
            "Reply-To: hr@mueller.example", "Sender: Jürgen Weiß <j@x.example>", "Thread-Topic: Thank you for Tuesday",
            "Return-Path: <>", "Auto-Submitted: auto-generated", "X-Afterword-Ref: c0ffee00c0ffee00",
        ]
    ),
    max_size=8,
)  # fmt: skip
_TEXTS = st.sampled_from(
    [
        "", "Hello.", "aw-1f@example.org", "Muller und Sohne", "From: priya@mueller.example", "c0ffee00c0ffee00",
        "UID:ev-77@mueller.example", "Your application to Muller & Sohne", "Platform Engineer at Muller & Sohne",
        "Thank you for applying at Mueller & Soehne.",
    ]
)  # fmt: skip


@settings(max_examples=400)
@given(lines=_LINES, text=_TEXTS)
def test_nothing_that_the_rules_would_match_is_ruled_out(lines: list[str], text: str) -> None:
    content = message(*lines, text=text)
    if match(read_message(content), PROCESSES, own_addresses=OWN).process_ids:
        assert is_read(content)


@pytest.mark.parametrize(
    "marks", [b"", "\r\n".join([*BULK, ""]).encode(), b"Auto-Submitted: auto-generated\r\n"]
)
def test_every_written_answer_that_belongs_to_a_process_is_opened(marks: bytes) -> None:
    """The whole corpus, also as a mass mailer or a machine would mark it."""
    sieve = sieve_for(WRITTEN_PROCESSES, own_addresses=OWN_ADDRESSES)
    unread = []
    for case in (case for group in SETS for case in cases(group) if case.is_answer):
        content = marks + case.content
        is_opened = must_read(content, sieve, is_cut=False)
        found = match(read_message(content), WRITTEN_PROCESSES, own_addresses=OWN_ADDRESSES)
        if not is_opened and (found.process_ids or case.matches):
            unread.append(case.name)
    assert unread == []


@given(st.binary(max_size=400))
def test_a_sieve_never_raises(content: bytes) -> None:
    for sieve in (SIEVE, LookSieve(own=OWN)):
        assert isinstance(sieve.by_head(content), Need)
        assert isinstance(sieve.by_words(content, head=content), bool)
