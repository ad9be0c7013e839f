"""What is asked of the composer, and what reading the fields of one person needs to know of it."""

import re
from dataclasses import dataclass

from afterword.letters.composing.naming import first_name
from afterword.letters.composing.panel import Panel
from afterword.letters.debrief import Debrief
from afterword.letters.fields.field import ARRANGERS
from afterword.letters.fields.pronouns import names_crowd, names_several, plurals_of
from afterword.letters.fields.reader_pronouns import names_two
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is asked of the composer, the same for all letters of one call. `last`: the second and last follow-up."""

    debrief: Debrief
    kind: LetterKind
    panel: Panel
    last: bool = False


_OF_MANY = re.compile(r"\bthe(?:y|m|irs?)\b", re.I)


def _names_one_kind(topic: str, point: str) -> bool:
    """Whether "them" behind both has its noun: in one of them, or the same in both."""
    first, second = plurals_of(topic), plurals_of(point)
    return not first.isdisjoint(second) if first and second else bool(first or second)


def setting_for(task: Task, index: int) -> Setting:
    """What reading this person's fields needs to know."""
    panel, person = task.panel, task.debrief.people[index]
    start, sent = panel.start, panel.sent
    said = (person.point, person.thought, person.liked)
    of_many = any(map(_OF_MANY.search, said))
    return Setting(
        person=panel.names[index] or "this person",
        path=f"people[{index}]",
        names=panel.known_names,
        same_day=sent == start,
        call=first_name(person),
        spelling=task.debrief.style.spelling,
        plural_topic=of_many and names_several(person.topic),
        them_named="them" in person.thought.casefold() and _names_one_kind(person.topic, person.point),
        topic_crowd=of_many and names_crowd(person.topic),
        is_arranger=person.relation in ARRANGERS,
        two_persons=names_two(person),
        topic=person.topic,
        point=person.point,
        people=task.debrief.people,
        same_week=sent is not None and sent.isocalendar()[:2] == start.isocalendar()[:2],
    )
