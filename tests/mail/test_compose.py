"""Composing: any words in any script come out as they went in, and nothing gets in that was not given."""

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta, timezone
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.mail.compose import Attachment, HeaderInjection, compose_message

MOMENT = datetime(2026, 5, 12, 15, 0, tzinfo=timezone(timedelta(hours=2)))


def compose(**changes: object) -> bytes:
    arguments: dict[str, object] = {
        "sender": ("Jonas Lindqvist", "jonas@example.org"),
        "to": ("Priya Raman", "priya@example.com"),
        "subject": "Thank you for Tuesday",
        "body": "Hi Priya,\n\nThank you.\n\nJonas\n",
        "message_id": "aw-1@example.org",
        "date": MOMENT,
        "correlation": "c0ffee",
    }
    arguments.update(changes)
    return compose_message(**arguments)  # type: ignore[arg-type]


def parse(message: bytes) -> EmailMessage:
    return cast(EmailMessage, email.message_from_bytes(message, policy=email.policy.default))


def test_the_message_is_exactly_this() -> None:
    assert compose(in_reply_to="q@example.com", references=["p@example.com"]).decode() == (
        "From: Jonas Lindqvist <jonas@example.org>\r\n"
        "To: Priya Raman <priya@example.com>\r\n"
        "Subject: Thank you for Tuesday\r\n"
        "Date: Tue, 12 May 2026 15:00:00 +0200\r\n"
        "Message-ID: <aw-1@example.org>\r\n"
        "In-Reply-To: <q@example.com>\r\n"
        "References: <p@example.com>\r\n"
        " <q@example.com>\r\n"
        "X-Afterword-Ref: c0ffee\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 7bit\r\n"
        "\r\n"
        "Hi Priya,\r\n"
        "\r\n"
        "Thank you.\r\n"
        "\r\n"
        "Jonas\r\n"
    )


# Whatever Unicode holds but controls, line separators and halves of characters, which are refused.
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=120)
BODY = st.text(st.characters(exclude_categories=("Cs",)), max_size=2000)


def one_space(name: str) -> str:
    """Several spaces in a name are one: most programs that read it make it so."""
    return re.sub(" +", " ", name.strip())


def read_name(message: bytes, header: str) -> str:
    """By the old parser: the new one of Python 3.11 leaves a space between two encoded words of a name."""
    name, _ = parseaddr(str(email.message_from_bytes(message)[header]).replace("\r\n", ""))
    return str(make_header(decode_header(name)))


def normalise_lines(body: str) -> str:
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else text + "\n"


@settings(max_examples=300, deadline=None)
@given(subject=WORDS, sender_name=WORDS, name=WORDS, body=BODY)
def test_words_of_any_script_come_back_as_they_were(
    subject: str, sender_name: str, name: str, body: str
) -> None:
    message = compose(
        subject=subject, sender=(sender_name, "jonas@example.org"), to=(name, "p@example.com"), body=body
    )
    assert message.isascii()
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", message)
    assert max(map(len, message.split(b"\r\n"))) <= 78
    parsed = parse(message)
    assert str(parsed["Subject"]) == subject.strip()
    assert [address.addr_spec for address in parsed["From"].addresses] == ["jonas@example.org"]
    assert [address.addr_spec for address in parsed["To"].addresses] == ["p@example.com"]
    assert read_name(message, "To") == one_space(name)
    assert read_name(message, "From") == one_space(sender_name)
    decoded = parsed.get_payload(decode=True)
    assert isinstance(decoded, bytes)
    assert decoded.decode("utf-8").replace("\r\n", "\n") == normalise_lines(body)
    assert parsed.defects == []


@settings(max_examples=100, deadline=None)
@given(subject=WORDS, body=BODY)
def test_the_same_letter_gives_the_same_bytes_with_these_headers_only(subject: str, body: str) -> None:
    first, second = (compose(subject=subject, body=body) for _ in range(2))
    assert first == second
    names = [
        line.split(b":")[0] for line in first.split(b"\r\n\r\n")[0].split(b"\r\n") if line[:1] not in b" \t"
    ]
    assert names == [
        *(b"From", b"To", b"Subject", b"Date", b"Message-ID", b"X-Afterword-Ref"),
        *(b"MIME-Version", b"Content-Type", b"Content-Transfer-Encoding"),
    ]


INJECTIONS = [
    "Priya\r\nBcc: boss@example.com",
    "Priya\nx",
    "Priya\rx",
    "Priya\0",
    "a\x85b",
    "a\u2028b",
    "a\ud800b",
]


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize(
    "place", ["sender", "to", "subject", "address", "message_id", "correlation", "filename"]
)
def test_line_ends_and_controls_never_reach_a_header(text: str, place: str) -> None:
    changes: dict[str, object] = {
        "sender": {"sender": (text, "jonas@example.org")},
        "to": {"to": (text, "priya@example.com")},
        "subject": {"subject": text},
        "address": {"to": ("Priya", f"{text}@example.com")},
        "message_id": {"message_id": f"{text}@example.org"},
        "correlation": {"correlation": text},
        "filename": {"attachments": [Attachment(filename=text, media_type="text/plain", content=b"x")]},
    }[place]
    with pytest.raises(HeaderInjection):
        compose(**changes)


@pytest.mark.parametrize(
    "address",
    [
        *("", "priya", "@example.com", "priya@", "a b@example.com", "a@b@example.com", "<a@example.com>"),
        *("a,b@example.com", '"a b"@example.com', "a@exa mple.com", "a@example.com>", "a@-..example.com"),
        "a@example.com,b@example.com",
    ],
)
def test_what_is_not_one_address_is_refused(address: str) -> None:
    with pytest.raises(HeaderInjection, match=r"address|domain"):
        compose(to=("Priya", address))


def test_a_domain_of_any_script_is_written_in_its_ascii_form() -> None:
    assert b"To: Priya Raman <priya@xn--bcher-kva.example>\r\n" in compose(
        to=("Priya Raman", "priya@bücher.example")
    )


def test_broken_ids_of_other_people_are_left_out_and_a_long_thread_is_cut_in_its_middle() -> None:
    chain = [f"m{number}@example.com" for number in range(40)]
    parsed = parse(compose(in_reply_to="m39@example.com", references=["no id", "a@b\r\nBcc: x@y", *chain]))
    kept = str(parsed["References"]).split()
    assert (kept[0], kept[-1], len(kept)) == ("<m0@example.com>", "<m39@example.com>", 20)
    assert parsed["Bcc"] is None
    assert "In-Reply-To" not in compose(in_reply_to="broken\r\nBcc: x@y").decode()


def test_a_date_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        compose(date=datetime(2026, 5, 12, 15, 0))  # noqa: DTZ001 - the very thing that is refused


def test_promised_files_come_back_whole() -> None:
    files = [
        Attachment(filename="rules.yaml", media_type="text/plain", content=b"groups:\n- name: x\n"),
        Attachment(
            filename='Präsentation "neu".pdf', media_type="application/pdf", content=bytes(range(256)) * 40
        ),
        Attachment(filename="empty", media_type="application/octet-stream", content=b""),
    ]
    message = compose(attachments=files, body="Grüße\n")
    assert message == compose(attachments=files, body="Grüße\n")
    assert max(map(len, message.split(b"\r\n"))) <= 998
    text, *parts = list(parse(message).iter_parts())
    assert text.get_payload(decode=True) == "Grüße\r\n".encode()
    assert [(part.get_filename(), part.get_payload(decode=True)) for part in parts] == [
        (file.filename, file.content) for file in files
    ]
    assert all(part.get_content_disposition() == "attachment" for part in parts)


def test_lines_that_mail_programs_change_on_the_way_are_made_safe() -> None:
    message = compose(body="From here on\n.\n..\ntrailing space \ntab\t\n" + "long " * 300 + "\n")
    lines = message.split(b"\r\n\r\n", 1)[1].split(b"\r\n")
    assert not any(
        line.startswith(b"From ") or line == b"." or line.endswith((b" ", b"\t")) for line in lines
    )
    assert max(map(len, lines)) <= 76


def test_a_notice_is_marked_as_automatic_and_a_letter_is_not() -> None:
    assert b"Auto-Submitted: auto-generated\r\n" in compose(is_automatic=True)
    assert b"Auto-Submitted" not in compose()


def test_utc_is_written_as_an_offset() -> None:
    assert b"Date: Tue, 12 May 2026 13:00:00 +0000\r\n" in compose(date=MOMENT.astimezone(UTC))
