"""The parts of a MIME message, flattened and bounded: RFC 2045 to 2049 as mail really is."""

import re
from binascii import Error as BinasciiError
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message as ParsedMessage

from afterword.mail.charset import decode_bytes, decode_header_words
from afterword.mail.headers import Headers, read_headers
from afterword.said import say

LARGEST_MESSAGE = 2_000_000
LARGEST_TEXT = 400_000
_LARGEST_HEAD = 256_000
_DEEPEST = 25
_MOST_PARTS = 400
_MOST_BOUNDARIES = 120
_MOST_WORK = 2_500_000
# An encoded attachment longer than this says nothing about the answer: only its head is kept.
_LONG_ENCODED_RUN = re.compile(
    rb"(?m)^((?:[A-Za-z0-9+/]{56,76}={0,2}\r?\n){3000})(?:[A-Za-z0-9+/]{1,76}={0,2}\r?\n)+"
)
_BOUNDARY = re.compile(rb"(?i)boundary\s*=")


class UnreadableMessage(ValueError):
    """The bytes make no message that can be taken apart within the limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A leaf of the tree. `content_type` is lower case (`text/plain`); `text` is decoded for text parts and
    reports, empty else. `level` is the number of attached messages that it lies inside (0: the message
    itself). `has_plain_twin` says that the same words stand beside it as plain text (multipart/alternative)."""

    content_type: str
    filename: str = ""
    text: str = ""
    method: str = ""
    level: int = 0
    is_attachment: bool = False
    has_plain_twin: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A message taken apart. `delivery_fields` are the blocks of its delivery-status or disposition reports;
    `originals` are the headers of messages that are attached to it."""

    headers: Headers
    parts: tuple[Part, ...] = ()
    delivery_fields: tuple[Headers, ...] = ()
    originals: tuple[Headers, ...] = ()
    report_type: str = ""
    is_complete: bool = True


def take_apart(content: bytes) -> Tree:
    """Raises UnreadableMessage where parsing would run away (absurd nesting) or fails."""
    content = shorten(content)
    boundaries = len(_BOUNDARY.findall(content))
    if boundaries > _MOST_BOUNDARIES:
        raise UnreadableMessage(say("It is nested deeper than a real message."))
    # The parser compares every line with every open boundary: the time is their product.
    work = content.count(b"\n") * max(boundaries, 1)
    if work > _MOST_WORK:
        content = content[: len(content) * _MOST_WORK // work]
    try:
        parsed = message_from_bytes(content)
        walk = _Walk()
        walk.visit(parsed, 0, 0)
        report = _parameter(parsed, "report-type")
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        raise UnreadableMessage(say("Its structure is broken.")) from error
    return Tree(
        headers=read_headers(parsed.raw_items()),
        parts=tuple(walk.parts),
        delivery_fields=tuple(walk.delivery_fields),
        originals=tuple(walk.originals),
        report_type=report.lower(),
        is_complete=walk.is_complete,
    )


def shorten(content: bytes) -> bytes:
    """Cut the long encoded runs of attachments, then whatever is beyond the limit."""
    if len(content) > 500_000:
        content = _LONG_ENCODED_RUN.sub(rb"\1", content)
    head_end = re.search(rb"\r?\n\r?\n", content)
    if head_end and head_end.start() > _LARGEST_HEAD:
        content = content[:_LARGEST_HEAD].rpartition(b"\n")[0] + content[head_end.start() :]
    return content[:LARGEST_MESSAGE]


class _Walk:
    """Collects while it goes down the tree, within depth and number."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.delivery_fields: list[Headers] = []
        self.originals: list[Headers] = []
        self.is_complete = True

    def visit(self, node: ParsedMessage, depth: int, level: int, *, has_plain_twin: bool = False) -> None:
        if depth > _DEEPEST or len(self.parts) >= _MOST_PARTS:
            self.is_complete = False
            return
        kind = _content_type(node)
        payload = node.get_payload()
        if kind in {"message/delivery-status", "message/disposition-notification"} or (
            kind == "message/global-delivery-status"
        ):
            self._take_report(node, kind, payload, level)
        elif kind in {"message/rfc822", "message/global"} and isinstance(payload, list):
            for child in _children(payload):
                self.originals.append(read_headers(child.raw_items()))
                self.visit(child, depth + 1, level + 1)
        elif isinstance(payload, list):
            twin = has_plain_twin or (kind == "multipart/alternative" and _holds_plain_text(payload))
            for child in _children(payload):
                self.visit(child, depth + 1, level, has_plain_twin=twin)
        else:
            self._take_leaf(node, kind, level, has_plain_twin=has_plain_twin)

    def _take_report(self, node: ParsedMessage, kind: str, payload: object, level: int) -> None:
        if level == 0:
            if isinstance(payload, list):
                blocks = [read_headers(child.raw_items()) for child in _children(payload)]
            else:
                blocks = read_blocks(_text_of(node, kind))
            # A report that claims an encoding, or that lost its blank lines, is parsed from its text.
            if not any(block.fields for block in blocks):
                blocks = read_blocks("\n\n".join(_text_of(child, kind) for child in _children(payload)))
            self.delivery_fields.extend(block for block in blocks[:200] if block.fields)
        self.parts.append(Part(content_type=kind, level=level))

    def _take_leaf(self, node: ParsedMessage, kind: str, level: int, *, has_plain_twin: bool) -> None:
        if kind.startswith("multipart/"):
            # A multipart without its boundaries (cut, or mislabelled) is still words to read.
            kind = "text/plain"
        text = _text_of(node, kind) if kind.startswith("text/") or _is_calendar(node, kind) else ""
        if kind in {"text/rfc822-headers", "message/rfc822-headers"}:
            text = text or _text_of(node, kind)
            self.originals.extend(read_blocks(text)[:1])
        self.parts.append(
            Part(
                content_type=kind,
                filename=_filename(node),
                text=text,
                method=_parameter(node, "method").upper(),
                level=level,
                is_attachment=str(node.get("content-disposition", ""))
                .strip()
                .lower()
                .startswith("attachment"),
                has_plain_twin=has_plain_twin,
                size=len(str(node.get_payload() or "")),
            )
        )


def read_blocks(text: str) -> list[Headers]:
    """Blocks of `Name: value` lines, blank lines between: the fields of a report read from its text."""
    blocks: list[Headers] = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")[:100_000].strip())[:200]:
        fields: list[tuple[str, str]] = []
        for line in block.split("\n"):
            found = re.match(r"([!-9;-~]{1,80}):[ \t]*(.*)", line)
            if found:
                fields.append((found.group(1).lower(), found.group(2)))
            elif fields and line[:1] in " \t":
                fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
        blocks.append(Headers(tuple(fields)))
    return blocks


def _is_calendar(node: ParsedMessage, kind: str) -> bool:
    """Outlook sends invitations as `application/octet-stream` with nothing but the name to tell."""
    return kind == "application/ics" or _filename(node).lower().endswith((".ics", ".vcs"))


def _children(payload: object) -> Iterator[ParsedMessage]:
    if isinstance(payload, list):
        yield from (child for child in payload[:_MOST_PARTS] if isinstance(child, ParsedMessage))


def _holds_plain_text(payload: object) -> bool:
    """Whether one of the alternatives is plain text, with words in it."""
    return any(
        _content_type(child) == "text/plain" and str(child.get_payload() or "").strip()
        for child in _children(payload)
    )


def _content_type(node: ParsedMessage) -> str:
    try:
        return node.get_content_type()
    except (ValueError, LookupError, AttributeError, TypeError):
        return "text/plain"


def _parameter(node: ParsedMessage, name: str) -> str:
    try:
        value = node.get_param(name)
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
    if isinstance(value, tuple):
        value = value[2]
    return str(value or "").strip().strip("\"'")


def _filename(node: ParsedMessage) -> str:
    try:
        return decode_header_words(node.get_filename() or "")[:200]
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def _text_of(node: ParsedMessage, kind: str) -> str:
    """The decoded words of a leaf, cut at the limit. An unknown transfer encoding is taken as it stands."""
    try:
        payload = node.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError, BinasciiError):
        payload = None
    if not isinstance(payload, bytes):
        raw = node.get_payload()
        payload = raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""
    charset = _parameter(node, "charset")
    if not charset and kind == "text/html":
        declared = re.search(rb"(?i)<meta[^>]{0,200}charset=[\"']?([a-z0-9_-]{2,40})", payload[:5_000])
        charset = declared.group(1).decode("ascii") if declared else ""
    return decode_bytes(payload[:LARGEST_TEXT], charset).replace("\r\n", "\n").replace("\r", "\n")
