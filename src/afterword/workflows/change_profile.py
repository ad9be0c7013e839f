"""The person says who they are: what their letters take from it follows at once."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from afterword.models import Candidate, Interview, LetterState, Process
from afterword.workflows.correct_interview import refresh_letters
from afterword.workflows.own_data import save_profile
from afterword.workflows.refused import Refused

# What stands in a letter.
_IN_LETTERS = frozenset({"name", "phone", "links", "formality", "spelling", "length"})


def change_profile(candidate: Candidate, *, now: datetime, **fields: object) -> Candidate | Refused:
    """`save_profile`, and drafts that nobody edited are signed anew. What is approved stays as it was approved."""
    before, zone = {name: getattr(candidate, name) for name in _IN_LETTERS}, candidate.timezone
    with transaction.atomic():
        saved = save_profile(candidate, now=now, **fields)
        if isinstance(saved, Refused):
            return saved
        if saved.timezone != zone:
            _move_guessed_zones(saved, zone, now)
        if any(getattr(saved, name) != value for name, value in before.items()):
            drafts = Process.objects.filter(candidate=candidate, letters__state=LetterState.DRAFT).distinct()
            for process in drafts.select_related("candidate"):
                refresh_letters(process, now=now)
    return saved


def _move_guessed_zones(candidate: Candidate, old: str, now: datetime) -> None:
    """Interviews that were taken to be in the person's own zone, because nothing said otherwise, move with it. Their
    moments stay, and the hours of the other side change; where the invitation gave hours without a zone, the hours
    stay and the question about the zone goes on."""
    rows = Interview.objects.filter(candidate=candidate, timezone=old).select_related("process", "candidate")
    for interview in rows:
        if "timezone" not in interview.inferred:
            continue
        if interview.needs_zone:
            interview.starts_at = _same_hours(interview.starts_at, old, candidate.timezone)
            interview.ends_at = _same_hours(interview.ends_at, old, candidate.timezone)
        interview.timezone = candidate.timezone
        interview.save(update_fields=["timezone", "starts_at", "ends_at"])
        refresh_letters(interview.process, now=now)


def _same_hours(moment: datetime, old: str, new: str) -> datetime:
    return moment.astimezone(ZoneInfo(old)).replace(tzinfo=ZoneInfo(new)).astimezone(UTC)
