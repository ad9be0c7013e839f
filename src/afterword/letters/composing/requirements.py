"""What a person's letter needs, and what is asked where it is missing or cannot be used as it was typed."""

import re
from dataclasses import dataclass, replace

from afterword.letters.composing.leaning import leans, without_leaning
from afterword.letters.composing.naming import first_name, plain_name
from afterword.letters.composing.no_names import ask_for_name
from afterword.letters.composing.task import Task, setting_for
from afterword.letters.debrief import PersonNotes, Relation
from afterword.letters.fields.field import ARRANGERS
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.open_question import open_question
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask, LetterKind
from afterword.letters.reading.forms import Form
from afterword.letters.words.cleaning import tidy
from afterword.said import say

_SUBSTANCE = ("my_link", "point", "thought", "liked")
_OF_THE_TALK = frozenset({"point", "thought", "liked"})
_READ: dict[LetterKind, tuple[str, ...]] = {
    LetterKind.THANK_YOU: ("topic", "point", "my_link", "thought", "liked", "clarify", "promised", "next"),
    LetterKind.CORRECTION: ("topic", "clarify"),
}
_LEANS_ON_POINT = re.compile(r"\b(?:the|that|this) (?:\w+ )?ones?\b|^(?:they|those|these|both)\b", re.I)
_LINK_TO = re.compile(r"^(?:the |a )?(?:link|url) to (?=(?:the|a|an|my|our|your|this|that)\b)", re.I)
NOT_FOR_ARRANGERS = frozenset({"my_link", "thought", "clarify"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What can be said to one person. With `is_enough` a letter is offered, even with `asks`: all questions about
    this person at once, the most urgent first."""

    fragments: dict[str, Fragment]
    asks: tuple[Ask, ...]
    is_enough: bool


def gather(task: Task, index: int) -> Material:
    """Read all fields that a letter of this kind uses."""
    person = task.debrief.people[index]
    unnamed = ask_for_name(person)
    if unnamed:
        return Material(fragments={}, asks=(unnamed,), is_enough=False)
    arranger = task.panel.relations[index] in ARRANGERS
    setting = setting_for(task, index)
    fragments: dict[str, Fragment] = {}
    asks: list[Ask] = []
    for name in _READ.get(task.kind, ("topic",)):
        if arranger and name in NOT_FOR_ARRANGERS:
            continue
        result = read_field(name, _typed(person, name), setting)
        if isinstance(result, Fragment):
            fragments[name] = result
        elif result is not None and (task.kind is LetterKind.THANK_YOU or name != "topic"):
            # A letter that can do without a topic asks for none.
            asks.append(result)
    if (
        "point" not in fragments
        and "thought" in fragments
        and _LEANS_ON_POINT.search(fragments["thought"].text)
    ):
        # "the abandoned one failed": without the point nobody knows which one.
        del fragments["thought"]
    if person.promised and person.promised.link and "promised" in fragments:
        # The frames say "here is the link to ..." themselves.
        bare = _LINK_TO.sub("", fragments["promised"].text)
        fragments["promised"] = replace(fragments["promised"], text=bare)
    unsent = _unsent_promise(person, fragments)
    if unsent and task.kind is LetterKind.THANK_YOU:
        fragments.pop("promised")
        asks.append(unsent)
    question = _question_of(task, person, setting)
    if question and not any(fragment.form is Form.QUESTION for fragment in fragments.values()):
        fragments["question"] = question
    fragments = without_leaning(fragments, {"point": person.point}, {ask.field for ask in asks})
    return _judge(task, index, fragments, tuple(asks))


def _question_of(task: Task, person: PersonNotes, setting: Setting) -> Fragment | None:
    if not person.questions or task.kind not in {LetterKind.THANK_YOU, LetterKind.OFFER_REPLY}:
        return None
    return open_question(person, setting, of_offer=task.kind is LetterKind.OFFER_REPLY)


def _typed(person: PersonNotes, name: str) -> str:
    if name == "promised":
        return person.promised.thing if person.promised else ""
    return str(getattr(person, name))


def _unsent_promise(person: PersonNotes, fragments: dict[str, Fragment]) -> Ask | None:
    promised = person.promised
    if not promised or "promised" not in fragments or promised.file or promised.link or promised.later:
        return None
    question = say(
        'You promised "{words}": attach the file, give a link, or say that it comes later.',
        words=tidy(promised.thing),
    )
    return Ask(person=plain_name(person), field="promised", question=question)


def _judge(task: Task, index: int, fragments: dict[str, Fragment], asks: tuple[Ask, ...]) -> Material:
    person, relation = task.debrief.people[index], task.panel.relations[index]
    if task.kind is LetterKind.CORRECTION and "clarify" not in fragments:
        words = say("Which answer of yours needs an addition, and what is the fact?")
        return Material(fragments=fragments, asks=asks or (_ask(person, "clarify", words),), is_enough=False)
    if task.kind is not LetterKind.THANK_YOU or relation in ARRANGERS:
        return Material(fragments=fragments, asks=asks, is_enough=True)
    repeated = _repeated_topic(task, index)
    if repeated:
        return Material(fragments=fragments, asks=(repeated, *asks), is_enough=False)
    if _carries_a_letter(frozenset(fragments)) or _carries_alone(fragments):
        return Material(fragments=fragments, asks=asks, is_enough=True)
    # What was typed and cannot be used is asked about first: an answer to it may be all that lacks.
    asked = {ask.field for ask in asks}
    missing = _missing(person, relation, fragments)
    is_foreseen = (
        missing.field in asked
        or _carries_a_letter(frozenset(fragments) | asked)
        or ("point" in asked and len(person.point.split()) >= _FEWEST_WORDS)
    )
    return Material(fragments=fragments, asks=asks if is_foreseen else (missing, *asks), is_enough=False)


def _carries_a_letter(has: frozenset[str]) -> bool:
    """Whether there is enough to say without padding: what was talked about and one thing to it, or two things of
    which one tells of the talk (decision 27)."""
    if "topic" in has:
        return bool(has & {*_SUBSTANCE, "clarify", "question", "promised"})
    return bool(has & _OF_THE_TALK) and len(has & {*_SUBSTANCE, "clarify", "question", "promised"}) > 1


# What somebody said is remembered where it is a whole thought.
_FEWEST_WORDS = 5


def _carries_alone(fragments: dict[str, Fragment]) -> bool:
    """Whether what they said is enough for a short letter: a whole sentence that can be read without a topic."""
    point = fragments.get("point")
    return (
        point is not None
        and point.form is Form.CLAUSE
        and point.words >= _FEWEST_WORDS
        and not leans(point.text)
    )


def _missing(person: PersonNotes, relation: Relation, fragments: dict[str, Fragment]) -> Ask:
    name = first_name(person)
    if "topic" not in fragments:
        question = say(
            "What did you and {name} talk about? A few words are enough, such as: the on-call rota.",
            name=name,
        )
        if person.relation is None:
            question += " " + say(
                "If {name} only arranged the interview, set the relation to recruiter.", name=name
            )
        return _ask(person, "topic", question)
    # A question repeats what was typed, never what was made of it.
    topic = tidy(person.topic).rstrip("?. ")
    if relation is Relation.PEER:
        return _ask(
            person,
            "thought",
            say('What have you thought about "{topic}" since you spoke with {name}?', topic=topic, name=name),
        )
    if relation is Relation.EXECUTIVE:
        return _ask(
            person,
            "point",
            say('What did {name} say about "{topic}" that you remember?', name=name, topic=topic),
        )
    return _ask(
        person,
        "my_link",
        say(
            'What have you done that is close to "{topic}"? Begin with the verb, as in: cut, built, led.',
            topic=topic,
        ),
    )


def _ask(person: PersonNotes, field: str, question: str) -> Ask:
    return Ask(person=plain_name(person), field=field, question=question)


def _repeated_topic(task: Task, index: int) -> Ask | None:
    """A person who is met again gets a new topic."""
    person = task.debrief.people[index]
    name, topic = task.panel.names[index].casefold(), tidy(person.topic).casefold().rstrip(".")
    for earlier in task.debrief.history:
        was_there = any(tidy(other).casefold() == name for other in earlier.people)
        if topic and was_there and any(tidy(old).casefold().rstrip(".") == topic for old in earlier.topics):
            question = say(
                '"{words}" was already the topic in round {round}. What was new in the talk with '
                "{name} this time?",
                words=tidy(person.topic),
                round=earlier.round,
                name=first_name(person),
            )
            return _ask(person, "topic", question)
    return None
