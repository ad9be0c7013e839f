"""The debriefs that a device keeps for when it is offline: those of interviews of yesterday, today and tomorrow."""

import hashlib
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse

from afterword.models import Candidate, Interview, InterviewState, Note, Person
from afterword.said import say

_MOST = 12


def near_interviews(candidate: Candidate, *, now: datetime) -> list[Interview]:
    """Of yesterday, today and tomorrow on the person's own clock, the nearest first; at most twelve."""
    today = now.astimezone(candidate.zone).date()
    first = datetime.combine(today - timedelta(days=1), time(), candidate.zone)
    rows = Interview.objects.filter(
        candidate=candidate, state=InterviewState.PLANNED, starts_at__gte=first,
        starts_at__lt=first + timedelta(days=3),
    )  # fmt: skip
    found = rows.select_related("process").prefetch_related("participations__person")
    return sorted(found, key=lambda row: abs(row.ends_at - now))[:_MOST]


def near_pages(candidate: Candidate, *, now: datetime) -> tuple[list[dict[str, str]], list[str]]:
    """The pages with a mark that changes when they do, and every address where their notes are saved."""
    rows = near_interviews(candidate, now=now)
    notes = Note.objects.filter(interview__in=rows).values_list("interview_id", "person_id", "revision")
    pages, saves = [], []
    for row in rows:
        seats = list(row.participations.all())
        known: list[Any] = [
            settings.STATIC_MARK, row.ends_at <= now, row.process.company, row.process.role, row.kind, row.round,
            row.starts_at, row.ends_at, row.timezone, row.location, row.notes_revision, row.debriefed_at,
            sorted(note for note in notes if note[0] == row.pk),
            [(s.is_absent, s.person_id, _known_of(s.person)) for s in seats],
        ]  # fmt: skip
        path = reverse("interview", args=[row.pk])
        mark = hashlib.sha256(repr(known).encode()).hexdigest()[:16]
        pages.append(
            {"path": path, "title": say("Notes on {company}", company=row.process.company), "mark": mark}
        )
        saves.append(reverse("save-interview-notes", args=[row.pk]))
        saves += [reverse("save-note", args=[row.pk, seat.person_id]) for seat in seats]
    return pages, saves


def _known_of(person: Person) -> tuple[str, ...]:
    return (person.name, person.title, person.email, person.relation, person.greeting)
