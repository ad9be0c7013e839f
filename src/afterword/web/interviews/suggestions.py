"""Under raw notes: what they offer for the fields, while they are typed, and the taking of one offer."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from afterword import clock
from afterword.models import TEXT_FIELDS
from afterword.said import say
from afterword.web.interviews.debrief_page import render_desk
from afterword.web.interviews.suggestion_facts import offer_of
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.serving.owned_rows import own_interview, own_person
from afterword.workflows.propose_fields import scope_of
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import Conflict, save_note

_TAKEN = (*TEXT_FIELDS, "promised_thing")
_NOT_FIELDS = frozenset({"base_revision", "csrfmiddlewaretoken", "take"})


@require_POST
def offer(request: OwnedRequest, interview_id: int, person_id: int) -> HttpResponse:
    """A piece of the page for the notes as they stand in the box. Nothing is saved."""
    interview = own_interview(request.candidate, interview_id)
    person = own_person(interview, person_id)
    try:
        sent = json.loads(request.body)
        notes, filled = str(sent["notes"]), [str(name) for name in sent.get("filled", [])]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return HttpResponse(status=400)
    made = offer_of(notes, interview.notes, scope_of(interview, person), dict.fromkeys(filled, "x"))
    context = {"offer": made, "interview": interview, "person": person}
    return render(request, "interviews/offer.html", context)


@require_POST
def take(request: OwnedRequest, interview_id: int, person_id: int) -> HttpResponse:
    """Where no script runs: one offer goes into its empty field, and the whole form is saved with it."""
    interview = own_interview(request.candidate, interview_id)
    person = own_person(interview, person_id)
    fields = {name: str(text) for name, text in request.POST.items() if name not in _NOT_FIELDS}
    name, _, text = request.POST.get("take", "").partition("|")
    if name in _TAKEN and not fields.get(name, "").strip():
        fields[name] = text
    base = request.POST.get("base_revision", "")
    given: dict[str, object] = {**fields, "promised_later": "promised_later" in fields}
    answer = save_note(
        request.candidate, interview, person, given,
        base_revision=int(base) if base.isdecimal() and len(base) < 10 else None, now=clock.now(),
    )  # fmt: skip
    if isinstance(answer, Refused):
        return render_desk(
            request, interview, typed={f"note-{person.pk}": fields}, refused=answer.sentence, status=422
        )
    if isinstance(answer, Conflict):
        messages.warning(request, say("These notes were saved elsewhere in between. Both texts are kept."))
    else:
        messages.success(request, say("Taken into your notes on {name}.", name=person.name))
    return redirect(reverse("interview", args=[interview.pk]) + f"#person-{person.pk}")
