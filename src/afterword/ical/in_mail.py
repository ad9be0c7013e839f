"""Invitations inside a message (RFC 6047), wherever its sender put them, from raw bytes and whatever its
charsets."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from afterword.ical.attendees import address_of
from afterword.ical.cleaning import clean_line
from afterword.ical.errors import InvitationError
from afterword.ical.invitation import Invitation, read_invitations
from afterword.ical.tnef import calendar_of_tnef
from afterword.said import say, to_say

_CALENDAR_TYPES = ("text/calendar", "application/ics", "application/calendar", "text/x-vcalendar", "text/ics")
_CALENDAR_NAMES = (".ics", ".ical", ".ifb", ".icalendar", ".vcs")
_MOST_PARTS = 500
_WINMAIL = to_say(
    "The invitation is in a winmail.dat file, which only Outlook can open. Ask the "
    "sender for an .ics file, or enter the interview by hand."
)

_MOST_BRACKETS = 50
_LONGEST_HEADER = 16_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MailInvitations:
    """`invitations` is empty where the message holds none. `recipients` are the addresses that this copy
    went to (Delivered-To and its kin, else a To of one address): one of them is the person's own."""

    invitations: tuple[Invitation, ...]
    sender_name: str = ""
    sender_address: str | None = None
    subject: str = ""
    recipients: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def find_invitations(content: bytes) -> MailInvitations:
    """Calendar parts of every kind, each version once; parts that cannot be read become warnings. Never
    raises."""
    try:
        message = message_from_bytes(content)
    except RecursionError:
        return MailInvitations(
            invitations=(), warnings=(say("This message is nested too deeply to be read."),)
        )
    found: dict[tuple[object, ...], Invitation] = {}
    warnings: list[str] = []
    has_winmail = False
    for part in _flat_parts(message):
        has_winmail = has_winmail or _is_winmail(part)
        data = _calendar_bytes(part)
        if data is None:
            continue
        try:
            invitations = read_invitations(data, charset=_charset(part), method=_method(part))
        except InvitationError as error:
            warnings.append(str(error))
            continue
        for invitation in invitations:
            found.setdefault(_identity(invitation), invitation)
    if has_winmail and not found:
        warnings.append(say(_WINMAIL))
    sender_name, sender_address = _sender(message)
    return MailInvitations(
        invitations=tuple(found.values()),
        sender_name=sender_name,
        sender_address=sender_address,
        subject=clean_line(header_text(message, "Subject")),
        recipients=_recipients(message),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def is_mail(content: bytes) -> bool:
    """Whether the bytes begin like a message: a calendar begins with BEGIN, a message with a header."""
    head = content[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:6].upper() == b"BEGIN:":
        return False
    lines = head.split(b"\n")[:60]
    names = {line.split(b":", 1)[0].strip().lower() for line in lines if b":" in line[:60]}
    known = {b"from", b"to", b"subject", b"date", b"message-id", b"received", b"mime-version", b"return-path"}
    return len(names & (known | {b"delivered-to", b"content-type", b"reply-to", b"dkim-signature"})) >= 2


def header_text(message: Message, name: str) -> str:
    """A header as text. Charsets that Python lacks and broken encodings give what can be read."""
    raw = message.get(name)
    if raw is None:
        return ""
    value = str(raw)
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError, AttributeError, IndexError):
        return value
    return "".join(_piece_text(piece, charset) for piece, charset in pieces)


def _piece_text(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace") if charset else piece.decode("cp1252", "replace")


def _parts(message: Message) -> Iterator[Message]:
    for count, part in enumerate(message.walk()):
        if count >= _MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _flat_parts(message: Message) -> list[Message]:
    """A message nested a thousand deep is an attack, not an invitation."""
    try:
        return list(_parts(message))
    except RecursionError:
        return []


def _calendar_bytes(part: Message) -> bytes | None:
    """The calendar in a part, by its type, its name, or, for plain text and unnamed data, by how it
    begins."""
    if _is_winmail(part):
        return calendar_of_tnef(_payload(part))
    kind = part.get_content_type()
    is_named = _filename(part).lower().endswith(_CALENDAR_NAMES)
    may_be = kind in ("text/plain", "application/octet-stream")
    if not (kind in _CALENDAR_TYPES or is_named or may_be):
        return None
    data = _payload(part)
    if kind in _CALENDAR_TYPES or is_named:
        return data
    return data if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper() == b"BEGIN:VCALENDAR" else None


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, MessageError):
        data = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str:
    charset = part.get_param("charset", "")
    return charset if isinstance(charset, str) and len(charset) < 40 else ""


def _method(part: Message) -> str:
    method = part.get_param("method", "")
    return method if isinstance(method, str) else ""


def _filename(part: Message) -> str:
    try:
        return part.get_filename("") or ""
    except (ValueError, LookupError, TypeError, MessageError):
        return ""


def _is_winmail(part: Message) -> bool:
    return part.get_content_type() in ("application/ms-tnef", "application/vnd.ms-tnef") or (
        _filename(part).lower() == "winmail.dat"
    )


def _identity(invitation: Invitation) -> tuple[object, ...]:
    if invitation.uid:
        return (*invitation.key, invitation.sequence, invitation.cancelled)
    return (invitation.summary, invitation.start or invitation.floating_start or invitation.first_day)


def _sender(message: Message) -> tuple[str, str | None]:
    pairs = _addresses(str(message.get("From", "")))
    name, address = pairs[0] if pairs else ("", "")
    shown = Message()
    shown["From"] = " ".join(name.split())
    return clean_line(header_text(shown, "From").strip(" \"'"), limit=120), address_of(address)


def _addresses(value: str) -> list[tuple[str, str]]:
    """Names and addresses of a header. A thousand open brackets send the standard parser too deep; no real
    header has more than a few."""
    if value.count("(") > _MOST_BRACKETS:
        value = value.replace("(", " ").replace(")", " ")
    try:
        return getaddresses([value[:_LONGEST_HEADER]])
    except (RecursionError, ValueError, IndexError, TypeError):
        return []


def _recipients(message: Message) -> tuple[str, ...]:
    exact = [
        address_of(str(value))
        for name in ("Delivered-To", "X-Original-To")
        for value in message.get_all(name, [])
    ]
    to = [address_of(address) for value in message.get_all("To", []) for _, address in _addresses(str(value))]
    if len(to) == 1:
        exact += to
    return tuple(dict.fromkeys(address for address in exact if address))
