"""A moment as it is typed: a day, a time and a zone, each of which may be left out where it is known."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from afterword.cli.problem import BadInput


def typed_span(text: str, *, known: datetime) -> tuple[datetime, str]:
    """`13:00`, `2026-05-12 13:00`, `13:00 Europe/Berlin`, `Europe/Berlin`, or a time with its offset; the rest is
    as in `known`. Gives the moment and the zone that it was said in. Raises BadInput."""
    day, hour, zone = known.date(), known.time(), known.tzinfo
    whole = _moment(text.strip())
    if whole is not None and whole.tzinfo is not None:
        return whole, _zone_name(known)
    for word in text.split():
        moment = _moment(word)
        if moment is not None:
            day, hour = moment.date(), moment.time()
        elif ":" in word:
            hour = _time(word)
        elif word[0].isdigit():
            day = _day(word)
        else:
            zone = _zone(word)
    combined = datetime.combine(day, hour, zone)
    return combined, _zone_name(combined)


def _moment(text: str) -> datetime | None:
    """A day and a time in one; None where it is only one of them, or neither."""
    try:
        return datetime.fromisoformat(text) if ":" in text and "-" in text[:5] else None
    except ValueError:
        return None


def _time(word: str) -> time:
    try:
        return time.fromisoformat(word.zfill(5)).replace(tzinfo=None)
    except ValueError:
        raise _unusable(word, "a time such as 13:00") from None


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise _unusable(word, "a day such as 2026-05-12, or a time such as 13:00") from None


def _zone(word: str) -> ZoneInfo:
    try:
        return ZoneInfo(word)
    except (KeyError, ValueError, OSError):
        raise _unusable(word, "a time zone such as Europe/Berlin") from None


def _unusable(word: str, wanted: str) -> BadInput:
    return BadInput(f"“{word}” is not {wanted}. Nothing was changed.")


def _zone_name(moment: datetime) -> str:
    return moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else "UTC"
