"""What is asked of the composer, and what reading the fields of one person needs to know of it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from afterword.letters.composing.naming import first_name, plain_name
from afterword.letters.debrief import Debrief
from afterword.letters.fields.pronouns import names_several
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import LetterKind
from afterword.letters.words.cleaning import tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is asked of the composer, the same for all letters of one call."""

    debrief: Debrief
    kind: LetterKind
    send_at: datetime | None = None
    answer_by: date | None = None
    last: bool = False


def setting_for(task: Task, index: int) -> Setting:
    """What reading this person's fields needs to know."""
    debrief, person = task.debrief, task.debrief.people[index]
    met = tuple(name for earlier in debrief.history for name in earlier.people)
    start = debrief.interview.start.astimezone(debrief.interview.timezone).date()
    sent = task.send_at.astimezone(debrief.interview.timezone).date() if task.send_at else None
    return Setting(
        person=plain_name(person) or "this person",
        path=f"people[{index}]",
        names=_names_in(debrief.company, tuple(plain_name(other) for other in debrief.people), met),
        same_day=sent == start,
        call=first_name(person),
        spelling=debrief.style.spelling,
        plural_topic=names_several(person.topic),
        same_week=sent is not None and sent.isocalendar()[:2] == start.isocalendar()[:2],
    )


@lru_cache(maxsize=16)
def _names_in(company: str, people: tuple[str, ...], met: tuple[str, ...]) -> frozenset[str]:
    """The company and each word of each name, in small letters; the same for all people of a panel."""
    names = {tidy(company), *(word for name in (*people, *met) for word in name.split())}
    return frozenset(name.casefold() for name in names if len(name) > 1)
