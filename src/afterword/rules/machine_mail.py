"""Mail that a mail system makes: receipts, absence notes, delivery reports, invitations. Each judge answers
or passes."""

from afterword.mail.automatic import AutoReply, find_auto_reply
from afterword.mail.bounce import BounceType, DeliveryNews, DeliveryReport, find_delivery_report
from afterword.mail.kinds_of_sender import is_from_platform, is_read_receipt
from afterword.mail.message import Message
from afterword.mail.quoting import NewWords
from afterword.mail.return_date import read_return_date
from afterword.rules.answer_meaning import meaning_of
from afterword.rules.classification import DECISIONS, Bounce, Classification, Kind
from afterword.rules.intent import (
    Intent,
    IntentVerdict,
    is_about_a_job,
    only_says_it_was_received,
    says_nothing_new,
)
from afterword.said import say
from afterword.said_dates import date_said


def judge_receipt(message: Message, words: NewWords) -> Classification | None:
    if not is_read_receipt(message):
        return None
    return Classification(
        kind=Kind.RECEIPT,
        intent=Intent.NONE,
        stops_follow_up=False,
        reasons=(say("It only says that a message was opened or received."),),
    )


def judge_auto_reply(message: Message, words: NewWords) -> Classification | None:
    """Before the bounce: absence notes have a null sender too (munin #942)."""
    if _is_surely_a_report(message):
        return None
    found = find_auto_reply(message, words.text) or _find_confirmation(message, words)
    if found is None or (found.is_confirmation and _speaks_of_failure(message)):
        return None
    verdict = meaning_of(message, words)
    if found.is_confirmation and (is_from_platform(message) or verdict.intent in DECISIONS):
        return None
    return _absence(message, words, found, verdict)


def _find_confirmation(message: Message, words: NewWords) -> AutoReply | None:
    """A ticket system: its answer to a letter is marked as generated, and says only that the letter came in."""
    is_answer = bool(message.in_reply_to or message.references)
    if not (is_answer and message.auto_submitted.startswith("auto-generated")):
        return None
    if not only_says_it_was_received(words.text):
        return None
    return AutoReply(
        reason=say("It is marked as generated, and only says that your message came in."),
        is_confirmation=True,
    )


def _absence(message: Message, words: NewWords, found: AutoReply, verdict: IntentVerdict) -> Classification:
    decides = verdict.intent in DECISIONS and verdict.is_clear and not found.has_left
    puzzles = found.is_confirmation and is_about_a_job(words.text) and not says_nothing_new(words.text)
    returns_on = read_return_date(f"{message.subject}.\n\n{words.text}", written_at=message.date)
    reasons = [found.reason]
    if found.has_left:
        reasons.insert(0, say("The person no longer works there; the follow-up needs another address."))
    if decides:
        reasons.append(say("It also seems to tell a decision, so nothing is sent before you look."))
    elif puzzles:
        reasons.append(say("It says more than that something came in, so nothing is sent before you look."))
    if returns_on:
        reasons.append(say("It names {day} as the day of return.", day=date_said(returns_on, with_year=True)))
    return Classification(
        kind=Kind.AUTO_REPLY,
        intent=verdict.intent if decides else (Intent.UNKNOWN if puzzles else Intent.NONE),
        stops_follow_up=found.has_left or decides or puzzles,
        reasons=tuple(reasons),
        returns_on=returns_on,
        reply_text=words.text,
        is_unsure=decides or puzzles,
        has_left=found.has_left,
        contacts=tuple(address.email for address in found.contacts),
    )


def judge_delivery_report(message: Message, words: NewWords) -> Classification | None:
    found = find_delivery_report(message)
    if found is None:
        return None
    if found.news is DeliveryNews.DELIVERED:
        reason = say("It only says that the message was handed on to its recipient's server.")
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
        reason = say("The message is late; the server still tries. This is not a failure yet.")
    elif found.type is BounceType.HARD:
        reason = say(
            "The message did not arrive: the address or its host does not exist. Another address is needed."
        )
    else:
        reason = say("The message did not arrive; the address may still be good.")
    return Classification(
        kind=Kind.BOUNCE,
        intent=Intent.NONE,
        stops_follow_up=is_final and found.type is BounceType.HARD,
        reasons=(reason, found.reason),
        bounce=Bounce(type=found.type, status=found.status, recipients=found.recipients, is_final=is_final),
        reply_text="",
    )


def judge_invitation(message: Message, words: NewWords) -> Classification | None:
    methods = set(message.calendar_methods)
    if not methods or not message.calendar_text:
        return None
    verdict = meaning_of(message, words)
    if methods & {"CANCEL", "DECLINECOUNTER"}:
        said, intent = say("It cancels a meeting."), Intent.UNKNOWN
        intent = verdict.intent if verdict.intent is Intent.REJECTION else intent
    elif methods & {"REPLY", "COUNTER"}:
        said, intent = say("Somebody answered an invitation of yours."), Intent.ACKNOWLEDGEMENT
        intent = Intent.NEXT_STEP if "COUNTER" in methods else intent
    else:
        said, intent = say("It invites to a meeting, or moves one."), Intent.NEXT_STEP
    return Classification(
        kind=Kind.INVITATION, intent=intent, stops_follow_up=True, reasons=(said,), reply_text=words.text
    )


def _is_surely_a_report(message: Message) -> bool:
    """Report parts outweigh everything: Exim and Exchange mark their reports as `auto-replied`."""
    return any(
        fields.has("action", "final-recipient", "diagnostic-code", "disposition")
        for fields in message.delivery_fields
    ) or message.headers.has("x-failed-recipients")


def _speaks_of_failure(message: Message) -> bool:
    return find_delivery_report(message) is not None
