"""What came of handing a letter over is written down, once, under the claim's token."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from afterword.models import MailAccount, Process, Submission
from afterword.rules.submission import Outcome, SubmissionState, after
from afterword.said import say
from afterword.workflows.kind_words import kind_said
from afterword.workflows.write_history import note_down

# Providers that file a Sent copy by themselves take a moment; we look after this time, then file it.
COPY_PAUSE = timedelta(seconds=30)
# Letters of one mailbox do not leave in the same second.
RATE_PAUSE = timedelta(seconds=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """`outcome` of the state machine; `reason` for the person; `response` what the server said."""

    outcome: Outcome
    reason: str = ""
    response: str = ""
    retry_at: datetime | None = None
    is_late: bool = False


def settle(submission: Submission, token: str, settled: Settled, *, now: datetime) -> bool:
    """Write the outcome. False where somebody else moved it first (then it is a question by now)."""
    state = after(SubmissionState.SUBMITTING, settled.outcome)
    if settled.is_late:
        # Deferred with no moment left: it asks for a new yes.
        state = after(state, Outcome.WINDOW_PASSED)
    with transaction.atomic():
        own = Submission.objects.filter(pk=submission.pk, claim_token=token)
        count = own.filter(state=SubmissionState.SUBMITTING.value).update(**_changes(state, settled, now))
        if not count and settled.outcome is Outcome.ACCEPTED:
            # The machine slept in the middle and the lease ran out: the server's word is proof enough.
            asked = own.filter(state=SubmissionState.UNCERTAIN.value)
            state = after(SubmissionState.UNCERTAIN, Outcome.FOUND_IN_SENT)
            count = asked.update(**_changes(state, settled, now))
        if not count:
            return False
        _tell(submission, state, settled, now)
    return True


def _changes(state: SubmissionState, settled: Settled, now: datetime) -> dict[str, object]:
    changes: dict[str, object] = {
        "state": state.value,
        "lease_until": None,
        "state_reason": settled.reason[:500],
        "server_response": settled.response[:500],
    }
    if state is SubmissionState.ACCEPTED:
        changes |= {"settled_at": now, "next_copy_at": now + COPY_PAUSE}
    elif state is SubmissionState.UNCERTAIN:
        changes["next_copy_at"] = now + COPY_PAUSE
    elif settled.retry_at is not None:
        changes["send_at"] = settled.retry_at
    return changes


def _tell(submission: Submission, state: SubmissionState, settled: Settled, now: datetime) -> None:
    name = submission.person.name
    sentences = {
        SubmissionState.ACCEPTED: say(
            "The {kind} letter to {name} went out.", kind=kind_said(submission.kind), name=name
        ),
        SubmissionState.DEFERRED: say(
            "The letter to {name} could not go out yet; another try was planned.", name=name
        ),
        SubmissionState.REFUSED: say("The letter to {name} was refused. Nothing was sent.", name=name),
        SubmissionState.LATE: say(
            "The letter to {name} did not go out in time and came back to you.", name=name
        ),
        SubmissionState.UNCERTAIN: say("It was not known whether the letter to {name} went out.", name=name),
    }
    note_down(
        submission.candidate, submission.process, what=f"submission-{state.value}", sentence=sentences[state],
        reason=settled.reason or submission.window_reason, about={"submission": submission.pk}, at=now,
    )  # fmt: skip
    if state is SubmissionState.ACCEPTED:
        MailAccount.objects.filter(pk=submission.way.pk).update(next_allowed_at=now + RATE_PAUSE)
        Process.objects.filter(pk=submission.process_id).update(next_look_at=now)
