"""The meeting in a winmail.dat (MS-OXTNEF): Exchange may send one without any calendar part. Read are only the few
properties that an invitation needs, and given back as the bytes of a calendar."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

_SIGNATURE = 0x223E9F78
_MOST_PROPERTIES = 2_000
# Attributes (MS-OXTNEF §2.1.3.4).
_MESSAGE_CLASS, _MESSAGE_PROPERTIES, _ATTACHED_DATA = 0x00078008, 0x00069003, 0x0006800F
# Properties by number, and named ones by (set, number): MS-OXPROPS.
_APPOINTMENT = UUID("00062002-0000-0000-c000-000000000046")
_MEETING = UUID("6ed8da90-450b-101b-98da-00aa003f1305")
_NAMES: dict[object, str] = {
    0x001A: "class", 0x0037: "subject", 0x1000: "body", 0x0042: "name", 0x0065: "address", 0x0C1A: "name",
    0x0C1F: "address", 0x5D01: "smtp", 0x5D02: "smtp", 0x0060: "start", 0x0061: "end",
    (_APPOINTMENT, 0x820D): "start", (_APPOINTMENT, 0x820E): "end", (_APPOINTMENT, 0x8208): "location",
    (_APPOINTMENT, 0x8201): "sequence", (_MEETING, 0x0003): "id", (_MEETING, 0x0023): "id",
}  # fmt: skip
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_REQUEST = re.compile(r"(?i)schedule\.(?:meeting\.request|mtgreq)")
_CANCEL = re.compile(r"(?i)schedule\.(?:meeting\.cancel|mtgcncl)")


@dataclass(slots=True)
class _Cursor:
    data: bytes
    at: int = 0

    def take(self, length: int) -> bytes:
        """Raises ValueError at the end."""
        if length < 0 or self.at + length > len(self.data):
            raise ValueError("cut short")
        self.at += length
        return self.data[self.at - length : self.at]

    def number(self) -> int:
        return int.from_bytes(self.take(4), "little")


@dataclass(slots=True)
class _Meeting:
    texts: dict[str, str] = field(default_factory=dict)
    times: dict[str, datetime] = field(default_factory=dict)
    identity: bytes = b""
    sequence: int = 0


def calendar_of_tnef(content: bytes) -> bytes | None:
    """A calendar with the meeting, or the one that is attached inside; None where it holds none or is broken
    before it. Never raises."""
    meeting = _Meeting()
    try:
        for attribute, data in _attributes(content):
            if attribute == _ATTACHED_DATA and data.lstrip()[:15].upper() == b"BEGIN:VCALENDAR":
                return data
            if attribute == _MESSAGE_CLASS:
                meeting.texts.setdefault("class", data.split(b"\0")[0].decode("ascii", "replace"))
            elif attribute == _MESSAGE_PROPERTIES:
                _read_properties(_Cursor(data), meeting)
    except (ValueError, struct.error, OverflowError):
        pass  # what was read before the break may be enough
    return _as_calendar(meeting)


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    cursor = _Cursor(content)
    if cursor.number() != _SIGNATURE:
        return
    cursor.take(2)
    while cursor.at < len(content):
        cursor.take(1)
        attribute = cursor.number()
        yield attribute, cursor.take(cursor.number())
        cursor.take(2)


def _read_properties(cursor: _Cursor, meeting: _Meeting) -> None:
    for _ in range(min(cursor.number(), _MOST_PROPERTIES)):
        kind = int.from_bytes(cursor.take(2), "little")
        key: object = int.from_bytes(cursor.take(2), "little")
        if isinstance(key, int) and key >= 0x8000:
            key = _named(cursor)
        value = _value(cursor, kind)
        name = _NAMES.get(key)
        if name is not None and value:
            _keep(meeting, name, kind & 0xFFF, value)


def _named(cursor: _Cursor) -> object:
    group = UUID(bytes_le=cursor.take(16))
    if cursor.number() == 0:
        return group, cursor.number()
    length = cursor.number()
    cursor.take(length + -length % 4)
    return None


def _value(cursor: _Cursor, kind: int) -> bytes:
    """The first value, where there are many."""
    base = kind & 0xFFF
    if base in _FIXED:
        count = cursor.number() if kind & 0x1000 else 1
        values = [cursor.take(_FIXED[base]) for _ in range(min(count, _MOST_PROPERTIES))]
    else:
        values = []
        for _ in range(min(cursor.number(), _MOST_PROPERTIES)):
            length = cursor.number()
            values.append(cursor.take(length))
            cursor.take(min(-length % 4, len(cursor.data) - cursor.at))
    return values[0] if values else b""


def _keep(meeting: _Meeting, name: str, kind: int, value: bytes) -> None:
    if kind == 0x40 and name in ("start", "end"):
        ticks = int.from_bytes(value, "little")
        meeting.times[name] = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
    elif kind == 0x102 and name == "id":
        meeting.identity = meeting.identity or value
    elif kind == 0x03 and name == "sequence":
        meeting.sequence = int.from_bytes(value, "little", signed=True)
    elif kind in (0x1E, 0x1F):
        text = value.decode("utf-16-le" if kind == 0x1F else "cp1252", "replace").split("\0")[0]
        if text:
            meeting.texts[name] = text


def _as_calendar(meeting: _Meeting) -> bytes | None:
    said = meeting.texts.get("class", "")
    is_cancelled = bool(_CANCEL.search(said))
    start = meeting.times.get("start")
    if start is None or not (is_cancelled or _REQUEST.search(said)):
        return None
    end = meeting.times.get("end")
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Afterword//winmail.dat//EN",
        f"METHOD:{'CANCEL' if is_cancelled else 'REQUEST'}", "BEGIN:VEVENT", f"UID:{_uid(meeting)}",
        f"SEQUENCE:{max(meeting.sequence, 0)}", f"DTSTAMP:{start:%Y%m%dT%H%M%SZ}", f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        *([f"DTEND:{end:%Y%m%dT%H%M%SZ}"] if end else []),
        f"SUMMARY:{_escaped(meeting.texts.get('subject', ''))}",
        f"LOCATION:{_escaped(meeting.texts.get('location', ''))}",
        f"DESCRIPTION:{_escaped(meeting.texts.get('body', ''))}",
        *_organizer(meeting), "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode("utf-8", "replace")


def _organizer(meeting: _Meeting) -> list[str]:
    """Inside one company the address may be one of Exchange's own (`/O=...`), which names nobody outside."""
    address = meeting.texts.get("smtp") or meeting.texts.get("address", "")
    if "@" not in address or re.search(r"[\s<>:;,\"]", address):
        return []
    name = re.sub(r'["\r\n]', " ", meeting.texts.get("name", "")).strip()
    return [f'ORGANIZER;CN="{name}":mailto:{address}' if name else f"ORGANIZER:mailto:{address}"]


def _uid(meeting: _Meeting) -> str:
    """MS-OXCICAL §2.1.3.1.1.20.26: the UID that came from elsewhere lies in the id; else the id is the UID."""
    found = re.search(rb"vCal-Uid\x01\x00\x00\x00([^\x00]{1,300})", meeting.identity)
    if found:
        return _escaped(found.group(1).decode("utf-8", "replace"))
    return meeting.identity.hex().upper()


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return re.sub(r"\r\n|\r|\n", r"\\n", plain)
