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


def insight_of(candidate: Candidate, *, now: datetime) -> Picture:
    return picture_of(process_facts(candidate, now=now), now=now)


def process_facts(candidate: Candidate, *, now: datetime) -> list[ProcessFacts]:
    """Four queries, however many rows there are."""
    interviews = _interviews(candidate, now)
    letters = _letters(candidate)
    answers = _answers(candidate)
    offers = set(
        ReceivedMessage.objects.filter(
            candidate=candidate, intent="offer", process__isnull=False
        ).values_list("process_id", flat=True)
    )
    rows = Process.objects.filter(candidate=candidate)
    return [
        ProcessFacts(
            interviews=tuple(interviews[key]),
            letters=tuple(letters[key]),
            answers=tuple(_with_call(answers[key], answered_at)),
            closed_at=closed_at,
            got_offer=key in offers or reason == CloseReason.OFFER,
            was_rejected=reason == CloseReason.REJECTED,
        )
        for key, reason, closed_at, answered_at in rows.values_list(
            "pk", "close_reason", "closed_at", "answered_at"
        )
    ]


def _interviews(candidate: Candidate, now: datetime) -> dict[int, list[HeldInterview]]:
    held: dict[int, list[HeldInterview]] = defaultdict(list)
    rows = Interview.objects.filter(candidate=candidate, ends_at__lte=now, needs_zone=False, needs_time=False)
    for pk, process, kind, number, ended, debriefed in rows.exclude(
        state=InterviewState.CANCELLED
    ).values_list("pk", "process_id", "kind", "round", "ends_at", "debriefed_at"):
        held[process].append(
            HeldInterview(
                key=pk, kind=InterviewKind(kind), round=number, ended_at=ended, debriefed_at=debriefed
            )
        )
    return held


def _letters(candidate: Candidate) -> dict[int, list[SentLetters]]:
    """Letters that arrived, as far as anybody knows: one that bounced for good was never read."""
    sent: dict[int, list[SentLetters]] = defaultdict(list)
    rows = Submission.objects.filter(
        candidate=candidate, state=SubmissionState.ACCEPTED, came_back=False, settled_at__isnull=False
    )
    counted = rows.values_list("process_id", "kind", "letter__interview_id").annotate(
        first=Min("settled_at"),
        count=Count("pk"),
        on_time=Count("pk", filter=Q(settled_at__lte=F("deadline_at"))),
    )
    for process, kind, interview, first, count, on_time in counted:
        sent[process].append(
            SentLetters(
                kind=LetterKind(kind), sent_at=first, interview=interview, count=count, on_time=on_time
            )
        )
    return sent


def _answers(candidate: Candidate) -> dict[int, list[datetime]]:
    came: dict[int, list[datetime]] = defaultdict(list)
    rows = ReceivedMessage.objects.filter(candidate=candidate, stops=True, process__isnull=False)
    for process, at in rows.values_list("process_id", "came_at"):
        came[process].append(at)
    return came


def _with_call(answers: Iterable[datetime], answered_at: datetime | None) -> list[datetime]:
    """An answer by telephone left no message; the person's word counts, unless a message is what it stood for."""
    known = list(answers)
    if answered_at is not None and not any(at <= answered_at for at in known):
        known.append(answered_at)
    return known
