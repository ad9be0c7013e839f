"""A large message by IMAP: its head and text parts, without the attachments."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Found = dict[bytes, Any]
Fetch = Callable[[Sequence[str]], Found | None]
"""FETCH of one message: the items that were asked for, or None where the message is gone."""

_TEXT_TYPES = frozenset(
    {
        "message/delivery-status",
        "message/global-delivery-status",
        "message/disposition-notification",
        "message/feedback-report",
        "application/ics",
    }
)
_MOST_PARTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A leaf of a structure. `size` is in encoded bytes, 0 where the server does not say."""

    number: str
    media_type: str
    size: int = 0

    @property
    def is_text(self) -> bool:
        return self.media_type.startswith("text/") or self.media_type in _TEXT_TYPES

    @property
    def may_hold_calendar(self) -> bool:
        return self.media_type in (
            "application/octet-stream",
            "application/ms-tnef",
            "application/vnd.ms-tnef",
        )

    @property
    def is_message(self) -> bool:
        return self.media_type in ("message/rfc822", "message/global")


def read_large(fetch: Fetch, *, size_limit: int) -> bytes | None:
    """Head and text parts, built together as one flat message of at most about `size_limit` bytes plus
    headers; None where the message is gone. The caller marks it as truncated."""
    found = fetch(["BODY.PEEK[HEADER]", "BODYSTRUCTURE"])
    if found is None:
        return None
    head = found.get(b"BODY[HEADER]")
    if not isinstance(head, bytes):
        return b""
    structure = found.get(b"BODYSTRUCTURE")
    parts = list(list_parts(structure))[:_MOST_PARTS] if structure is not None else []
    if len(parts) < 2:
        text = fetch([f"BODY.PEEK[TEXT]<0.{size_limit}>"]) or {}
        return head + (text.get(b"BODY[TEXT]<0>") or b"")
    return _join(head, list(_read_parts(fetch, parts, size_limit)), structure)


def list_parts(structure: Any, prefix: str = "") -> Iterator[Part]:
    """The leaves of a BODYSTRUCTURE with their part numbers (RFC 9051 §6.4.5.1)."""
    if structure.is_multipart:
        for place, part in enumerate(structure[0], start=1):
            yield from list_parts(part, f"{prefix}.{place}" if prefix else str(place))
        return
    words = [word.decode("ascii", "replace").lower() for word in structure[:2] if isinstance(word, bytes)]
    size = structure[6] if len(structure) > 6 and isinstance(structure[6], int) else 0
    yield Part(number=prefix or "1", media_type="/".join(words), size=size)


def _read_parts(fetch: Fetch, parts: Sequence[Part], size_limit: int) -> Iterator[bytes]:
    """Each part with its own headers. What is no text comes without content; an attached message comes as its
    headers, which name the letter that bounced."""
    left = size_limit
    for part in parts:
        own_headers = f"BODY[{part.number}.MIME]"
        content = f"BODY[{part.number}.HEADER]" if part.is_message else f"BODY[{part.number}]<0>"
        asked = [own_headers.replace("BODY", "BODY.PEEK")]
        if part.is_message:
            asked.append(content.replace("BODY", "BODY.PEEK"))
        elif part.is_text and left > 0:
            asked.append(f"BODY.PEEK[{part.number}]<0.{left}>")
        found = fetch(asked) or {}
        body = found.get(content.encode()) or b""
        left -= len(body)
        yield (found.get(own_headers.encode()) or b"").rstrip(b"\r\n") + b"\r\n\r\n" + body


def _join(head: bytes, pieces: Sequence[bytes], structure: Any) -> bytes:
    boundary = b"=_cut" + hashlib.sha256(b"\0".join(pieces)).hexdigest()[:32].encode("ascii")
    body = b"".join(b"--" + boundary + b"\r\n" + piece + b"\r\n" for piece in pieces)
    new_head = _drop_content_headers(head) + _describe_content(structure, boundary)
    return new_head + b"\r\n\r\n" + body + b"--" + boundary + b"--\r\n"


def _describe_content(structure: Any, boundary: bytes) -> bytes:
    """Content-Type as it was (a report stays a report), with the new boundary."""
    subtype = structure[1].lower() if isinstance(structure[1], bytes) else b"mixed"
    line = b"MIME-Version: 1.0\r\nContent-Type: multipart/" + subtype
    parameters = structure[2] if len(structure) > 2 and structure[2] else ()
    for name, value in zip(parameters[::2], parameters[1::2], strict=False):
        if isinstance(name, bytes) and isinstance(value, bytes) and name.lower() == b"report-type":
            line += b"; report-type=" + b"".join(value.split())
    return line + b';\r\n boundary="' + boundary + b'"'


def _drop_content_headers(head: bytes) -> bytes:
    """The head without the headers that described the old content (a folded line goes with its header)."""
    kept: list[bytes] = []
    is_dropping = False
    for line in head.replace(b"\r\n", b"\n").split(b"\n"):
        if not line:
            break
        if line[:1] not in (b" ", b"\t"):
            name = line.partition(b":")[0].strip().lower()
            is_dropping = name in (b"content-type", b"content-transfer-encoding", b"mime-version")
        if not is_dropping:
            kept.append(line)
    return b"".join(line + b"\r\n" for line in kept)
