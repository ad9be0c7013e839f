"""Savings that a script sends: each with a key of the device's own making, sent again until an answer came."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from afterword import clock
from afterword.letters.debrief import Relation
from afterword.models import Interview, Person
from afterword.said import say, to_say
from afterword.web.interviews.debrief_facts import kept_versions, kept_whole, live_words
from afterword.web.interviews.typed_interview import read_day
from afterword.web.offline.desk_mark import desk_mark
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.correct_interview import add_person
from afterword.workflows.device_save import DeviceSave
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import Saved, save_note
from afterword.workflows.save_whole_notes import WholeSaved, save_whole_notes

TWO_TEXTS = to_say(
    "These notes were saved elsewhere in between. Both texts are kept; look at them side by side."
)
NOT_READ = to_say("What the page sent could not be read. Nothing was saved; reload the page.")

_KEY = re.compile(r"[0-9a-f-]{8,36}")
_MOST_AFTER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a script sent: the fields, the revision they were typed over, and the key of this saving."""

    fields: dict[str, object]
    base: int | None
    device: DeviceSave | None


def is_foreign(request: OwnedRequest) -> bool:
    """What somebody else typed in the same browser is left there until they come back."""
    return request.headers.get("X-Desk", "") not in ("", desk_mark(request.candidate))


def foreign() -> JsonResponse:
    return JsonResponse({"sentence": say("Somebody else is signed in here. Nothing was saved.")}, status=401)


def read_sent(request: OwnedRequest) -> Sent | None:
    """None where it makes no sense."""
    sent = json_of(request)
    fields, base = sent.get("fields"), sent.get("base_revision")
    if not isinstance(fields, Mapping):
        return None
    if base is not None and (not isinstance(base, int) or isinstance(base, bool) or not 0 <= base <= 2**31):
        return None
    named = {str(name): value for name, value in fields.items()}
    return Sent(fields=named, base=base, device=_device(sent))


def save(request: OwnedRequest, interview: Interview, person: Person) -> JsonResponse:
    """One person's notes."""
    if is_foreign(request):
        return foreign()
    sent = read_sent(request)
    if sent is None:
        return JsonResponse({"sentence": NOT_READ}, status=400)
    answer = save_note(
        request.candidate, interview, person, sent.fields, base_revision=sent.base, now=clock.now(),
        device=sent.device,
    )  # fmt: skip
    if isinstance(answer, Refused):
        return JsonResponse({"sentence": answer.sentence}, status=422)
    if isinstance(answer, Saved):
        words = {name: str(value) for name, value in sent.fields.items()}
        live = live_words(words, Relation(person.relation) if person.relation else None)
        return JsonResponse({"revision": answer.revision, "sentence": "Saved.", "live": live})
    return _conflict(request, answer.current.revision, {"kept": kept_versions(answer.current)})


def save_whole(request: OwnedRequest, interview: Interview) -> JsonResponse:
    """The notes on the talk as a whole, and the day they named."""
    if is_foreign(request):
        return foreign()
    sent = read_sent(request)
    if sent is None:
        return JsonResponse({"sentence": NOT_READ}, status=400)
    day = read_day(str(sent.fields.get("decision_by", "")))
    if isinstance(day, Refused):
        return JsonResponse({"sentence": day.sentence}, status=422)
    answer = save_whole_notes(
        interview, notes=str(sent.fields.get("notes", "")), decision_by=day, base_revision=sent.base,
        now=clock.now(), device=sent.device,
    )  # fmt: skip
    if isinstance(answer, Refused):
        return JsonResponse({"sentence": answer.sentence}, status=422)
    if isinstance(answer, WholeSaved):
        return JsonResponse({"revision": answer.revision, "sentence": "Saved."})
    return _conflict(request, answer.current.notes_revision, {"kept": kept_whole(answer.current)})


def add(request: OwnedRequest, interview: Interview) -> JsonResponse:
    """A person whom the device has shown already; says where their notes are saved."""
    if is_foreign(request):
        return foreign()
    sent = read_sent(request)
    if sent is None or sent.device is None:
        return JsonResponse({"sentence": NOT_READ}, status=400)
    named = {name: str(sent.fields.get(name, "")) for name in ("name", "email", "title", "relation")}
    added = add_person(interview, NewPerson(**named), now=clock.now(), client_key=sent.device.key)
    if isinstance(added, Refused):
        return JsonResponse({"sentence": added.sentence}, status=422)
    path = reverse("save-note", args=[interview.pk, added.pk])
    return JsonResponse(
        {"person": added.pk, "path": path, "sentence": say("{name} was added.", name=added.name)}
    )


def _conflict(request: OwnedRequest, revision: int, context: Mapping[str, object]) -> JsonResponse:
    html = render_to_string("interviews/two_texts.html", dict(context), request=request)
    return JsonResponse({"sentence": TWO_TEXTS, "revision": revision, "html": html}, status=409)


def _device(sent: Mapping[str, object]) -> DeviceSave | None:
    key, after = sent.get("key"), sent.get("after")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        return None
    earlier = after if isinstance(after, list) else []
    kept = tuple(each for each in earlier[-_MOST_AFTER:] if isinstance(each, str) and _KEY.fullmatch(each))
    return DeviceSave(key=key, after=kept)


def json_of(request: OwnedRequest) -> Mapping[str, object]:
    """The object that was sent, or an empty one."""
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return {}
    return sent if isinstance(sent, dict) else {}
