"""Everybody who was met, with the letters that they got and when there was contact last."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from afterword import clock
from afterword.models import Candidate, Letter, Participation, Person, ReceivedMessage, Submission
from afterword.models.folded import Folded
from afterword.rules.clock_words import span_words
from afterword.web.processes.choice import Choice, read_choice
from afterword.web.serving.answering import show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.search_in import words_of

PAGE = 50


@require_safe
def people(request: OwnedRequest) -> HttpResponse:
    choice = replace(read_choice(request.GET), view="")
    rows = _chosen(request.candidate, choice)
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    first = (min(choice.page, pages) - 1) * PAGE
    lines = _lines(request.candidate, list(rows[first : first + PAGE]), now=clock.now())
    context = {"choice": choice, "lines": lines, "total": total, "pages": pages}
    return show(request, "people/people.html", context)


def _chosen(candidate: Candidate, choice: Choice) -> QuerySet[Person]:
    """Somebody met in several processes under one address stands here once: as they were met last."""
    later = Person.objects.filter(candidate=candidate, email=OuterRef("email"), pk__gt=OuterRef("pk"))
    rows: QuerySet[Any] = Person.objects.filter(candidate=candidate).exclude(Exists(later.exclude(email="")))
    words = words_of(choice.words)
    if words:
        rows = rows.annotate(all_words=Folded("name", "email", "title", "process__company"))
    for word in words:
        rows = rows.filter(all_words__contains=word)
    return rows.select_related("process").order_by("-id")


def _lines(candidate: Candidate, rows: list[Person], *, now: datetime) -> list[dict[str, Any]]:
    addresses = [row.email for row in rows if row.email]
    same: dict[str, list[tuple[int, str]]] = defaultdict(list)
    known = Person.objects.filter(candidate=candidate, email__in=addresses).order_by("id")
    for key, email, company in known.values_list("pk", "email", "process__company"):
        same[email].append((key, company))
    keys = {row.pk: [key for key, _ in same.get(row.email, [])] or [row.pk] for row in rows}
    everybody = [key for several in keys.values() for key in several]
    letters, contact = _letters(candidate, everybody), _last_contact(candidate, everybody, now)
    lines = []
    for row in rows:
        moments = [contact[key] for key in keys[row.pk] if key in contact]
        companies = list(dict.fromkeys(company for _, company in same.get(row.email, []))) or [
            row.process.company
        ]
        lines.append(
            {
                "row": row, "companies": ", ".join(companies),
                "letters": sum(letters.get(key, 0) for key in keys[row.pk]),
                "contact": _days_ago(max(moments), candidate, now) if moments else "",
            }
        )  # fmt: skip
    return lines


def _days_ago(moment: datetime, candidate: Candidate, now: datetime) -> str:
    zone = candidate.zone
    return span_words((moment.astimezone(zone).date() - now.astimezone(zone).date()).days)


def _letters(candidate: Candidate, people: list[int]) -> dict[int, int]:
    """How many letters went out to each."""
    sent = Submission.objects.filter(candidate=candidate, person__in=people, state="accepted")
    counts: dict[int, int] = defaultdict(int)
    for person in sent.values_list("person_id", flat=True):
        counts[person] += 1
    return counts


def _last_contact(candidate: Candidate, people: list[int], now: datetime) -> dict[int, datetime]:
    """The last talk, letter or message, whichever was later."""
    own = {"candidate": candidate, "person__in": people}
    talks = Participation.objects.filter(**own, is_absent=False, interview__ends_at__lte=now)
    sources: tuple[tuple[QuerySet[Any], str], ...] = (
        (talks.exclude(interview__state="cancelled"), "interview__ends_at"),
        (Submission.objects.filter(**own, state="accepted"), "settled_at"),
        (ReceivedMessage.objects.filter(**own), "came_at"),
    )
    last: dict[int, datetime] = {}
    for rows, field in sources:
        for person, at in rows.order_by().values_list("person_id").annotate(Max(field)):
            if at is not None:
                last[person] = max(at, last.get(person, at))
    return last


def met_elsewhere(person: Person) -> list[dict[str, Any]]:
    """The same address in other processes, each with its letters: one person, met more than once."""
    if not person.email:
        return []
    rows = list(
        Person.objects.filter(candidate=person.candidate_id, email=person.email)
        .exclude(pk=person.pk).select_related("process").order_by("-id")
    )  # fmt: skip
    letters: dict[int, list[Letter]] = defaultdict(list)
    for letter in Letter.objects.filter(person__in=rows).defer("body", "sentences").order_by("id"):
        letters[letter.person_id].append(letter)
    return [{"row": row, "letters": letters.get(row.pk, [])} for row in rows]
