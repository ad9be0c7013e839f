"""Mail that tells of mail: failed, delayed or made delivery. RFC 3464 where it is followed, plain words
elsewhere.

Asked only after `automatic.find_auto_reply`: an absence note has a null sender too (mail-stack, fact 9).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from afterword.mail.address import normalise_address
from afterword.mail.bounce_reason import is_address_gone, is_still_trying
from afterword.mail.delivery_report import Delivery, read_deliveries
from afterword.mail.message import Message
from afterword.mail.message_id import normalise_message_id
from afterword.mail.tables import table_lines
from afterword.mail.threading import is_reply_subject
from afterword.said import say

_HERE = "afterword.mail"
_FIRST_WORDS = 4_000
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*")
_LONG_RUN = re.compile(r"\S{400,}")
_PASTED_ID = re.compile(
    r"(?im)^[ \t>]{0,8}(?:x-microsoft-original-|x-google-original-)?message-id:[ \t]*(<[^<>\s]{3,300}>)"
)


_ORIGINAL_BELOW = re.compile(
    r"(?im)^[ \t>-]{0,8}(?:-{3,}.{0,60}(?:copy of|original|below this line|returned message|unsent message)"
    r".{0,60}"
    r"|(?:return-path|received|mime-version):.*)$"
)


class BounceType(StrEnum):
    HARD = "hard"
    SOFT = "soft"


class DeliveryNews(StrEnum):
    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """`type` says whether the address is gone (hard) or may still be good (soft); `status` is the enhanced
    code of RFC 3463, empty where none is found; `original_ids` are the identifiers of the message it tells
    of."""

    news: DeliveryNews
    type: BounceType
    reason: str
    status: str = ""
    recipients: tuple[str, ...] = ()
    original_ids: tuple[str, ...] = ()


def find_delivery_report(message: Message) -> DeliveryReport | None:
    """What a mail system tells of an earlier message, or None where it is no such report."""
    if _is_complaint(message):
        return _report(
            message,
            DeliveryNews.COMPLAINT,
            say("A recipient's provider reports that the message was marked as spam."),
        )
    if _has_report_part(message):
        return _report(message, _news(message), say("It holds a delivery report (RFC 3464)."))
    if not _has_bounce_words(message):
        return None
    news = DeliveryNews.DELAYED if is_still_trying(message.subject, message.text) else DeliveryNews.FAILED
    return _report(
        message, news, say("A mail system wrote it, and it says that a message was not delivered.")
    )


def mentioned_ids(message: Message) -> tuple[str, ...]:
    """Identifiers of messages that are attached to or pasted into this one."""
    found: dict[str, None] = {}
    for headers in message.originals:
        for name in ("message-id", "x-microsoft-original-message-id", "x-google-original-message-id"):
            identifier = normalise_message_id(headers.raw(name))
            if identifier:
                found[identifier] = None
    for match in _PASTED_ID.finditer(f"{message.text}\n{message.original_text}"[:100_000]):
        identifier = normalise_message_id(match.group(1))
        if identifier:
            found[identifier] = None
    return tuple(found)


def _report(message: Message, news: DeliveryNews, reason: str) -> DeliveryReport:
    deliveries = read_deliveries(message.delivery_fields)
    failed = [one for one in deliveries if one.action in {"failed", "delayed", ""}] or list(deliveries)
    words = f"{message.subject}\n{_outside_original(message.text)}"
    gone = news is DeliveryNews.FAILED and is_address_gone(failed, words)
    return DeliveryReport(
        news=news,
        type=BounceType.HARD if gone else BounceType.SOFT,
        reason=reason,
        status=_status(failed, words),
        recipients=_recipients(message, failed, words),
        original_ids=(*mentioned_ids(message), *message.in_reply_to, *message.references),
    )


def _is_complaint(message: Message) -> bool:
    return message.report_type == "feedback-report" or "message/feedback-report" in message.content_types


def _has_report_part(message: Message) -> bool:
    if "disposition-notification" in message.report_type:
        return False
    if any(fields.has("action", "final-recipient", "diagnostic-code") for fields in message.delivery_fields):
        return not any(fields.has("disposition") for fields in message.delivery_fields)
    return message.report_type == "delivery-status" or _is_report_without_type(message)


def _is_report_without_type(message: Message) -> bool:
    return (
        message.headers.raw("content-type").lower().startswith("multipart/report") and not message.report_type
    )


def _news(message: Message) -> DeliveryNews:
    actions = {one.action for one in read_deliveries(message.delivery_fields)} - {""}
    if "failed" in actions:
        return DeliveryNews.FAILED
    if actions and actions <= {"delivered", "relayed", "expanded"}:
        return DeliveryNews.DELIVERED
    if "delayed" in actions or is_still_trying(message.subject, message.text):
        return DeliveryNews.DELAYED
    return DeliveryNews.FAILED


def _has_bounce_words(message: Message) -> bool:
    """Sender and subject, or one of the two and the body: never one alone, and never an answer of a
    person."""
    by_system = _is_system_sender(message)
    subject = _matches("subject", message.subject[:300])
    body = _matches("body", message.text[:_FIRST_WORDS])
    if is_reply_subject(message.subject) and not by_system:
        return False
    if by_system:
        return subject or body or bool(message.originals) or _names_an_address(message)
    if message.return_path == "" or message.headers.has("x-failed-recipients"):
        return subject or (body and bool(message.originals)) or message.headers.has("x-failed-recipients")
    return subject and body and _has_trace_of_original(message)


def _names_an_address(message: Message) -> bool:
    """A report in a language that we do not read: a mail system without a return path tells of an address."""
    return message.return_path == "" and bool(_ADDRESS.search(message.text[:_FIRST_WORDS]))


def _has_trace_of_original(message: Message) -> bool:
    """A server's answer code or our message below it; and nothing that a person's mail would carry."""
    if message.in_reply_to and not message.originals:
        return False
    coded = re.search(
        r"\b[245]\d\d[ -]#?[245]\.\d{1,3}\.\d{1,3}\b|\b5[0-9]{2}[ :-]", message.text[:_FIRST_WORDS]
    )
    return bool(message.originals) or bool(coded) or bool(_PASTED_ID.search(message.text[:50_000]))


def _is_system_sender(message: Message) -> bool:
    author = message.from_
    if author is None:
        raw = message.headers.text("from")[:200]
        return _matches("name", raw)
    local = author.local_part
    return _matches("sender", local) or (_matches("name", author.name[:100]) and "@" not in author.name)


def _outside_original(text: str) -> str:
    """The words of the report without our own message below, whose words would mislead."""
    found = _ORIGINAL_BELOW.search(text)
    return text[: found.start()] if found and found.start() > 40 else text


def _status(deliveries: list[Delivery], words: str) -> str:
    for one in deliveries:
        if one.status and not one.status.endswith(".0.0"):
            return one.status
    found = re.search(
        r"(?<![\d.])([45]\.\d{1,2}\.\d{1,3})(?![\d.])",
        "\n".join([*(one.diagnostic for one in deliveries), words]),
    )
    if found:
        return found.group(1)
    return next((one.status for one in deliveries if one.status), "")


def _recipients(message: Message, deliveries: list[Delivery], words: str) -> tuple[str, ...]:
    named = [one.recipient for one in deliveries if one.recipient]
    named = named or [
        found for field in message.headers.all_raw("x-failed-recipients") for found in _ADDRESS.findall(field)
    ]
    named = named or _by_second_opinion(message, words)
    author = message.from_.normalised if message.from_ else ""
    own = {address.normalised for address in message.recipients}
    unique = {normalise_address(one): None for one in named if "@" in one}
    unique = {one: None for one in unique if one and one != author} or unique
    others = {one: None for one in unique if one not in own}
    return tuple(others or unique)[:50]


def _by_second_opinion(message: Message, words: str) -> list[str]:
    """Addresses near the top of the words; the well-kept library of Mailman knows more shapes, so it is
    asked first. It throws on raw 8-bit headers, so it is given only clean text."""
    from email.message import Message as PlainMessage

    from flufl.bounce import all_failures

    plain = PlainMessage()
    plain["From"] = message.from_.email if message.from_ else "mailer-daemon@invalid"
    plain["Subject"] = message.subject.encode("ascii", "replace").decode("ascii")[:300]
    # Its patterns take the square of a long run without blanks; no address is that long (RFC 5321 §4.5.3.1.3).
    short = _LONG_RUN.sub(" ", words[:20_000])
    plain.set_payload(short.encode("ascii", "replace").decode("ascii"))
    try:
        temporary, permanent = all_failures(plain)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        temporary = permanent = frozenset()
    found = [one.decode("ascii", "replace") for one in sorted(permanent | temporary)]
    return found or _ADDRESS.findall(words[:2_000])[:5]


def _matches(kind: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns(kind))


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    lines = table_lines(_HERE, "bounce.txt")
    return tuple(re.compile(line.partition(": ")[2], re.I) for line in lines if line.startswith(f"{kind}: "))
