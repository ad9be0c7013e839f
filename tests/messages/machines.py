"""What programs put around words: header marks, delivery reports, receipts and calendar parts."""

import base64
import re
from typing import Any

from tests.messages.world import CANDIDATE, Letter

_PACKED = re.compile(r"<<base64 (\S+)\|(.*?)>>", re.DOTALL)
Fields = list[tuple[str, str]]


def marks(name: str, sender: str) -> Fields:
    """The headers that a kind of program sets."""
    address = sender.rpartition("<")[2].strip(">")
    table: dict[str, Fields] = {
        "none": [],
        "null": [("Return-Path", "<>")],
        "rfc3834": [("Auto-Submitted", "auto-replied (vacation)"), ("Return-Path", "<>")],
        "gmail": [("Auto-Submitted", "auto-replied"), ("X-Autoreply", "yes"), ("Precedence", "bulk")],
        "exchange": [
            ("Return-Path", "<>"),
            ("X-Auto-Response-Suppress", "All"),
            ("X-MS-Exchange-Inbox-Rules-Loop", address),
        ],
        "suppressed": [("X-Auto-Response-Suppress", "DR, OOF, AutoReply"), ("X-MS-Has-Attach", "")],
        "list": [
            ("List-Unsubscribe", "<https://list.example/u>"),
            ("List-Id", "<all.list.example>"),
            ("Precedence", "bulk"),
        ],
        "mailer": [("List-Unsubscribe", "<https://mailer.example/u>"), ("Feedback-ID", "1:mailer")],
        "group": [
            ("List-ID", "<talent.northwind.example>"),
            ("List-Unsubscribe", "<mailto:talent+unsubscribe@northwind.example>"),
            ("Precedence", "list"),
        ],
    }
    return table[name]


def delivery_report(fields: dict[str, Any], letter: Letter) -> list[tuple[str, str]]:
    """The parts of RFC 3464: words, fields, and our message or its headers."""
    to, status, said = fields["to"], str(fields["status"]), fields["said"]
    action = fields.get("action", "failed")
    words = _words(fields.get("server", "postfix"), to, said, action)
    report = (
        f"Reporting-MTA: dns; mx.example.org\nArrival-Date: Tue, 12 May 2026 15:04:01 +0200\n\n"
        f"Final-Recipient: rfc822; {to}\nAction: {action}\nStatus: {status}\nRemote-MTA: dns; mx.remote.example\n"
        f"Diagnostic-Code: smtp; {said.removeprefix('smtp; ')}\n"
    )
    parts = [("text/plain; charset=utf-8", words), ("message/delivery-status", report)]
    original = fields.get("original", "full")
    if original != "none":
        kind = "message/rfc822" if original == "full" else "text/rfc822-headers"
        body = "\n".join(letter.lines) if original == "full" else ""
        parts.append((kind, f"{original_headers(letter)}\n{body}\n"))
    return parts


def original_headers(letter: Letter) -> str:
    return (
        f"From: {CANDIDATE}\nTo: {letter.to}\nSubject: {letter.subject}\n"
        f"Date: Tue, 12 May 2026 15:04:00 +0200\nMessage-ID: <{letter.message_id}>\n"
    )


def _words(server: str, to: str, said: str, action: str) -> str:
    host = "This is the mail system at host mx.example.org."
    if action == "delayed":
        late = "Your message could not be delivered for more than 4 hour(s)."
        return f"{host}\n\n{late}\nIt will be retried until it is 5 days old.\n\n<{to}>: {said}"
    if action in {"delivered", "relayed"}:
        return f"Your message was successfully {action} to the destination(s) listed below.\n\n<{to}>"
    if server == "exchange":
        failed = (
            f"Delivery has failed to these recipients or groups:\n\n{to}\nYour message couldn't be delivered."
        )
        return (
            f"{failed}\n\nDiagnostic information for administrators:\n\n{to}\nRemote Server returned '{said}'"
        )
    if server == "gmail":
        return f"** Address not found **\n\nYour message wasn't delivered to {to}.\n\nThe response was:\n\n{said}"
    sorry = (
        "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients."
    )
    return f"{host}\n\n{sorry}\n\n<{to}>: {said}"


def receipt(fields: dict[str, Any], letter: Letter, reader: str) -> list[tuple[str, str]]:
    """RFC 8098."""
    address = reader.rpartition("<")[2].strip(">")
    how = fields.get("disposition", "displayed")
    report = (
        f"Reporting-UA: mail.example; Reader\nFinal-Recipient: rfc822;{address}\n"
        f"Original-Message-ID: <{letter.message_id}>\n"
        f"Disposition: manual-action/MDN-sent-manually; {how}\n"
    )
    return [
        ("text/plain; charset=utf-8", fields["text"]),
        ("message/disposition-notification", report),
        ("text/rfc822-headers", original_headers(letter)),
    ]


def calendar(fields: dict[str, Any], process: str) -> str:
    """An event as the organiser's program writes it."""
    method = fields["method"]
    status = "CANCELLED" if method == "CANCEL" else "CONFIRMED"
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Sample//Calendar//EN",
        "VERSION:2.0",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{process}-round-2@calendar.example",
        f"SEQUENCE:{fields.get('sequence', 0)}",
        "DTSTAMP:20260513T080000Z",
        "DTSTART:20260528T080000Z",
        "DTEND:20260528T090000Z",
        f"SUMMARY:{fields.get('summary', 'Interview')}",
        "ORGANIZER;CN=Organiser:mailto:organiser@calendar.example",
        "ATTENDEE;CN=Jonas Weber;PARTSTAT=NEEDS-ACTION:mailto:jonas.weber@example.org",
        f"STATUS:{status}",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines)


def written_out(fields: dict[str, Any], letter: Letter) -> bytes:
    """A message of `form: raw`: itself, with the marks of the letter that it answers filled in.

    `<<base64 CHARSET|words>>` becomes base64 of the words in that charset; `raw_as` is the charset of the bytes.
    """
    filled = str(fields["raw"]).format(
        irt=letter.message_id,
        rewritten=letter.rewritten_id,
        subject=letter.subject,
        thread_index=letter.thread_index.rstrip("="),
    )
    packed = _PACKED.sub(lambda found: _as_base64(found[2], found[1]), filled)
    return packed.replace("\n", "\r\n").encode(fields.get("raw_as", "utf-8"))


def _as_base64(words: str, charset: str) -> str:
    return base64.encodebytes(words.encode(charset)).decode().strip()
