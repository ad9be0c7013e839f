"""The calendar that is looked into for interviews, and what was found there: followed only when the person says so."""

from django.http import HttpResponse

from afterword import account_wiring, clock, wiring
from afterword.models import CalendarEvent, CalendarSource
from afterword.ports.errors import PortError
from afterword.said import say, say_count
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.read_calendar import (
    calendar_of,
    dismiss_event,
    follow_event,
    forget_calendar,
    read_calendar,
    save_calendar,
)
from afterword.workflows.refused import Refused


def calendar_source(request: OwnedRequest) -> HttpResponse:
    source = calendar_of(request.candidate)
    if request.method != "POST":
        return _page(request, source)
    deed = request.POST.get("do", "save")
    if deed == "save":
        return _save(request, source)
    if source is None:
        return _page(request, None)
    if deed == "forget":
        forget_calendar(source, secrets=wiring.secrets())
        return go(request, "calendar-source", say=say("The calendar is no longer looked into."))
    if deed == "look":
        return _look(request, source)
    return _settle(request, source, deed)


def _save(request: OwnedRequest, source: CalendarSource | None) -> HttpResponse:
    username = request.POST.get("username", "").strip() or request.candidate.email
    result = save_calendar(
        request.candidate, url=request.POST.get("url", ""), username=username,
        password=request.POST.get("password", "") or None, secrets=wiring.secrets(), now=clock.now(),
    )  # fmt: skip
    if isinstance(result, Refused):
        return _page(request, source, refused=result.sentence)
    return _look(request, result)


def _look(request: OwnedRequest, source: CalendarSource) -> HttpResponse:
    try:
        calendar = account_wiring.open_calendar(source)
    except PortError as error:
        return _page(request, source, refused=str(error))
    try:
        outcome = read_calendar(source, calendar, now=clock.now())
    finally:
        calendar.close()
    if outcome.trouble:
        return _page(request, source, refused=outcome.trouble)
    found = source.events.filter(state="proposed").count()
    said = say("Nothing there looks like an interview that is not followed yet.")
    if found:
        said = say_count(
            "{count} event may be an interview. Nothing is followed until you say so.",
            "{count} events may be an interview. Nothing is followed until you say so.",
            found,
        )
    return go(request, "calendar-source", say=" ".join([*outcome.changed, said]))


def _settle(request: OwnedRequest, source: CalendarSource, deed: str) -> HttpResponse:
    number = request.POST.get("event", "")
    event = source.events.filter(pk=int(number), state="proposed").first() if number.isdecimal() else None
    if event is None:
        return go(request, "calendar-source", say=say("This event is settled already."))
    if deed != "follow":
        dismiss_event(event)
        return go(request, "calendar-source", say=say("It is not shown again."))
    outcome = follow_event(event, now=clock.now())
    if outcome.refused or not outcome.interviews:
        return _page(request, source, refused=outcome.refused or " ".join(outcome.sentences))
    return go(request, "interview", outcome.interviews[0].pk, say=" ".join(outcome.sentences[:2]))


def _page(request: OwnedRequest, source: CalendarSource | None, *, refused: str = "") -> HttpResponse:
    preset = wiring.presets(request.candidate.email) if request.candidate.email else None
    values = {
        "url": request.POST.get("url") or (source.url if source else preset.caldav_url if preset else ""),
        "username": request.POST.get("username") or (source.username if source else request.candidate.email),
    }
    events = CalendarEvent.objects.filter(candidate=request.candidate, state="proposed")
    context = {
        "source": source, "values": values, "events": list(events), "zone": request.candidate.zone,
        "has_password": source is not None and wiring.secrets().read(source.secret_name) is not None,
        "provider": preset.name if preset and preset.caldav_url else "",
    }  # fmt: skip
    return show(request, "settings/calendar.html", context, refused=refused)
