"""The facts that frames may name: the role, days, lengths, other people, an earlier talk, what was promised."""

from datetime import timedelta

from afterword.letters.composing.day_words import DayWords, date_words, dated_as
from afterword.letters.composing.fragment_signs import speak_of_same
from afterword.letters.composing.naming import (
    bare_role,
    first_name,
    join_names,
    plain_name,
    relation_of,
    role_phrase,
)
from afterword.letters.composing.task import Task, setting_for
from afterword.letters.debrief import Debrief, Formality, InterviewKind, PersonNotes
from afterword.letters.fields.field import ARRANGERS
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.reading.forms import Form
from afterword.letters.words.cleaning import tidy

Fact = tuple[str, tuple[str, ...]]
"""A text and the paths of its sources."""


def facts_of(task: Task, person: PersonNotes, words: DayWords, index: int) -> dict[str, Fact]:
    """Names of places to their text and the fields that it comes from."""
    debrief, spelling = task.debrief, dated_as(task.debrief)
    day = debrief.interview.start.astimezone(debrief.interview.timezone).date()
    others = sum(relation_of(other) not in ARRANGERS for other in debrief.people)
    facts: dict[str, Fact] = {
        **_rounds(debrief.interview.round),
        "role": (role_phrase(debrief.role), ("role",)),
        "title": (bare_role(debrief.role), ("role",)),
        "company": (tidy(debrief.company), ("company",)),
        "date": (date_words(day, spelling), ("interview.start",)),
        "interviews": ("interviews" if _in_turn(task, others) else "interview", ("people",)),
    }
    if words.day:
        facts["day"] = (words.day, ("interview.start",))
    if words.days:
        facts["days"] = (words.days, ("interview.start",))
    length = length_of(task)
    if length:
        facts["length"] = (length, ("interview.start", "interview.end"))
    if debrief.decision_by:
        facts["decision"] = (date_words(debrief.decision_by, spelling), ("decision_by",))
    if task.answer_by:
        facts["answer"] = (date_words(task.answer_by, spelling), ("answer_by",))
    if person.promised and person.promised.file:
        facts["file"] = (
            tidy(person.promised.file).replace("\\", "/").rpartition("/")[2],
            (f"people[{index}].promised.file",),
        )
    earlier = _earlier_talk(task, index)
    if earlier:
        facts["earlier"] = earlier
    others_met = _interviewers(debrief, index)
    if others_met:
        facts["others"] = (join_names(others_met), ("people",))
    if person.promised and person.promised.link:
        facts["url"] = (tidy(person.promised.link), (f"people[{index}].promised.link",))
    return facts


def _rounds(count: int) -> dict[str, Fact]:
    """ "Three rounds", where there were several."""
    if not 1 < count < len(_ROUNDS):
        return {}
    return {"rounds": (f"{_ROUNDS[count]} rounds", ("interview.round",))}


def _earlier_talk(task: Task, index: int) -> Fact | None:
    """What this person and the writer talked about the last time, where the notes leave no doubt whose topic it was,
    and it is short enough to be named in passing."""
    name = plain_name(task.debrief.people[index]).casefold()
    for at, past in reversed(tuple(enumerate(task.debrief.history))):
        if [tidy(other).casefold() for other in past.people] != [name] or not past.topics:
            continue
        read = read_field("topic", past.topics[0], setting_for(task, index))
        if isinstance(read, Fragment) and read.form in _NAMED and read.words <= _IN_PASSING:
            if speak_of_same(read.text, task.debrief.people[index].topic):
                # "After our talk about pricing, I enjoyed talking about pricing per sensor."
                return None
            return read.lead + read.text, (f"history[{at}].topics[0]",)
    return None


_ROUNDS = ("no", "one", "two", "three", "four", "five", "six", "seven")
_NAMED = frozenset([Form.NOUN, Form.GERUND])
_IN_PASSING = 7


def _interviewers(debrief: Debrief, index: int) -> list[str]:
    """Those who interviewed, as the writer of the notes to `index` would call them; nobody where they are many."""
    met = [
        other
        for at, other in enumerate(debrief.people)
        if at != index and relation_of(other) not in ARRANGERS
    ]
    call = first_name if debrief.style.formality is Formality.FIRST_NAME else plain_name
    return [call(other) for other in met] if len(met) <= _FEW else []


_FEW = 3


def _in_turn(task: Task, others: int) -> bool:
    """Whether several people were spoken with one after the other: a longer visit. A panel is one interview."""
    interview = task.debrief.interview
    return (
        others > 1 and interview.kind is InterviewKind.ONSITE and interview.end - interview.start >= _A_VISIT
    )


# One interview seldom takes as long.
_A_VISIT = timedelta(hours=2)


def length_of(task: Task) -> str:
    """How long the talk was, where that can be said in a word or two, or an empty text."""
    interview = task.debrief.interview
    minutes = (interview.end - interview.start).total_seconds() / 60
    if interview.kind in {InterviewKind.ONSITE, InterviewKind.PANEL}:
        return ""
    if 25 <= minutes <= 35:
        return "half hour"
    return "hour" if 55 <= minutes <= 65 else ""
