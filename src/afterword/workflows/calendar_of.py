"""What lies on which day: interviews, letters that go out, silences that end. For the calendar page and its feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from django.db.models import Q

from afterword.models import Candidate, Interview, Letter, LetterState, Person, Process, Submission
from afterword.models.interview import InterviewState
from afterword.models.process import ProcessState
from afterword.rules.silence import SilenceState
from afterword.rules.submission import CLAIMABLE
from afterword.said import say, say_count, to_say
from afterword.workflows.save_account import has_way_out


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


def calendar_of(
    candidate: Candidate, *, after: datetime, before: datetime, now: datetime
) -> tuple[CalendarEvent, ...]:
    """All events that start in the half-open span, in order. Five queries, however many rows there are. A letter whose
    best moment has passed waits on the day of `now`."""
    events = [
        *_interviews(candidate, after, before),
        *_drafts(candidate, after, before, now),
        *_letters(candidate, after, before),
        *_silences(candidate, after, before),
    ]
    return tuple(sorted(events, key=lambda event: (event.starts_at, event.key)))


def _interviews(candidate: Candidate, after: datetime, before: datetime) -> Iterator[CalendarEvent]:
    rows = Interview.objects.filter(candidate=candidate, starts_at__gte=after, starts_at__lt=before)
    for row in rows.exclude(state=InterviewState.CANCELLED).select_related("process"):
        is_open = row.needs_zone or row.needs_time
        reason = say("Round {round}, {kind}.", round=row.round, kind=say(row.kind))
        if is_open:
            reason = say("The invitation leaves the time open; say it on its page.")
        yield CalendarEvent(
            key=f"interview-{row.pk}",
            kind=EventKind.INTERVIEW,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            is_whole_day=row.needs_time,
            title=say("Interview with {company}", company=row.process.company),
            reason=reason,
            place=row.location,
            path=f"/interviews/{row.pk}",
        )


def _drafts(
    candidate: Candidate, after: datetime, before: datetime, now: datetime
) -> Iterator[CalendarEvent]:
    """The letters of one interview share a moment, and one line."""
    within = Q(best_at__gte=after, best_at__lt=before)
    overdue = Q(best_at__lt=now) if after <= now < before else Q(pk__in=())
    # One whose address came back has no moment before there is another.
    rows = Letter.objects.filter(
        within | overdue, candidate=candidate, state=LetterState.DRAFT, person__address_failed=""
    )
    waiting = rows.exclude(process__state=ProcessState.CLOSED).select_related("process", "person")

    can_go = has_way_out(candidate)

    def at_of(row: Letter) -> datetime:
        return max(row.best_at or now, now)

    ordered = sorted(waiting, key=lambda row: (at_of(row), row.process_id, row.pk))
    for (at, _process), group in groupby(ordered, key=lambda row: (at_of(row), row.process_id)):
        if after <= at < before:
            yield _draft_event(list(group), at, is_overdue=at <= now, can_go=can_go)


def _draft_event(letters: list[Letter], at: datetime, *, is_overdue: bool, can_go: bool) -> CalendarEvent:
    first = letters[0]
    title = to_say("Still waits: {letters_to}") if is_overdue else to_say("Best moment for {letters_to}")
    reason = to_say("{company}. Waits for your yes.") if can_go else to_say("{company}. Is yours to send.")
    return CalendarEvent(
        key=f"drafts-{first.process_id}-{first.pk}",
        kind=EventKind.LETTER_WAITS,
        starts_at=at,
        is_whole_day=is_overdue,
        title=say(title, letters_to=_letters_to([row.person for row in letters])),
        reason=say(reason, company=first.process.company),
        path=f"/letters/{first.pk}" if len(letters) == 1 else f"/processes/{first.process_id}",
    )


def _letters(candidate: Candidate, after: datetime, before: datetime) -> Iterator[CalendarEvent]:
    rows = Submission.objects.filter(
        candidate=candidate,
        state__in=[state.value for state in CLAIMABLE],
        send_at__gte=after,
        send_at__lt=before,
    ).select_related("process", "person")
    ordered = sorted(rows.defer("message", "body"), key=lambda row: (row.send_at, row.process_id, row.pk))
    for (at, process_id), group in groupby(ordered, key=lambda row: (row.send_at, row.process_id)):
        letters = list(group)
        words = _letters_to([row.person for row in letters])
        yield CalendarEvent(
            key=f"letters-{process_id}-{letters[0].letter_id}",
            kind=EventKind.LETTER_GOES,
            starts_at=at,
            title=say_count(
                "{letters} goes out", "{letters} go out", len(letters), letters=words[0].upper() + words[1:]
            ),
            reason=f"{letters[0].process.company}. {letters[0].window_reason}".strip(),
            path=f"/letters/{letters[0].letter_id}" if len(letters) == 1 else f"/processes/{process_id}",
        )


def _letters_to(people: list[Person]) -> str:
    """ "the letter to Dana Ruiz", or "3 letters to Dana, Bo and Priya"."""
    if len(people) == 1:
        return say("the letter to {name}", name=people[0].name)
    first = [person.first_name for person in people]
    return say_count(
        "{count} letter to {names} and {last}",
        "{count} letters to {names} and {last}",
        len(people),
        names=", ".join(first[:-1]),
        last=first[-1],
    )


def _silences(candidate: Candidate, after: datetime, before: datetime) -> Iterator[CalendarEvent]:
    """Only a process from which something went out is silent; before that, a look means nothing to the person, and
    where something is held, the next look is no date of theirs either."""
    rows = Process.objects.filter(
        Q(submissions__state="accepted"),
        candidate=candidate, state=ProcessState.OPEN, next_look_at__gte=after, next_look_at__lt=before,
    ).exclude(silence_state=SilenceState.HELD.value).distinct()  # fmt: skip
    for row in rows:
        if row.next_look_at is None:
            continue
        yield CalendarEvent(
            key=f"silence-{row.pk}",
            kind=EventKind.SILENCE,
            starts_at=row.next_look_at,
            is_whole_day=True,
            title=say("If {company} has not answered by now", company=row.company),
            reason=row.silence_reason,
            path=f"/processes/{row.pk}",
        )
