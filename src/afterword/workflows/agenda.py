"""What is due, most urgent first, and why: the home page and `afterword next`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from afterword.letters.letter import LetterKind
from afterword.models import (
    Candidate,
    Interview,
    Letter,
    LetterState,
    MailAccount,
    Person,
    Process,
    ProcessState,
    ReceivedMessage,
    Submission,
)
from afterword.rules.submission import SubmissionState

_SOON = timedelta(days=14)
_RECENT = timedelta(days=3)


class AgendaKind(StrEnum):
    UNCERTAIN = "uncertain"
    REFUSED = "refused"
    LATE = "late"
    MAILBOX_TROUBLE = "mailbox-trouble"
    UNSURE_MESSAGE = "unsure-message"
    DEBRIEF = "debrief"
    OPEN_TIME = "open-time"
    APPROVE = "approve"
    FOLLOW_UP_READY = "follow-up-ready"
    ASK_FIRST = "ask-first"
    ADDRESS_FAILED = "address-failed"
    ANSWERED = "answered"
    GOES_BY_ITSELF = "goes-by-itself"
    UPCOMING = "upcoming"


_URGENCY = {kind: place for place, kind in enumerate(AgendaKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """`path` is the page, `command` what to type (empty where nothing is to be done), `at` the moment it is
    about. A smaller `urgency` comes first."""

    kind: AgendaKind
    sentence: str
    reason: str = ""
    path: str
    at: datetime | None = None
    command: str = ""

    @property
    def urgency(self) -> int:
        return _URGENCY[self.kind]


def agenda_of(candidate: Candidate, *, now: datetime) -> tuple[AgendaItem, ...]:
    items = [
        *_troubles(candidate),
        *_submissions(candidate),
        *_messages(candidate),
        *_interviews(candidate, now),
        *_letters(candidate, now),
        *_processes(candidate, now),
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


_SUBMISSION_WORDS = {
    SubmissionState.UNCERTAIN.value: (
        AgendaKind.UNCERTAIN,
        "The letter to {} may have gone out. Look into Sent.",
    ),
    SubmissionState.REFUSED.value: (AgendaKind.REFUSED, "The server refused the letter to {}."),
    SubmissionState.LATE.value: (AgendaKind.LATE, "The right moment for the letter to {} has passed."),
    SubmissionState.WAITING.value: (AgendaKind.GOES_BY_ITSELF, "The letter to {} goes out by itself."),
    SubmissionState.DEFERRED.value: (AgendaKind.GOES_BY_ITSELF, "The letter to {} is tried again by itself."),
}


def _submissions(candidate: Candidate) -> Iterator[AgendaItem]:
    rows = Submission.objects.filter(candidate=candidate, state__in=list(_SUBMISSION_WORDS))
    for row in rows.select_related("person", "process").defer("message"):
        kind, words = _SUBMISSION_WORDS[row.state]
        is_waiting = kind is AgendaKind.GOES_BY_ITSELF
        yield AgendaItem(
            kind=kind,
            sentence=f"{words.format(row.person.name)} ({row.process.company})",
            reason=row.state_reason or row.window_reason,
            path=f"/letters/{row.letter_id}",
            at=row.send_at,
            command="" if is_waiting else f"afterword show L{row.letter_id}",
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
            if row.process.state == ProcessState.CLOSED:
                continue
            yield AgendaItem(
                kind=AgendaKind.DEBRIEF,
                sentence=f"How did it go with {name}?",
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


def _letters(candidate: Candidate, now: datetime) -> Iterator[AgendaItem]:
    # One whose address came back is asked about under "address".
    rows = Letter.objects.filter(candidate=candidate, state=LetterState.DRAFT, person__address_failed="")
    for row in rows.select_related("person", "process"):
        is_follow_up = row.kind == LetterKind.FOLLOW_UP
        passed = bool(row.deadline_at and row.deadline_at < now)
        why = "Its best moment has passed; late is better than never." if passed else row.window_reason
        kind = AgendaKind.FOLLOW_UP_READY if is_follow_up else AgendaKind.APPROVE
        what = "A follow-up" if is_follow_up else "A letter"
        yield AgendaItem(
            kind=kind,
            sentence=f"{what} to {row.person.name} ({row.process.company}) waits for your yes.",
            reason=why if row.person.email else f"There is no address for {row.person.name} yet.",
            path=f"/letters/{row.pk}",
            at=row.best_at,
            command=f"afterword approve L{row.pk}",
        )


def _processes(candidate: Candidate, now: datetime) -> Iterator[AgendaItem]:
    for row in Process.objects.filter(candidate=candidate).exclude(state=ProcessState.CLOSED):
        path = f"/processes/{row.pk}"
        if row.state == ProcessState.ANSWERED:
            if row.answered_at and row.answered_at > now - _RECENT:
                yield AgendaItem(
                    kind=AgendaKind.ANSWERED,
                    sentence=f"{row.company} answered, so nothing more goes out there.",
                    path=path,
                    at=row.answered_at,
                    command=f"afterword show P{row.pk}",
                )
        elif _is_asked(row):
            yield AgendaItem(
                kind=AgendaKind.ASK_FIRST,
                sentence=f"Should a follow-up to {row.company} still go out?",
                reason=row.silence_reason,
                path=path,
                command=f"afterword show P{row.pk}",
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


def _is_asked(process: Process) -> bool:
    """Whether the silence was judged to be one of those in which the person decides, and they have not yet."""
    is_open_question = process.next_look_at is None and process.wants_follow_up is None
    return is_open_question and process.history.filter(what="ask-first").exists()
