"""Search over everything, by kind, the words marked where they stand."""

from itertools import groupby

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.serving.answering import show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.search_in import FoundKind, search

_LONGEST = 300
HEADINGS = {
    FoundKind.PROCESS: "Processes",
    FoundKind.PERSON: "People",
    FoundKind.INTERVIEW: "Interviews",
    FoundKind.NOTE: "Notes",
    FoundKind.PRIVATE: "Private remarks",
    FoundKind.LETTER: "Letters",
    FoundKind.ANSWER: "Messages",
    FoundKind.EVENT: "What happened",
}


@require_safe
def found(request: OwnedRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:_LONGEST]
    hits = search(request.candidate, query)
    groups = [(HEADINGS[kind], list(each)) for kind, each in groupby(hits, key=lambda hit: hit.kind)]
    return show(
        request, "search/search.html",
        {"query": query, "groups": groups, "count": len(hits), "zone": request.candidate.zone},
    )  # fmt: skip
