"""How much waits and how late it is: numbers for the operator, without anything of a person."""

from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from afterword.models import Interview, MailAccount, MailboxKind, Process, Submission, Turn
from afterword.rules.submission import SubmissionState

_ASKING = (SubmissionState.UNCERTAIN.value, SubmissionState.REFUSED.value, SubmissionState.LATE.value)
_COPIED = (SubmissionState.ACCEPTED.value, SubmissionState.UNCERTAIN.value)
_CLAIMABLE = (SubmissionState.WAITING.value, SubmissionState.DEFERRED.value)


def due_work(*, now: datetime) -> dict[str, tuple[int, float]]:
    """Each part of the work with how many rows are due, and for how many seconds the oldest has been."""
    kinds: dict[str, tuple[QuerySet[object], str]] = {  # type: ignore[type-var]
        "ask": (Interview.objects.filter(state="planned", needs_time=False), "next_ask_at"),
        "read": (MailAccount.objects.exclude(mailbox_kind=MailboxKind.NONE), "next_read_at"),
        "look": (Process.objects.all(), "next_look_at"),
        "submit": (Submission.objects.filter(state__in=_CLAIMABLE), "send_at"),
        "copy": (Submission.objects.filter(state__in=_COPIED), "next_copy_at"),
    }
    found = {}
    for part, (rows, column) in kinds.items():
        due = rows.filter(**{f"{column}__lte": now}).aggregate(count=Count("pk"), first=Min(column))
        late = (now - due["first"]).total_seconds() if due["first"] is not None else 0.0
        found[part] = (due["count"], late)
    return found


def asking_submissions() -> dict[str, int]:
    """Letters that wait for a person's word, by state."""
    counted = (
        Submission.objects.filter(state__in=_ASKING).values_list("state").annotate(Count("pk")).order_by()
    )
    return dict.fromkeys(_ASKING, 0) | dict(counted)


def turns_held(*, now: datetime) -> tuple[int, int]:
    """Desks that somebody works at, and those whose worker is gone."""
    counted = Turn.objects.aggregate(held=Count("pk", filter=Q(lease_until__gte=now)), every=Count("pk"))
    return counted["held"], counted["every"] - counted["held"]


def mailboxes_in_trouble() -> int:
    return MailAccount.objects.exclude(trouble_at=None).count()
