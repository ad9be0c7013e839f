"""The facts of all processes of one candidate for the figures of `rules/insight`, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, F, Min, Q

from afterword.letters.letter import LetterKind
from afterword.models import Candidate, Interview, Process, ReceivedMessage, Submission
from afterword.models.interview import InterviewState
from afterword.models.process import CloseReason
from afterword.rules.insight.facts import FollowedProcess, HeldInterview, SearchFacts, SentLetters
from afterword.rules.insight.picture import Picture, picture_of
from afterword.rules.submission import SubmissionState
from afterword.workflows.stored_moments import as_milliseconds, unchanged

# The only letters whose figures are asked for.
_COUNTED = (LetterKind.THANK_YOU, LetterKind.FOLLOW_UP)


def insight_of(candidate: Candidate, *, now: datetime) -> Picture:
    return picture_of(search_facts(candidate, now=now), now=now)


def search_facts(candidate: Candidate, *, now: datetime) -> SearchFacts:
    """Four queries, however many rows there are."""
    answers, offers = _answers(candidate)
    rows = Process.objects.filter(candidate=candidate).values_list(
        "pk", "close_reason", as_milliseconds("closed_at"), as_milliseconds("answered_at")
    )
    processes = []
    for key, reason, closed, called in rows:
        processes.append(FollowedProcess(key, closed, key in offers or reason == CloseReason.OFFER))
        if called is not None:
            answers[key] = _with_call(answers.get(key, ()), called)
    return SearchFacts(processes, _interviews(candidate, now), _letters(candidate), answers)


def _interviews(candidate: Candidate, now: datetime) -> list[HeldInterview]:
    held = Interview.objects.filter(candidate=candidate, ends_at__lte=now, needs_zone=False, needs_time=False)
    rows = held.exclude(state=InterviewState.CANCELLED).values_list(
        "pk", "process_id", "kind", "round", as_milliseconds("ends_at"), as_milliseconds("debriefed_at")
    )
    return [HeldInterview._make(row) for row in rows]


def _letters(candidate: Candidate) -> list[SentLetters]:
    """Letters that arrived, as far as anybody knows: one that bounced for good was never read."""
    rows = Submission.objects.filter(
        candidate=candidate, state=SubmissionState.ACCEPTED, kind__in=_COUNTED, came_back=False,
        settled_at__isnull=False,
    )  # fmt: skip
    counted = rows.values_list("process_id", "kind", "letter__interview_id").annotate(
        first=as_milliseconds(Min("settled_at")),
        number=unchanged(Count("pk")),
        on_time=unchanged(Count("pk", filter=Q(settled_at__lte=F("deadline_at")))),
    )
    return [SentLetters._make(row) for row in counted]


def _answers(candidate: Candidate) -> tuple[dict[int, Sequence[int]], set[int]]:
    """When each process was answered, and which got an offer."""
    came: dict[int, list[int]] = defaultdict(list)
    offers: set[int] = set()
    rows = ReceivedMessage.objects.filter(Q(stops=True) | Q(intent="offer"), candidate=candidate)
    for process, stops, intent, at in rows.filter(process__isnull=False).values_list(
        "process_id", unchanged("stops"), "intent", as_milliseconds("came_at")
    ):
        if stops:
            came[process].append(at)
        if intent == "offer":
            offers.add(process)
    return {process: sorted(moments) for process, moments in came.items()}, offers


def _with_call(answers: Sequence[int], called: int) -> Sequence[int]:
    """An answer by telephone left no message; the person's word counts, unless a message is what it stood for."""
    return answers if answers and answers[0] <= called else (called, *answers)
