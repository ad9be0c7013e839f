"""How a page answers: a template with what every one needs, a row of this person only, a short word after a deed."""

from collections.abc import Mapping
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url

from afterword.models import Candidate
from afterword.said_dates import short_date_said
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.wording.words import in_words

Row = TypeVar("Row", bound=Model)
NOT_DONE = 422


def show(
    request: OwnedRequest, template: str, context: Mapping[str, Any], *, refused: str = "", status: int = 0
) -> HttpResponse:
    """The page; with `refused` above it where a workflow did not do what was asked (status 422)."""
    usual = NOT_DONE if refused else 200
    return render(request, template, {**context, "refused": refused}, status=status or usual)


def go(request: OwnedRequest, name: str, *args: object, say: str = "") -> HttpResponseRedirect:
    """After a deed the browser asks for the page anew, so that reloading repeats nothing."""
    if say:
        messages.success(request, say)
    return HttpResponseRedirect(resolve_url(name, *args))


def own(rows: QuerySet[Row], request: OwnedRequest, key: int) -> Row:
    """The row if it belongs to this person; else 404, as if it did not exist."""
    return get_object_or_404(rows, candidate=request.candidate, pk=key)


def moment_words(moment: Any, candidate: Candidate, *, zone: ZoneInfo | None = None, who: str = "") -> str:
    """A moment on one's own clock first, and on theirs where it differs. Empty for none."""
    if moment is None:
        return ""
    return in_words(moment, candidate.zone, zone, who)


def stamp(moment: Any, zone: ZoneInfo) -> str:
    """The exact moment: "Tue 26 May 2026, 15:04 (Europe/Berlin)"."""
    if moment is None:
        return ""
    here = moment.astimezone(zone)
    return f"{short_date_said(here)}, {here:%H:%M} ({zone.key})"
