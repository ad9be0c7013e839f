"""Messages made worse, from the written corpus. All choices come from a `Choices`, so a run can be repeated.

Two families. `damaged` leaves an answer an answer: what a careless server, a broken program or a prankster does
to a mail that a person wrote. `hostile` is anything: it must only never crash nor take long.
"""

import base64
import quopri
import re
from collections.abc import Callable
from functools import cache
from typing import Protocol

from tests.messages.corpus import cases

CHARSETS = (
    "utf-8",
    "us-ascii",
    "iso-8859-1",
    "windows-1252",
    "utf-16",
    "koi8-r",
    "x-unknown",
    "iso-2022-jp",
    "",
)
FIELDS = (
    b"List-Unsubscribe: <mailto:u@list.example>", b"List-Id: <team.company.example>", b"X-Mailer: A\xff\xfe",
    b"X-Auto-Response-Suppress: DR, OOF, AutoReply", b"Received: from [192.0.2.1] by mx; bad date",
    b"Authentication-Results: mx; dkim=fail", b"X-Spam-Flag: YES", b"References: " + b"<a@b> " * 300,
    b"Content-Language: xx", b"MIME-Version: 9.9", b"Importance: high", b"Date: never",
    b"X-MS-Has-Attach: yes", b"Sender: ", b"Reply-To: <>", b"Subject: second subject", b"Precedence: list",
)  # fmt: skip
EXPENSIVE = (
    b"=?utf-8?B?" * 200, b"(" * 3_000, b"<" * 4_000, b"<div>" * 3_000, b"> " * 3_000, b"a@" * 2_000,
    b"On " * 2_000, b"wrote:\n" * 800, b"=\r\n" * 2_000, b"--\n" * 1_500, b"&#x" * 2_000, b"\x00" * 500,
    "\u202e\ud7ff".encode() * 600, b"unfortunately not " * 400, b"http://" * 800, b"1.1." * 1_500,
    b"<blockquote type=cite>" * 900, b"From: a\nSent: b\nTo: c\n" * 400, b"a " * 9_000, b"," * 9_000,
)  # fmt: skip


class Choices(Protocol):
    def integer(self, low: int, high: int) -> int: ...
    def octets(self, most: int) -> bytes: ...


@cache
def answers() -> tuple[bytes, ...]:
    """The messages of persons, and of machines whose sender alone tells that it is no silence, as far as they belong to
    a process (a bank's statement with the marks of a list is bulk, and rightly). An absence note or a mass mail that
    holds a decision is an answer by one phrase only, and damage may take that."""
    every = (*cases("seen"), *cases("held_out"))
    return tuple(
        each.content
        for each in every
        if each.is_answer
        and each.matches != frozenset()
        and each.fields.get("text")
        and each.fields.get("marks") != "mailer"
        and set(each.kinds) <= {"reply", "ats", "invitation"}
    )


@cache
def everything() -> tuple[bytes, ...]:
    return tuple(each.content for each in (*cases("seen"), *cases("held_out")))


def damaged(choices: Choices) -> bytes:
    """An answer with one to four things done to it that leave it an answer."""
    content = _pick(choices, answers())
    for _ in range(choices.integer(1, 4)):
        content = _pick(choices, DAMAGES)(content, choices)
    return content


def hostile(choices: Choices) -> bytes:
    """Anything: a message with bytes changed everywhere, two spliced, or nothing but noise."""
    content = _pick(choices, everything())
    for _ in range(choices.integer(1, 6)):
        content = _pick(choices, (*DAMAGES, *ATTACKS))(content, choices)
    return content


def _pick(choices: Choices, among: tuple) -> object:  # type: ignore[type-arg]
    return among[choices.integer(0, len(among) - 1)]


def _split(content: bytes) -> tuple[bytes, bytes]:
    head, mark, body = content.replace(b"\r\n", b"\n").partition(b"\n\n")
    return head, body if mark else b""


def _add_field(content: bytes, choices: Choices) -> bytes:
    head, body = _split(content)
    lines = re.split(rb"\n(?![ \t])", head)
    lines.insert(choices.integer(1, len(lines)), _pick(choices, FIELDS))
    return b"\n".join(lines) + b"\n\n" + body


def _noise_in_body(content: bytes, choices: Choices) -> bytes:
    """A few bytes overwritten below the first words."""
    head, body = _split(content)
    if not body:
        return content
    at = choices.integer(0, len(body))
    noise = choices.octets(12)
    return head + b"\n\n" + body[:at] + noise + body[at + len(noise) :]


def _cut_short(content: bytes, choices: Choices) -> bytes:
    head, body = _split(content)
    return head + b"\n\n" + body[: choices.integer(0, len(body))]


def _grow(content: bytes, choices: Choices) -> bytes:
    return content + b"\n" + _pick(choices, EXPENSIVE)


def _lie_about_charset(content: bytes, choices: Choices) -> bytes:
    name = _pick(choices, CHARSETS).encode()
    return re.sub(rb'charset="?[\w-]*"?', b'charset="' + name + b'"', content, count=1)


def _other_line_ends(content: bytes, choices: Choices) -> bytes:
    flat = content.replace(b"\r\n", b"\n")
    return flat.replace(b"\n", (b"\n", b"\r\n", b"\r\r\n")[choices.integer(0, 2)])


def _wrap(content: bytes, choices: Choices) -> bytes:
    """The body becomes a part of a mixed message, as lists and virus scanners do."""
    head, body = _split(content)
    lines = re.split(rb"\n(?![ \t])", head)
    kept = [line for line in lines if not line.lower().startswith((b"content-", b"mime-version"))]
    inner = [line for line in lines if line.lower().startswith(b"content-")]
    outer = b"Content-Type: multipart/mixed; boundary=wrapped"
    parts = b"--wrapped\n" + b"\n".join(inner) + b"\n\n" + body + b"\n--wrapped\nContent-Type: text/plain\n\n"
    return b"\n".join([*kept, outer]) + b"\n\n" + parts + b"This mail was scanned.\n--wrapped--\n"


def _encode(content: bytes, choices: Choices) -> bytes:
    """A text body sent as base64 or quoted-printable, not always right."""
    head, body = _split(content)
    if b"multipart" in head or b"transfer-encoding" in head.lower():
        return content
    if choices.integer(0, 1):
        return head + b"\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(body)
    return head + b"\nContent-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(body)


def _from_mbox(content: bytes, choices: Choices) -> bytes:
    return b"From someone@mail.example Wed May 13 09:30:00 2026\n" + content.replace(b"\nFrom ", b"\n>From ")


def _attach(content: bytes, choices: Choices) -> bytes:
    return (
        _wrap(content, choices)
        + b"--wrapped\nContent-Type: application/pdf\n\n"
        + b"QUJD\n" * choices.integer(1, 4000)
    )


def _overwrite(content: bytes, choices: Choices) -> bytes:
    at = choices.integer(0, len(content))
    noise = choices.octets(40)
    return content[:at] + noise + content[at + len(noise) :]


def _insert_costly(content: bytes, choices: Choices) -> bytes:
    at = choices.integer(0, len(content))
    return content[:at] + _pick(choices, EXPENSIVE) + content[at:]


def _splice(content: bytes, choices: Choices) -> bytes:
    other = _pick(choices, everything())
    return content[: choices.integer(0, len(content))] + other[choices.integer(0, len(other)) :]


def _repeat(content: bytes, choices: Choices) -> bytes:
    start = choices.integer(0, len(content))
    end = min(len(content), start + choices.integer(1, 400))
    return content[:start] + content[start:end] * choices.integer(2, 60) + content[end:]


def _nothing_but_noise(content: bytes, choices: Choices) -> bytes:
    return choices.octets(2_000)


_Change = Callable[[bytes, Choices], bytes]
DAMAGES: tuple[_Change, ...] = (
    _add_field, _noise_in_body, _cut_short, _grow, _lie_about_charset, _other_line_ends, _wrap, _encode,
    _from_mbox, _attach,
)  # fmt: skip
ATTACKS: tuple[_Change, ...] = (_overwrite, _insert_costly, _splice, _repeat, _nothing_but_noise)
