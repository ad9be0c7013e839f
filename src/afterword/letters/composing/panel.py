"""What all letters of one call have in common, found once: names, relations, days, spelling, and what holds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from afterword.letters.composing.day_words import DayWords, date_words, dating_of, day_words
from afterword.letters.composing.naming import bare_role, plain_name, relation_of, role_phrase
from afterword.letters.debrief import Debrief, Interview, InterviewKind, Relation, Spelling
from afterword.letters.fields.field import ARRANGERS
from afterword.letters.letter import LetterKind
from afterword.letters.words.cleaning import tidy
from afterword.letters.words.spelling import spelling_of

Fact = tuple[str, tuple[str, ...]]
"""A text and the paths of its sources."""

_ROUNDS = ("no", "one", "two", "three", "four", "five", "six", "seven")
# One interview seldom takes as long.
_A_VISIT = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """`names` and `relations` are in the order of the people; `known_names` hold the company and each word of each
    name, in small letters. `spelling` is that of our words. `start` and `sent` are days where the reader is. `facts`
    and `holds` are those of every letter; `not_counted` is what two honest letters share anyway."""

    names: tuple[str, ...]
    relations: tuple[Relation, ...]
    known_names: frozenset[str]
    spelling: Spelling
    start: date
    sent: date | None
    facts: dict[str, Fact]
    holds: frozenset[str]
    not_counted: tuple[str, ...]


def panel_of(
    debrief: Debrief, kind: LetterKind, *, send_at: datetime | None, answer_by: date | None
) -> Panel:
    """What the letters of `kind` that go out at `send_at` (aware) have in common."""
    interview = debrief.interview
    names = tuple(plain_name(person) for person in debrief.people)
    relations = tuple(relation_of(person) for person in debrief.people)
    spelling = spelling_of(debrief)
    dating = dating_of(debrief, spelling)
    words = day_words(interview, send_at, dating)
    sent = send_at.astimezone(interview.timezone).date() if send_at else None
    others = sum(relation not in ARRANGERS for relation in relations)
    facts = _facts(debrief, answer_by, words, dating, others)
    return Panel(
        names=names,
        relations=relations,
        known_names=_known_names(debrief, names),
        spelling=spelling,
        start=interview.start.astimezone(interview.timezone).date(),
        sent=sent,
        facts=facts,
        holds=_holds(debrief, kind, words, sent, facts) | ({"several"} if others > 1 else set()),
        not_counted=(debrief.role, debrief.company, "role", *names),
    )


def _known_names(debrief: Debrief, people: tuple[str, ...]) -> frozenset[str]:
    met = (name for earlier in debrief.history for name in earlier.people)
    names = {tidy(debrief.company), *(word for name in (*people, *met) for word in name.split())}
    return frozenset(name.casefold() for name in names if len(name) > 1)


def _facts(
    debrief: Debrief, answer_by: date | None, words: DayWords, dating: Spelling, others: int
) -> dict[str, Fact]:
    """The role, the company, days and lengths."""
    interview = debrief.interview
    day = interview.start.astimezone(interview.timezone).date()
    facts: dict[str, Fact] = {
        "role": (role_phrase(debrief.role), ("role",)),
        "title": (bare_role(debrief.role), ("role",)),
        "company": (tidy(debrief.company), ("company",)),
        "date": (date_words(day, dating), ("interview.start",)),
        "interviews": ("interviews" if _in_turn(interview, others) else "interview", ("people",)),
    }
    if 1 < interview.round < len(_ROUNDS):
        # "Three rounds", where there were several.
        facts["rounds"] = (f"{_ROUNDS[interview.round]} rounds", ("interview.round",))
    if words.day:
        facts["day"] = (words.day, ("interview.start",))
    if words.days:
        facts["days"] = (words.days, ("interview.start",))
    length = _length_of(interview)
    if length:
        facts["length"] = (length, ("interview.start", "interview.end"))
    if debrief.decision_by:
        facts["decision"] = (date_words(debrief.decision_by, dating), ("decision_by",))
    if answer_by:
        facts["answer"] = (date_words(answer_by, dating), ("answer_by",))
    return facts


def _in_turn(interview: Interview, others: int) -> bool:
    """Whether several people were spoken with one after the other: a longer visit. A panel is one interview."""
    return (
        others > 1 and interview.kind is InterviewKind.ONSITE and interview.end - interview.start >= _A_VISIT
    )


def _length_of(interview: Interview) -> str:
    """How long the talk was, where that can be said in a word or two, or an empty text."""
    minutes = (interview.end - interview.start).total_seconds() / 60
    if interview.kind in {InterviewKind.ONSITE, InterviewKind.PANEL}:
        return ""
    if 25 <= minutes <= 35:
        return "half hour"
    return "hour" if 55 <= minutes <= 65 else ""


def _holds(
    debrief: Debrief, kind: LetterKind, words: DayWords, sent: date | None, facts: dict[str, Fact]
) -> frozenset[str]:
    checks = {
        "interested": debrief.interested,
        "round2": debrief.interview.round == 2,
        "later": debrief.interview.round > 1,
        "later-day": bool(words.age and 0 < words.age < 7),
        "later-week": sent is not None and sent.weekday() < 2,
        "length": "length" in facts,
        "decision": bool(debrief.decision_by and sent and sent < debrief.decision_by),
        "decision-past": _is_decision_past(debrief, kind, sent),
        "answer": "answer" in facts,
    }
    held = {name for name, is_true in checks.items() if is_true}
    return frozenset(
        held | {f"length-{debrief.style.length.value}", debrief.interview.kind.value, f"is-{kind}"}
    )


def _is_decision_past(debrief: Debrief, kind: LetterKind, sent: date | None) -> bool:
    """Whether the day they named for their decision is over when the letter goes. Without a day of sending: for a
    follow-up, which never goes before it."""
    decision = debrief.decision_by
    if decision is None:
        return False
    return sent > decision if sent else kind is LetterKind.FOLLOW_UP
