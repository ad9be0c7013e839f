"""What is due, most urgent first, and why: the home page and `afterword next`."""

from collections.abc import Iterator, Set
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
from afterword.said import say, say_count, to_say
from afterword.said_dates import date_said
from afterword.workflows.agenda_item import AgendaItem, AgendaKind, summary_of
from afterword.workflows.agenda_letters import drafts_due, submissions_due
from afterword.workflows.agenda_questions import questions_due
from afterword.workflows.letter_asks import asks_of_candidate
from afterword.workflows.own_data import etiquette_of

__all__ = ["AgendaItem", "AgendaKind", "agenda_of", "summary_of"]

_SOON = timedelta(days=14)
_RECENT = timedelta(days=3)
_MEANINGS = {
    "next-step": to_say("{who} answered: next step, reply to that."),
    "offer": to_say("{who} answered: an offer, reply to that."),
    "question": to_say("{who} answered: a question for you, reply to that."),
    "rejection": to_say("{who} answered: they said no."),
    "acknowledgement": to_say("{who} answered: it arrived, nothing to do yet."),
}


def agenda_of(candidate: Candidate, *, now: datetime) -> tuple[AgendaItem, ...]:
    asks = asks_of_candidate(candidate, now=now)
    items = [
        *_troubles(candidate),
        *submissions_due(candidate, now),
        *_messages(candidate),
        *_interviews(candidate, now, questioned={each.row.interview_id for each in asks}),
        *questions_due(asks),
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
            sentence=say("Your mailbox cannot be reached."),
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
            sentence=say(
                "Is the message of {sender} an answer?", sender=row.sender or say("an unknown sender")
            ),
            reason=say("“{subject}”. Nothing goes out there until you have looked.", subject=row.subject)
            if row.subject
            else "",
            path=f"/messages/{row.pk}",
            at=row.came_at,
            command="afterword show",
        )


def _interviews(candidate: Candidate, now: datetime, *, questioned: Set[int]) -> Iterator[AgendaItem]:
    """Of those in `questioned` the notes are there, and a question about them stands in their place."""
    etiquette = etiquette_of(candidate)
    rows = Interview.objects.filter(candidate=candidate, debriefed_at=None, starts_at__lt=now + _SOON)
    for row in rows.exclude(state="cancelled").select_related("process"):
        name, path = row.process.company, f"/interviews/{row.pk}"
        if row.needs_zone or row.needs_time:
            zone_asked = to_say("In which time zone is the interview with {company}?")
            asked = to_say("At what time is the interview with {company}?") if row.needs_time else zone_asked
            yield AgendaItem(
                kind=AgendaKind.OPEN_TIME,
                sentence=say(asked, company=name),
                reason=say("The invitation does not say; nothing is planned until you do."),
                path=path,
                at=row.starts_at,
                command=f"afterword show I{row.pk}",
            )
        elif row.ends_at <= now:
            is_old = is_from_before(row.ends_at, row.created_at, etiquette=etiquette)
            if row.process.state == ProcessState.CLOSED or is_old or row.pk in questioned:
                continue
            yield AgendaItem(
                kind=AgendaKind.DEBRIEF,
                sentence=say(
                    "Interview with {company} ended {since}: write it down.",
                    company=name,
                    since=since_words(row.ends_at, now=now),
                ),
                reason=say("Notes are best while they are fresh."),
                path=path,
                at=row.ends_at,
                command=f"afterword debrief I{row.pk}",
            )
        else:
            here = row.starts_at.astimezone(row.zone)
            yield AgendaItem(
                kind=AgendaKind.UPCOMING,
                sentence=say(
                    "Interview with {company}, {day} {time}.",
                    company=name,
                    day=date_said(here),
                    time=f"{here:%H:%M}",
                ),
                reason=say("Round {round}, on the clock of {zone}.", round=row.round, zone=row.timezone),
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
                sentence=say("Should a follow-up to {company} still go out?", company=row.company),
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
    sentence = say("{company} answered, so nothing more goes out there.", company=row.company)
    reason, path = "", f"/processes/{row.pk}"
    if message is not None:
        path = f"/messages/{message.pk}"
        who = f"{message.person.name} ({row.company})" if message.person else row.company
        sentence = say(_MEANINGS.get(message.intent, to_say("{who} answered.")), who=who)
        reason = say("Nothing more goes out there by itself.")
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
    names = ", ".join(row.company for row in found[:3])
    if len(found) > 3:
        names = say("{names} and others", names=names)
    yield AgendaItem(
        kind=AgendaKind.FROM_BEFORE,
        sentence=say_count(
            "The interview with {names} is over long since.",
            "{count} interviews are over long since: {names}.",
            len(found),
            names=names,
        ),
        reason=found[0].silence_reason
        if len(found) == 1
        else say("Nothing is asked about them. You can follow one."),
        path=f"/processes/{found[0].pk}" if len(found) == 1 else "/processes/",
        command=f"afterword show P{found[0].pk}" if len(found) == 1 else "",
    )


def _addresses(candidate: Candidate) -> Iterator[AgendaItem]:
    failed = Person.objects.filter(candidate=candidate).exclude(address_failed="").select_related("process")
    for person in failed.exclude(process__state=ProcessState.CLOSED):
        yield AgendaItem(
            kind=AgendaKind.ADDRESS_FAILED,
            sentence=say(
                "Another address is needed for {name} ({company}).",
                name=person.name,
                company=person.process.company,
            ),
            reason=person.address_failed,
            path=f"/people/{person.pk}",
            command=f"afterword show P{person.process_id}",
        )
