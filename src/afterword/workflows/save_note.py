"""The notes on one person are saved at every pause of typing. Nothing that was typed is ever overwritten by
somebody who did not see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from afterword.models import TEXT_FIELDS, Candidate, Interview, Note, NoteVersion, Person, PrivateNote
from afterword.said import say
from afterword.workflows.device_save import (
    DeviceSave,
    is_known,
    is_typed_over,
    was_beside,
    with_beside,
    with_save,
)
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import is_too_long, many_lines

_LONG = (*TEXT_FIELDS, "promised_thing", "notes", "private")
_SHORT = {"promised_file": 500, "promised_link": 1000}
_KNOWN = frozenset((*_LONG, *_SHORT, "promised_later", "questions"))


@dataclass(frozen=True, slots=True)
class Saved:
    note: Note
    revision: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """`mine` keeps what was just typed, `current` is what another tab or device had saved before."""

    mine: NoteVersion
    current: Note


def save_note(
    candidate: Candidate,
    interview: Interview,
    person: Person,
    fields: Mapping[str, object],
    *,
    base_revision: int | None,
    now: datetime,
    device: DeviceSave | None = None,
) -> Saved | Conflict | Refused:
    """Save the given fields (TEXT_FIELDS, notes, private, questions, promised_*); the others stay.

    A saving that knew an older revision than the present one is kept beside it. `base_revision` None: take
    the present one. `device` tells a repeated saving from a new one."""
    if person.process_id != interview.process_id or interview.candidate_id != candidate.pk:
        return Refused(say("This person is not part of this interview. Nothing was saved."))
    values = _read(fields)
    if isinstance(values, Refused):
        return values
    private = values.pop("private", None)
    with transaction.atomic():
        note = _locked(candidate, interview, person, now)
        base = note.revision if base_revision is None else base_revision
        if device is not None:
            if is_known(note.recent_saves, device):
                return Saved(note, note.revision)
            if was_beside(note.recent_saves, device):
                return _came_before(note)
            base = note.revision if is_typed_over(note.recent_saves, device) else base
        if note.revision != base and _is_same(note, values, private):
            return Saved(note, note.revision)
        changes = values | {
            "revision": base + 1, "saved_at": now, "recent_saves": with_save(note.recent_saves, device),
        }  # fmt: skip
        if not Note.objects.filter(pk=note.pk, revision=base).update(**changes):
            note.refresh_from_db()
            beside = with_beside(note.recent_saves, device)
            Note.objects.filter(pk=note.pk).update(recent_saves=beside)
            return Conflict(_keep(note, values, private, now), note)
        if private is not None:
            PrivateNote.objects.update_or_create(
                candidate=candidate, note=note, defaults={"text": str(private)}
            )
            note.refresh_from_db()
        for name, value in changes.items():
            setattr(note, name, value)
    return Saved(note, note.revision)


def _locked(candidate: Candidate, interview: Interview, person: Person, now: datetime) -> Note:
    """The note of this talk with this person; of two that begin it at once one makes it."""
    rows = Note.objects.select_for_update().filter(interview=interview, person=person)
    note = rows.first()
    if note is not None:
        return note
    new = Note(candidate=candidate, interview=interview, person=person, saved_at=now)
    Note.objects.bulk_create([new], ignore_conflicts=True)
    return rows.get()


def settle_conflict(version: NoteVersion, *, now: datetime) -> None:
    """The person has looked at both texts."""
    NoteVersion.objects.filter(pk=version.pk).update(is_settled=True, saved_at=now)


def _read(fields: Mapping[str, object]) -> dict[str, object] | Refused:
    unknown = sorted(set(fields) - _KNOWN)
    if unknown:
        return Refused(
            say("There is no field called “{unknown}” in a note. Nothing was saved.", unknown=unknown[0][:40])
        )
    values: dict[str, object] = {}
    for name, value in fields.items():
        if name == "questions":
            values[name] = _questions(value)
        elif name == "promised_later":
            values[name] = str(value).lower() in ("1", "on", "true", "yes")
        else:
            text = many_lines(str(value or ""))
            if is_too_long(text) or len(text) > _SHORT.get(name, len(text)):
                return too_long(text, limit=_SHORT.get(name))
            values[name] = text if name in _LONG else text.replace("\n", " ").strip()
    return values


def _questions(value: object) -> list[str]:
    if isinstance(value, str):
        lines: Sequence[object] = value.splitlines()
    else:
        lines = value if isinstance(value, Sequence) else ()
    return [many_lines(str(line)).strip()[:2000] for line in lines if str(line).strip()][:200]


def too_long(text: str, *, limit: int | None = None) -> Refused:
    if limit:
        return Refused(
            say(
                "This link or file name has {count} characters; {limit} are possible.",
                count=len(text),
                limit=limit,
            )
        )
    return Refused(
        say("This text is longer than 1 MB, too long for a note. The saved text was kept; shorten this one.")
    )


def _is_same(note: Note, values: Mapping[str, object], private: object) -> bool:
    """Two tabs that say the same do not disagree."""
    if any(getattr(note, name) != value for name, value in values.items()):
        return False
    return private is None or _private_of(note) == private


def _private_of(note: Note) -> str:
    return PrivateNote.objects.filter(note=note).values_list("text", flat=True).first() or ""


def _came_before(note: Note) -> Saved | Conflict:
    """A saving that was kept beside arrives again: still a question, or settled meanwhile."""
    kept = NoteVersion.objects.filter(note=note, is_settled=False).order_by("-id").first()
    return Conflict(kept, note) if kept else Saved(note, note.revision)


def _keep(note: Note, values: Mapping[str, object], private: object, now: datetime) -> NoteVersion:
    """At every pause the same tab saves again: the same text is kept once."""
    kept = NoteVersion.objects.filter(note=note, is_settled=False).order_by("-id").first()
    if kept and kept.fields == dict(values) and kept.private == str(private or ""):
        return kept
    return NoteVersion.objects.create(
        candidate=note.candidate,
        note=note,
        fields=dict(values),
        private=str(private or ""),
        reason=say("Somebody else saved these notes in between. Both texts were kept."),
        saved_at=now,
    )
