"""A received message as a value: what its headers say, its best text, what is attached. RFC 5322, RFC
2045."""

import re
from dataclasses import dataclass
from datetime import datetime

from afterword.mail.address import Address, parse_address, parse_addresses
from afterword.mail.best_text import best_text
from afterword.mail.charset import decode_bytes
from afterword.mail.headers import Headers
from afterword.mail.html import tidy_lines
from afterword.mail.message_id import message_ids, normalise_message_id
from afterword.mail.parts import LARGEST_TEXT, Part, Tree, UnreadableMessage, read_blocks, shorten, take_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    filename: str
    content_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Identifiers have no brackets. `date` is aware, or None where it is missing or nonsense. `text` is the
    best
    text: plain, or the words of the HTML where there is no plain part worth reading. `originals` are the
    headers of attached messages, `original_text` their words. `return_path` is an address, `""` for the null
    sender, or None where the header is missing. A message that is not `is_readable` counts as a possible
    answer."""

    headers: Headers
    message_id: str | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    thread_index: str = ""
    subject: str = ""
    from_: Address | None = None
    sender: Address | None = None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    date: datetime | None = None
    return_path: str | None = None
    auto_submitted: str = ""
    text: str = ""
    html: str = ""
    original_text: str = ""
    calendar_methods: tuple[str, ...] = ()
    calendar_text: str = ""
    attachments: tuple[AttachedFile, ...] = ()
    content_types: tuple[str, ...] = ()
    delivery_fields: tuple[Headers, ...] = ()
    originals: tuple[Headers, ...] = ()
    report_type: str = ""
    is_readable: bool = True

    @property
    def recipients(self) -> tuple[Address, ...]:
        return self.to + self.cc


def read_message(content: bytes) -> Message:
    """`content` is a whole message, or its beginning. Never raises on any bytes; a message that cannot be
    taken apart comes back with `is_readable` false and with what its headers and raw text still say."""
    content = _without_mbox_line(_with_plain_line_ends(content))
    try:
        tree = take_apart(content)
    except UnreadableMessage:
        return _read_flat(content)
    return _read_tree(tree, is_readable=tree.is_complete and _has_a_header(tree.headers))


def _read_tree(tree: Tree, *, is_readable: bool) -> Message:
    headers = tree.headers
    own = [part for part in tree.parts if part.level == 0]
    inner = [part for part in tree.parts if part.level > 0]
    text, html = best_text(own)
    calendars = [part for part in own if _is_calendar(part)]
    return Message(
        headers=headers,
        message_id=normalise_message_id(headers.raw("message-id")),
        in_reply_to=message_ids(headers.raw("in-reply-to")),
        references=message_ids(headers.raw("references")),
        thread_index=headers.raw("thread-index"),
        subject=headers.text("subject"),
        from_=parse_address(headers.raw("from")),
        sender=parse_address(headers.raw("sender")),
        reply_to=parse_addresses(headers.raw("reply-to")),
        to=parse_addresses(*headers.all_raw("to")),
        cc=parse_addresses(*headers.all_raw("cc")),
        date=headers.date(),
        return_path=_return_path(headers),
        auto_submitted=headers.raw("auto-submitted").lower(),
        text=text,
        html=html,
        original_text=best_text(inner)[0],
        calendar_methods=tuple(_method(part) for part in calendars),
        calendar_text="\n".join(part.text for part in calendars)[:LARGEST_TEXT],
        attachments=tuple(
            AttachedFile(filename=part.filename, content_type=part.content_type)
            for part in own
            if part.is_attachment or part.filename or not part.content_type.startswith(("text/", "message/"))
        ),
        content_types=tuple(part.content_type for part in tree.parts),
        delivery_fields=tree.delivery_fields,
        originals=tree.originals,
        report_type=tree.report_type,
        is_readable=is_readable,
    )


def _read_flat(content: bytes) -> Message:
    """The head and the raw words of a message whose structure cannot be followed."""
    head, _, body = (
        decode_bytes(shorten(content)[:LARGEST_TEXT], None).replace("\r\n", "\n").partition("\n\n")
    )
    blocks = read_blocks(head)
    headers = blocks[0] if blocks else Headers()
    words = Part(content_type="text/plain", text=tidy_lines(body))
    return _read_tree(Tree(headers=headers, parts=(words,)), is_readable=False)


def _is_calendar(part: Part) -> bool:
    return part.content_type in {"text/calendar", "application/ics"} or part.filename.lower().endswith(".ics")


def _method(part: Part) -> str:
    """The METHOD of an invitation (RFC 6047 §2.4): from the content type, else from the calendar itself."""
    inside = re.search(r"(?im)^METHOD[^:\n]{0,60}:\s*([A-Z-]{3,20})", part.text[:50_000])
    return part.method or (inside.group(1).upper() if inside else "")


def _return_path(headers: Headers) -> str | None:
    if not headers.has("return-path"):
        return None
    found = parse_address(headers.raw("return-path"))
    return found.normalised if found else ""


def _has_a_header(headers: Headers) -> bool:
    return headers.has("from", "to", "subject", "date", "message-id", "received", "return-path", "sender")


def _with_plain_line_ends(content: bytes) -> bytes:
    """A server that turns every line end into two bytes twice writes `\\r\\r\\n`, and each header would end the
    head."""
    return content.replace(b"\r\r\n", b"\r\n") if b"\r\r\n" in content[:4_000] else content


def _without_mbox_line(content: bytes) -> bytes:
    """The separator line of an mbox file, and empty lines before the head."""
    content = content.lstrip(b"\r\n\x00 \t") if content[:1] in b"\r\n\x00" else content
    if content.startswith((b"From ", b">From ")) and b"\n" in content:
        return content.split(b"\n", 1)[1]
    return content.removeprefix(b"\xef\xbb\xbf")
