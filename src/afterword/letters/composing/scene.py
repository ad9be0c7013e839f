"""All that the frames of one letter may say: fragments of the person's words, facts, and what holds."""

from dataclasses import dataclass

from afterword.letters.composing.fragment_signs import signs_of
from afterword.letters.composing.naming import greeting_line, is_formal
from afterword.letters.composing.scene_facts import facts_of
from afterword.letters.composing.task import Task
from afterword.letters.debrief import Debrief, InterviewKind, Relation
from afterword.letters.fields.field import ARRANGERS
from afterword.letters.fields.intake import Fragment
from afterword.letters.frames.frame import stable_number
from afterword.letters.words.cleaning import tidy

TALKS = {
    InterviewKind.PHONE: ("call", "conversation"),
    InterviewKind.VIDEO: ("conversation", "call", "talk"),
    InterviewKind.ONSITE: ("conversation", "talk"),
    InterviewKind.PANEL: ("conversation", "discussion"),
    InterviewKind.TECHNICAL: ("conversation", "discussion"),
}
_SHORT_RELATION = {Relation.HIRING_MANAGER: "hm", Relation.EXECUTIVE: "exec"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`facts` are names of places to text and sources; `holds` are the conditions that are true."""

    relation: Relation
    greeting: str
    seed: int
    talks: tuple[str, ...]
    fragments: dict[str, Fragment]
    facts: dict[str, tuple[str, tuple[str, ...]]]
    holds: frozenset[str]
    pass_on: tuple[tuple[str, Fragment | None, str], ...] = ()
    no_address: tuple[tuple[str, str], ...] = ()

    @property
    def is_arranger(self) -> bool:
        return self.relation in ARRANGERS

    @property
    def interested(self) -> bool:
        return "interested" in self.holds


def set_scene(task: Task, index: int, fragments: dict[str, Fragment]) -> Scene:
    """The scene of one letter, before anybody's thanks are passed on in it."""
    debrief, panel = task.debrief, task.panel
    if not debrief.interested:
        # Whoever does not want the job names no next step.
        fragments = {name: fragment for name, fragment in fragments.items() if name != "next"}
    parts = (
        tidy(debrief.company),
        tidy(debrief.role),
        debrief.interview.start.isoformat(),
        panel.names[index],
        task.kind.value,
    )
    greeting = greeting_line(debrief.people[index], debrief.style.formality)
    return Scene(
        relation=panel.relations[index],
        greeting=greeting,
        seed=stable_number("\n".join(parts)),
        talks=TALKS[debrief.interview.kind],
        fragments=fragments,
        facts=facts_of(task, index),
        holds=panel.holds | signs_of(fragments) | _signs_of_person(task, index, greeting),
    )


def _signs_of_person(task: Task, index: int, greeting: str) -> set[str]:
    """The conditions that hold for this reader: how they were met, what was promised, how they are greeted."""
    panel, relation = task.panel, task.panel.relations[index]
    signs = {_SHORT_RELATION.get(relation, relation.value)}
    signs.add("met" if has_met(task.debrief, panel.names[index]) else "new")
    if relation in ARRANGERS:
        signs.add("arranger")
    if is_formal(task.debrief.style.formality, greeting):
        signs.add("formal")
    promised = task.debrief.people[index].promised
    if promised and (promised.file or promised.link):
        signs |= {"has-file" if promised.file else "has-link", "aside"}
    elif promised and promised.later:
        signs.add("has-later")
    return signs


def has_met(debrief: Debrief, name: str) -> bool:
    """Whether somebody of this name was in an earlier round with the same company."""
    small = name.casefold()
    return any(tidy(other).casefold() == small for earlier in debrief.history for other in earlier.people)
