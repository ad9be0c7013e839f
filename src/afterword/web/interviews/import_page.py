"""Invitations come in as files: chosen in the form, or dropped on any page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from afterword import clock
from afterword.models import Interview, Person, Process
from afterword.said import say
from afterword.web.interviews.debrief_facts import Guess, guesses_in
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


def guesses_of(interview: Interview) -> tuple[Guess, ...]:
    """Everything that was found and nobody confirmed yet."""
    seats = interview.participations.filter(is_absent=False).select_related("person")
    rows: tuple[Process | Interview | Person, ...] = (
        interview.process,
        interview,
        *(seat.person for seat in seats),
    )
    return tuple(guess for row in rows for guess in guesses_in(row, ""))


def _is_refused(outcome: ImportOutcome) -> bool:
    return bool(outcome.refused)
