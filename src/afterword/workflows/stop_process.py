"""An answer of any kind, from anybody: everything pending in the whole hiring process stops, in one transaction."""

from datetime import datetime

from django.db import transaction

from afterword.letters.debrief import EventKind
from afterword.letters.letter import LetterKind
from afterword.models import (
    CloseReason,
    Interview,
    InterviewState,
    Letter,
    LetterState,
    Process,
    ProcessState,
    Submission,
)
from afterword.rules.stop import Stop
from afterword.rules.submission import CANCELLABLE, SubmissionState
from afterword.said import say, say_count
from afterword.workflows.answers import ANSWER
from afterword.workflows.note_blocks import look_for_blocks
from afterword.workflows.write_history import note_down

_PENDING = [state.value for state in CANCELLABLE]
# Letters that wait for silence; those that answer an answer are left alone.
_SILENT_KINDS = [LetterKind.THANK_YOU.value, LetterKind.FOLLOW_UP.value, LetterKind.CORRECTION.value]
_CLOSES = {
    EventKind.REJECTION: CloseReason.REJECTED,
    EventKind.OFFER: CloseReason.OFFER,
    EventKind.WITHDRAWN: CloseReason.WITHDRAWN,
}


def stop_process(
    process: Process,
    *,
    what: EventKind,
    now: datetime,
    at: datetime | None = None,
    who: str = "",
    sentence: str = "",
    reason: str = "",
) -> int:
    """Note the answer and cancel what waits. `at` is when it came, `now` when we learnt of it. Returns how many
    submissions were cancelled; what is being handed over at this moment is settled by what comes back."""
    stop = Stop(kind=what, at=at or now, seen_at=now, who=who)
    words = sentence or f"{stop.words}."
    with transaction.atomic():
        note_down(
            process.candidate, process, what=ANSWER, sentence=words, reason=reason, at=now,
            about={"kind": what.value, "at": stop.at.isoformat(), "who": who},
        )  # fmt: skip
        count = _cancel(process, say("{words}, so this letter is cancelled.", words=stop.words), now)
        dropped = Letter.objects.filter(
            process=process, state=LetterState.DRAFT, kind=LetterKind.FOLLOW_UP
        ).update(state=LetterState.DROPPED, dropped_reason=f"{stop.words}."[:300], saved_at=now)
        if count or dropped:
            note_down(
                process.candidate, process, what="stopped", at=now, reason=words,
                sentence=cancelled_words(count + dropped),
            )  # fmt: skip
        _move(process, what, now)
        look_for_blocks(Letter.objects.filter(process=process, state=LetterState.DRAFT), now=now)
    return count


def would_cancel(process: Process, *, at_rest: bool = False) -> int:
    """How many letters the person's word would cancel: what is approved, and drafts that wait for silence. `at_rest`:
    the word is that it rests."""
    pending = Submission.objects.filter(process=process, state__in=_PENDING, kind__in=_SILENT_KINDS)
    kinds = _SILENT_KINDS if at_rest else [LetterKind.FOLLOW_UP.value]
    drafts = Letter.objects.filter(process=process, state=LetterState.DRAFT, kind__in=kinds)
    return pending.count() + drafts.count()


def cancelled_words(count: int) -> str:
    """How many letters an answer cancelled."""
    return say_count(
        "What was waiting is cancelled: {count} letter.",
        "What was waiting is cancelled: {count} letters.",
        count,
    )


def _cancel(process: Process, reason: str, now: datetime) -> int:
    pending = Submission.objects.filter(process=process, state__in=_PENDING, kind__in=_SILENT_KINDS)
    letters = list(pending.values_list("letter_id", flat=True))
    count = pending.update(
        state=SubmissionState.CANCELLED.value, state_reason=reason[:500], settled_at=now, claim_token=""
    )
    if letters:
        Letter.objects.filter(pk__in=letters, state=LetterState.APPROVED).update(
            state=LetterState.DROPPED, dropped_reason=reason[:300], saved_at=now
        )
    return count


def _move(process: Process, what: EventKind, now: datetime) -> None:
    """Closed by a no, an offer or a withdrawal; else answered, or still open where an interview is to come."""
    close = _CLOSES.get(what)
    comes = Interview.objects.filter(process=process, state=InterviewState.PLANNED, ends_at__gt=now).exists()
    state = ProcessState.CLOSED if close else (ProcessState.OPEN if comes else ProcessState.ANSWERED)
    process.state, process.close_reason = state, close or ""
    process.answered_at, process.next_look_at = now, None
    process.closed_at = now if close else None
    process.silence_reason = process.silence_state = ""
    process.save(
        update_fields=[
            "state", "close_reason", "answered_at", "next_look_at", "closed_at", "silence_reason", "silence_state",
        ]
    )  # fmt: skip


def let_rest(process: Process, *, now: datetime, reason: CloseReason = CloseReason.STOPPED) -> int:
    """Close it without an answer: by one's own choice, or as silent. Nothing more goes out."""
    words = say("Nobody answered, so it rests.") if reason is CloseReason.SILENT else say("You let it rest.")
    with transaction.atomic():
        count = _cancel(process, words, now)
        Letter.objects.filter(process=process, state=LetterState.DRAFT, kind__in=_SILENT_KINDS).update(
            state=LetterState.DROPPED, dropped_reason=words[:300], saved_at=now
        )
        process.state, process.close_reason = ProcessState.CLOSED, reason
        process.closed_at, process.next_look_at, process.silence_state = now, None, ""
        process.save(update_fields=["state", "close_reason", "closed_at", "next_look_at", "silence_state"])
        note_down(process.candidate, process, what="closed", sentence=words, at=now)
    return count


def reopen_process(process: Process, *, now: datetime) -> None:
    """It goes on after all: the silence is judged anew. What was cancelled stays cancelled."""
    with transaction.atomic():
        process.state, process.close_reason = ProcessState.OPEN, ""
        process.closed_at, process.next_look_at = None, now
        if process.wants_follow_up is False:
            # Else the first look would close it again.
            process.wants_follow_up = None
        process.save(update_fields=["state", "close_reason", "closed_at", "next_look_at", "wants_follow_up"])
        note_down(process.candidate, process, what="reopened", sentence=say("You opened it again."), at=now)
