"""Search over everything, by kind, the words marked where they stand."""

from itertools import groupby

from django.http import HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_safe

from afterword.web.serving.answering import show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.search_in import FoundKind, search

_LONGEST = 300
HEADINGS = {
    FoundKind.PROCESS: gettext_noop("Processes"),
    FoundKind.PERSON: gettext_noop("People"),
    FoundKind.INTERVIEW: gettext_noop("Interviews"),
    FoundKind.NOTE: gettext_noop("Notes"),
    FoundKind.PRIVATE: gettext_noop("Private remarks"),
    FoundKind.LETTER: gettext_noop("Letters"),
    FoundKind.ANSWER: gettext_noop("Messages"),
    FoundKind.EVENT: gettext_noop("What happened"),
}


@require_safe
def found(request: OwnedRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:_LONGEST]
    hits = search(request.candidate, query)
    groups = [(gettext(HEADINGS[kind]), list(each)) for kind, each in groupby(hits, key=lambda hit: hit.kind)]
    return show(
        request, "search/search.html",
        {"query": query, "groups": groups, "count": len(hits), "zone": request.candidate.zone},
    )  # fmt: skip
