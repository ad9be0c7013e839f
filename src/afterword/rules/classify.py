"""What an incoming message is, what it means, and whether it must stop a follow-up. Pure: a message in, a verdict out.

The one mistake not to make is to take an answer for silence. So every message of a person stops, and so does
everything that cannot be read or told apart; only what is surely no answer lets a follow-up go on.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from afterword.mail.address import is_one_of
from afterword.mail.automatic import AutoReply, find_auto_reply
from afterword.mail.bounce import BounceType, DeliveryNews, DeliveryReport, find_delivery_report
from afterword.mail.kinds_of_sender import (
    is_bulk,
    is_from_function,
    is_from_machine,
    is_from_platform,
    is_from_scheduler,
    is_read_receipt,
)
from afterword.mail.message import Message
from afterword.mail.quoting import NewWords
from afterword.mail.reply_text import find_new_words
from afterword.mail.return_date import read_return_date
from afterword.mail.threading import is_forward_subject
from afterword.rules.intent import Intent, IntentVerdict, is_about_a_job, read_intent

_DECISIONS = frozenset({Intent.REJECTION, Intent.NEXT_STEP, Intent.OFFER})


class Kind(StrEnum):
    REPLY = "reply"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    RECEIPT = "receipt"
    INVITATION = "invitation"
    ATS = "ats"
    BULK = "bulk"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """`status` is the enhanced code of RFC 3463, or empty; `is_final` is false while the server still tries."""

    type: BounceType
    status: str
    recipients: tuple[str, ...]
    is_final: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """`stops_follow_up` says that nothing may be sent in the process it belongs to before a person has looked.
    `is_unsure` says that the verdict is to be shown as a question. `contacts` are addresses named by a person who
    has left or is away. `reasons` are short sentences, the deciding one first."""

    kind: Kind
    intent: Intent
    stops_follow_up: bool
    reasons: tuple[str, ...]
    bounce: Bounce | None = None
    returns_on: date | None = None
    reply_text: str = ""
    is_unsure: bool = False
    is_own: bool = False
    has_left: bool = False
    contacts: tuple[str, ...] = ()


def classify(message: Message, *, own_addresses: frozenset[str] = frozenset()) -> Classification:
    """`own_addresses` are those the candidate writes from, in any spelling. Never raises on any message."""
    words = find_new_words(message)
    if not message.is_readable:
        return _unreadable(message, words)
    if message.from_ is not None and is_one_of(message.from_.email, own_addresses):
        return _own(message, words)
    for judge in _IN_ORDER:
        found = judge(message, words)
        if found is not None:
            return found
    return _reply(message, words)


def _unreadable(message: Message, words: NewWords) -> Classification:
    return Classification(
        kind=Kind.OTHER,
        intent=Intent.UNKNOWN,
        stops_follow_up=True,
        reasons=("We could not take this message apart. It may hold an answer, so nothing is sent before you look.",),
        reply_text=words.text,
        is_unsure=True,
    )


def _own(message: Message, words: NewWords) -> Classification:
    """A copy of what the candidate sent is never an answer. A message forwarded to oneself may carry one."""
    carries = is_forward_subject(message.subject) or words.is_forward or bool(message.originals)
    if carries and all(is_one_of(to.email, (message.from_.email if message.from_ else "",)) for to in message.to):
        verdict = _intent(message, words)
        return Classification(
            kind=Kind.OTHER,
            intent=verdict.intent,
            stops_follow_up=True,
            reasons=("You forwarded this to yourself; it may hold an answer.", verdict.reason),
            reply_text=words.text,
            is_unsure=True,
            is_own=True,
        )
    return Classification(
        kind=Kind.OTHER,
        intent=Intent.NONE,
        stops_follow_up=False,
        reasons=("You wrote this yourself; a copy of your own message is no answer.",),
        reply_text=words.text,
        is_own=True,
    )


def _receipt(message: Message, words: NewWords) -> Classification | None:
    if not is_read_receipt(message):
        return None
    return Classification(
        kind=Kind.RECEIPT,
        intent=Intent.NONE,
        stops_follow_up=False,
        reasons=("It only says that a message was opened or received.",),
    )


def _auto_reply(message: Message, words: NewWords) -> Classification | None:
    """Before the bounce: absence notes have a null sender too (munin #942)."""
    if _is_surely_a_report(message):
        return None
    found = find_auto_reply(message, words.text)
    if found is None or (found.is_confirmation and _speaks_of_failure(message)):
        return None
    verdict = _intent(message, words)
    if found.is_confirmation and (is_from_platform(message) or verdict.intent in _DECISIONS):
        return None
    return _absence(message, words, found, verdict)


def _absence(message: Message, words: NewWords, found: AutoReply, verdict: IntentVerdict) -> Classification:
    decides = verdict.intent in _DECISIONS and verdict.is_clear and not found.has_left
    returns_on = read_return_date(f"{message.subject}.\n\n{words.text}", written_at=message.date)
    reasons = [found.reason]
    if found.has_left:
        reasons.insert(0, "The person no longer works there; the follow-up needs another address.")
    if decides:
        reasons.append("It also seems to tell a decision, so nothing is sent before you look.")
    if returns_on:
        reasons.append(f"It names {returns_on.isoformat()} as the day of return.")
    return Classification(
        kind=Kind.AUTO_REPLY,
        intent=verdict.intent if decides else Intent.NONE,
        stops_follow_up=found.has_left or decides,
        reasons=tuple(reasons),
        returns_on=returns_on,
        reply_text=words.text,
        is_unsure=decides,
        has_left=found.has_left,
        contacts=tuple(address.email for address in found.contacts),
    )


def _delivery_report(message: Message, words: NewWords) -> Classification | None:
    found = find_delivery_report(message)
    if found is None:
        return None
    if found.news is DeliveryNews.DELIVERED:
        reason = "It only says that the message was handed on to its recipient's server."
        return Classification(
            kind=Kind.RECEIPT, intent=Intent.NONE, stops_follow_up=False, reasons=(reason, found.reason)
        )
    if found.news is DeliveryNews.COMPLAINT:
        return Classification(
            kind=Kind.OTHER, intent=Intent.NONE, stops_follow_up=True, reasons=(found.reason,), is_unsure=True
        )
    return _bounced(found, words)


def _bounced(found: DeliveryReport, words: NewWords) -> Classification:
    is_final = found.news is DeliveryNews.FAILED
    if not is_final:
        reason = "The message is late; the server still tries. This is not a failure yet."
    elif found.type is BounceType.HARD:
        reason = "The message did not arrive: the address or its host does not exist. Another address is needed."
    else:
        reason = "The message did not arrive; the address may still be good."
    return Classification(
        kind=Kind.BOUNCE,
        intent=Intent.NONE,
        stops_follow_up=is_final and found.type is BounceType.HARD,
        reasons=(reason, found.reason),
        bounce=Bounce(type=found.type, status=found.status, recipients=found.recipients, is_final=is_final),
        reply_text="",
    )


def _invitation(message: Message, words: NewWords) -> Classification | None:
    methods = set(message.calendar_methods)
    if not methods or methods == {""}:
        if not message.calendar_text or not methods:
            return None
    verdict = _intent(message, words)
    if methods & {"CANCEL", "DECLINECOUNTER"}:
        said, intent = "It cancels a meeting.", Intent.UNKNOWN
        intent = verdict.intent if verdict.intent is Intent.REJECTION else intent
    elif methods & {"REPLY", "COUNTER"}:
        said, intent = "Somebody answered an invitation of yours.", Intent.ACKNOWLEDGEMENT
        intent = Intent.NEXT_STEP if "COUNTER" in methods else intent
    else:
        said, intent = "It invites to a meeting, or moves one.", Intent.NEXT_STEP
    return Classification(
        kind=Kind.INVITATION, intent=intent, stops_follow_up=True, reasons=(said,), reply_text=words.text
    )


def _platform(message: Message, words: NewWords) -> Classification | None:
    """Applicant systems: what they decide is an answer; that they received something is none."""
    by_platform, by_machine = is_from_platform(message), is_from_machine(message)
    if not (by_platform or is_from_scheduler(message) or by_machine):
        return None
    verdict = _intent(message, words)
    about_job = is_about_a_job(f"{message.subject}\n{words.text}")
    if is_bulk(message) and verdict.intent not in _DECISIONS:
        return None
    if not by_platform and not about_job:
        return None
    if _looks_like_a_digest(message) and not (verdict.intent in _DECISIONS and verdict.is_clear):
        return None
    said = "An applicant system wrote it." if by_platform else "A machine of the employer wrote it."
    stops = verdict.intent is not Intent.ACKNOWLEDGEMENT
    reasons = [said, verdict.reason]
    if not stops:
        reasons.append("That something was received is no answer.")
    return Classification(
        kind=Kind.ATS,
        intent=verdict.intent,
        stops_follow_up=stops,
        reasons=tuple(reasons),
        reply_text=words.text,
        is_unsure=verdict.intent is Intent.UNKNOWN,
    )


def _bulk(message: Message, words: NewWords) -> Classification | None:
    if not is_bulk(message):
        return None
    verdict = _intent(message, words)
    if verdict.intent in {Intent.REJECTION, Intent.OFFER} and verdict.is_clear and not _looks_like_a_digest(message):
        return Classification(
            kind=Kind.ATS,
            intent=verdict.intent,
            stops_follow_up=True,
            reasons=("It was sent with a mass mailer, yet it tells a decision.", verdict.reason),
            reply_text=words.text,
        )
    return Classification(
        kind=Kind.BULK,
        intent=Intent.NONE,
        stops_follow_up=False,
        reasons=("It went to many; it is no answer to you.",),
        reply_text=words.text,
    )


def _machine(message: Message, words: NewWords) -> Classification | None:
    """Notifications that are about no job: confirmations, codes, reminders. Only from addresses that nobody reads."""
    if not is_from_machine(message) or message.from_ is None:
        return None
    verdict = _intent(message, words)
    return Classification(
        kind=Kind.OTHER,
        intent=verdict.intent if verdict.intent in _DECISIONS else Intent.NONE,
        stops_follow_up=True,
        reasons=("A machine wrote it, and it is not clear about what.",),
        reply_text=words.text,
        is_unsure=True,
    )


def _reply(message: Message, words: NewWords) -> Classification:
    verdict = _intent(message, words)
    said = "A person wrote it, as far as its headers tell."
    if is_from_function(message):
        said = "It came from an address of a department; a person may have written it."
    return Classification(
        kind=Kind.REPLY,
        intent=verdict.intent,
        stops_follow_up=True,
        reasons=(said, verdict.reason),
        reply_text=words.text,
        is_unsure=verdict.intent is Intent.UNKNOWN,
    )


def _intent(message: Message, words: NewWords) -> IntentVerdict:
    around = f"{message.subject}\n{words.quoted}\n{message.original_text}"
    found = read_intent(words.text, around=around)
    if found.intent is Intent.UNKNOWN and not words.text.strip() and message.original_text:
        inner = read_intent(message.original_text, around=around)
        return replace(inner, is_clear=False)
    return found


def _is_surely_a_report(message: Message) -> bool:
    """Report parts outweigh everything: Exim and Exchange mark their reports as `auto-replied`."""
    return any(
        fields.has("action", "final-recipient", "diagnostic-code", "disposition") for fields in message.delivery_fields
    ) or message.headers.has("x-failed-recipients")


def _speaks_of_failure(message: Message) -> bool:
    return find_delivery_report(message) is not None


def _looks_like_a_digest(message: Message) -> bool:
    """Job alerts and newsletters speak of jobs in every line; what they are not is short and to one person."""
    return message.headers.has("list-unsubscribe") and message.text.count("http") >= 6


_Judge = Callable[[Message, NewWords], Classification | None]
_IN_ORDER: tuple[_Judge, ...] = (
    _receipt, _auto_reply, _delivery_report, _invitation, _platform, _bulk, _machine,
)  # fmt: skip
