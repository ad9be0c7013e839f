"""A letter that waits for an answer: whether its question is still put to the person, and in which words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from afterword.rules.etiquette import USUAL, Etiquette
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say


class QuestionState(StrEnum):
    ASKED = "asked"
    WRITE_AGAIN = "write-again"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    """What was asked when the letters were written, and what became of it since. `is_let_go`: the person wants no
    such letter. `is_told`: anything was noted of the talk. `noted_since`: something was noted after it was asked."""

    question: str
    talked_at: datetime
    calendar: WorkCalendar
    has_letter: bool = False
    is_let_go: bool = False
    is_open: bool = True
    is_told: bool = True
    noted_since: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDecision:
    """`reason` is one sentence, or the question itself."""

    state: QuestionState
    reason: str
    rule: str

    @property
    def stands(self) -> bool:
        return self.state is not QuestionState.SETTLED


def judge_question(facts: QuestionFacts, now: datetime, *, etiquette: Etiquette = USUAL) -> QuestionDecision:
    """It stands while a letter of thanks would still come in time (`ask_if_late_after_working_days`), as long as
    there is none and it is wanted."""
    settled = _settled(facts, now, etiquette)
    if settled is not None:
        return settled
    if facts.noted_since:
        words = say("You have noted more since it was asked. Let the letters be written again.")
        return QuestionDecision(state=QuestionState.WRITE_AGAIN, reason=words, rule="noted-since")
    return QuestionDecision(state=QuestionState.ASKED, reason=facts.question, rule="asked")


def _settled(facts: QuestionFacts, now: datetime, etiquette: Etiquette) -> QuestionDecision | None:
    if facts.has_letter:
        return _as_settled(say("The letter is written."), "written")
    if facts.is_let_go:
        return _as_settled(say("You want no letter to them."), "let-go")
    if not facts.is_open:
        return _as_settled(say("Nothing more goes out there."), "not-open")
    if not facts.is_told:
        return _as_settled(say("First of all: how did it go?"), "not-told")
    first, today = (facts.calendar.local(moment).date() for moment in (facts.talked_at, now))
    if facts.calendar.working_days_between(first, today) > etiquette.ask_if_late_after_working_days:
        return _as_settled(say("For a letter of thanks it is too late; a follow-up fits better."), "too-late")
    return None


def _as_settled(reason: str, rule: str) -> QuestionDecision:
    return QuestionDecision(state=QuestionState.SETTLED, reason=reason, rule=rule)
