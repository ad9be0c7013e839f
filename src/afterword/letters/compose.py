"""From a debrief to letters: one per person, from that person's fields alone.

The same debrief always gives the same letters.
"""

from dataclasses import replace
from datetime import date, datetime

from afterword.letters.composing.left_out import Way, left_out
from afterword.letters.composing.naming import first_name, plain_name
from afterword.letters.composing.one_letter import frames_of, write_letter
from afterword.letters.composing.panel import panel_of
from afterword.letters.composing.plan import plan_letters
from afterword.letters.composing.quality import TOO_SIMILAR
from afterword.letters.composing.requirements import Material, gather
from afterword.letters.composing.task import Task
from afterword.letters.debrief import Debrief
from afterword.letters.fields.intake import Fragment
from afterword.letters.letter import Ask, Composition, Letter, LetterKind
from afterword.letters.similarity import most_overlap
from afterword.said import say


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
            write_letter(task, plan, index, material, used, texts, letters)
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
            used |= frames_of(letter)
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
