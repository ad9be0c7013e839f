"""From a debrief to letters: one per person, from that person's fields alone.

The same debrief always gives the same letters. Each attempt at a letter is judged (is it like another one, do
sentences begin alike, do words come twice); the best of a few attempts is taken.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from afterword.letters.composing.assembly import arranger_parts, interviewer_parts
from afterword.letters.composing.later_parts import breaks_of, later_parts
from afterword.letters.composing.leaning import at_their_place
from afterword.letters.composing.left_out import Way, cut_fields, left_out
from afterword.letters.composing.naming import first_name, plain_name, signature_of
from afterword.letters.composing.no_names import lacks_name
from afterword.letters.composing.panel import panel_of
from afterword.letters.composing.paragraphs import Part, break_paragraphs
from afterword.letters.composing.plan import Plan, plan_letters
from afterword.letters.composing.quality import TOO_SIMILAR, judge, likeness
from afterword.letters.composing.requirements import Material, gather
from afterword.letters.composing.scene import Scene, set_scene
from afterword.letters.composing.subject import write_subject
from afterword.letters.composing.task import Task
from afterword.letters.composing.variation import Draft, Fitting, mix
from afterword.letters.debrief import Debrief, Formality
from afterword.letters.fields.intake import Fragment
from afterword.letters.letter import Ask, Composition, Letter, LetterKind, Sentence, body_of
from afterword.letters.reading.forms import Form
from afterword.letters.similarity import most_overlap
from afterword.letters.words.cleaning import tidy
from afterword.said import say

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


def compose(  # noqa: PLR0913 - what makes a letter, all named
    debrief: Debrief,
    *,
    kind: LetterKind = LetterKind.THANK_YOU,
    send_at: datetime | None = None,
    used_frames: frozenset[str] = frozenset(),
    answer_by: date | None = None,
    original_subject: str | None = None,
    last: bool = False,
    to: int | None = None,
) -> Composition:
    """The letters of `kind` that this debrief allows, what must be asked, and who is held back.

    `send_at` (aware) decides the words for days; None names no day. `used_frames` are frame ids that this
    author used before for the same company. `answer_by` is the date promised in an offer reply. For a
    follow-up, `original_subject` is the subject of the thank-you (else the one this debrief gives), and
    `last` closes the matter. `to` is the place of the one person who gets a letter of which one is enough; without
    it the notes decide.
    """
    panel = panel_of(debrief, kind, send_at=send_at, answer_by=answer_by)
    task = Task(debrief=debrief, kind=kind, panel=panel, last=last)
    plan = plan_letters(debrief, kind, to=to)
    letters: list[Letter] = []
    asks: list[Ask] = []
    used = used_frames
    earlier = [past.letter_text for past in debrief.history if past.letter_text]
    bodies: list[str] = []
    ways: dict[int, Way] = {}
    for index in plan.write:
        # What this author already wrote to this company.
        texts = [*bodies, *earlier]
        gathered = gather(task, index)
        material = _without_repeats(gathered, texts)
        letter, cut = (
            _write_letter(task, plan, index, material, used, texts, letters)
            if material.is_enough
            else (None, frozenset[str]())
        )
        if letter and kind is LetterKind.THANK_YOU and _is_copy(letter, bodies, panel.not_counted):
            material, letter = replace(material, asks=(_ask_for_another_aspect(debrief, index),)), None
        asks += material.asks
        repeated = gathered.fragments.keys() - material.fragments.keys()
        if material.asks is not gathered.asks:
            gathered = replace(gathered, asks=material.asks)
        ways[index] = Way(material=gathered, repeated=repeated, cut=cut)
        if letter:
            used |= _frames_of(letter)
            letters.append(letter)
            bodies.append(letter.body)
    if kind is LetterKind.FOLLOW_UP:
        letters = [
            replace(letter, subject=_reply_subject(task, letter, original_subject)) for letter in letters
        ]
    asks += _asks_about_all(task, letters)
    return Composition(
        letters=tuple(letters),
        asks=tuple(asks),
        held=plan.held,
        left_out=left_out(task, ways, letters),
    )


def _frames_of(letter: Letter) -> frozenset[str]:
    return frozenset(sentence.frame for sentence in letter.sentences)


def _write_letter(
    task: Task,
    plan: Plan,
    index: int,
    material: Material,
    used: frozenset[str],
    others: list[str],
    before: list[Letter],
) -> tuple[Letter | None, frozenset[str]]:
    """The letter, and the fields that it was too long for."""
    scene = _scene_of(task, plan, index, material)
    debrief, person = task.debrief, task.debrief.people[index]
    ending = (_closing(scene, before), *signature_of(debrief.candidate))
    fitting = Fitting(scene, used)
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
    if best is None or not best.paragraphs:
        return None, frozenset()
    letter = Letter(
        to_name=task.panel.names[index],
        to_email=person.email or None,
        kind=task.kind,
        subject=write_subject(best.draft, task.kind, {each.subject for each in before}, _sources(best)),
        greeting=scene.greeting,
        paragraphs=best.paragraphs,
        closing=ending[0],
        signature=ending[1:],
        person_index=index,
    )
    return letter, cut_fields(best.draft, _frames_of(letter))


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


def _without_repeats(material: Material, texts: list[str]) -> Material:
    """Words that stand in another letter to this company are left out where the rest carries the letter."""
    bodies = " ".join(texts).casefold()
    fragments = dict(material.fragments)
    for name in ("my_link", "liked", "thought", "point"):
        fragment = fragments.get(name)
        if fragment and _stands_in(fragment, bodies) and len(_SUBSTANCE & fragments.keys()) > 1:
            del fragments[name]
    return replace(material, fragments=fragments) if len(fragments) < len(material.fragments) else material


_SUBSTANCE = frozenset(["my_link", "liked", "thought", "point"])


def _stands_in(fragment: Fragment, bodies: str) -> bool:
    return fragment.text.casefold() in bodies and fragment.words > 3


def _is_copy(letter: Letter, bodies: list[str], not_counted: tuple[str, ...]) -> bool:
    return most_overlap(letter.body, bodies, leave_out=not_counted) >= TOO_SIMILAR


def _ask_for_another_aspect(debrief: Debrief, index: int) -> Ask:
    person = debrief.people[index]
    question = say(
        "The letter to {name} would repeat another one from this panel. What else did "
        "you and {name} talk about?",
        name=first_name(person),
    )
    return Ask(person=plain_name(person), field="topic", question=question)


def _reply_subject(task: Task, letter: Letter, original: str | None) -> str:
    if not original:
        before = compose(replace(task.debrief, events=()))
        same = [other.subject for other in before.letters if other.person_index == letter.person_index]
        original = same[0] if same else letter.subject
    return original if original.casefold().startswith("re:") else f"Re: {original}"


def _asks_about_all(task: Task, letters: list[Letter]) -> list[Ask]:
    """Questions that are not about one interviewer."""
    asks = []
    if letters and not task.debrief.candidate.name.strip():
        asks.append(
            Ask(person="", field="candidate.name", question=say("Which name should sign the letters?"))
        )
    if letters and task.kind is LetterKind.OFFER_REPLY and "answer" not in task.panel.holds:
        question = say("By which date will you answer the offer? The letter can name it.")
        asks.append(Ask(person=letters[0].to_name, field="answer_by", question=question))
    return asks
