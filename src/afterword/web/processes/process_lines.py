"""Lines of the board and the table: stage, what is next, whose move it is. Seven queries for any number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from afterword.letters.letter import LetterKind
from afterword.models import Candidate, Interview, Letter, Person, Process, ReceivedMessage, Submission
from afterword.rules.process_stage import Stage, StageFacts, stage_of
from afterword.web.processes.next_step import LetterFacts, NextStep, ProcessFacts, next_step
from afterword.web.wording import state_words
from afterword.workflows.letter_asks import asks_of_candidate
from afterword.workflows.save_account import has_way_out

_FOLLOW_UP = LetterKind.FOLLOW_UP.value


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessLine:
    """`state` is in words."""

    process: Process
    stage: Stage
    state: str
    step: NextStep
    people: str

    @property
    def next(self) -> str:
        return self.step.words

    @property
    def tone(self) -> str:
        return self.step.tone

    @property
    def needs_me(self) -> bool:
        return self.tone == "waits"


def lines_of(candidate: Candidate, rows: Sequence[Process], *, now: datetime) -> list[ProcessLine]:
    """One line for each of `rows`, in their order."""
    can_go = has_way_out(candidate)
    facts = {row.pk: ProcessFacts(process=row, has_way_out=can_go) for row in rows}
    _take_people(facts)
    _take_unsure(candidate, facts)
    _take_interviews(facts, now)
    _take_letters(facts)
    _take_asks(candidate, facts, now)
    return [line_of(each, candidate) for each in facts.values()]


def line_of(facts: ProcessFacts, candidate: Candidate) -> ProcessLine:
    row = facts.process
    return ProcessLine(
        process=row, stage=stage_of(_stage_facts(facts)), state=state_words.process_words(row),
        step=next_step(facts, candidate), people=", ".join(facts.people),
    )  # fmt: skip


def _stage_facts(facts: ProcessFacts) -> StageFacts:
    row = facts.process
    return StageFacts(
        is_closed=row.state == "closed", is_answered=row.state == "answered", has_unsure=bool(facts.unsure),
        has_interview_ahead=facts.coming is not None, lacks_notes=bool(facts.lacks_notes_on) and not row.is_from_before,
        letter_is_open=any(each.is_open and each.kind != _FOLLOW_UP for each in facts.letters),
        follow_up_is_open=any(each.is_open and each.kind == _FOLLOW_UP for each in facts.letters),
        asks_first=row.asks_first, is_history=row.is_from_before,
    )  # fmt: skip


def _take_people(facts: dict[int, ProcessFacts]) -> None:
    people = Person.objects.filter(process__in=list(facts)).order_by("id")
    for process, name in people.values_list("process_id", "name"):
        facts[process].people.append(name)


def _take_unsure(candidate: Candidate, facts: dict[int, ProcessFacts]) -> None:
    rows = ReceivedMessage.objects.filter(candidate=candidate, needs_person=True, possible__in=list(facts))
    for process in rows.values_list("possible", flat=True):
        if process in facts:
            facts[process].unsure += 1


def _take_interviews(facts: dict[int, ProcessFacts], now: datetime) -> None:
    live = [key for key, each in facts.items() if each.process.state != "closed"]
    rows = Interview.objects.filter(process__in=live, debriefed_at=None)
    ordered = rows.exclude(state="cancelled").order_by("starts_at")
    values = ordered.values_list("pk", "process_id", "starts_at", "ends_at", "timezone")
    for key, process, start, end, zone in values:
        each = facts[process]
        if end <= now:
            each.lacks_notes_on = each.lacks_notes_on or key
        elif each.coming is None:
            each.coming = (start, zone)


def _take_asks(candidate: Candidate, facts: dict[int, ProcessFacts], now: datetime) -> None:
    for ask in asks_of_candidate(candidate, now=now):
        if ask.row.interview.process_id in facts:
            facts[ask.row.interview.process_id].asks.append(ask)


def _take_letters(facts: dict[int, ProcessFacts]) -> None:
    letters = Letter.objects.filter(process__in=list(facts)).exclude(state="dropped")
    newest: dict[int, tuple[str, datetime | None]] = {}
    sent = Submission.objects.filter(process__in=list(facts)).order_by("id")
    for letter, state, at in sent.values_list("letter_id", "state", "send_at"):
        newest[letter] = (state, at)
    found: dict[int, list[LetterFacts]] = defaultdict(list)
    values: Iterable[tuple[Any, ...]] = letters.order_by("id").values_list(
        "process_id", "pk", "kind", "state", "person_id", "person__name", "person__email",
        "person__address_failed",
    )  # fmt: skip
    for process, key, kind, own, person, who, email, failed in values:
        state, at = newest.get(key, (own, None)) if own == "approved" else (own, None)
        found[process].append(
            LetterFacts(
                key=key,
                kind=kind,
                state=state,
                person=person,
                who=who,
                send_at=at,
                has_address=bool(email),
                address_failed=failed,
            )
        )
    for process, each in found.items():
        facts[process].letters = each
