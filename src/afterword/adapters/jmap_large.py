"""A large message by JMAP: its head and text parts, without the attachments, as one flat message."""

from email import encoders
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import Any

from afterword.adapters.jmap_session import JmapSession

_OF_THE_BODY = frozenset({"content-type", "content-transfer-encoding", "mime-version", "content-disposition"})
_READ_TYPES = frozenset({"text/calendar", "application/ics", "message/delivery-status", "message/rfc822"})
_MOST_PARTS = 40


def read_large(session: JmapSession, key: str, size_limit: int) -> bytes | None:
    """None where the message is gone. Text is cut at `size_limit` bytes a part; calendars and reports come whole
    where they are smaller than that."""
    wanted = {
        "ids": [key],
        "properties": ["headers", "textBody", "htmlBody", "attachments", "bodyValues"],
        "bodyProperties": ["partId", "blobId", "size", "type", "name"],
        "fetchTextBodyValues": True,
        "fetchHTMLBodyValues": True,
        "maxBodyValueBytes": size_limit,
    }
    rows = session.ask([("Email/get", wanted)])[0].get("list") or []
    if not rows:
        return None
    row = rows[0]
    whole = MIMEMultipart("mixed")
    seen: set[str] = set()
    for part in [*(row.get("textBody") or []), *(row.get("htmlBody") or [])][:_MOST_PARTS]:
        value = (row.get("bodyValues") or {}).get(part.get("partId"))
        if value and part["partId"] not in seen:
            seen.add(part["partId"])
            subtype = "html" if part.get("type") == "text/html" else "plain"
            text = str(value.get("value", "")).encode("utf-8", "replace").decode()
            whole.attach(MIMEText(text, subtype, "utf-8"))
    for part in (row.get("attachments") or [])[:_MOST_PARTS]:
        attached = _attached(session, part, size_limit)
        if attached is not None:
            whole.attach(attached)
    return _with_head(row, whole)


def _attached(session: JmapSession, part: dict[str, Any], size_limit: int) -> Message | None:
    kind = str(part.get("type") or "").lower()
    is_calendar = str(part.get("name") or "").lower().endswith(".ics")
    if not (kind in _READ_TYPES or is_calendar) or int(part.get("size") or 0) > size_limit:
        return None
    content = session.download(str(part.get("blobId")))
    if content is None:
        return None
    made = MIMEBase("text", "calendar") if is_calendar else MIMEBase(*kind.split("/", 1))
    made.set_payload(content)
    if kind == "message/delivery-status":
        made["Content-Transfer-Encoding"] = "8bit"
    else:
        encoders.encode_base64(made)
    return made


def _with_head(row: dict[str, Any], whole: MIMEMultipart) -> bytes:
    lines = [
        f"{each['name']}:{each['value']}"
        for each in row.get("headers") or []
        if str(each.get("name", "")).lower() not in _OF_THE_BODY
    ]
    head = "\r\n".join(lines).encode("utf-8", "surrogateescape")
    body = whole.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return head + b"\r\n" + body
