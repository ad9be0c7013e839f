"""The day on which somebody is back, read from an absence note in the languages of `data/months.txt`."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from afterword.mail.tables import table_lines

_HERE = "afterword.mail"
_CONSIDERED = 3_000
_LOOK_BACK = 90
_FARTHEST = timedelta(days=500)
_NEAR = timedelta(days=60)
_AMERICAN_OFFSETS = range(-10, -3)

_WORD = r"[^\W\d_]{3,14}"
_ISO = re.compile(r"\b(20\d\d)-(\d{1,2})-(\d{1,2})\b")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\s?\.\s?(\d{1,2})\s?\.(?:\s?(20\d\d|\d\d)\b)?(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(20\d\d|\d\d))?(?![\d/:])")
_DAY_MONTH = re.compile(
    rf"(?<![\d:])(\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.|:?(?:e|a)\b)?\s*(?:de\s+|of\s+"
    rf"|d')?({_WORD})\.?(?:\s*,?\s*(?:de\s+|del\s+)?(20\d\d))?",
    re.I,
)
_EAST_ASIAN = re.compile(r"(?:(20\d\d)\s?年\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]")
_MONTH_DAY = re.compile(
    rf"\b({_WORD})\.?\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)(?:\s*,?\s*(20\d\d))?", re.I
)

_BEGINNING = re.compile(
    r"\b(?:urlaub|abwesend|away|absent|out of|fuera|assente|afwezig|frånvarande)\b"
    r"(?:(?!\b(?:en|and|und|et|och|e|y)\b)[^.,]){0,25}"
    r"\b(?:ab|from|à partir du|a partir de|a partire dal|vanaf|från och med)\b[^.]{0,12}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    day: date
    start: int
    end: int


def read_return_date(words: str, *, written_at: datetime | None) -> date | None:
    """The day of return, or None. A date without a year is the next such day from `written_at` on; without
    `written_at` only dates with a year are read. A date "until" is given as it stands; one that is said to be
    included ("through", "bis einschließlich") counts one day more. A day before the note was written is
    none."""
    text = words[:_CONSIDERED]
    dates = sorted(_dates(text, written_at), key=lambda found: found.start)
    weekdays = _weekday_dates(text, written_at)
    for kind in ("back", "through", "until"):
        # "12 to 26 June": of several dates after one cue word the last one counts only for "until".
        for found in [*dates, *weekdays]:
            if not _is_possible(found.day, written_at) or not _has_cue(text, found, kind, dates):
                continue
            return found.day + timedelta(days=1) if kind == "through" else found.day
    return None


def _has_cue(text: str, found: _Found, kind: str, dates: list[_Found]) -> bool:
    """Whether a cue of that kind stands before the date, in its sentence and after any earlier date."""
    earlier = max((other.end for other in dates if other.end <= found.start), default=0)
    before = text[max(found.start - _LOOK_BACK, earlier, 0) : found.start]
    before = re.split(r"[!?\n]\s*\n|[!?]\s|(?<=[a-zäöåéß]{3})\.\s", before)[-1].lower()
    if any(pattern.search(before) for pattern in _cues(kind)):
        return not (kind == "back" and _starts_absence(before))
    after = text[found.end : found.end + 30].lower()
    if kind == "through":
        return bool(
            re.match(
                r"\s*\(?(?:inclusive|einschließlich|inklusive|inkl|inclus|incluido|compreso|włącznie|včetně)",
                after,
            )
        )
    return any(pattern.match(after) for pattern in _cues(f"after-{kind}"))


def _starts_absence(before: str) -> bool:
    """Whether the date is where the absence begins ("im Urlaub ab 3. Juni"), not where it ends."""
    return bool(_BEGINNING.search(before))


def _dates(text: str, written_at: datetime | None) -> list[_Found]:
    found: list[_Found] = []
    taken: list[tuple[int, int]] = []
    for pattern, order in (
        (_ISO, "ymd"),
        (_EAST_ASIAN, "ymd"),
        (_DOTTED, "dmy"),
        (_SLASHED, "?"),
        (_DAY_MONTH, "dn"),
        (_MONTH_DAY, "nd"),
    ):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            day = _day_of(match, order, written_at)
            if day is not None:
                found.append(_Found(day=day, start=match.start(), end=match.end()))
                taken.append(match.span())
    return found


def _day_of(match: re.Match[str], order: str, written_at: datetime | None) -> date | None:
    first, second, third = (match.group(index) for index in (1, 2, 3))
    if order == "ymd":
        return _make(int(third), int(second), _year(first), written_at)
    year = _year(third)
    if order == "dmy":
        return _make(int(first), int(second), year, written_at)
    if order == "?":
        return _slashed(int(first), int(second), year, written_at)
    day, name = (first, second) if order == "dn" else (second, first)
    month = _months().get(name.casefold())
    return _make(int(day), month, year, written_at) if month else None


def _slashed(first: int, second: int, year: int | None, written_at: datetime | None) -> date | None:
    """`6/12`: the reading that lies in the coming weeks; where both do, or none, month first where the
    sender's clock is American and day first elsewhere."""
    offset = written_at.utcoffset() if written_at else None
    hours = round(offset.total_seconds() / 3600) if offset is not None else 0
    day_first = _make(first, second, year, written_at)
    month_first = _make(second, first, year, written_at)
    ordered = [month_first, day_first] if hours in _AMERICAN_OFFSETS else [day_first, month_first]
    possible = [day for day in ordered if day is not None]
    near = [day for day in possible if written_at and timedelta(0) <= day - written_at.date() <= _NEAR]
    return next(iter([*near, *possible]), None)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _make(day: int, month: int, year: int | None, written_at: datetime | None) -> date | None:
    try:
        if year is not None:
            return date(year, month, day)
        if written_at is None:
            return None
        made = date(written_at.year, month, day)
        # A note of December that names January means the next one; a week back is a note left standing.
        return (
            date(written_at.year + 1, month, day) if made < written_at.date() - timedelta(days=60) else made
        )
    except ValueError:
        return None


def _weekday_dates(text: str, written_at: datetime | None) -> list[_Found]:
    """ "back on Monday": the next such day after the note was written; "tomorrow"."""
    if written_at is None:
        return []
    found: list[_Found] = []
    today = written_at.date()
    for match in re.finditer(r"[^\W\d_]{4,14}(?:-feira)?", text):
        number = _weekdays().get(match.group().casefold())
        if number is None:
            continue
        ahead = 1 if number == 7 else (number - today.weekday() - 1) % 7 + 1
        found.append(_Found(day=today + timedelta(days=ahead), start=match.start(), end=match.end()))
    return found


def _is_possible(day: date, written_at: datetime | None) -> bool:
    if written_at is None:
        return True
    return written_at.date() <= day <= written_at.date() + _FARTHEST


@cache
def _months() -> dict[str, int]:
    rows = (line.split() for line in table_lines(_HERE, "months.txt"))
    return {name.casefold(): int(row[0]) for row in rows for name in row[1:]}


@cache
def _weekdays() -> dict[str, int]:
    rows = [line.split() for line in table_lines(_HERE, "weekdays.txt")]
    return {name: 7 if row[0] == "tomorrow" else int(row[0]) for row in rows for name in row[1:]}


@cache
def _cues(kind: str) -> tuple[re.Pattern[str], ...]:
    lines = table_lines(_HERE, "return_cues.txt")
    return tuple(re.compile(line.partition(": ")[2], re.I) for line in lines if line.startswith(f"{kind}: "))
