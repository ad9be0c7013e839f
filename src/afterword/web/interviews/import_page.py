"""Invitations come in as files: chosen in the form, or dropped on any page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from afterword import clock
from afterword.models import Interview
from afterword.said import say
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.import_invitation import ImportOutcome
from afterword.workflows.import_mail import MOST_BYTES, import_mail

MOST_FILES = 20


@require_http_methods(["GET", "HEAD", "POST"])
def take_file(request: OwnedRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "interviews/import.html", {"outcomes": None})
    files = request.FILES.getlist("file")[:MOST_FILES]
    if not files:
        said = say("No file was chosen, so nothing was added. Choose an .ics, .eml or .mbox file.")
        return render(request, "interviews/import.html", {"outcomes": None, "refused": said}, status=422)
    outcomes = []
    for file in files:
        name = file.name or say("the file")
        # One byte more than is allowed is enough to be refused.
        outcome = import_mail(request.candidate, file.read(MOST_BYTES + 1), name, now=clock.now())
        outcomes.append((name, outcome, [(each, guesses_of(each)) for each in outcome.interviews]))
    status = 422 if all(_is_refused(outcome) for _, outcome, _ in outcomes) else 200
    return render(request, "interviews/import.html", {"outcomes": outcomes}, status=status)


def guesses_of(interview: Interview) -> list[tuple[str, str, str]]:
    """(what, the value that was taken, where it was found) for everything nobody confirmed yet."""
    process = interview.process
    rows: list[tuple[str, str, str]] = []
    for field, said in process.inferred.items():
        rows.append((field, str(getattr(process, field, "")), str(said)))
    for field, said in interview.inferred.items():
        rows.append((field, str(getattr(interview, field, "")), str(said)))
    for seat in interview.participations.filter(is_absent=False).select_related("person"):
        for field, said in seat.person.inferred.items():
            value = str(getattr(seat.person, field, ""))
            rows.append((field, value if field == "name" else f"{seat.person.name}: {value}", str(said)))
    return rows


def _is_refused(outcome: ImportOutcome) -> bool:
    return bool(outcome.refused)
