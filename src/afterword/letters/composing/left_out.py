"""What was noted and stands in no letter, with the reason: nothing that was typed vanishes without a word.

It is what was typed, less the sources of all sentences, less what is asked about. The reason is looked up in what
happened to the field on its way; nothing is guessed, and no words of the notes are repeated.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from afterword.letters.composing.fitting import FRAGMENT_OF
from afterword.letters.composing.left_out_words import left_out_sentence, question_number
from afterword.letters.composing.naming import first_name
from afterword.letters.composing.requirements import NOT_FOR_ARRANGERS, Material
from afterword.letters.composing.task import Task, setting_for
from afterword.letters.composing.variation import Draft
from afterword.letters.debrief import PersonNotes
from afterword.letters.fields.field import ARRANGERS
from afterword.letters.fields.open_question import open_question
from afterword.letters.letter import LeftOut, LeftOutRule, Letter, LetterKind
from afterword.letters.words.cleaning import tidy

# Other letters tell of no field by themselves, so nothing is missing in them.
_TOLD: dict[LetterKind, tuple[str, ...]] = {
    LetterKind.THANK_YOU: ("topic", "point", "thought", "my_link", "liked", "clarify", "next"),
    LetterKind.CORRECTION: ("clarify",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What became of one person's fields: as they were read, which of them stand in another letter already, and for
    which a sentence was written that the length took away again."""

    material: Material
    repeated: Collection[str] = ()
    cut: Collection[str] = ()


def cut_fields(draft: Draft, taken: Collection[str]) -> frozenset[str]:
    """The fields for which a sentence was written that the letter was too long for. `taken` are the ids of those that
    stayed."""
    return frozenset(
        FRAGMENT_OF.get(place.name, place.name)
        for frame in draft.taken
        if frame.id not in taken
        for place in frame.places
        if place.forms is not None
    )


def left_out(task: Task, ways: Mapping[int, Way], letters: Sequence[Letter]) -> tuple[LeftOut, ...]:
    """Person by person. `ways` has everybody for whom a letter was begun."""
    if task.kind not in _TOLD:
        return ()
    told = {path for letter in letters for sentence in letter.sentences for path in sentence.sources}
    written = {letter.person_index for letter in letters}
    found: list[LeftOut] = []
    for index, person in enumerate(task.debrief.people):
        missing = [name for name in _typed(person, task.kind) if f"people[{index}].{name}" not in told]
        if missing:
            found += _about(task, index, missing, ways.get(index), has_letter=index in written)
    return tuple(found)


def _typed(person: PersonNotes, kind: LetterKind) -> Iterator[str]:
    """The fields that hold something, by their path below the person."""
    for name in _TOLD[kind]:
        if getattr(person, name).strip():
            yield name
    if kind is LetterKind.CORRECTION:
        return
    if person.promised and person.promised.thing.strip():
        yield "promised"
        if person.promised.file and person.promised.link:
            yield "promised.link"
    for at, question in enumerate(person.questions):
        if question.strip():
            yield f"questions[{at}]"


def _about(
    task: Task, index: int, missing: list[str], way: Way | None, *, has_letter: bool
) -> Iterator[LeftOut]:
    """One sentence for all fields of a person that have the same reason."""
    by_rule: dict[LeftOutRule, list[str]] = {}
    asked = {ask.field for ask in way.material.asks} if way else set[str]()
    for name in missing:
        if name in asked:
            continue
        rule = _rule_of(task, index, name, way, missing) if way else LeftOutRule.NO_LETTER
        if way and not has_letter and rule in _ONLY_IN_A_LETTER:
            rule = LeftOutRule.WAITS if asked else LeftOutRule.NO_LETTER
        by_rule.setdefault(rule, []).append(name)
    person = task.debrief.people[index]
    for rule, names in by_rule.items():
        yield LeftOut(
            person=task.panel.names[index],
            person_index=index,
            fields=tuple(f"people[{index}].{name}" for name in names),
            rule=rule,
            sentence=left_out_sentence(
                rule, names, name=first_name(person), company=tidy(task.debrief.company)
            ),
        )


# Without a letter nothing can be said of what happened in it.
_ONLY_IN_A_LETTER = frozenset(
    {
        LeftOutRule.LEANS,
        LeftOutRule.REPEATED,
        LeftOutRule.NOT_WANTED,
        LeftOutRule.SHORT,
        LeftOutRule.FILE_GOES,
        LeftOutRule.NO_SENTENCE,
    }
)


def _rule_of(task: Task, index: int, name: str, way: Way, missing: Collection[str]) -> LeftOutRule:
    person, fragments = task.debrief.people[index], way.material.fragments
    if name.startswith("questions"):
        return _rule_of_question(task, index, name, way, missing)
    if name == "promised.link":
        return LeftOutRule.FILE_GOES
    if not tidy(_words_of(person, name)):
        return LeftOutRule.SAYS_NOTHING
    if name in NOT_FOR_ARRANGERS and task.panel.relations[index] in ARRANGERS:
        return LeftOutRule.FOR_INTERVIEWERS
    if name not in fragments:
        # It was read and needed no question, or it would be asked about: another field that it leans on is missing.
        return LeftOutRule.LEANS
    if name in way.repeated:
        return LeftOutRule.REPEATED
    if name in way.cut:
        return LeftOutRule.SHORT
    is_unwanted = name == "next" and not task.debrief.interested
    return LeftOutRule.NOT_WANTED if is_unwanted else LeftOutRule.NO_SENTENCE


def _words_of(person: PersonNotes, name: str) -> str:
    if name == "promised":
        return person.promised.thing if person.promised else ""
    return str(getattr(person, name))


def _rule_of_question(task: Task, index: int, name: str, way: Way, missing: Collection[str]) -> LeftOutRule:
    person, setting = task.debrief.people[index], setting_for(task, index)
    typed = person.questions[question_number(name)]
    if not tidy(typed):
        return LeftOutRule.SAYS_NOTHING
    if open_question(replace(person, questions=(typed,)), setting) is None:
        return LeftOutRule.QUESTION_TO_SELF
    first = open_question(person, setting)
    if first and "question" in way.material.fragments and first.path.partition(".")[2] in missing:
        # Not even the one that was taken stands in the letter.
        return LeftOutRule.SHORT if "question" in way.cut else LeftOutRule.NO_SENTENCE
    return LeftOutRule.ONE_QUESTION
