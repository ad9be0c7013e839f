"""A letter from the command line: plain text with an optional head, or an .eml file."""

import re
from dataclasses import dataclass

from afterword.cli.files import decode, read_bytes, shown_name

# The head that plain text may begin with. Only these words count, so a letter may begin with "Note: ...".
_HEAD = re.compile(r"(subject|to|cc|bcc|from|in-reply-to)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
# A header that only mail has, in the first lines of a file.
_MAIL_HEADER = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|date|content-type|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedLetter:
    """`first_line` is the line of the file (from 1) on which `body` begins. `attachments` are file names."""

    name: str
    body: str
    subject: str | None = None
    sender: str | None = None
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    in_reply_to: str | None = None
    attachments: tuple[str, ...] = ()
    first_line: int = 1


def load_letter(path: str) -> LoadedLetter:
    """Raises BadInput."""
    content = read_bytes(path)
    if path.lower().endswith(".eml") or _is_mail(content):
        return _from_mail(content, name=shown_name(path))
    return _from_text(decode(content, name=shown_name(path)), name=shown_name(path))


def _is_mail(content: bytes) -> bool:
    head = content[:8000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return re.match(rb"[A-Za-z][A-Za-z-]*:", head) is not None and _MAIL_HEADER.search(head) is not None


def _from_mail(content: bytes, *, name: str) -> LoadedLetter:
    from afterword.mail.address import parse_addresses
    from afterword.mail.message import read_message

    message = read_message(content)
    blind = parse_addresses(*message.headers.all_raw("bcc"))
    return LoadedLetter(
        name=name,
        body=message.text,
        subject=message.subject or None,
        sender=message.from_.email if message.from_ else None,
        to=tuple(address.email for address in message.to),
        cc=tuple(address.email for address in message.cc),
        bcc=tuple(address.email for address in blind),
        in_reply_to=message.in_reply_to[0] if message.in_reply_to else None,
        attachments=tuple(file.filename for file in message.attachments if file.filename),
        first_line=_first_line(content, message.text),
    )


def _first_line(content: bytes, body: str) -> int:
    """Where the text begins in the file, if it stands there as it is; else the text counts from 1."""
    raw = content.decode("utf-8", "replace").replace("\r\n", "\n")
    opening = body.split("\n", 1)[0]
    place = raw.find(f"\n{opening}\n", raw.find("\n\n") + 1) if opening else -1
    return raw.count("\n", 0, place) + 2 if place >= 0 else 1


def _from_text(text: str, *, name: str) -> LoadedLetter:
    head, skipped = _split_head(text)
    body = "".join(text.split("\n", skipped)[skipped:])  # a head alone, without a line after it, has none
    sender = _addresses(head.get("from", ""))
    return LoadedLetter(
        name=name,
        body=body,
        subject=head.get("subject") or None,
        sender=sender[0] if sender else None,
        to=_addresses(head.get("to", "")),
        cc=_addresses(head.get("cc", "")),
        bcc=_addresses(head.get("bcc", "")),
        in_reply_to=head.get("in-reply-to", "").strip(" <>") or None,
        first_line=skipped + 1,
    )


def _split_head(text: str) -> tuple[dict[str, str], int]:
    """The head lines by name, and how many lines come before the body. Empty lines around the head are
    skipped."""
    head: dict[str, str] = {}
    skipped = 0
    is_over = False
    for line in text.split("\n"):
        found = None if is_over else _HEAD.fullmatch(line.strip())
        if found:
            head[found[1].lower()] = found[2].strip()
        elif line.strip():
            break
        else:
            is_over = bool(head)
        skipped += 1
    return head, skipped if head else 0


def _addresses(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    from afterword.mail.address import parse_addresses

    return tuple(address.email for address in parse_addresses(text))
