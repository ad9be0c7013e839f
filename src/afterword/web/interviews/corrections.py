"""What was guessed or mistyped about an interview is put right with one tap or a short form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from afterword import clock
from afterword.models import Interview, Person, Process
from afterword.said import say
from afterword.web.interviews import device_saves
from afterword.web.interviews.debrief_page import render_desk
from afterword.web.interviews.posted_only import posted_only
from afterword.web.interviews.typed_interview import read_times
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.serving.owned_rows import own_interview, own_person
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.correct_interview import (
    add_person,
    correct_interview,
    correct_person,
    correct_process,
    leave_out,
)
from afterword.workflows.letter_asks import let_go
from afterword.workflows.open_guesses import confirm_guess as confirm_guess_of
from afterword.workflows.refused import Refused

_PERSON_FIELDS = ("name", "email", "title", "relation", "greeting")


@posted_only
def confirm_guess(request: OwnedRequest, interview_id: int) -> HttpResponse:
    """ "That is right": `row` is process, interview or person-7; `field` what was guessed there."""
    interview = own_interview(request.candidate, interview_id)
    named = request.POST.get("row", "")
    row: Process | Interview | Person = interview
    if named == "process":
        row = interview.process
    elif named.startswith("person-") and named[7:].isdecimal():
        row = own_person(interview, int(named[7:][:18]))
    confirm_guess_of(row, request.POST.get("field", ""), now=clock.now())
    return redirect(reverse("interview", args=[interview.pk]) + _anchor(row))


@posted_only
def details(request: OwnedRequest, interview_id: int) -> HttpResponse:
    """Company, role, time, kind and way of contact."""
    interview = own_interview(request.candidate, interview_id)
    typed = {name: str(value) for name, value in request.POST.items()}
    refused = _correct_all(interview, typed)
    if refused:
        fresh = own_interview(request.candidate, interview_id)
        shown = {"details": typed}
        return render_desk(request, fresh, typed=shown, refused=refused.sentence, status=422)
    messages.success(request, say("The interview is corrected."))
    return redirect("interview", interview.pk)


@posted_only
def role(request: OwnedRequest, interview_id: int) -> HttpResponse:
    """What an invitation leaves out most often, in one field."""
    interview = own_interview(request.candidate, interview_id)
    corrected = correct_process(interview.process, now=clock.now(), role=request.POST.get("role", ""))
    if isinstance(corrected, Refused):
        return render_desk(request, interview, typed={}, refused=corrected.sentence, status=422)
    messages.success(request, say("The role is noted."))
    return redirect("interview", interview.pk)


def _correct_all(interview: Interview, typed: dict[str, str]) -> Refused | None:
    now = clock.now()
    times = read_times(typed)
    if isinstance(times, Refused):
        return times
    number = typed.get("round", "").strip()
    if number and not (number.isdecimal() and len(number) < 3):
        return Refused(say("The round is a number from 1 to 99. Nothing was changed."))
    corrected = correct_interview(
        interview,
        now=now,
        starts_at=times[0],
        ends_at=times[1],
        timezone=typed.get("zone"),
        kind=typed.get("kind"),
        round=int(number) if number else None,
    )
    if isinstance(corrected, Refused):
        return corrected
    process = correct_process(
        interview.process,
        now=now,
        company=typed.get("company"),
        role=typed.get("role"),
        contact_policy=typed.get("contact_policy"),
    )
    return process if isinstance(process, Refused) else None


@posted_only
def add(request: OwnedRequest, interview_id: int) -> HttpResponse:
    interview = own_interview(request.candidate, interview_id)
    if request.content_type == "application/json":
        return device_saves.add(request, interview)
    typed = {name: str(request.POST.get(name, "")) for name in ("name", "email", "title", "relation")}
    added = add_person(interview, NewPerson(**typed), now=clock.now())
    if isinstance(added, Refused):
        shown = {"new-person": typed}
        return render_desk(request, interview, typed=shown, refused=added.sentence, status=422)
    messages.success(request, say("{name} was added.", name=added.name))
    return redirect(reverse("interview", args=[interview.pk]) + _anchor(added))


@posted_only
def person(request: OwnedRequest, interview_id: int, person_id: int) -> HttpResponse:
    """Only the fields that the form sent are changed, so that one tap can set the relation alone."""
    interview = own_interview(request.candidate, interview_id)
    row = own_person(interview, person_id)
    typed = {name: str(request.POST[name]) for name in _PERSON_FIELDS if name in request.POST}
    corrected = correct_person(row, now=clock.now(), **typed)
    if isinstance(corrected, Refused):
        shown = {f"person-{person_id}": typed}
        return render_desk(request, interview, typed=shown, refused=corrected.sentence, status=422)
    return redirect(reverse("interview", args=[interview.pk]) + _anchor(corrected))


@posted_only
def leave(request: OwnedRequest, interview_id: int, person_id: int) -> HttpResponse:
    """This person was not there. Adding them again brings everything back."""
    interview = own_interview(request.candidate, interview_id)
    row = own_person(interview, person_id)
    leave_out(interview, row, now=clock.now())
    messages.success(request, say("{name} is left out. The notes on them are kept.", name=row.name))
    return redirect("interview", interview.pk)


@posted_only
def no_letter(request: OwnedRequest, interview_id: int, person_id: int) -> HttpResponse:
    """What is asked for a letter to this person is asked no more."""
    interview = own_interview(request.candidate, interview_id)
    row = own_person(interview, person_id)
    let_go(interview, row, now=clock.now())
    said = say(
        "No letter to {name} is asked for any more. What you note can still become one.", name=row.name
    )
    messages.success(request, said)
    return redirect(reverse("interview", args=[interview.pk]) + _anchor(row))


def _anchor(row: Process | Interview | Person) -> str:
    return f"#person-{row.pk}" if isinstance(row, Person) else ""
