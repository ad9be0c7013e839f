"""A letter becomes a message (RFC 5322): text/plain, deterministic, nothing in it that the person did
not write.

The same input gives the same bytes, so that what was approved can be compared with what goes out. The
Date is the planned moment of sending, frozen at approval: if the letter goes out later, the Date
stays, which RFC 5322 §3.6.1 allows (the moment at which the author declared the message complete).
There is no User-Agent, no tracking, no Bcc and no Reply-To: answers come back to the person's own
address by themselves.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from afterword.mail.encoding import (
    HeaderInjection,
    encode_base64,
    encode_phrase,
    encode_quoted_printable,
    encode_subject,
    fits_seven_bit,
    refuse_control_characters,
)
from afterword.said import say, to_say

__all__ = ["Attachment", "HeaderInjection", "compose_message"]

_MESSAGE_ID = re.compile(r"[!-;=?A-~]{1,200}@[!-;=?A-~]{1,250}")
_TOKEN = re.compile(r"[A-Za-z0-9._=-]{1,120}")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
_LOCAL_PART_STOPS = re.compile(r"[\s()<>\[\]:;@\\,\"\x00-\x1f\x7f]")
_SPACES = re.compile(" +")
_KEPT_REFERENCES = 20
_OWN_NAME = to_say("your name")
_THEIR_NAME = to_say("the name of the person you write to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A promised file. `media_type` such as `text/plain`, lower case."""

    filename: str
    media_type: str
    content: bytes


def compose_message(  # noqa: PLR0913 - a message has these parts, all named
    *,
    sender: tuple[str, str],
    to: tuple[str, str],
    subject: str,
    body: str,
    message_id: str,
    date: datetime,
    correlation: str,
    in_reply_to: str | None = None,
    references: Sequence[str] = (),
    attachments: Sequence[Attachment] = (),
    is_automatic: bool = False,
) -> bytes:
    """The finished message with CRLF line ends. `sender` and `to` are (name, address); the name may be empty.
    Message ids come without brackets. `is_automatic` marks our own notices (RFC 3834 §5), never a letter.

    Raises HeaderInjection for line ends or control characters in a name, an address, the subject, an id or a
    file name, and ValueError for a `date` without a zone.
    """
    if date.tzinfo is None:
        raise ValueError(say("The date of a message needs a time zone."))
    if not _TOKEN.fullmatch(correlation):
        raise HeaderInjection(say("The mark of this letter is not one, so no message was made."))
    headers = [
        f"From: {_format_address(sender, what=_OWN_NAME)}",
        f"To: {_format_address(to, what=_THEIR_NAME)}",
        f"Subject: {encode_subject(subject)}",
        f"Date: {format_datetime(date)}",
        f"Message-ID: <{_require_message_id(message_id)}>",
        *_format_thread(in_reply_to, references),
        f"X-Afterword-Ref: {correlation}",
    ]
    if is_automatic:
        headers.append("Auto-Submitted: auto-generated")
    headers.append("MIME-Version: 1.0")
    text = _format_text_part(body)
    content = _join_parts([text, *map(_format_attachment, attachments)]) if attachments else text
    return "\r\n".join(headers).encode("utf-8") + b"\r\n" + content


def _format_address(person: tuple[str, str], *, what: str) -> str:
    name, address = person
    return_path = f"<{_require_address(address)}>"
    name = _SPACES.sub(" ", name.strip())
    refuse_control_characters(name, what=what)
    if not name:
        return return_path[1:-1]
    phrase = encode_phrase(name)
    # An address on its own line where the name is long: each line stays under 78 (RFC 5322 §2.1.1).
    last_line = phrase.rpartition("\n")[2]
    gap = " " if len(last_line) + len(return_path) < 66 else "\r\n "
    return f"{phrase}{gap}{return_path}"


def _require_address(address: str) -> str:
    """A bare addr-spec. A domain beyond ASCII is written in its ASCII form (RFC 5890); quoted local
    parts, which hardly anybody has and many programs break on, are refused."""
    refuse_control_characters(address, what=to_say("an address"))
    local, at, domain = address.rpartition("@")
    if (
        not at
        or not local
        or not domain
        or _LOCAL_PART_STOPS.search(local)
        or _LOCAL_PART_STOPS.search(domain)
    ):
        raise HeaderInjection(
            say(
                "“{address}” is not an address we can write to. Correct it, then approve again.",
                address=address,
            )
        )
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise HeaderInjection(
            say(
                "“{address}” has a domain that does not exist in this form. Correct it, then approve again.",
                address=address,
            )
        ) from error
    return f"{local}@{domain}"


def _require_message_id(message_id: str) -> str:
    if not _MESSAGE_ID.fullmatch(message_id):
        raise HeaderInjection(say("The id of this message is not one, so no message was made."))
    return message_id


def _format_thread(in_reply_to: str | None, references: Sequence[str]) -> list[str]:
    """In-Reply-To and References (RFC 5322 §3.6.4). Ids of other people's messages may be broken; a
    broken one is left out, since nobody could mend it. A very long chain keeps its first and its
    newest ids."""
    known = [one for one in references if _MESSAGE_ID.fullmatch(one)]
    lines = []
    if in_reply_to is not None and _MESSAGE_ID.fullmatch(in_reply_to):
        lines.append(f"In-Reply-To: <{in_reply_to}>")
        known = [one for one in known if one != in_reply_to] + [in_reply_to]
    chain = list(dict.fromkeys(known))
    if len(chain) > _KEPT_REFERENCES:
        chain = chain[:1] + chain[1 - _KEPT_REFERENCES :]
    if chain:
        lines.append("References: " + "\r\n ".join(f"<{one}>" for one in chain))
    return lines


def _format_text_part(body: str) -> bytes:
    """Headers and text of the body. Line ends become CRLF; the last line always ends."""
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    if not text.endswith("\n"):
        text += "\n"
    if fits_seven_bit(text):
        encoding, content = "7bit", text.replace("\n", "\r\n").encode("ascii")
    else:
        encoding, content = "quoted-printable", encode_quoted_printable(text)
    head = f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode("ascii") + content


def _format_attachment(attachment: Attachment) -> bytes:
    refuse_control_characters(attachment.filename, what=to_say("the name of a file"))
    if not _MEDIA_TYPE.fullmatch(attachment.media_type):
        raise HeaderInjection(
            say(
                "The kind of the file {filename} is not one, so no message was made.",
                filename=attachment.filename,
            )
        )
    head = (
        f"Content-Type: {attachment.media_type}\r\n"
        f"Content-Disposition: attachment;\r\n {_format_filename(attachment.filename)}\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode("ascii") + encode_base64(attachment.content)


def _format_filename(name: str) -> str:
    """RFC 6266-like for old readers, RFC 2231 for all letters. Cut to what one header line holds."""
    kept = name[-100:] if len(name) > 100 else name
    if kept.isascii():
        escaped = kept.replace("\\", "\\\\").replace('"', '\\"')
        return f'filename="{escaped}"'
    return "filename*=utf-8''" + "".join(
        chr(byte) if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "-._") else f"%{byte:02X}"
        for byte in kept.encode("utf-8")
    )


def _join_parts(parts: Sequence[bytes]) -> bytes:
    """multipart/mixed (RFC 2046 §5.1). The boundary comes from the content, so it is the same each
    time and, being a hash of it, not in it."""
    boundary = b"=_" + hashlib.sha256(b"\0".join(parts)).hexdigest()[:40].encode("ascii")
    head = b'Content-Type: multipart/mixed;\r\n boundary="' + boundary + b'"\r\n\r\n'
    joined = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts)
    return head + joined + b"--" + boundary + b"--\r\n"
