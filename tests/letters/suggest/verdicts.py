"""The notes of tests/data/notes with what is suggested for them, and the verdicts of a reader."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from afterword.letters.debrief import Relation
from afterword.letters.suggest import NotesRead, Scope, read_notes

NOTES = Path(__file__).parents[2] / "data" / "notes"
SETS = ("first_sixty", "twenty_more")
VERDICTS = {"first_sixty": "first_sixty_verdicts.yaml", "twenty_more": "twenty_more_verdicts.yaml"}


class Shown(NamedTuple):
    note: str
    reader: str
    field: str
    sentence: str


def notes_of(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((NOTES / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def readings(name: str) -> Iterator[tuple[dict[str, Any], Scope, NotesRead]]:
    for note in notes_of(name):
        people = tuple(person["name"] for person in note["people"])
        for person in note["people"]:
            scope = Scope(
                reader=person["name"],
                relation=Relation(person["relation"]),
                people=people,
                is_shared=len(people) > 1,
            )
            yield note, scope, read_notes(note["notes"], scope)


def shown(name: str) -> list[Shown]:
    return [
        Shown(note["id"], scope.reader, each.field, each.sentence)
        for note, scope, read in readings(name)
        for each in read.suggestions
    ]


def verdicts(name: str) -> dict[Shown, bool]:
    rows = yaml.safe_load((NOTES / VERDICTS[name]).read_text(encoding="utf-8"))
    return {Shown(row["note"], row["reader"], row["field"], row["sentence"]): row["right"] for row in rows}
