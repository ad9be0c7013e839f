"""What is due, most urgent first, and why: the home page and `afterword next`."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q

from afterword.models import (
    Candidate,
    Interview,
    MailAccount,
    Person,
    Process,
    ProcessState,
    ReceivedMessage,
)
from afterword.rules.silence import SilenceState, is_from_before
from afterword.rules.since_words import since_words
from afterword.workflows.agenda_item import AgendaItem, AgendaKind, summary_of
from afterword.workflows.agenda_letters import drafts_due, submissions_due
from afterword.workflows.own_data import etiquette_of

__all__ = ["AgendaItem", "AgendaKind", "agenda_of", "summary_of"]

_SOON = timedelta(days=14)
_RECENT = timedelta(days=3)
_MEANINGS = {
    "next-step": "next step, reply to that",
    "offer": "an offer, reply to that",
    "question": "a question for you, reply to that",
    "rejection": "they said no",
    "acknowledgement": "it arrived, nothing to do yet",
}


def agenda_of(candidate: Candidate, *, now: datetime) -> tuple[AgendaItem, ...]:
    items = [
        *_troubles(candidate),
        *submissions_due(candidate),
        *_messages(candidate),
        *_interviews(candidate, now),
        *drafts_due(candidate, now),
        *_processes(candidate, now),
        *_from_before(candidate),
        *_addresses(candidate),
    ]
    far = now + timedelta(days=3650)
    return tuple(sorted(items, key=lambda item: (item.urgency, item.at or far)))


def _troubles(candidate: Candidate) -> Iterator[AgendaItem]:
    for account in MailAccount.objects.filter(candidate=candidate).exclude(trouble=""):
        yield AgendaItem(
            kind=AgendaKind.MAILBOX_TROUBLE,
            sentence="Your mailbox cannot be reached.",
            reason=account.trouble,
            path="/settings/mailbox",
            at=account.trouble_at,
            command="afterword doctor",
        )


def _messages(candidate: Candidate) -> Iterator[AgendaItem]:
    rows = ReceivedMessage.objects.filter(candidate=candidate, needs_person=True).defer("content")
    for row in rows:
        yield AgendaItem(
            kind=AgendaKind.UNSURE_MESSAGE,
            sentence=f"Is the message of {row.sender or 'an unknown sender'} an answer?",
            reason=f"“{row.subject}”. Nothing goes out there until you have looked." if row.subject else "",
            path=f"/messages/{row.pk}",
            at=row.came_at,
            command="afterword show",
        )


def _interviews(candidate: Candidate, now: datetime) -> Iterator[AgendaItem]:
    etiquette = etiquette_of(candidate)
    rows = Interview.objects.filter(candidate=candidate, debriefed_at=None, starts_at__lt=now + _SOON)
    for row in rows.exclude(state="cancelled").select_related("process"):
        name, path = row.process.company, f"/interviews/{row.pk}"
        if row.needs_zone or row.needs_time:
            asked = "At what time" if row.needs_time else "In which time zone"
            yield AgendaItem(
                kind=AgendaKind.OPEN_TIME,
                sentence=f"{asked} is the interview with {name}?",
                reason="The invitation does not say; nothing is planned until you do.",
                path=path,
                at=row.starts_at,
                command=f"afterword show I{row.pk}",
            )
        elif row.ends_at <= now:
            if row.process.state == ProcessState.CLOSED or is_from_before(
                row.ends_at, row.created_at, etiquette=etiquette
            ):
                continue
            yield AgendaItem(
                kind=AgendaKind.DEBRIEF,
                sentence=f"Interview with {name} ended {since_words(row.ends_at, now=now)}: write it down.",
                reason="Notes are best while they are fresh.",
                path=path,
                at=row.ends_at,
                command=f"afterword debrief I{row.pk}",
            )
        else:
            here = row.starts_at.astimezone(row.zone)
            yield AgendaItem(
                kind=AgendaKind.UPCOMING,
                sentence=f"Interview with {name}, {here:%A} {here.day} {here:%B} {here:%H:%M}.",
                reason=f"Round {row.round}, on the clock of {row.timezone}.",
                path=path,
                at=row.starts_at,
            )


def _processes(candidate: Candidate, now: datetime) -> Iterator[AgendaItem]:
    recent = Q(state=ProcessState.ANSWERED, answered_at__gt=now - _RECENT)
    asking = Q(state=ProcessState.OPEN, silence_state=SilenceState.ASK_FIRST)
    rows = list(Process.objects.filter(recent | asking, candidate=candidate))
    answers = _answers([row.pk for row in rows if row.state == ProcessState.ANSWERED])
    for row in rows:
        if row.state == ProcessState.ANSWERED:
            yield _answered(row, answers.get(row.pk))
        else:
            yield AgendaItem(
                kind=AgendaKind.ASK_FIRST,
                sentence=f"Should a follow-up to {row.company} still go out?",
                reason=row.silence_reason,
                path=f"/processes/{row.pk}",
                command=f"afterword show P{row.pk}",
            )


def _answers(processes: list[int]) -> dict[int, ReceivedMessage]:
    """The newest answer of each."""
    rows = ReceivedMessage.objects.filter(process__in=processes, stops=True).select_related("person")
    return {row.process_id or 0: row for row in rows.defer("content", "excerpt").order_by("came_at", "id")}


def _answered(row: Process, message: ReceivedMessage | None) -> AgendaItem:
    """What it says, where that is known, and the message itself, where one came."""
    stopped = f"{row.company} answered, so nothing more goes out there."
    sentence, reason, path = stopped, "", f"/processes/{row.pk}"
    meaning = _MEANINGS.get(message.intent, "") if message else ""
    if message is not None:
        path = f"/messages/{message.pk}"
        said = (
            f"{message.person.name} ({row.company}) answered" if message.person else f"{row.company} answered"
        )
        sentence = f"{said}: {meaning}." if meaning else f"{said}."
        reason = "Nothing more goes out there by itself."
    return AgendaItem(
        kind=AgendaKind.ANSWERED,
        sentence=sentence,
        reason=reason,
        path=path,
        at=row.answered_at,
        command=f"afterword show P{row.pk}",
        company=row.company,
    )


def _from_before(candidate: Candidate) -> Iterator[AgendaItem]:
    """What was over before we knew of it is offered in one line, and never asked about."""
    rows = Process.objects.filter(candidate=candidate, silence_state=SilenceState.FROM_BEFORE)
    found = list(rows.filter(state=ProcessState.OPEN).order_by("-id"))
    if not found:
        return
    names = ", ".join(row.company for row in found[:3]) + (" and others" if len(found) > 3 else "")
    yield AgendaItem(
        kind=AgendaKind.FROM_BEFORE,
        sentence=f"The interview with {names} is over long since."
        if len(found) == 1
        else f"{len(found)} interviews are over long since: {names}.",
        reason=found[0].silence_reason
        if len(found) == 1
        else "Nothing is asked about them. You can follow one.",
        path=f"/processes/{found[0].pk}" if len(found) == 1 else "/processes/",
        command=f"afterword show P{found[0].pk}" if len(found) == 1 else "",
    )


def _addresses(candidate: Candidate) -> Iterator[AgendaItem]:
    failed = Person.objects.filter(candidate=candidate).exclude(address_failed="").select_related("process")
    for person in failed.exclude(process__state=ProcessState.CLOSED):
        yield AgendaItem(
            kind=AgendaKind.ADDRESS_FAILED,
            sentence=f"Another address is needed for {person.name} ({person.process.company}).",
            reason=person.address_failed,
            path=f"/processes/{person.process_id}",
            command=f"afterword show P{person.process_id}",
        )
