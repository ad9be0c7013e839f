"""The notes on the talk as a whole, and the day they named, saved like those on a person: never over what somebody
else wrote meanwhile."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from afterword.models import Interview, InterviewNotesVersion
from afterword.workflows.device_save import (
    DeviceSave,
    is_known,
    is_typed_over,
    was_beside,
    with_beside,
    with_save,
)
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import too_long
from afterword.workflows.typed_text import is_too_long, many_lines
from afterword.workflows.unset import UNSET, Unset


@dataclass(frozen=True, slots=True)
class WholeSaved:
    revision: int


@dataclass(frozen=True, slots=True)
class WholeConflict:
    """`mine` keeps what was just typed, `current` is what another tab or device had saved before."""

    mine: InterviewNotesVersion
    current: Interview


def save_whole_notes(
    interview: Interview,
    *,
    notes: str,
    decision_by: date | None,
    base_revision: int | None,
    now: datetime,
    device: DeviceSave | None = None,
) -> WholeSaved | WholeConflict | Refused:
    """A saving that knew an older revision is kept beside. `base_revision` None: take the present one."""
    if is_too_long(notes):
        return too_long(notes)
    text = many_lines(notes)
    with transaction.atomic():
        row = Interview.objects.select_for_update(of=("self",)).select_related("process").get(pk=interview.pk)
        base = row.notes_revision if base_revision is None else base_revision
        if device is not None:
            if is_known(row.recent_saves, device):
                return WholeSaved(row.notes_revision)
            if was_beside(row.recent_saves, device):
                return _came_before(row)
            base = row.notes_revision if is_typed_over(row.recent_saves, device) else base
        is_same = row.notes == text and row.process.decision_by == decision_by
        if row.notes_revision != base and not is_same:
            Interview.objects.filter(pk=row.pk).update(recent_saves=with_beside(row.recent_saves, device))
            return WholeConflict(_keep(row, text, decision_by, now), row)
        if row.notes_revision == base:
            _store(row, text, decision_by, now, recent_saves=with_save(row.recent_saves, device))
    interview.refresh_from_db(fields=["notes", "notes_revision"])
    return WholeSaved(row.notes_revision)


def save_interview_notes(
    interview: Interview, *, now: datetime, notes: str | None = None, decision_by: date | Unset | None = UNSET
) -> Refused | None:
    """What is given of the two, over what is there: for whoever has just read it."""
    process = interview.process
    saved = save_whole_notes(
        interview,
        notes=interview.notes if notes is None else notes,
        decision_by=process.decision_by if isinstance(decision_by, Unset) else decision_by,
        base_revision=None,
        now=now,
    )
    process.refresh_from_db(fields=["decision_by", "next_look_at"])
    return saved if isinstance(saved, Refused) else None


def settle_whole(version: InterviewNotesVersion, *, now: datetime) -> None:
    """The person has looked at both texts."""
    InterviewNotesVersion.objects.filter(pk=version.pk).update(is_settled=True, saved_at=now)


def _store(row: Interview, text: str, decision_by: date | None, now: datetime, *, recent_saves: str) -> None:
    row.notes, row.notes_revision, row.recent_saves = text, row.notes_revision + 1, recent_saves
    row.save(update_fields=["notes", "notes_revision", "recent_saves"])
    process = row.process
    if process.decision_by != decision_by:
        process.decision_by = decision_by
        # A named date moves the follow-up, so a silence that is already watched is judged again.
        if process.next_look_at is not None:
            process.next_look_at = now
        process.save(update_fields=["decision_by", "next_look_at"])


def _came_before(row: Interview) -> WholeSaved | WholeConflict:
    kept = row.notes_versions.filter(is_settled=False).order_by("-id").first()
    return WholeConflict(kept, row) if kept else WholeSaved(row.notes_revision)


def _keep(row: Interview, text: str, decision_by: date | None, now: datetime) -> InterviewNotesVersion:
    """The same text is kept once, however often it is sent."""
    fields = {"notes": text, "decision_by": decision_by.isoformat() if decision_by else ""}
    kept = row.notes_versions.filter(is_settled=False).order_by("-id").first()
    if kept and kept.fields == fields:
        return kept
    return InterviewNotesVersion.objects.create(
        candidate=row.candidate, interview=row, fields=fields, saved_at=now
    )
