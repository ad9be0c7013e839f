"""All that the frames of one letter may say: fragments of the person's words, facts, and what holds."""

import re
from dataclasses import dataclass, field
from datetime import date

from afterword.letters.composing.day_words import DayWords, dated_as, day_words
from afterword.letters.composing.fragment_signs import signs_of
from afterword.letters.composing.naming import is_formal, plain_name, relation_of
from afterword.letters.composing.scene_facts import facts_of, length_of
from afterword.letters.composing.task import Task
from afterword.letters.debrief import Debrief, InterviewKind, PersonNotes, Relation
from afterword.letters.fields.field import ARRANGERS
from afterword.letters.fields.intake import Fragment
from afterword.letters.frames.frame import stable_number
from afterword.letters.letter import LetterKind
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.words.classes import PREPOSITIONS, UNDER_WAY, WORK_AHEAD
from afterword.letters.words.cleaning import tidy
from afterword.letters.words.lexicon import verbs

TALKS = {
    InterviewKind.PHONE: ("call", "conversation"),
    InterviewKind.VIDEO: ("conversation", "call", "talk"),
    InterviewKind.ONSITE: ("conversation", "talk"),
    InterviewKind.PANEL: ("conversation", "discussion"),
    InterviewKind.TECHNICAL: ("conversation", "discussion"),
}
_SHORT_RELATION = {Relation.HIRING_MANAGER: "hm", Relation.EXECUTIVE: "exec"}
_PROBLEM = re.compile(
    r"\b(?:problem|issue|hard(?:est)?|slow|fatigue|fail\w*|br[eo]ak\w*|nobody|no one|"
    r"too (?:many|much|long|late)|never|flaky|debt|pain\w*|lack\w*|missing|can't|"
    r"cannot|manual|drift\w*|worse|outages?|mess|wast\w+|costs?|stale|noisy?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`facts` are names of places to text and sources; `holds` are the conditions that are true."""

    index: int
    relation: Relation
    seed: int
    talks: tuple[str, ...]
    fragments: dict[str, Fragment]
    facts: dict[str, tuple[str, tuple[str, ...]]]
    holds: frozenset[str]
    pass_on: tuple[tuple[str, Fragment | None, str], ...] = ()
    no_address: tuple[tuple[str, str], ...] = ()
    not_counted: tuple[str, ...] = field(default=())

    @property
    def is_arranger(self) -> bool:
        return self.relation in ARRANGERS

    @property
    def interested(self) -> bool:
        return "interested" in self.holds


def set_scene(task: Task, index: int, fragments: dict[str, Fragment]) -> Scene:
    """The scene of one letter, before anybody's thanks are passed on in it."""
    debrief, person = task.debrief, task.debrief.people[index]
    relation = relation_of(person)
    words = day_words(debrief.interview, task.send_at, dated_as(debrief))
    start = debrief.interview.start
    if not debrief.interested:
        # Whoever does not want the job names no next step.
        fragments = {name: fragment for name, fragment in fragments.items() if name != "next"}
    parts = (
        tidy(debrief.company),
        tidy(debrief.role),
        start.isoformat(),
        plain_name(person),
        task.kind.value,
    )
    return Scene(
        index=index,
        relation=relation,
        seed=stable_number("\n".join(parts)),
        talks=TALKS[debrief.interview.kind],
        fragments=fragments,
        facts=facts_of(task, person, words, index),
        holds=_holds(task, index, words, relation, fragments),
        not_counted=(debrief.role, debrief.company, "role", *(plain_name(other) for other in debrief.people)),
    )


def _holds(
    task: Task, index: int, words: DayWords, relation: Relation, fragments: dict[str, Fragment]
) -> frozenset[str]:
    debrief, person = task.debrief, task.debrief.people[index]
    sent = task.send_at.astimezone(debrief.interview.timezone).date() if task.send_at else None
    others = sum(relation_of(other) not in ARRANGERS for other in debrief.people)
    met = has_met(debrief, person)
    promised = person.promised
    link, point = fragments.get("my_link"), fragments.get("point")
    checks = {
        "interested": debrief.interested,
        "met": met,
        "new": not met,
        "round2": debrief.interview.round == 2,
        "later": debrief.interview.round > 1,
        "several": others > 1,
        "later-day": bool(words.age and 0 < words.age < 7),
        "later-week": sent is not None and sent.weekday() < 2,
        "length": length_of(task) != "",
        "arranger": relation in ARRANGERS,
        "decision": bool(debrief.decision_by and sent and sent < debrief.decision_by),
        "decision-past": _is_decision_past(task, sent),
        "answer": task.answer_by is not None,
        "untold": "topic" not in fragments,
        "has-file": bool(promised and promised.file),
        "has-link": bool(promised and promised.link and not promised.file),
        "has-later": bool(promised and promised.later and not (promised.link or promised.file)),
        "hedged": bool(link and _HEDGE.search(link.text)),
        "past-link": bool(link and link.form is Form.PAST),
        "deed-link": bool(link and (_is_perfect(link.text) or not _STATE.match(link.text))),
        "perfect-link": bool(link and _is_perfect(link.text)),
        "can-link": bool(link and _LEANS_ON_TALK.search(link.text)),
        "plain-link": bool(link and not _MARKS.search(link.text)),
        "plain-point": bool(point and not _MARKS.search(point.text) and not _OPEN_END.search(point.text)),
        "problem": bool(_PROBLEM.search((fragments.get("point") or fragments.get("topic") or _NOTHING).text)),
        "stated": "point" in fragments or _is_statement(fragments.get("topic")),
        "under-way": bool("topic" in fragments and _is_under_way(fragments["topic"])),
        "asks": "thought" in fragments and fragments["thought"].form is Form.QUESTION,
        "thin": len(fragments) < 3,
        # The wish then stands behind something else than the talk: "working on this" would point there.
        "aside": bool({"clarify", "promised", "next", "question", "liked"} & set(fragments))
        or bool(promised and (promised.file or promised.link)),
        "formal": is_formal(debrief, person),
        **signs_of(fragments),
        **{f"short-{short}": _is_short(fragments.get(name), limit) for short, name, limit in _SHORT},
    }
    held = {name for name, is_true in checks.items() if is_true}
    return frozenset(
        held
        | {f"length-{debrief.style.length.value}"}
        | {debrief.interview.kind.value, _SHORT_RELATION.get(relation, relation.value), f"is-{task.kind}"}
    )


def _is_decision_past(task: Task, sent: date | None) -> bool:
    """Whether the day they named for their decision is over when the letter goes. Without a day of sending: for a
    follow-up, which never goes before it."""
    decision = task.debrief.decision_by
    if decision is None:
        return False
    return sent > decision if sent else task.kind is LetterKind.FOLLOW_UP


# A deed that is none, or half of one ("have only read about it"), must not be announced as experience.
# Only what stands at the verb is meant: a pipeline "that reruns only the hours that changed" is a whole deed.
_HEDGE = re.compile(
    r"^(?:\S+ ){0,2}(?:(?:not|never|only|yet to|new to|little|cannot|nothing)\b|\w+n't\b)|\bno experience\b|"
    r"\bonly (?:from|as a|once|in (?:theory|training|courses?|my own time))\b",
    re.I,
)
# "my own work, where I am certified" is no work: a state is told on its own.
_STATE = re.compile(r"(?:am|can|could|know|was|had|do|have) ", re.I)
# "I can start in September", "I spent two evenings on it": no deed elsewhere, so nothing announces it as one.
_LEANS_ON_TALK = re.compile(
    r"^(?:can|could) |\b(?:on|with|about|from|at) (?:it|this|that)\b(?! \w+ing)|\b(?:your|yours)\b", re.I
)
# Where our sentence goes on after the person's words, these must not hold marks or end in a verb.
_MARKS = re.compile(r"[,;:()?\u2013\u2014]| - ")
_OPEN_END = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|will|would|can|should)$", re.I)
_NOTHING = Fragment(field="", path="", text="", form=Form.UNSURE)
_SHORT = (("topic", "topic", 7), ("point", "point", 9), ("link", "my_link", 9), ("thought", "thought", 12))


def _is_statement(topic: Fragment | None) -> bool:
    """Whether "that" after the topic would point at something said, and not at a piece of work."""
    return topic is None or topic.form not in {Form.NOUN, Form.GERUND}


def _is_under_way(topic: Fragment) -> bool:
    """Whether a topic is work that goes on after the talk: "moving the cron jobs", "the Rails upgrade"."""
    tokens = split_tokens(topic.text) or [""]
    if topic.form is Form.GERUND:
        return tokens[0] in WORK_AHEAD
    head = next(
        (tokens[at - 1] for at, token in enumerate(tokens) if at and token in PREPOSITIONS), tokens[-1]
    )
    return topic.form is Form.NOUN and head in UNDER_WAY and not _PROBLEM.search(topic.text)


def _is_perfect(link: str) -> bool:
    """ "have built a yield model", but not "have a driving licence"."""
    first, *rest = split_tokens(link)[:3] or [""]
    return first == "have" and bool(verbs().participle & set(rest))


def _is_short(fragment: Fragment | None, limit: int) -> bool:
    return fragment is not None and fragment.words <= limit


def has_met(debrief: Debrief, person: PersonNotes) -> bool:
    """Whether this person was in an earlier round with the same company."""
    name = plain_name(person).casefold()
    return any(tidy(other).casefold() == name for earlier in debrief.history for other in earlier.people)
