"""What was typed into the forms about an interview becomes values. Nothing here raises for bad input."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from afterword.said import say
from afterword.workflows.add_interview import NewInterview, NewPerson
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import check_zone

_ADDRESS = re.compile(r"<?([^\s<>,;]+@[^\s<>,;]+)>?")
_USUAL_LENGTH = timedelta(hours=1)
MOST_PEOPLE = 50


def read_interview(typed: Mapping[str, str]) -> NewInterview | Refused:
    """From the fields company, role, date, start, end, zone, kind, round and people."""
    times = read_times(typed)
    if isinstance(times, Refused):
        return times
    number = typed.get("round", "").strip()
    if number and not number.isdecimal():
        return Refused(say("The round is a number, such as 2. Nothing was added."))
    return NewInterview(
        company=typed.get("company", ""),
        role=typed.get("role", ""),
        starts_at=times[0],
        ends_at=times[1],
        timezone=typed.get("zone", "").strip(),
        kind=typed.get("kind", "video"),
        round=int(number) if number else None,
        people=read_people(typed.get("people", "")),
        location=typed.get("location", ""),
    )


def read_times(typed: Mapping[str, str]) -> tuple[datetime, datetime] | Refused:
    """Start and end, aware. Without an end: one hour. An end before the start is on the next day."""
    checked = check_zone(typed.get("zone", ""))
    if isinstance(checked, Refused):
        return checked
    zone = ZoneInfo(checked)
    try:
        day = date.fromisoformat(typed.get("date", "").strip())
        start = datetime.combine(day, time.fromisoformat(typed.get("start", "").strip()), zone)
        end_text = typed.get("end", "").strip()
        end = datetime.combine(day, time.fromisoformat(end_text), zone) if end_text else start + _USUAL_LENGTH
        if end <= start:
            end += timedelta(days=1)
    except (ValueError, OverflowError):
        return Refused(say("A date looks like 2026-05-26 and a time like 15:00. Nothing was saved."))
    return start, end


def read_people(text: str) -> tuple[NewPerson, ...]:
    """One person a line: "Priya Shah, Engineering Manager, priya@example.com" in any order after the name."""
    people = [_read_person(line) for line in text.splitlines() if line.strip()]
    return tuple(people[:MOST_PEOPLE])


def _read_person(line: str) -> NewPerson:
    found = _ADDRESS.search(line)
    email = found.group(1) if found else ""
    rest = _ADDRESS.sub(",", line) if found else line
    parts = [part.strip() for part in re.split(r"[,;\t]", rest) if part.strip()]
    name = parts[0] if parts else email.partition("@")[0]
    return NewPerson(name=name, email=email, title=", ".join(parts[1:]))


def read_day(text: str) -> date | None | Refused:
    """An empty field means that no day was named."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return Refused(say("A date looks like 2026-05-26. The date was not saved; the rest is kept."))


@cache
def zone_names() -> tuple[str, ...]:
    """What the list offers: places, not abbreviations. Finding them takes a walk through some 600 files, so it is
    taken once."""
    return tuple(
        sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    )
