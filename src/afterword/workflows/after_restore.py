"""After a backup was put back: what waited then may have gone out since, so nothing of it goes by itself."""

from datetime import datetime

from django.db import transaction

from afterword.models import Submission, Turn
from afterword.rules.submission import Outcome, SubmissionState, after
from afterword.said import say, to_say
from afterword.workflows.write_history import note_down

_WAITED = (SubmissionState.WAITING, SubmissionState.DEFERRED, SubmissionState.CLAIMED)
REASON = to_say(
    "This was restored from a backup and may have gone out since. Look into your Sent "
    "folder before you say yes again."
)


def hold_back_restored(*, now: datetime) -> int:
    """Every letter that waited asks for a new yes; one that was just being handed over is looked for in Sent.
    Returns how many."""
    held = 0
    with transaction.atomic():
        Turn.objects.all().delete()
        for state in _WAITED:
            rows = Submission.objects.filter(state=state.value).select_related(
                "candidate", "process", "person"
            )
            for row in rows:
                held += _hold(row, after(state, Outcome.WINDOW_PASSED), now)
        for row in Submission.objects.filter(state=SubmissionState.SUBMITTING.value).select_related(
            "candidate", "process", "person"
        ):
            held += _hold(row, after(SubmissionState.SUBMITTING, Outcome.LEASE_EXPIRED), now)
    return held


def _hold(row: Submission, state: SubmissionState, now: datetime) -> int:
    changes: dict[str, object] = {
        "state": state.value,
        "state_reason": say(REASON),
        "claim_token": "",
        "lease_until": None,
    }
    if state is SubmissionState.UNCERTAIN:
        changes["next_copy_at"] = now
    Submission.objects.filter(pk=row.pk).update(**changes)
    note_down(
        row.candidate, row.process, what=f"submission-{state.value}", at=now, reason=say(REASON),
        sentence=say("The letter to {name} was held for you.", name=row.person.name), about={"submission": row.pk},
    )  # fmt: skip
    return 1
