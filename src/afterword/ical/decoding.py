"""Bytes of a calendar file become content lines (RFC 5545 §3.1), whatever their sender did to them."""

import base64
import binascii
import quopri
import re

from afterword.ical.errors import InvitationError
from afterword.said import say

LARGEST = 25_000_000
_BEGIN = re.compile(rb"BEGIN\s{0,3}:\s{0,3}V(?:CALENDAR|EVENT)", re.I)
_BASE64_BEGIN = re.compile(rb"\A\s*QkVHSU46VkNBTEVOREFS")
_QUOTED_PRINTABLE = re.compile(rb"(?:;[A-Za-z-]{2,30}=3D|=0D=0A|BEGIN=3AV)")
_FOLD = re.compile(rb"\r*\n[ \t]")
_FOLD_BUT_SOFT = re.compile(rb"(?<![=\r])\r*\n[ \t]")
_BREAKS = re.compile(rb"\r*\n|\r")
_PROPERTY = re.compile(r"\s*[A-Za-z0-9][A-Za-z0-9-]*\s*[;:]")
_ENCODED_PROPERTY = re.compile(r"[^:]{0,200};ENCODING=QUOTED-PRINTABLE", re.I)
_SELF_NAMED = ("utf-8", "utf8", "us-ascii", "ascii", "")


def read_lines(content: bytes, *, charset: str = "") -> list[str]:
    """Unfolded content lines, without the ends.

    Folds are undone before decoding, since a fold may split a UTF-8 character. A line that cannot be the
    start of a property belongs to the one before (text with raw line breaks). `charset` is what a mail part
    claims. Raises InvitationError where there is no calendar in the bytes.
    """
    if len(content) > LARGEST:
        raise InvitationError(
            say("This file is larger than 25 MB, so it was not read. Give the invitation alone.")
        )
    data = _as_ascii_compatible(content, charset=charset)
    if not _BEGIN.search(data):
        raise InvitationError(_what_is_wrong(content))
    # In quoted-printable values of old clients "=" ends a line and the blank after it belongs to the text.
    fold = _FOLD_BUT_SOFT if b"ENCODING=QUOTED-PRINTABLE" in data.upper() else _FOLD
    unfolded = fold.sub(b"", data)
    return _join([_decode(line) for line in _BREAKS.split(unfolded)])


def _as_ascii_compatible(content: bytes, *, charset: str) -> bytes:
    """UTF-8 where the file is UTF-16 or in the named charset; unwrapped where it is base64 or
    quoted-printable."""
    data = _from_wide(content)
    if _BASE64_BEGIN.match(data):
        try:
            data = base64.b64decode(re.sub(rb"[^A-Za-z0-9+/]", b"", data) + b"==")
        except binascii.Error:
            return data
    if _QUOTED_PRINTABLE.search(data[:20_000]) and b"ENCODING=QUOTED-PRINTABLE" not in data[:20_000].upper():
        data = quopri.decodestring(data)
    if charset.strip().lower() not in _SELF_NAMED and b"\x00" not in data:
        try:
            return data.decode(charset.strip()).encode("utf-8", "replace")
        except (LookupError, ValueError):
            return data
    return data


def _from_wide(content: bytes) -> bytes:
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:]
    head = content[:400]
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return content.decode("utf-32", "replace").encode("utf-8", "replace")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").encode("utf-8", "replace")
    if b"B\x00E\x00G\x00I\x00N\x00" in head:
        return content.decode("utf-16-le", "replace").encode("utf-8", "replace")
    if b"\x00B\x00E\x00G\x00I\x00N" in head:
        return content.decode("utf-16-be", "replace").encode("utf-8", "replace")
    return content


def _decode(line: bytes) -> str:
    """UTF-8, else Western European: lines of one file may differ."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _join(lines: list[str]) -> list[str]:
    """Put back together what a sender broke without folding."""
    capitals_only = any(line.lstrip().startswith("BEGIN:V") for line in lines[:50])
    joined: list[str] = []
    runs: list[str] = [""]  # pieces of the line in progress, joined once so that long texts stay linear
    blank = 0
    for line in lines:
        if not line.strip():
            blank += 1
            continue
        if _is_soft(runs):
            runs[-1] = runs[-1][:-1]
            runs.append(line)
        elif _continues(runs[0], line, capitals_only=capitals_only):
            runs.append("\\n" * (blank + 1) + line)
        else:
            joined.append("".join(runs))
            runs = [line]
        blank = 0
    joined.append("".join(runs))
    return [line for line in joined if line]


def _is_soft(runs: list[str]) -> bool:
    """Quoted-printable values of old clients go on after a line that ends with "="."""
    return runs[-1].endswith("=") and bool(_ENCODED_PROPERTY.match(runs[0]))


def _continues(first: str, line: str, *, capitals_only: bool) -> bool:
    """Whether a line is text that belongs to the property which began with `first`."""
    if ":" not in first or first[:6].upper().startswith(("BEGIN:", "END:")):
        return False
    found = _PROPERTY.match(line)
    if not found:
        return True
    name = found.group().strip(" ;:\t")
    after = line[found.end() : found.end() + 2]
    # "Location: 3rd floor" or "note: bring a laptop" inside a description, not `dtstart;tzid=...`
    is_prose = name[1:].islower() and (name[0].isupper() or after.startswith(" "))
    return after == "//" or (capitals_only and is_prose)


def _what_is_wrong(content: bytes) -> str:
    head = content[:2000].lstrip().lower()
    if not content.strip():
        return say("This file is empty. Save the invitation again and give that file.")
    if head.startswith((b"<!doctype", b"<html")):
        return say("This file is a web page, not a calendar. Download the .ics file itself and give that.")
    if head.startswith(b"begin:vcard"):
        return say(
            "This file is a contact card, not a calendar. Give the .ics file or the mail with the invitation."
        )
    if b"\x78\x9f\x3e\x22" in content[:4]:
        return say(
            "This is a winmail.dat file, which only Outlook can open. Ask the sender for an .ics "
            "file, or enter the interview by hand."
        )
    return say(
        "There is no calendar in this file. Give an .ics file, or the mail (.eml) with the invitation."
    )
