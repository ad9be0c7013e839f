"""A new interview, typed by hand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from afterword import clock
from afterword.letters.debrief import InterviewKind
from afterword.models import Candidate
from afterword.said import say
from afterword.web.interviews.typed_interview import read_interview, zone_names
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.add_interview import add_interview
from afterword.workflows.refused import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: OwnedRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, {**_usual_zone(request.candidate), "company": request.GET.get("company", "")})
    typed = {name: str(value) for name, value in request.POST.items()}
    read = read_interview(typed)
    added = read if isinstance(read, Refused) else add_interview(request.candidate, read, now=clock.now())
    if isinstance(added, Refused):
        return _form(request, typed, refused=added.sentence, status=422)
    messages.success(request, say("The interview with {company} was added.", company=added.process.company))
    return redirect("interview", added.pk)


def _usual_zone(candidate: Candidate) -> dict[str, str]:
    """One's own zone. While that is a guess the browser's takes its place, and a machine on UTC says nothing."""
    if not candidate.timezone_is_guess:
        return {"zone": candidate.timezone}
    is_place = candidate.timezone in zone_names()
    return {"zone": candidate.timezone if is_place else "", "zone_is_guess": "yes"}


def _form(
    request: OwnedRequest, typed: dict[str, str], *, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "typed": typed,
        "refused": refused,
        "kinds": [kind.value for kind in InterviewKind],
        "zones": zone_names(),
    }
    return render(request, "interviews/new.html", context, status=status)
