"""Search over everything a person has: companies, people, notes, letters, answers, what happened.

All words must occur, each anywhere in the text, without regard to case and accents. One query a kind; only the
candidate's own rows are looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Model, QuerySet

from afterword.models import (
    Candidate,
    HistoryEntry,
    Interview,
    Letter,
    Note,
    Person,
    PrivateNote,
    Process,
    ReceivedMessage,
)
from afterword.models.folded import Folded, fold
from afterword.said import say, to_say

_MOST_WORDS, _LONGEST_WORD, _MOST_A_KIND = 8, 60, 20
_BEFORE, _EXCERPT = 60, 180


class FoundKind(StrEnum):
    PROCESS = "process"
    PERSON = "person"
    INTERVIEW = "interview"
    NOTE = "note"
    PRIVATE = "private remark"
    LETTER = "letter"
    ANSWER = "answer"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`excerpt` are pieces of the text, in turn outside and inside a found word (the first is outside)."""

    kind: FoundKind
    title: str
    excerpt: tuple[str, ...]
    at: datetime
    path: str


def _title(words: str, person: Person) -> str:
    return say(words, name=person.name, company=person.process.company)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Where to look: `fields` are searched as one text; `title`, `at` and `path` are made from a row."""

    kind: FoundKind
    model: type[Model]
    fields: tuple[str, ...]
    related: tuple[str, ...]
    title: Any
    at: Any
    path: Any


_NOTE_FIELDS = ("topic", "point", "thought", "my_link", "liked", "clarify", "next", "promised_thing", "notes")
_SOURCES = (
    _Source(
        kind=FoundKind.PROCESS, model=Process, fields=("company", "role"), related=(),
        title=str, at=lambda row: row.created_at, path=lambda row: f"/processes/{row.pk}",
    ),
    _Source(
        kind=FoundKind.PERSON, model=Person, fields=("name", "email", "title"), related=("process",),
        title=lambda row: f"{row.name}, {row.process.company}", at=lambda row: row.created_at,
        path=lambda row: f"/people/{row.pk}",
    ),
    _Source(
        kind=FoundKind.INTERVIEW, model=Interview, fields=("summary", "location", "notes"), related=("process",),
        title=lambda row: say("Interview with {company}", company=row.process.company), at=lambda row: row.starts_at,
        path=lambda row: f"/interviews/{row.pk}",
    ),
    _Source(
        kind=FoundKind.NOTE, model=Note, fields=_NOTE_FIELDS, related=("person", "person__process"),
        title=lambda row: _title(to_say("Notes on {name}, {company}"), row.person),
        at=lambda row: row.saved_at, path=lambda row: f"/interviews/{row.interview_id}",
    ),
    _Source(
        kind=FoundKind.PRIVATE, model=PrivateNote, fields=("text",), related=("note__person__process",),
        title=lambda row: _title(to_say("Private remark on {name}, {company}"), row.note.person),
        at=lambda row: row.note.saved_at, path=lambda row: f"/interviews/{row.note.interview_id}",
    ),
    _Source(
        kind=FoundKind.LETTER, model=Letter, fields=("subject", "body"), related=("person__process",),
        title=lambda row: _title(to_say("Letter to {name}, {company}"), row.person), at=lambda row: row.saved_at,
        path=lambda row: f"/letters/{row.pk}",
    ),
    _Source(
        kind=FoundKind.ANSWER, model=ReceivedMessage, fields=("sender", "subject", "excerpt"), related=(),
        title=lambda row: row.subject or say("Message of {sender}", sender=row.sender), at=lambda row: row.came_at,
        path=lambda row: f"/messages/{row.pk}",
    ),
    _Source(
        kind=FoundKind.EVENT, model=HistoryEntry, fields=("sentence", "reason"), related=("process",),
        title=lambda row: row.process.company if row.process else "", at=lambda row: row.at,
        path=lambda row: f"/processes/{row.process_id}" if row.process_id else "/",
    ),
)  # fmt: skip


def words_of(query: str) -> tuple[str, ...]:
    """What is looked for: folded, without doubles, no more and no longer than makes sense."""
    words = (fold(word)[:_LONGEST_WORD] for word in query.replace("\0", " ").split())
    return tuple(dict.fromkeys(word for word in words if word))[:_MOST_WORDS]


def search(candidate: Candidate, query: str) -> tuple[Found, ...]:
    """At most 20 of a kind, the newest first; kinds in the order in which a person thinks of them."""
    words = words_of(query)
    return tuple(found for source in _SOURCES for found in _look(candidate, source, words)) if words else ()


def _look(candidate: Candidate, source: _Source, words: tuple[str, ...]) -> Iterator[Found]:
    rows: QuerySet[Any] = source.model._default_manager.filter(candidate=candidate)
    rows = rows.annotate(all_words=Folded(*source.fields))
    for word in words:
        rows = rows.filter(all_words__contains=word)
    for row in rows.select_related(*source.related).order_by("-pk")[:_MOST_A_KIND]:
        text = " · ".join(filter(None, (" ".join(str(getattr(row, f)).split()) for f in source.fields)))
        yield Found(
            kind=source.kind, title=source.title(row), excerpt=_excerpt(text, words), at=source.at(row),
            path=source.path(row),
        )  # fmt: skip


def _excerpt(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """A piece around the first word, cut at the found words."""
    spans = list(_spans(text, words))
    start = max(0, spans[0][0] - _BEFORE) if spans else 0
    if start:
        start = text.find(" ", start) + 1 or start
    end = start + _EXCERPT
    pieces, place = [], start
    for first, last in spans:
        if place <= first < end:
            pieces += [text[place:first], text[first:last]]
            place = last
    pieces.append(text[place : max(end, place)] + ("…" if end < len(text) else ""))
    if start:
        pieces[0] = f"…{pieces[0]}"
    return tuple(pieces)


def _spans(text: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text as it was written; folding may have made it longer or shorter."""
    folded = [fold(letter) for letter in text]
    places = [place for place, letters in enumerate(folded) for _ in letters]
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
    for match in pattern.finditer("".join(folded)):
        yield places[match.start()], places[match.end() - 1] + 1
