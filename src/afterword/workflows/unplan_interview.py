"""An interview was moved or cancelled: what waited because of it waits no longer."""

from dataclasses import dataclass
from datetime import datetime

from afterword.models import Interview, Letter, LetterState, Submission
from afterword.rules.submission import SubmissionState
from afterword.workflows.write_history import note_down

_STOPPABLE = (SubmissionState.WAITING.value, SubmissionState.DEFERRED.value, SubmissionState.LATE.value)


@dataclass(frozen=True, slots=True)
class Unplanned:
    """How many letters were dropped and how many approved messages cancelled."""

    letters: int
    submissions: int


def unplan(interview: Interview, *, reason: str, now: datetime) -> Unplanned:
    """Inside a transaction. What a worker already has in its hands is settled by what comes back; the worker
    asks the rules again before the first byte."""
    submissions = (
        Submission.objects.filter(candidate=interview.candidate_id, letter__interview=interview)
        .filter(state__in=_STOPPABLE)
        .select_related("person")
    )
    cancelled = 0
    for submission in submissions:
        changed = Submission.objects.filter(pk=submission.pk, state__in=_STOPPABLE).update(
            state=SubmissionState.CANCELLED.value, state_reason=reason[:500], settled_at=now
        )
        if not changed:
            continue
        cancelled += 1
        Letter.objects.filter(pk=submission.letter_id).update(
            state=LetterState.DROPPED, dropped_reason=reason[:300], saved_at=now
        )
        note_down(
            interview.candidate,
            interview.process,
            what="submission-cancelled",
            sentence=f"The letter to {submission.person} does not go out.",
            reason=reason,
            about={"submission": submission.pk, "letter": submission.letter_id},
            at=now,
        )
    dropped = Letter.objects.filter(
        candidate=interview.candidate_id, interview=interview, state=LetterState.DRAFT
    ).update(state=LetterState.DROPPED, dropped_reason=reason[:300], saved_at=now)
    return Unplanned(letters=dropped, submissions=cancelled)
