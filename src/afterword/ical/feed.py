"""A calendar that other programs subscribe to (RFC 5545), written by the icalendar library.

Moments are written in UTC, so that no VTIMEZONE is needed; days as DATE values, which every client shows on the
reader's own day. Read by a page only; the commands never load this module.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

_PRODUCT = "-//Afterword//Afterword//EN"
# How often a client may ask again; Outlook and others read the second name (RFC 7986, section 5.7).
_REFRESH = "PT1H"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvent:
    """`uid` never changes for one event. `start` is a date for a whole day, else an aware datetime. `end` may be None:
    a moment, shown as a quarter of an hour. `is_busy` says whether it blocks the time."""

    uid: str
    start: date
    end: datetime | None = None
    title: str
    description: str = ""
    place: str = ""
    url: str = ""
    is_busy: bool = False


def write_feed(events: Iterable[FeedEvent], *, name: str, now: datetime) -> bytes:
    """The whole calendar with CRLF line ends, in UTF-8."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", _REFRESH)
    for event in events:
        calendar.add_component(_component(event, now))
    content: bytes = calendar.to_ical()
    return content


def _component(event: FeedEvent, now: datetime) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    start = event.start
    if isinstance(start, datetime):
        begins = start.astimezone(UTC)
        made.add("dtstart", begins)
        made.add("dtend", (event.end or begins + timedelta(minutes=15)).astimezone(UTC))
    else:
        made.add("dtstart", start)
        made.add("dtend", start + timedelta(days=1))
    made.add("summary", event.title)
    for field, value in (("description", event.description), ("location", event.place), ("url", event.url)):
        if value:
            made.add(field, value)
    made.add("transp", "OPAQUE" if event.is_busy else "TRANSPARENT")
    return made
