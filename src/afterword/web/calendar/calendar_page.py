"""The calendar: a month on the desk, its days in a row on the phone; and the feed that other calendars read."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from afterword import clock
from afterword.models import Candidate
from afterword.said import say
from afterword.web.calendar.month import month_named, month_of, span_of
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.calendar_feed import candidate_of_feed, close_feed, open_feed
from afterword.workflows.calendar_of import CalendarEvent, EventKind, calendar_of

if TYPE_CHECKING:
    from afterword.ical.feed import FeedEvent

_FEED_PAST, _FEED_AHEAD = timedelta(days=60), timedelta(days=365)
# Most people have the interviews in their calendar already, from the invitation.
_PLANS = "plans"
_PLAN_KINDS = frozenset(EventKind) - {EventKind.INTERVIEW}


def calendar(request: OwnedRequest) -> HttpResponse:
    if request.method == "POST":
        return _change_feed(request)
    zone = request.candidate.zone
    today = clock.now().astimezone(zone).date()
    first = month_named(request.GET.get("month", ""), today=today)
    after, before = span_of(first, zone)
    events = _still_useful(calendar_of(request.candidate, after=after, before=before, now=clock.now()))
    month = month_of(first, events, zone=zone, today=today)
    return show(
        request, "calendar/calendar.html",
        {"month": month, "zone": zone, "feed": _feed_link(request), "is_now": first == today.replace(day=1)},
    )  # fmt: skip


def _still_useful(events: Iterable[CalendarEvent]) -> list[CalendarEvent]:
    """A moment that has passed is no appointment any more; a letter that waits still stands under today."""
    now = clock.now()
    return [e for e in events if e.starts_at >= now or _stays(e)]


def _stays(event: CalendarEvent) -> bool:
    return event.kind is EventKind.INTERVIEW or (event.kind is EventKind.LETTER_WAITS and event.is_whole_day)


def _change_feed(request: OwnedRequest) -> HttpResponse:
    if request.POST.get("do") == "close":
        close_feed(request.candidate)
        return go(request, "calendar", say=say("The link is closed. Calendars that had it get nothing more."))
    had_one = bool(request.candidate.feed_key)
    open_feed(request.candidate)
    said = (
        say("Here is a new link. The one from before no longer works.")
        if had_one
        else say("Here is your link.")
    )
    return go(request, "calendar", say=said)


def _feed_link(request: OwnedRequest) -> str:
    key = request.candidate.feed_key
    return request.build_absolute_uri(f"/calendar/feed/{key}.ics") if key else ""


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Opened by the key alone: a calendar program has no session. `?only=plans` leaves the interviews out. A program
    that asks every hour is told in one line that nothing changed."""
    from afterword.ical.feed import write_feed

    candidate = candidate_of_feed(key)
    if candidate is None:
        raise Http404
    now = clock.now()
    events = calendar_of(candidate, after=now - _FEED_PAST, before=now + _FEED_AHEAD, now=now)
    only_plans = request.GET.get("only") == _PLANS
    chosen = [e for e in _still_useful(events) if not only_plans or e.kind in _PLAN_KINDS]
    lines = [_feed_event(request, candidate, event) for event in chosen]
    # Of what the events say, not of the bytes: those name the moment at which they were written.
    mark = quote_etag(sha256(repr(lines).encode()).hexdigest()[:32])
    headers = {"ETag": mark, "Cache-Control": "private, no-cache"}
    # One that went through gzip comes back as a weak one.
    known = [each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))]
    if mark in known or "*" in known:
        return HttpResponse(status=304, headers=headers)
    content = write_feed(lines, name="Afterword", now=now)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _feed_event(request: HttpRequest, candidate: Candidate, event: CalendarEvent) -> "FeedEvent":
    from afterword.ical.feed import FeedEvent

    start: datetime = event.starts_at
    return FeedEvent(
        uid=f"{event.key}.{candidate.pk}@afterword.invalid",
        start=start.astimezone(candidate.zone).date() if event.is_whole_day else start,
        end=None if event.is_whole_day else event.ends_at,
        title=event.title,
        description=event.reason,
        place=event.place,
        url=request.build_absolute_uri(event.path),
        is_busy=event.kind is EventKind.INTERVIEW,
    )
