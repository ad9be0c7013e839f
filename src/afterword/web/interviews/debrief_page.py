"""The page of one interview: what was said, person by person, and the button that makes letters of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from afterword import clock, wiring
from afterword.letters.letter import Ask
from afterword.models import Interview, InterviewNotesVersion, NoteVersion
from afterword.said import say
from afterword.web.interviews import device_saves
from afterword.web.interviews.debrief_facts import Typed, desk_of
from afterword.web.interviews.device_saves import TWO_TEXTS
from afterword.web.interviews.place import place_of
from afterword.web.interviews.posted_only import posted_only
from afterword.web.interviews.typed_interview import read_day
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.serving.owned_rows import own_interview, own_person
from afterword.web.serving.warming import expect_letter
from afterword.web.wording.state_words import process_words
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import Conflict, Saved, save_note, settle_conflict
from afterword.workflows.save_whole_notes import WholeConflict, save_whole_notes, settle_whole
from afterword.workflows.write_letters import Written

_NOT_FIELDS = frozenset({"base_revision", "csrfmiddlewaretoken", "sent"})


@require_safe
def show(request: OwnedRequest, interview_id: int) -> HttpResponse:
    expect_letter()
    return render_desk(request, own_interview(request.candidate, interview_id), typed={})


def render_desk(
    request: OwnedRequest, interview: Interview, *, typed: Typed, refused: str = "", status: int = 200
) -> HttpResponse:
    """`typed` are the words of a form that was refused; they are shown instead of what is saved."""
    context = desk_of(interview, typed)
    has_ended = interview.ends_at <= clock.now()
    return render(
        request,
        "interviews/interview.html",
        {
            **context,
            "refused": refused,
            "has_ended": has_ended,
            "has_begun": interview.starts_at <= clock.now(),
            "place": place_of(interview.location, interview.links),
            "closed": process_words(interview.process) if interview.process.state == "closed" else "",
            "has_model": wiring.model_port(request.candidate) is not None,
        },
        status=status,
    )


@posted_only
def save(request: OwnedRequest, interview_id: int, person_id: int) -> HttpResponse:
    """One person's notes: JSON at each pause of typing, or the form where no script runs."""
    interview = own_interview(request.candidate, interview_id)
    person = own_person(interview, person_id)
    if request.content_type == "application/json":
        return device_saves.save(request, interview, person)
    fields = {name: str(text) for name, text in request.POST.items() if name not in _NOT_FIELDS}
    # A box that is not ticked is not sent at all.
    given: dict[str, object] = {**fields, "promised_later": "promised_later" in fields}
    base = _number(request.POST.get("base_revision"))
    answer = save_note(request.candidate, interview, person, given, base_revision=base, now=clock.now())
    if isinstance(answer, Refused):
        typed = {f"note-{person.pk}": fields}
        return render_desk(request, interview, typed=typed, refused=answer.sentence, status=422)
    if isinstance(answer, Conflict):
        messages.warning(request, TWO_TEXTS)
    else:
        messages.success(request, say("Your notes on {name} are saved.", name=person.name))
    return redirect(reverse("interview", args=[interview.pk]) + f"#person-{person.pk}")


@posted_only
def save_whole(request: OwnedRequest, interview_id: int) -> HttpResponse:
    """The notes on the talk as a whole, and the day they named."""
    interview = own_interview(request.candidate, interview_id)
    if request.content_type == "application/json":
        return device_saves.save_whole(request, interview)
    fields = {name: request.POST.get(name, "") for name in ("notes", "decision_by")}
    day = read_day(fields["decision_by"])
    answer = (
        day
        if isinstance(day, Refused)
        else save_whole_notes(
            interview, notes=fields["notes"], decision_by=day, now=clock.now(),
            base_revision=_number(request.POST.get("base_revision")),
        )
    )  # fmt: skip
    if isinstance(answer, Refused):
        typed = {"whole": fields}
        return render_desk(request, interview, typed=typed, refused=answer.sentence, status=422)
    if isinstance(answer, WholeConflict):
        messages.warning(request, TWO_TEXTS)
    else:
        messages.success(request, say("Your notes on the talk are saved."))
    return redirect("interview", interview.pk)


@posted_only
def settle(request: OwnedRequest, interview_id: int, version_id: int) -> HttpResponse:
    """Of two texts the person chose one. The other stays in the history of the note."""
    interview = own_interview(request.candidate, interview_id)
    rows = NoteVersion.objects.filter(candidate=request.candidate, note__interview=interview)
    version = get_object_or_404(rows.select_related("note__person"), pk=version_id)
    note = version.note
    if request.POST.get("take") == "other":
        fields = {**version.fields, **({"private": version.private} if version.private else {})}
        answer = save_note(
            request.candidate, interview, note.person, fields, base_revision=note.revision, now=clock.now()
        )
        if not isinstance(answer, Saved):
            said = answer.sentence if isinstance(answer, Refused) else TWO_TEXTS
            messages.error(request, said)
            return redirect("interview", interview.pk)
    settle_conflict(version, now=clock.now())
    messages.success(request, say("The notes on {name} are settled.", name=note.person.name))
    return redirect(reverse("interview", args=[interview.pk]) + f"#person-{note.person_id}")


@posted_only
def settle_talk(request: OwnedRequest, interview_id: int, version_id: int) -> HttpResponse:
    """The same choice between two texts about the talk as a whole."""
    interview = own_interview(request.candidate, interview_id)
    version = get_object_or_404(
        InterviewNotesVersion, candidate=request.candidate, interview=interview, pk=version_id
    )
    if request.POST.get("take") == "other":
        day = read_day(version.fields["decision_by"])
        save_whole_notes(
            interview, notes=version.fields["notes"], decision_by=None if isinstance(day, Refused) else day,
            base_revision=None, now=clock.now(),
        )  # fmt: skip
    settle_whole(version, now=clock.now())
    messages.success(request, say("The notes on the talk are settled."))
    return redirect("interview", interview.pk)


@posted_only
def finish(request: OwnedRequest, interview_id: int) -> HttpResponse:
    """The notes are done: write what they carry, and say what is missing."""
    interview = own_interview(request.candidate, interview_id)
    written = finish_debrief(interview, now=clock.now())
    context = {
        "interview": interview,
        "process": interview.process,
        "written": written,
        "asks": _asks(interview, written),
        "needs_name": not request.candidate.name,
        "zone": request.candidate.zone,
    }
    return render(request, "interviews/written.html", context)


def _asks(interview: Interview, written: Written) -> list[tuple[Ask, str, str]]:
    """Each question with the place where it is answered. The name has a field of its own on the page."""
    people = {person.name: person.pk for person in interview.process.people.all()}
    desk = reverse("interview", args=[interview.pk])
    found = []
    for ask in written.asks:
        person = people.get(ask.person)
        if ask.field == "candidate.name" and written.letters:
            continue
        if ask.field == "candidate.name":
            found.append((ask, reverse("settings"), say("Your name")))
        elif ask.field == "email" and person:
            found.append((ask, reverse("person", args=[person]), say("Add the address")))
        elif ask.field == "name" and person:
            found.append((ask, reverse("person", args=[person]), say("Say who it is")))
        else:
            found.append((ask, f"{desk}#person-{person}" if person else desk, say("Answer it")))
    return found


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
