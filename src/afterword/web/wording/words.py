"""Words that templates use: moments, states and relations as a person says them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format

from afterword import __version__, clock
from afterword.rules.clock_words import clock_words, date_words, span_words
from afterword.said import say, to_say
from afterword.said_dates import date_said

# What `spoken` may meet: relations, kinds of interviews and letters.
_SPOKEN = (
    to_say("hiring manager"), to_say("peer"), to_say("recruiter"), to_say("coordinator"), to_say("executive"),
    to_say("phone"), to_say("video"), to_say("onsite"), to_say("technical"), to_say("panel"), to_say("thank you"),
    to_say("follow up"), to_say("rejection reply"), to_say("withdrawal"), to_say("correction"), to_say("offer reply"),
)  # fmt: skip


def in_words(moment: datetime, own: ZoneInfo, their: ZoneInfo | None = None, name: str = "") -> str:
    """ "today 15:00 (16:00 for Priya)", on the reader's clock first."""
    return clock_words(moment, own_zone=own, their_zone=their or own, now=clock.now(), their_name=name)


def stamp(moment: datetime, zone: ZoneInfo) -> str:
    """The exact moment, for whoever wants to know: "Tuesday 26 May 2026, 15:00 CEST"."""
    here = moment.astimezone(zone)
    return f"{date_said(here, with_year=True)}, {here:%H:%M} {here:%Z}"


def spoken(word: str) -> str:
    """ "hiring-manager" as people say it."""
    return say(word.replace("-", " "))


def iso(moment: datetime | date) -> str:
    """For machines: the `datetime` of a `time` element, the value of a date field."""
    return moment.isoformat()


def month_words(day: date) -> str:
    """ "May 2026", in the language of the pages."""
    return date_format(day, "F Y")


def weekday_words(day: date, *, is_short: bool = False) -> str:
    """ "Tuesday", or "Tue"."""
    return date_format(day, "D" if is_short else "l")


def is_demo() -> bool:
    """Whether this is the sandbox of `afterword demo`, whose story lives at a moved clock."""
    return bool(settings.DEMO)


def demo_of() -> str:
    """The address of the pages that opened this sandbox; empty where it was started in a terminal."""
    return str(settings.DEMO_OF)


GLOBALS: Mapping[str, Any] = {"version": __version__, "is_demo": is_demo, "demo_of": demo_of}
FILTERS: Mapping[str, Callable[..., Any]] = {
    "in_words": in_words,
    "stamp": stamp,
    "spoken": spoken,
    "iso": iso,
    "month_words": month_words,
    "weekday_words": weekday_words,
    "date_words": date_words,
    "span_words": span_words,
}
