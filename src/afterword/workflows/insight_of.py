"""The facts of all processes of one candidate for the figures of `rules/insight`, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, F, Min, Q

from afterword.letters.debrief import InterviewKind
from afterword.letters.letter import LetterKind
from afterword.models import Candidate, Interview, Process, ReceivedMessage, Submission
from afterword.models.interview import InterviewState
from afterword.models.process import CloseReason
from afterword.rules.insight.facts import HeldInterview, ProcessFacts, SentLetters
from afterword.rules.insight.picture import Picture, picture_of
from afterword.rules.submission import SubmissionState
from afterword.workflows.stored_moments import as_text, moment_of, moment_or_none

_INTERVIEWS = {kind.value: kind for kind in InterviewKind}
_LETTERS = {kind.value: kind for kind in LetterKind}


def insight_of(candidate: Candidate, *, now: datetime) -> Picture:
    return picture_of(process_facts(candidate, now=now), now=now)


def process_facts(candidate: Candidate, *, now: datetime) -> list[ProcessFacts]:
    """Four queries, however many rows there are."""
    interviews = _interviews(candidate, now)
    letters = _letters(candidate)
    answers, offers = _answers(candidate)
    rows = Process.objects.filter(candidate=candidate).values_list(
        "pk", "close_reason", as_text("closed_at"), as_text("answered_at")
    )
    return [
        ProcessFacts(
            interviews=tuple(interviews.get(key, ())),
            letters=tuple(letters.get(key, ())),
            answers=_with_call(answers.get(key, ()), moment_or_none(called)),
            closed_at=moment_or_none(closed),
            got_offer=key in offers or reason == CloseReason.OFFER,
            was_rejected=reason == CloseReason.REJECTED,
        )
        for key, reason, closed, called in rows
    ]


def _interviews(candidate: Candidate, now: datetime) -> dict[int, list[HeldInterview]]:
    held: dict[int, list[HeldInterview]] = defaultdict(list)
    rows = Interview.objects.filter(candidate=candidate, ends_at__lte=now, needs_zone=False, needs_time=False)
    fields = ("pk", "process_id", "kind", "round", as_text("ends_at"), as_text("debriefed_at"))
    for key, process, kind, number, ended, done in rows.exclude(state=InterviewState.CANCELLED).values_list(
        *fields
    ):
        held[process].append(
            HeldInterview(key, _INTERVIEWS[kind], number, moment_of(ended), moment_or_none(done))
        )
    return held


def _letters(candidate: Candidate) -> dict[int, list[SentLetters]]:
    """Letters that arrived, as far as anybody knows: one that bounced for good was never read."""
    sent: dict[int, list[SentLetters]] = defaultdict(list)
    rows = Submission.objects.filter(
        candidate=candidate, state=SubmissionState.ACCEPTED, came_back=False, settled_at__isnull=False
    )
    counted = rows.values_list("process_id", "kind", "letter__interview_id").annotate(
        first=as_text(Min("settled_at")),
        number=as_text(Count("pk")),
        on_time=as_text(Count("pk", filter=Q(settled_at__lte=F("deadline_at")))),
    )
    for process, kind, interview, first, number, on_time in counted:
        sent[process].append(
            SentLetters(_LETTERS[kind], moment_of(first), interview, int(number), int(on_time))
        )
    return sent


def _answers(candidate: Candidate) -> tuple[dict[int, list[datetime]], set[int]]:
    """When each process was answered, and which got an offer."""
    came: dict[int, list[datetime]] = defaultdict(list)
    offers: set[int] = set()
    rows = ReceivedMessage.objects.filter(Q(stops=True) | Q(intent="offer"), candidate=candidate)
    for process, stops, intent, at in rows.filter(process__isnull=False).values_list(
        "process_id", "stops", "intent", as_text("came_at")
    ):
        if stops:
            came[process].append(moment_of(at))
        if intent == "offer":
            offers.add(process)
    return came, offers


def _with_call(answers: Iterable[datetime], called: datetime | None) -> tuple[datetime, ...]:
    """An answer by telephone left no message; the person's word counts, unless a message is what it stood for."""
    known = tuple(answers)
    if called is None or (known and min(known) <= called):
        return known
    return (*known, called)
