"""The facts of all processes of one candidate for the figures of `rules/insight`, in a fixed number of queries."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, F, Min, Q, QuerySet

from afterword.letters.letter import LetterKind
from afterword.models import Candidate, Interview, Process, ReceivedMessage, Submission
from afterword.models.interview import InterviewState
from afterword.models.process import CloseReason
from afterword.rules.insight.facts import FollowUp, HeldInterview, SearchFacts
from afterword.rules.insight.picture import Picture, picture_of
from afterword.rules.submission import SubmissionState
from afterword.workflows.stored_moments import as_milliseconds, unchanged


def insight_of(candidate: Candidate, *, now: datetime) -> Picture:
    return picture_of(search_facts(candidate, now=now), now=now)


def search_facts(candidate: Candidate, *, now: datetime) -> SearchFacts:
    """Six queries, however many rows there are."""
    answers, offers = _answers(candidate)
    processes = Process.objects.filter(candidate=candidate).values_list(
        "pk", "close_reason", as_milliseconds("closed_at"), as_milliseconds("answered_at")
    )
    closed: dict[int, int] = {}
    for key, reason, closed_at, called in processes:
        if closed_at is not None:
            closed[key] = closed_at
        if called is not None:
            answers[key] = _with_call(answers.get(key, ()), called)
        if reason == CloseReason.OFFER:
            offers.add(key)
    sent, on_time = _thanks_on_time(candidate)
    return SearchFacts(
        processes=len(processes), offers=len(offers), closed=closed, interviews=_interviews(candidate, now),
        thanks=_first_thanks(candidate), thanks_sent=sent, thanks_on_time=on_time, follow_ups=_follow_ups(candidate),
        answers=answers,
    )  # fmt: skip


def _interviews(candidate: Candidate, now: datetime) -> list[HeldInterview]:
    held = Interview.objects.filter(candidate=candidate, ends_at__lte=now, needs_zone=False, needs_time=False)
    rows = held.exclude(state=InterviewState.CANCELLED).values_list(
        "pk", "process_id", "kind", "round", as_milliseconds("ends_at"), as_milliseconds("debriefed_at")
    )
    return [HeldInterview._make(row) for row in rows]


def _arrived(candidate: Candidate, kind: LetterKind) -> QuerySet[Submission]:
    """Letters that arrived, as far as anybody knows: one that bounced for good was never read."""
    return Submission.objects.filter(
        candidate=candidate,
        state=SubmissionState.ACCEPTED,
        kind=kind,
        came_back=False,
        settled_at__isnull=False,
    )


def _first_thanks(candidate: Candidate) -> dict[int, int]:
    rows = _arrived(candidate, LetterKind.THANK_YOU).values_list("letter__interview_id")
    return dict(rows.annotate(first=as_milliseconds(Min("settled_at"))))


def _thanks_on_time(candidate: Candidate) -> tuple[int, int]:
    """How many went out, and how many of them before their deadline."""
    counted = _arrived(candidate, LetterKind.THANK_YOU).aggregate(
        sent=Count("pk"), on_time=Count("pk", filter=Q(settled_at__lte=F("deadline_at")))
    )
    return counted["sent"], counted["on_time"]


def _follow_ups(candidate: Candidate) -> list[FollowUp]:
    rows = _arrived(candidate, LetterKind.FOLLOW_UP).values_list("process_id", "letter__interview_id")
    counted = rows.annotate(first=as_milliseconds(Min("settled_at")))
    return [FollowUp(process, first) for process, _, first in counted]


def _answers(candidate: Candidate) -> tuple[dict[int, Sequence[int]], set[int]]:
    """When each process was answered, in order, and which got an offer."""
    came: dict[int, Sequence[int]] = {}
    offers: set[int] = set()
    rows = ReceivedMessage.objects.filter(
        Q(stops=True) | Q(intent="offer"), candidate=candidate, process__isnull=False
    )
    for process, stops, intent, at in rows.values_list(
        "process_id", unchanged("stops"), "intent", as_milliseconds("came_at")
    ):
        if stops:
            came[process] = sorted((*came[process], at)) if process in came else (at,)
        if intent == "offer":
            offers.add(process)
    return came, offers


def _with_call(answers: Sequence[int], called: int) -> Sequence[int]:
    """An answer by telephone left no message; the person's word counts, unless a message is what it stood for."""
    return answers if answers and answers[0] <= called else (called, *answers)
