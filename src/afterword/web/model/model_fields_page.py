"""Raw notes to fields with the model: first all that would be sent, then what came back, to be taken one by one."""

from typing import Any

from django.http import HttpResponse

from afterword import clock, wiring
from afterword.models import TEXT_FIELDS, Interview, Note, Person
from afterword.ports.errors import PortError
from afterword.said import say, to_say
from afterword.web.interviews.suggestion_facts import name_of
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.serving.owned_rows import own_interview, own_person
from afterword.workflows.propose_fields import Proposed, ask_for_proposals, question_about_notes
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import Conflict, save_note

_OFF = to_say("Model help is off. Turn it on in the settings; until then nothing is sent.")


def page(request: OwnedRequest, interview_id: int, person_id: int) -> HttpResponse:
    interview = own_interview(request.candidate, interview_id)
    person = own_person(interview, person_id)
    if request.method == "POST" and request.POST.get("do") == "take":
        return _take(request, interview, person)
    if request.method == "POST" and request.POST.get("do") == "ask":
        return _ask(request, interview, person)
    return _page(request, interview, person)


def _ask(request: OwnedRequest, interview: Interview, person: Person) -> HttpResponse:
    port = wiring.model_port(request.candidate)
    if port is None:
        return _page(request, interview, person, refused=say(_OFF))
    if _question_text(interview, person) != request.POST.get("seen", "").replace("\r\n", "\n"):
        changed = say(
            "Your notes changed after this page was made, so nothing was sent. Look again at "
            "what would go out."
        )
        return _page(request, interview, person, refused=changed)
    try:
        proposed = ask_for_proposals(interview, person, port, now=clock.now())
    except PortError as error:
        return _page(request, interview, person, refused=str(error))
    if isinstance(proposed, Refused):
        return _page(request, interview, person, refused=proposed.sentence)
    return _page(request, interview, person, proposed=proposed)


def _question_text(interview: Interview, person: Person) -> str:
    question = question_about_notes(interview, person)
    return "" if isinstance(question, Refused) else question.shown


def _take(request: OwnedRequest, interview: Interview, person: Person) -> HttpResponse:
    """Proposals that were ticked go into fields that are still empty; nothing that was written is lost."""
    note = Note.objects.filter(interview=interview, person=person).first()
    fields: dict[str, object] = {}
    for name in (*TEXT_FIELDS, "promised_thing"):
        text = request.POST.get(f"take-{name}", "").strip()
        if text and not _holds_words(note, name):
            fields[name] = text
    if not fields:
        return go(
            request, "interview", interview.pk, say=say("Nothing was taken; your notes are as they were.")
        )
    base = note.revision if note else None
    saved = save_note(request.candidate, interview, person, fields, base_revision=base, now=clock.now())
    if isinstance(saved, Refused):
        return _page(request, interview, person, refused=saved.sentence)
    words = (
        say("Both texts are kept.")
        if isinstance(saved, Conflict)
        else say("Taken into your notes on {name}.", name=person.name)
    )
    return go(request, "interview", interview.pk, say=words)


def _page(
    request: OwnedRequest,
    interview: Interview,
    person: Person,
    *,
    proposed: Proposed | None = None,
    refused: str = "",
) -> HttpResponse:
    port = wiring.model_port(request.candidate)
    question = question_about_notes(interview, person)
    context: dict[str, Any] = {
        "interview": interview,
        "person": person,
        "place": port.place if port else None,
        "sent": "" if isinstance(question, Refused) else question.shown,
        "nothing": question.sentence if isinstance(question, Refused) else "",
        "proposed": proposed,
        "rows": _rows(interview, person, proposed),
    }
    return show(request, "model/fields.html", context, refused=refused)


def _rows(interview: Interview, person: Person, proposed: Proposed | None) -> list[dict[str, Any]]:
    note = Note.objects.filter(interview=interview, person=person).first()
    return [
        {
            "name": name_of(each.field),
            "text": each.text,
            "sentence": each.sentence,
            "has_words": _holds_words(note, name_of(each.field)),
        }
        for each in (proposed.suggestions if proposed else ())
    ]


def _holds_words(note: Note | None, name: str) -> bool:
    return note is not None and bool(getattr(note, name))
