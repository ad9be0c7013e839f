"""The facts that the frames of one letter may name: other people, an earlier talk, what was promised."""

from afterword.letters.composing.fragment_signs import speak_of_same
from afterword.letters.composing.naming import first_name, join_names
from afterword.letters.composing.panel import Fact
from afterword.letters.composing.task import Task, setting_for
from afterword.letters.debrief import Formality
from afterword.letters.fields.field import ARRANGERS
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.reading.forms import Form
from afterword.letters.words.cleaning import tidy

_NAMED = frozenset([Form.NOUN, Form.GERUND])
_IN_PASSING = 7
_FEW = 3


def facts_of(task: Task, index: int) -> dict[str, Fact]:
    """Names of places to their text and the fields that it comes from."""
    facts, promised = dict(task.panel.facts), task.debrief.people[index].promised
    if promised and promised.file:
        name = tidy(promised.file).replace("\\", "/").rpartition("/")[2]
        facts["file"] = (name, (f"people[{index}].promised.file",))
    if promised and promised.link:
        facts["url"] = (tidy(promised.link), (f"people[{index}].promised.link",))
    earlier = _earlier_talk(task, index)
    if earlier:
        facts["earlier"] = earlier
    others = _interviewers(task, index)
    if others:
        facts["others"] = (join_names(others), ("people",))
    return facts


def _earlier_talk(task: Task, index: int) -> Fact | None:
    """What this person and the writer talked about the last time, where the notes leave no doubt whose topic it was,
    and it is short enough to be named in passing."""
    name = task.panel.names[index].casefold()
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


def _interviewers(task: Task, index: int) -> list[str]:
    """Those who interviewed, as the writer of the notes to `index` would call them; nobody where they are many."""
    panel = task.panel
    met = [at for at, relation in enumerate(panel.relations) if at != index and relation not in ARRANGERS]
    if len(met) > _FEW:
        return []
    if task.debrief.style.formality is Formality.FIRST_NAME:
        return [first_name(task.debrief.people[at]) for at in met]
    return [panel.names[at] for at in met]
