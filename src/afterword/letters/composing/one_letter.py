"""One letter to one person. Each attempt is judged (is it like another letter, do sentences begin alike, do words come
twice); the best of a few is taken."""

from dataclasses import replace
from typing import NamedTuple

from afterword.letters.composing.assembly import arranger_parts, interviewer_parts
from afterword.letters.composing.fitting import Fitting
from afterword.letters.composing.later_parts import breaks_of, later_parts
from afterword.letters.composing.leaning import at_their_place
from afterword.letters.composing.left_out import cut_fields
from afterword.letters.composing.naming import first_name, plain_name, signature_of
from afterword.letters.composing.no_names import lacks_name
from afterword.letters.composing.paragraphs import Part, break_paragraphs
from afterword.letters.composing.plan import Plan
from afterword.letters.composing.quality import judge, likeness
from afterword.letters.composing.requirements import Material, gather
from afterword.letters.composing.scene import Scene, set_scene
from afterword.letters.composing.subject import write_subject
from afterword.letters.composing.task import Task
from afterword.letters.composing.variation import Draft, mix
from afterword.letters.debrief import Debrief, Formality
from afterword.letters.letter import Letter, LetterKind, Sentence, body_of
from afterword.letters.reading.forms import Form
from afterword.letters.words.cleaning import tidy

_ATTEMPTS = 6
_MOST_ATTEMPTS = 16
_GOOD_ENOUGH = 3.0
# From here on something is wrong that a reader would notice: more is tried.
_BAD = 15.0
_CLOSINGS = {
    Formality.FIRST_NAME: (
        "Best regards,",
        "Kind regards,",
        "Best wishes,",
        "With best wishes,",
        "With kind regards,",
        "All the best,",
    ),
    Formality.FULL_NAME: ("Best regards,", "Kind regards,", "With kind regards,", "With best regards,"),
}


class _Attempt(NamedTuple):
    paragraphs: tuple[tuple[Sentence, ...], ...]
    draft: Draft
    score: float


def frames_of(letter: Letter) -> frozenset[str]:
    """The ids of the frames that made its sentences."""
    return frozenset(sentence.frame for sentence in letter.sentences)


def write_letter(
    task: Task,
    plan: Plan,
    index: int,
    material: Material,
    used: frozenset[str],
    others: list[str],
    before: list[Letter],
) -> tuple[Letter | None, frozenset[str]]:
    """The letter, and the fields that it was too long for. `used` are the frames that this company saw, `others` the
    texts it got, `before` the letters of this call."""
    scene = _scene_of(task, plan, index, material)
    ending = (_closing(scene, before), *signature_of(task.debrief.candidate))
    best = _best_attempt(task, Fitting(scene, used), ending, others)
    if best is None or not best.paragraphs:
        return None, frozenset()
    letter = Letter(
        to_name=task.panel.names[index],
        to_email=task.debrief.people[index].email or None,
        kind=task.kind,
        subject=write_subject(best.draft, task.kind, {each.subject for each in before}, _sources(best)),
        greeting=scene.greeting,
        paragraphs=best.paragraphs,
        closing=ending[0],
        signature=ending[1:],
        person_index=index,
    )
    return letter, cut_fields(best.draft, frames_of(letter))


def _best_attempt(
    task: Task, fitting: Fitting, ending: tuple[str, ...], others: list[str]
) -> _Attempt | None:
    """What is dear is looked at last: how much of an attempt is in other letters only where it is good by itself."""
    scene = fitting.scene
    own_words = frozenset(" ".join(each.text for each in scene.fragments.values()).casefold().split())
    best: _Attempt | None = None
    for salt in range(_MOST_ATTEMPTS):
        if salt >= _ATTEMPTS and best is not None and best.score < _BAD:
            break
        draft = Draft(fitting, salt, task.panel.spelling)
        parts = _parts_of(task, draft)
        score = _score_of(parts, draft, own_words)
        if best is not None and score >= best.score:
            continue
        paragraphs = _in_paragraphs(task, draft, parts)
        body = body_of(scene.greeting, paragraphs, ending)
        score += likeness(body, others, task.panel.not_counted)
        if best is None or score < best.score:
            best = _Attempt(paragraphs, draft, score)
        if best.score <= _GOOD_ENOUGH:
            break
    return best


def _closing(scene: Scene, before: list[Letter]) -> str:
    """The words above the name: other ones than in the letters before, where there are as many."""
    closings = _CLOSINGS[Formality.FULL_NAME if "formal" in scene.holds else Formality.FIRST_NAME]
    first = mix(scene.seed, 99) % len(closings)
    turned = closings[first:] + closings[:first]
    taken = {letter.closing for letter in before}
    return next((closing for closing in turned if closing not in taken), turned[0])


def _sources(attempt: _Attempt) -> frozenset[str]:
    return frozenset(
        path for paragraph in attempt.paragraphs for sentence in paragraph for path in sentence.sources
    )


def _parts_of(task: Task, draft: Draft) -> list[Part]:
    if task.kind is not LetterKind.THANK_YOU:
        return later_parts(draft, task.kind, last=task.last)
    return arranger_parts(draft) if draft.scene.is_arranger else interviewer_parts(draft)


def _score_of(parts: list[Part], draft: Draft, own_words: frozenset[str]) -> float:
    """How far an attempt is from a good letter, before it is compared with others."""
    sentences = [sentence for _, said in parts for sentence in said]
    written = {sentence.frame for sentence in sentences}
    return judge(sentences, [frame for frame in draft.taken if frame.id in written], own_words)


def _in_paragraphs(task: Task, draft: Draft, parts: list[Part]) -> tuple[tuple[Sentence, ...], ...]:
    if task.kind is LetterKind.THANK_YOU:
        return break_paragraphs(parts, draft.number("rhythm"))
    return _broken_before(parts, breaks_of(task.kind))


def _broken_before(parts: list[Part], breaks: frozenset[str]) -> tuple[tuple[Sentence, ...], ...]:
    paragraphs: list[list[Sentence]] = []
    for name, sentences in parts:
        if name in breaks or not paragraphs:
            paragraphs.append([])
        paragraphs[-1] += sentences
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _scene_of(task: Task, plan: Plan, index: int, material: Material) -> Scene:
    fragments = dict(material.fragments)
    if "point" in fragments:
        fragments["point"] = at_their_place(fragments["point"], tidy(task.debrief.company))
    scene = set_scene(task, index, fragments)
    if index != plan.carrier or task.kind is not LetterKind.THANK_YOU:
        return scene
    known = [at for at in plan.pass_on if not lacks_name(task.debrief.people[at].name)]
    named = [(at, _call(task.debrief, at), gather(task, at).fragments.get("topic")) for at in known]
    about = {Form.NOUN, Form.GERUND, Form.WH}
    pass_on = tuple(
        (name, topic if topic and topic.form in about else None, f"people[{at}].name")
        for at, name, topic in named
    )
    lost = tuple(
        (_call(task.debrief, at), f"people[{at}].name")
        for at in plan.no_address
        if not lacks_name(task.debrief.people[at].name)
    )
    return replace(scene, pass_on=pass_on, no_address=lost)


def _call(debrief: Debrief, index: int) -> str:
    """The first name, or the whole one in the formal style and where two people share it."""
    person = debrief.people[index]
    first = first_name(person)
    shared = sum(first_name(other) == first for other in debrief.people) > 1
    return plain_name(person) if shared or debrief.style.formality is Formality.FULL_NAME else first
