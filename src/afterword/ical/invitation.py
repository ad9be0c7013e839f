"""One version of an invitation as a value (RFC 5545 VEVENT, RFC 5546 METHOD), read from the bytes of a
calendar."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.ical.attendees import MOST_ATTENDEES, Attendee, read_attendee, read_attendees
from afterword.ical.cleaning import clean_line, clean_text, has_unwanted, text_of_markup
from afterword.ical.content_lines import Component, read_components
from afterword.ical.decoding import read_lines
from afterword.ical.errors import InvitationError
from afterword.ical.event_time import Span, read_moment, read_span
from afterword.ical.links import find_links
from afterword.ical.repeating import is_usable
from afterword.ical.zones import ZoneResolver, ZoneSource, read_zones
from afterword.said import say, to_say

MOST_EVENTS = 1_000
_MOST_DATES = 1_000
_METHOD = re.compile(r"[A-Za-z-]{1,30}")
_OTHER_KINDS = {
    "VTODO": to_say("tasks"),
    "VJOURNAL": to_say("journal entries"),
    "VFREEBUSY": to_say("free and busy times"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """`start` and `end` are aware. Where the zone must be asked they are None, and `floating_start` and
    `floating_end` hold the naive wall times. Where `is_all_day`, `first_day` and `last_day` (inclusive)
    hold dates.

    `timezone` is None where it must be asked, and where rules in the file fit no IANA zone (then `start`
    has a fixed offset). With `timezone_source` UTC the moment is certain but where people sit is not told.
    `recurrence_id` names one instance of a series, as an ISO time in UTC, a wall time or a date; with
    `is_and_following` (RANGE=THISANDFUTURE) all later ones too. `rrule` is the rule of a series.
    `cancelled`: METHOD:CANCEL or STATUS:CANCELLED. `warnings`: what was inferred or odd, each one sentence
    for the person.
    """

    method: str
    uid: str
    sequence: int
    recurrence_id: str | None
    dtstamp: datetime | None
    start: datetime | None
    end: datetime | None
    floating_start: datetime | None = None
    floating_end: datetime | None = None
    is_all_day: bool = False
    first_day: date | None = None
    last_day: date | None = None
    is_end_assumed: bool = False
    timezone: ZoneInfo | None
    timezone_source: ZoneSource
    summary: str
    description: str
    location: str
    links: tuple[str, ...]
    organizer: Attendee | None
    attendees: tuple[Attendee, ...]
    status: str
    cancelled: bool
    is_and_following: bool = False
    rrule: str = ""
    extra_dates: tuple[str, ...] = ()
    left_out_dates: tuple[str, ...] = ()
    producer: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str | None]:
        """What stays the same through all versions: UID and RECURRENCE-ID (RFC 5546 §2.1.5)."""
        return self.uid, self.recurrence_id

    @property
    def is_series(self) -> bool:
        return bool(self.rrule or self.extra_dates)


def read_invitations(content: bytes, *, charset: str = "", method: str = "") -> tuple[Invitation, ...]:
    """All events of all calendars in the bytes, each version once, in the order of the file.

    `charset` and `method` are what the mail part around the calendar claims; the file itself goes first.
    Raises InvitationError where there is no event.
    """
    calendars = read_components(read_lines(content, charset=charset))
    events = [
        (calendar, event) for calendar in calendars for event in calendar.children if event.name == "VEVENT"
    ]
    if not events:
        raise InvitationError(_no_event(calendars))
    is_cut = len(events) > MOST_EVENTS
    if is_cut:
        events = sorted(events, key=lambda pair: _rough_start(pair[1]))[-MOST_EVENTS:]
    zones = {id(calendar): read_zones(calendar) for calendar, _ in events}
    found: dict[tuple[object, ...], Invitation] = {}
    for calendar, event in events:
        invitation = _read_event(calendar, event, zones=zones[id(calendar)], method=method)
        key: tuple[object, ...] = (*invitation.key, invitation.sequence, invitation.method)
        found.setdefault(key if invitation.uid else (len(found),), invitation)
    invitations = tuple(found.values())
    if is_cut:
        note = say("The file holds more than {most} events; only the last ones were read.", most=MOST_EVENTS)
        invitations = (replace(invitations[0], warnings=(note, *invitations[0].warnings)), *invitations[1:])
    return invitations


def _read_event(calendar: Component, event: Component, *, zones: ZoneResolver, method: str) -> Invitation:
    span = read_span(event, zones)
    written_method = calendar.text("METHOD") or event.text("METHOD") or method
    status = clean_line(event.text("STATUS"), limit=30).upper()
    is_method = bool(_METHOD.fullmatch(written_method))
    known_method = written_method.upper() if is_method else ""
    stamp = read_moment(event.first("DTSTAMP"), zones)
    rule = event.text("RRULE")
    begin, end = span.begin, span.end
    return Invitation(
        method=known_method,
        uid=clean_line(event.text("UID"), limit=1000),
        sequence=_sequence(event),
        recurrence_id=_recurrence_id(event, zones),
        dtstamp=stamp.at if stamp else None,
        start=begin.at if begin else None,
        end=end.at if end else None,
        floating_start=begin.floating if begin else None,
        floating_end=end.floating if end else None,
        is_all_day=bool(begin and begin.day),
        first_day=begin.day if begin else None,
        last_day=_last_day(span),
        is_end_assumed=span.is_end_assumed,
        timezone=begin.zone if begin else None,
        timezone_source=begin.source if begin else ZoneSource.ASKED,
        summary=clean_line(event.text("SUMMARY")),
        description=_description(event),
        location=clean_line(event.text("LOCATION").replace("\n", ", ")),
        links=find_links(event),
        organizer=read_attendee(event.first("ORGANIZER")),
        attendees=read_attendees(event),
        status=status,
        cancelled=known_method == "CANCEL" or status in ("CANCELLED", "CANCELED"),
        is_and_following=_is_and_following(event),
        rrule=rule if is_usable(rule) else "",
        extra_dates=_dates(event, "RDATE"),
        left_out_dates=_dates(event, "EXDATE"),
        producer=clean_line(calendar.text("PRODID"), limit=200),
        warnings=(*span.warnings, *_oddities(event, rule=rule)),
    )


def _description(event: Component) -> str:
    text = event.text("DESCRIPTION") or event.text("X-ALT-DESC")
    return clean_text(text_of_markup(text))


def _sequence(event: Component) -> int:
    digits = event.text("SEQUENCE")
    return int(digits) if re.fullmatch(r"\d{1,9}", digits) else 0


def _recurrence_id(event: Component, zones: ZoneResolver) -> str | None:
    written = event.first("RECURRENCE-ID")
    if written is None:
        return None
    moment = read_moment(written, zones)
    return (
        moment_key(moment.at, moment.floating, moment.day) if moment else clean_line(written.value, limit=60)
    )


def _is_and_following(event: Component) -> bool:
    written = event.first("RECURRENCE-ID")
    return written is not None and written.params.get("RANGE", "").upper() == "THISANDFUTURE"


def moment_key(at: datetime | None, floating: datetime | None, day: date | None) -> str:
    """One spelling for one moment: an aware time is told in UTC, so that zones do not make it look moved."""
    if at:
        return at.astimezone(UTC).isoformat()
    return floating.isoformat() if floating else (day.isoformat() if day else "")


def _last_day(span: Span) -> date | None:
    """DTEND of a whole day is the day after (§3.6.1)."""
    if span.begin is None or span.begin.day is None:
        return None
    return (
        max(span.begin.day, span.end.day - timedelta(days=1)) if span.end and span.end.day else span.begin.day
    )


def _dates(event: Component, name: str) -> tuple[str, ...]:
    """Raw values with their zone, `TZID:value`, to be placed when a series is expanded."""
    values: list[str] = []
    for found in event.every(name):
        values += [
            f"{found.params.get('TZID', '')}:{part.split('/')[0]}" for part in found.value.split(",") if part
        ]
        if len(values) > _MOST_DATES:
            break
    return tuple(values[:_MOST_DATES])


def _oddities(event: Component, *, rule: str) -> tuple[str, ...]:
    notes = []
    if not event.text("UID"):
        notes.append(say("The invitation has no UID, so a later change of it cannot be matched."))
    if rule and not is_usable(rule):
        notes.append(
            say("The rule by which this event repeats makes no sense for an interview and was left out.")
        )
    if not event.is_closed:
        notes.append(say("The file ends in the middle of the event; the rest of it is missing."))
    if any(has_unwanted(event.text(name)) for name in ("SUMMARY", "LOCATION")):
        notes.append(say("Hidden characters were taken out of the title or the place."))
    if len(event.lines.get("ATTENDEE", ())) > MOST_ATTENDEES:
        notes.append(
            say("More than {most} people are invited; only the first ones were read.", most=MOST_ATTENDEES)
        )
    return tuple(notes)


def _rough_start(event: Component) -> str:
    found = event.first("DTSTART")
    return found.value[:15] if found else ""


def _no_event(calendars: list[Component]) -> str:
    held = {child.name for calendar in calendars for child in calendar.children}
    kinds = [say(word) for name, word in _OTHER_KINDS.items() if name in held]
    if kinds:
        return say(
            "This calendar holds only {kinds}, no event. Give the invitation to the interview.",
            kinds=say(" and ").join(kinds),
        )
    return say("This calendar holds no event. Save the invitation again and give that file.")
