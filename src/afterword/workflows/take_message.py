"""One incoming message: what it is, whose it is, and what follows from it, in one transaction."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction

from afterword.letters.debrief import EventKind
from afterword.mail.address import Address
from afterword.mail.message import Message, read_message
from afterword.models import (
    Candidate,
    Interview,
    InterviewState,
    MailAccount,
    MatchVerdict,
    Process,
    ReceivedMessage,
)
from afterword.ports.mailbox import RawMessage
from afterword.rules.classification import Classification, Kind
from afterword.rules.classify import classify
from afterword.rules.intent import Intent
from afterword.rules.match import Match, TrackedProcess, match
from afterword.rules.person_name import read_person_name
from afterword.said import say, to_say
from afterword.workflows.import_invitation import import_invitations_of_mail
from afterword.workflows.stop_process import stop_process
from afterword.workflows.take_failure import take_absence, take_bounce
from afterword.workflows.tell_person import expect_answer
from afterword.workflows.tracked_processes import tracked_processes
from afterword.workflows.write_history import note_down

_EVENTS = {
    Intent.REJECTION: EventKind.REJECTION,
    Intent.OFFER: EventKind.OFFER,
    Intent.NEXT_STEP: EventKind.NEXT_ROUND,
}
_MEANING = {
    EventKind.REJECTION: to_say("It reads as a no."),
    EventKind.OFFER: to_say("It reads as an offer."),
    EventKind.NEXT_ROUND: to_say("It reads as a next step."),
    EventKind.REPLY: "",
}
_KEPT_BYTES = 2_000_000
_NO_MAIL_BEFORE = datetime(2005, 1, 1, tzinfo=UTC)


def take_message(
    candidate: Candidate,
    content: bytes,
    *,
    account: MailAccount | None,
    now: datetime,
    arrived_at: datetime | None = None,
    raw: RawMessage | None = None,
    tracked: tuple[TrackedProcess, ...] | None = None,
) -> ReceivedMessage | None:
    """Take a message in. None where it is nobody's business here (its words are not kept), or known already."""
    digest = hashlib.sha256(content or repr(raw).encode()).hexdigest()
    message = _in_time(read_message(content), arrived_at, now)
    own = candidate.addresses | ({account.address.lower()} if account is not None else frozenset())
    tracked = tracked_processes(candidate) if tracked is None else tracked
    found = match(message, tracked, own_addresses=own)
    # Most of what is read belongs to nobody: it is let go before anything dearer is asked.
    if not found.process_ids and not _may_invite(message):
        return None
    if _is_known(candidate, digest):
        return None
    is_expected = found.verdict.value == MatchVerdict.CERTAIN
    verdict = classify(message, own_addresses=own, is_expected=is_expected)
    if verdict.is_own or _is_copy(candidate, message, verdict):
        return None
    came_at = arrived_at or message.date or now
    if verdict.kind is Kind.INVITATION or _has_winmail(message):
        import_invitations_of_mail(candidate, content, now=now)
        found = match(message, tracked_processes(candidate), own_addresses=own)
    if not found.process_ids:
        return None
    try:
        with transaction.atomic():
            row = _store(candidate, message, content, verdict, found, account, raw, digest, came_at, now)
            _follow(row, message, verdict, found, now)
            return row
    except IntegrityError:
        return None


def _in_time(message: Message, arrived_at: datetime | None, now: datetime) -> Message:
    """With a clock that runs ahead, or begins in 1970, an absence note's "Monday" and a bounce would stand in another
    year: such a message was written when it arrived."""
    if _is_possible(message.date, now):
        return message
    return replace(message, date=arrived_at if _is_possible(arrived_at, now) else now)


def _is_possible(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and _NO_MAIL_BEFORE <= moment <= now + timedelta(days=1)


def _has_winmail(message: Message) -> bool:
    """Exchange may hide a meeting in it, beside a text that reads like any other."""
    kinds = {*message.content_types, *(each.content_type for each in message.attachments)}
    return bool(kinds & {"application/ms-tnef", "application/vnd.ms-tnef"}) or any(
        each.filename.lower() == "winmail.dat" for each in message.attachments
    )


def _may_invite(message: Message) -> bool:
    return bool(message.calendar_text or message.calendar_methods) or _has_winmail(message)


def _is_known(candidate: Candidate, digest: str) -> bool:
    return ReceivedMessage.objects.filter(candidate=candidate, digest=digest).exists()


def _is_copy(candidate: Candidate, message: Message, verdict: Classification) -> bool:
    """The same message by another way: other Received fields, the same id and words. An id alone proves nothing,
    since senders choose it: another answer under a used id is an answer."""
    identifier = (message.message_id or "")[:998]
    same = ReceivedMessage.objects.filter(candidate=candidate, message_id=identifier).exclude(message_id="")
    words = _clean(verdict.reply_text)[:4000]
    return any(excerpt == words for excerpt in same.values_list("excerpt", flat=True))


def _store(  # noqa: PLR0913 - one row, made of all that is known
    candidate: Candidate, message: Message, content: bytes, verdict: Classification, found: Match,
    account: MailAccount | None, raw: RawMessage | None, digest: str, came_at: datetime, now: datetime,
) -> ReceivedMessage:  # fmt: skip
    processes = list(Process.objects.filter(candidate=candidate, pk__in=found.process_ids))
    is_single = len(processes) == 1 and found.verdict.value != MatchVerdict.AMBIGUOUS
    stops = verdict.stops_follow_up
    sender = message.from_
    row = ReceivedMessage.objects.create(
        candidate=candidate, account=account, digest=digest,
        folder=raw.folder if raw else "", uid=raw.uid if raw else 0, uidvalidity=raw.uidvalidity if raw else 0,
        message_id=(message.message_id or "")[:998], subject=_clean(message.subject)[:500],
        sender=_clean(_spoken(sender))[:500] if sender is not None else "",
        excerpt=_clean(verdict.reply_text)[:4000], content=content[:_KEPT_BYTES],
        kind=verdict.kind.value, intent=verdict.intent.value,
        reasons=[*verdict.reasons, *found.reasons], stops=stops, verdict=found.verdict.value,
        process=processes[0] if is_single else None,
        person=_person(processes[0], found) if is_single else None,
        needs_person=stops and (verdict.is_unsure or not is_single),
        returns_on=verdict.returns_on, came_at=came_at, read_at=now,
    )  # fmt: skip
    row.possible.add(*processes)
    return row


def _spoken(sender: Address) -> str:
    """`Hartmann, Julia (HR)` as one says it: Julia Hartmann. What is no name of a person stays as it is."""
    return read_person_name(sender.name, address=sender.email).name or sender.name or sender.email


def _clean(text: str) -> str:
    """PostgreSQL takes no NUL, and a page shows no control characters."""
    return "".join(c for c in text if c in "\n\t" or c.isprintable() or c.isspace())


def _person(process: Process, found: Match):  # type: ignore[no-untyped-def]  # a Person of this process, or None
    if found.person is None:
        return None
    return process.people.filter(name=found.person.name).first()


def _follow(
    row: ReceivedMessage, message: Message, verdict: Classification, found: Match, now: datetime
) -> None:
    """What a message changes. An unsure one holds every process that it may belong to, and asks."""
    if row.needs_person:
        for held in row.possible.all():
            note_down(
                row.candidate, held, what="unsure-message", at=now, about={"received": row.pk},
                sentence=say(
                    "A message of {sender} could be an answer, so everything was held until you look.",
                    sender=row.sender or say("an unknown sender"),
                ),
                reason="; ".join(row.reasons)[:500],
            )  # fmt: skip
        return
    process = row.process
    if process is None:
        return
    if verdict.kind is Kind.BOUNCE:
        take_bounce(row, process, verdict, now=now)
    elif verdict.kind is Kind.AUTO_REPLY and not row.stops:
        take_absence(row, process, verdict, now=now)
    elif row.stops and (verdict.kind is not Kind.INVITATION or answers_something(process, row.came_at)):
        is_invited = verdict.kind is Kind.INVITATION
        what = EventKind.NEXT_ROUND if is_invited else _EVENTS.get(verdict.intent, EventKind.REPLY)
        apply_answer(row, process, what, now=now)
        expect_answer(row, process, now=now)


def answers_something(process: Process, came_at: datetime) -> bool:
    """An invitation is an answer only where an interview lies behind; before it, it is just the invitation."""
    return Interview.objects.filter(
        process=process, state=InterviewState.PLANNED, ends_at__lte=came_at
    ).exists()


def apply_answer(row: ReceivedMessage, process: Process, what: EventKind, *, now: datetime) -> None:
    who = row.person.name if row.person is not None else row.sender
    reason = " ".join(part for part in (say(_MEANING.get(what, "")), *row.reasons[:2]) if part)
    stop_process(process, what=what, now=now, at=row.came_at, who=who, reason=reason)


def settle_unsure(row: ReceivedMessage, *, process: Process | None, is_answer: bool, now: datetime) -> None:
    """The person has looked: it belongs to `process` and is an answer, or it is none of our business."""
    with transaction.atomic():
        waits = ReceivedMessage.objects.filter(pk=row.pk, needs_person=True)
        if not waits.update(needs_person=False, process=process, verdict=MatchVerdict.ASKED):
            return
        others = list(row.possible.all())
        row.refresh_from_db()
        if process is not None and is_answer:
            apply_answer(row, process, _EVENTS.get(Intent(row.intent), EventKind.REPLY), now=now)
        for other in others:
            if other != process or not is_answer:
                Process.objects.filter(pk=other.pk, state="open").update(next_look_at=now)
                note_down(
                    row.candidate, other, what="message-settled", at=now,
                    sentence=say(
                        "You looked: the message of {sender} is no answer here.",
                        sender=row.sender or say("an unknown sender"),
                    ),
                )  # fmt: skip
