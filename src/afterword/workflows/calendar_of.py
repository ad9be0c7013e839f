"""What lies on which day: interviews, letters that go out, silences that end. For the calendar page and its feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q

from afterword.models import Candidate, Interview, Letter, LetterState, Process, Submission
from afterword.models.interview import InterviewState
from afterword.models.process import ProcessState
from afterword.rules.submission import CLAIMABLE


class EventKind(StrEnum):
    INTERVIEW = "interview"
    LETTER_WAITS = "letter-waits"
    LETTER_GOES = "letter-goes"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """`key` is stable for one event (`interview-12`), so that a calendar which reads the feed again moves it instead
    of doubling it. `ends_at` is None for a moment. `is_whole_day`: only the day counts, on the person's own clock.
    `path` is the page."""

    key: str
    kind: EventKind
    starts_at: datetime
    ends_at: datetime | None = None
    is_whole_day: bool = False
    title: str
    reason: str = ""
    place: str = ""
    path: str


def calendar_of(candidate: Candidate, *, after: datetime, before: datetime) -> tuple[CalendarEvent, ...]:
    """All events that start in the half-open span, in order. Four queries, however many rows there are."""
    events = [
        *_interviews(candidate, after, before),
        *_drafts(candidate, after, before),
        *_letters(candidate, after, before),
        *_silences(candidate, after, before),
    ]
    return tuple(sorted(events, key=lambda event: (event.starts_at, event.key)))


def _interviews(candidate: Candidate, after: datetime, before: datetime) -> Iterator[CalendarEvent]:
    rows = Interview.objects.filter(candidate=candidate, starts_at__gte=after, starts_at__lt=before)
    for row in rows.exclude(state=InterviewState.CANCELLED).select_related("process"):
        is_open = row.needs_zone or row.needs_time
        reason = f"Round {row.round}, {row.kind}."
        if is_open:
            reason = "The invitation leaves the time open; say it on its page."
        yield CalendarEvent(
            key=f"interview-{row.pk}",
            kind=EventKind.INTERVIEW,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            is_whole_day=row.needs_time,
            title=f"Interview with {row.process.company}",
            reason=reason,
            place=row.location,
            path=f"/interviews/{row.pk}",
        )


def _drafts(candidate: Candidate, after: datetime, before: datetime) -> Iterator[CalendarEvent]:
    rows = Letter.objects.filter(
        candidate=candidate, state=LetterState.DRAFT, best_at__gte=after, best_at__lt=before
    )
    for row in rows.exclude(process__state=ProcessState.CLOSED).select_related("process", "person"):
        if row.best_at is None:
            continue
        yield CalendarEvent(
            key=f"draft-{row.pk}",
            kind=EventKind.LETTER_WAITS,
            starts_at=row.best_at,
            title=f"Best moment for the letter to {row.person.name} ({row.process.company})",
            reason=f"It waits for your yes. {row.window_reason}".strip(),
            path=f"/letters/{row.pk}",
        )


def _letters(candidate: Candidate, after: datetime, before: datetime) -> Iterator[CalendarEvent]:
    rows = Submission.objects.filter(
        candidate=candidate,
        state__in=[state.value for state in CLAIMABLE],
        send_at__gte=after,
        send_at__lt=before,
    )
    for row in rows.select_related("process", "person").defer("message", "body"):
        yield CalendarEvent(
            key=f"letter-{row.letter_id}",
            kind=EventKind.LETTER_GOES,
            starts_at=row.send_at,
            title=f"The letter to {row.person.name} goes out ({row.process.company})",
            reason=row.window_reason,
            path=f"/letters/{row.letter_id}",
        )


def _silences(candidate: Candidate, after: datetime, before: datetime) -> Iterator[CalendarEvent]:
    """Only a process from which something went out is silent; before that, a look means nothing to the person."""
    rows = Process.objects.filter(
        Q(submissions__state="accepted"),
        candidate=candidate, state=ProcessState.OPEN, next_look_at__gte=after, next_look_at__lt=before,
    ).distinct()  # fmt: skip
    for row in rows:
        if row.next_look_at is None:
            continue
        yield CalendarEvent(
            key=f"silence-{row.pk}",
            kind=EventKind.SILENCE,
            starts_at=row.next_look_at,
            is_whole_day=True,
            title=f"If {row.company} has not answered by now",
            reason=row.silence_reason,
            path=f"/processes/{row.pk}",
        )
