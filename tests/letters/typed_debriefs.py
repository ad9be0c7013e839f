"""Debriefs as hurried people type them (tests/data/fields): what each field must become, and whole debriefs.

A block of `debriefs.txt` begins with `= tidy|hostile relation kind round letter; name; company; role`; its fields
follow, one a line, by their first letter: T topic, P point, H thought, M my_link, L liked, C clarify, N next,
R promised for later.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from afterword.letters.debrief import (
    Candidate,
    Debrief,
    Event,
    EventKind,
    Interview,
    InterviewKind,
    PersonNotes,
    Promise,
    Relation,
)
from afterword.letters.letter import LetterKind

DATA = Path(__file__).parents[1] / "data" / "fields"
BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 5, 12, 13, 0, tzinfo=BERLIN)
_FIELDS = {
    "T": "topic",
    "P": "point",
    "H": "thought",
    "M": "my_link",
    "L": "liked",
    "C": "clarify",
    "N": "next",
}
_EVENTS = {"rejection-reply": EventKind.REJECTION, "offer-reply": EventKind.OFFER}


def typed_fields() -> dict[str, list[tuple[str, str]]]:
    """By field: what was typed, and the words that must stand in the letter."""
    found: dict[str, list[tuple[str, str]]] = {}
    field = ""
    for line in (DATA / "typed.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            field = line.strip("[]")
        elif " => " in line and not line.startswith("#"):
            typed, _, written = line.partition(" => ")
            found.setdefault(field, []).append((typed, typed if written == "=" else written))
    return found


def typed_debriefs() -> Iterator[tuple[str, Debrief, LetterKind, bool]]:
    """The head of each block, its debrief, the kind of letter, and whether it is the last follow-up."""
    head, fields = "", dict[str, str]()
    for line in [*(DATA / "debriefs.txt").read_text(encoding="utf-8").splitlines(), "= "]:
        if line.startswith("= "):
            if head:
                yield _debrief(head, fields)
            head, fields = line[2:], {}
        elif ": " in line:
            key, _, value = line.partition(": ")
            fields[key] = value


def _debrief(head: str, fields: dict[str, str]) -> tuple[str, Debrief, LetterKind, bool]:
    first, name, company, role = (part.strip() for part in head.split(";"))
    _, relation, kind, number, letter = first.split()
    words = {_FIELDS[key]: value for key, value in fields.items() if key in _FIELDS}
    promised = Promise(thing=fields["R"], later=True) if "R" in fields else None
    person = PersonNotes(
        name=name, relation=Relation(relation), email="a@company.example", promised=promised, **words
    )
    events = (Event(what=_EVENTS[letter], at=START + timedelta(days=5)),) if letter in _EVENTS else ()
    interview = Interview(
        kind=InterviewKind(kind),
        round=int(number),
        start=START,
        end=START + timedelta(hours=1),
        timezone=BERLIN,
    )
    debrief = Debrief(
        company=company,
        role=role,
        interview=interview,
        people=(person,),
        events=events,
        candidate=Candidate(name="Jonas Lindqvist", email="jonas@example.org"),
    )
    is_last = letter == "last-follow-up"
    return head, debrief, LetterKind("follow-up" if is_last else letter), is_last
