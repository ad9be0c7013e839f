"""What waited because of an interview or a person waits no longer: messages are cancelled, letters dropped or
given back for another look."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from afterword.models import Interview, Letter, LetterState, Submission
from afterword.rules.submission import SubmissionState
from afterword.said import say
from afterword.workflows.write_history import note_down

_STOPPABLE = (SubmissionState.WAITING.value, SubmissionState.DEFERRED.value, SubmissionState.LATE.value)


@dataclass(frozen=True, slots=True)
class Unplanned:
    """How many letters were dropped and how many approved messages cancelled."""

    letters: int
    submissions: int


def unplan(interview: Interview, *, reason: str, now: datetime) -> Unplanned:
    """Inside a transaction: every letter of this interview that did not go out yet is dropped."""
    submissions = Submission.objects.filter(candidate=interview.candidate_id, letter__interview=interview)
    cancelled = call_back(submissions, reason=reason, now=now)
    drafts = Letter.objects.filter(candidate=interview.candidate_id, interview=interview)
    return Unplanned(letters=drop_drafts(drafts, reason=reason, now=now), submissions=cancelled)


def drop_drafts(letters: QuerySet[Letter], *, reason: str, now: datetime) -> int:
    return letters.filter(state=LetterState.DRAFT).update(
        state=LetterState.DROPPED, dropped_reason=reason[:300], saved_at=now
    )


def call_back(submissions: QuerySet[Submission], *, reason: str, now: datetime) -> int:
    """Cancel what did not begin to go out; each letter is a draft again. What a worker has in its hands is
    settled by what comes back: it asks the rules again before the first byte."""
    cancelled = 0
    for submission in submissions.filter(state__in=_STOPPABLE).select_related(
        "candidate", "process", "person"
    ):
        changed = Submission.objects.filter(pk=submission.pk, state__in=_STOPPABLE).update(
            state=SubmissionState.CANCELLED.value, state_reason=reason[:500], settled_at=now
        )
        if not changed:
            continue
        cancelled += 1
        Letter.objects.filter(pk=submission.letter_id).update(state=LetterState.DRAFT, saved_at=now)
        note_down(
            submission.candidate,
            submission.process,
            what="submission-cancelled",
            sentence=say(
                "The letter to {person} did not go out as it was approved.", person=submission.person
            ),
            reason=reason,
            about={"submission": submission.pk, "letter": submission.letter_id},
            at=now,
        )
    return cancelled
