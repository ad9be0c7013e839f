"""Lines of the board and the table: stage, what is next, whose move it is. Five queries for any number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from afterword.letters.letter import LetterKind
from afterword.models import Candidate, Interview, Letter, Person, Process, ReceivedMessage, Submission
from afterword.rules.process_stage import Stage, StageFacts, stage_of
from afterword.said import say, to_say
from afterword.web.serving.answering import moment_words
from afterword.web.wording import state_words

_FOLLOW_UP = LetterKind.FOLLOW_UP.value


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """`state` is that of the newest submission where there is one, else that of the letter. `address_failed` says why
    the address cannot be used, empty where it can."""

    key: int
    kind: str
    state: str
    who: str
    send_at: datetime | None
    address_failed: str = ""

    @property
    def tone(self) -> str:
        return state_words.TONES.get(self.state, "goes")

    @property
    def is_open(self) -> bool:
        return self.tone in ("waits", "goes")


@dataclass(slots=True, kw_only=True)
class ProcessFacts:
    """What the stage and the words of one process rest on."""

    process: Process
    unsure: int = 0
    people: list[str] = field(default_factory=list)
    letters: list[LetterFacts] = field(default_factory=list)
    coming: tuple[datetime, str] | None = None
    lacks_notes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessLine:
    """`tone` is waits, goes, stopped or done; `state` and `next` are words."""

    process: Process
    stage: Stage
    state: str
    next: str
    tone: str
    people: str

    @property
    def needs_me(self) -> bool:
        return self.tone == "waits"


def lines_of(candidate: Candidate, rows: Sequence[Process], *, now: datetime) -> list[ProcessLine]:
    """One line for each of `rows`, in their order."""
    facts = {row.pk: ProcessFacts(process=row) for row in rows}
    _take_people(candidate, facts)
    _take_unsure(candidate, facts)
    _take_interviews(candidate, facts, now)
    _take_letters(candidate, facts)
    return [line_of(each, candidate) for each in facts.values()]


def line_of(facts: ProcessFacts, candidate: Candidate) -> ProcessLine:
    words, tone = next_words(facts, candidate)
    row = facts.process
    return ProcessLine(
        process=row, stage=stage_of(_stage_facts(facts)), state=state_words.process_words(row), next=words,
        tone=tone, people=", ".join(facts.people),
    )  # fmt: skip


def _stage_facts(facts: ProcessFacts) -> StageFacts:
    row = facts.process
    return StageFacts(
        is_closed=row.state == "closed", is_answered=row.state == "answered", has_unsure=bool(facts.unsure),
        has_interview_ahead=facts.coming is not None, lacks_notes=facts.lacks_notes and not row.is_from_before,
        letter_is_open=any(each.is_open and each.kind != _FOLLOW_UP for each in facts.letters),
        follow_up_is_open=any(each.is_open and each.kind == _FOLLOW_UP for each in facts.letters),
        asks_first=row.asks_first, is_history=row.is_from_before,
    )  # fmt: skip


_WAITS = {
    "uncertain": to_say("The letter to {who} may have gone out."),
    "refused": to_say("The letter to {who} was refused by the server."),
    "address": to_say("Another address is needed for {who}."),
    "late": to_say("The letter to {who} missed its moment."),
}


def next_words(facts: ProcessFacts, candidate: Candidate) -> tuple[str, str]:
    """What is next, and whose move it is."""
    row = facts.process
    if facts.unsure:
        return say("A message waits for you: is it an answer?"), "waits"
    told = _letter_words(facts.letters, candidate)
    if told:
        return told
    if row.state == "closed":
        return say("Nothing more goes out."), "done"
    if row.is_from_before:
        return say("From before; nothing is asked about it."), "done"
    if facts.lacks_notes:
        return say("How did it go? Your notes are missing."), "waits"
    if row.state == "answered":
        return say("They answered. What is next is up to you."), "waits"
    if row.asks_first:
        return row.silence_reason, "waits"
    if facts.coming:
        at, zone = facts.coming
        return say("Interview {moment}.", moment=moment_words(at, candidate, zone=ZoneInfo(zone))), "goes"
    return row.held_reason or row.silence_reason or say("Nothing is due."), "goes"


def _letter_words(letters: Iterable[LetterFacts], candidate: Candidate) -> tuple[str, str] | None:
    """What waits for the person first, else the next to go."""
    waiting = [each for each in letters if each.tone == "waits"]
    if len(waiting) == 1:
        state = "address" if waiting[0].address_failed else waiting[0].state
        words = _WAITS.get(state, to_say("The letter to {who} waits for your yes."))
        return say(words, who=waiting[0].who), "waits"
    if waiting:
        return say("{count} letters wait for you.", count=len(waiting)), "waits"
    going = sorted((each.send_at, each.who) for each in letters if each.tone == "goes" and each.send_at)
    if not going:
        return None
    when = moment_words(going[0][0], candidate)
    if len(going) == 1:
        return say("The letter to {going} goes {when}.", going=going[0][1], when=when), "goes"
    return say("{count} letters go by themselves, the first {when}.", count=len(going), when=when), "goes"


def _take_people(candidate: Candidate, facts: dict[int, ProcessFacts]) -> None:
    people = Person.objects.filter(candidate=candidate, process__in=list(facts)).order_by("id")
    for process, name in people.values_list("process_id", "name"):
        facts[process].people.append(name)


def _take_unsure(candidate: Candidate, facts: dict[int, ProcessFacts]) -> None:
    rows = ReceivedMessage.objects.filter(candidate=candidate, needs_person=True, possible__in=list(facts))
    for process in rows.values_list("possible", flat=True):
        if process in facts:
            facts[process].unsure += 1


def _take_interviews(candidate: Candidate, facts: dict[int, ProcessFacts], now: datetime) -> None:
    live = [key for key, each in facts.items() if each.process.state != "closed"]
    rows = Interview.objects.filter(candidate=candidate, process__in=live, debriefed_at=None)
    ordered = rows.exclude(state="cancelled").order_by("starts_at")
    for process, start, end, zone in ordered.values_list("process_id", "starts_at", "ends_at", "timezone"):
        each = facts[process]
        if end <= now:
            each.lacks_notes = True
        elif each.coming is None:
            each.coming = (start, zone)


def _take_letters(candidate: Candidate, facts: dict[int, ProcessFacts]) -> None:
    letters = Letter.objects.filter(candidate=candidate, process__in=list(facts)).exclude(state="dropped")
    newest: dict[int, tuple[str, datetime | None]] = {}
    sent = Submission.objects.filter(candidate=candidate, process__in=list(facts)).order_by("id")
    for letter, state, at in sent.values_list("letter_id", "state", "send_at"):
        newest[letter] = (state, at)
    found: dict[int, list[LetterFacts]] = defaultdict(list)
    values: Iterable[tuple[Any, ...]] = letters.order_by("id").values_list(
        "process_id", "pk", "kind", "state", "person__name", "person__address_failed"
    )
    for process, key, kind, own, who, failed in values:
        state, at = newest.get(key, (own, None)) if own == "approved" else (own, None)
        found[process].append(
            LetterFacts(key=key, kind=kind, state=state, who=who, send_at=at, address_failed=failed)
        )
    for process, each in found.items():
        facts[process].letters = each
