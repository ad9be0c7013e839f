"""A message at a glance: a few header fields and some raw words, folded so that a search in them finds every
spelling. Made for many messages a second: nothing is parsed that no question needs."""

import re
from binascii import Error as BinasciiError
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from unicodedata import normalize

from afterword.mail.charset import decode_bytes

# What is asked of a server to judge a message by its head (RFC 9051 §6.4.5.1, HEADER.FIELDS).
HEAD_FIELDS = (
    "From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
    "Return-Path", "Auto-Submitted", "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress",
    "X-Failed-Recipients", "List-Id", "List-Post", "List-Unsubscribe", "Precedence", "Feedback-ID", "Content-Type",
    "Content-Transfer-Encoding", "Thread-Index", "Thread-Topic", "X-Afterword-Ref",
)  # fmt: skip
_ENCODED = re.compile(r"=\?([^?\s]{1,80})\?([BbQq])\?([^?]{0,2000})\?=(?:\s+(?==\?))?")
_LONGEST_HEAD = 64_000
_ENCODED_PART = re.compile(rb"(?i)content-transfer-encoding:[ \t]*base64")
_PART_LINE = re.compile(rb"\r?\n--[^\r\n]{1,100}\r?\n")
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Letters with a stroke, which Unicode takes for letters of their own and people for a plain one.
_STROKED = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"}
_STROKES = re.compile(f"[{''.join(_STROKED)}]")
_NO_WORDS = re.compile(rb"(?i)content-type:\s*(?:image|audio|video|font|application/(?!ics|octet))")


@dataclass(frozen=True, slots=True)
class Glance:
    """`fields` by lower-case name, folded as `fold` does; `text` all of them in one."""

    fields: dict[str, str]
    text: str

    def get(self, name: str) -> str:
        return self.fields.get(name, "")


def read_head(head: bytes) -> Glance:
    """Header fields as they came, any of them, in any order. Never raises; a field that comes twice is joined."""
    unfolded = head[:_LONGEST_HEAD].replace(b"\r\n", b"\n").replace(b"\n ", b" ").replace(b"\n\t", b" ")
    text = fold(_with_encoded_words(decode_loosely(unfolded)))
    fields: dict[str, str] = {}
    for line in text.split("\n"):
        name, _, value = line.partition(":")
        if name in fields:
            fields[name] += "," + value
        else:
            fields[name] = value.strip()
    return Glance(fields, text)


def read_words(raw: bytes, *, encoding: str = "") -> str:
    """The words in the raw text of a message, whatever its structure: quoted-printable and base64 undone,
    entities too, folded. `encoding` is the Content-Transfer-Encoding of its head. Words only: no structure."""
    pieces = [raw]
    if "base64" in encoding:
        pieces = [raw, _unpack(raw)]
    elif b"base64" in raw or b"BASE64" in raw or b"Base64" in raw:
        pieces = [*_parts_with_words(raw)]
    pieces = [a2b_qp(piece) if b"=" in piece else piece for piece in pieces]
    text = "\n".join([decode_loosely(piece) for piece in pieces])
    return fold(unescape(text) if ("&" in text and not text.isascii()) or "&#" in text else text)


def fold(text: str) -> str:
    """Small letters without accents, so that `Müller` and `MULLER` are one, and `Paweł` and `Pawel`."""
    if text.isascii():
        return text.lower()
    plain = _ACCENTS.sub("", normalize("NFKD", text.casefold()))
    return _STROKES.sub(lambda found: _STROKED[found.group()], plain)


def decode_loosely(data: bytes) -> str:
    """UTF-8 where it is, else Windows-1252: good enough to find names in."""
    return data.decode() if data.isascii() else decode_bytes(data, None)


def _with_encoded_words(text: str) -> str:
    return _ENCODED.sub(_decoded, text) if "=?" in text else text


def _decoded(found: re.Match[str]) -> str:
    charset, way, letters = found.groups()
    try:
        if way in "Bb":
            data = a2b_base64(letters + "=" * (-len(letters) % 4))
        else:
            data = a2b_qp(letters.replace("_", " "))
    except (BinasciiError, ValueError):
        return found.group()
    try:
        text = data.decode() if charset.lower() == "utf-8" else decode_bytes(data, charset)
    except UnicodeDecodeError:
        text = decode_bytes(data, charset)
    return text.replace("\n", " ")


def _parts_with_words(raw: bytes) -> Iterator[bytes]:
    """The raw text without the encoded bodies of pictures and files, and with those of words undone."""
    for part in _PART_LINE.split(raw):
        head, _, body = part.replace(b"\r\n", b"\n").partition(b"\n\n")
        if not _ENCODED_PART.search(head):
            yield part
            continue
        yield head
        if not _NO_WORDS.search(head):
            yield _unpack(body)


def _unpack(data: bytes) -> bytes:
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    return a2b_base64(letters[: len(letters) // 4 * 4])
