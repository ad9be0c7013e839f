"""What is asked after a debrief is kept until it is answered: who closes the page hears of it again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from afterword.letters.composing.no_names import lacks_name
from afterword.letters.letter import Ask, LetterKind
from afterword.models import (
    Candidate,
    Interview,
    InterviewState,
    Letter,
    LetterAsk,
    LetterState,
    Note,
    Person,
    ProcessState,
)
from afterword.rules.etiquette import Etiquette
from afterword.rules.letter_question import QuestionDecision, QuestionFacts, judge_question
from afterword.rules.work_calendar import calendar_for
from afterword.said import say
from afterword.workflows.own_data import etiquette_of
from afterword.workflows.write_history import note_down

# Asked by Today in words of their own.
_ELSEWHERE = ("candidate.name", "interview")
# No etiquette waits longer than this for a letter of thanks (rules/etiquette.py: 20 working days).
_LONGEST = timedelta(days=45)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAsk:
    """A question that stands, with what is said of it."""

    row: LetterAsk
    decision: QuestionDecision


def remember_asks(
    interview: Interview, asks: Iterable[Ask], without_letter: Mapping[str, Person], *, now: datetime
) -> None:
    """Keep what holds a letter up, in the place of what was kept before. What was let go stays so. `without_letter`
    has by name who gets none now."""
    before = list(LetterAsk.objects.filter(interview=interview))
    let_go_at = {row.person_id: row.let_go_at for row in before if row.let_go_at is not None}
    held_up = [ask for ask in asks if _is_kept(ask, without_letter)]
    wanted = [_row(interview, ask, without_letter.get(ask.person), let_go_at, now) for ask in held_up]
    if not before and not wanted:
        return
    with transaction.atomic():
        LetterAsk.objects.filter(pk__in=[row.pk for row in before]).delete()
        LetterAsk.objects.bulk_create(wanted)


def _is_kept(ask: Ask, without_letter: Mapping[str, Person]) -> bool:
    if ask.field in _ELSEWHERE:
        return False
    return not ask.person or ask.person in without_letter


def _row(
    interview: Interview,
    ask: Ask,
    person: Person | None,
    let_go_at: Mapping[int | None, datetime],
    now: datetime,
) -> LetterAsk:
    return LetterAsk(
        candidate=interview.candidate,
        interview=interview,
        person=person,
        field=ask.field,
        question=ask.question,
        asked_at=now,
        let_go_at=let_go_at.get(person.pk if person else None),
    )


def let_go(interview: Interview, person: Person, *, now: datetime) -> None:
    """The person wants no letter to them. Notes that carry one bring it all the same, as a draft."""
    with transaction.atomic():
        rows = LetterAsk.objects.filter(interview=interview, let_go_at=None)
        if not rows.filter(person=person).update(let_go_at=now):
            return
        note_down(
            interview.candidate,
            interview.process,
            what="no-letter",
            sentence=say("You want no letter to {name}.", name=person.name),
            about={"interview": interview.pk},
            at=now,
        )
        if interview.debriefed_at is None and not rows.exists():
            # Nothing more is asked, so the notes are done without any letter.
            interview.debriefed_at, interview.next_ask_at = now, None
            interview.save(update_fields=["debriefed_at", "next_ask_at"])


def asks_of_candidate(candidate: Candidate, *, now: datetime) -> list[OpenAsk]:
    """All that stand, one for each letter that waits, in the order of the talks. One query for any number."""
    recent = LetterAsk.objects.filter(candidate=candidate, interview__ends_at__gt=now - _LONGEST)
    return list(_standing(recent, etiquette_of(candidate), now))


def asks_of_interview(interview: Interview, *, now: datetime) -> list[OpenAsk]:
    rows = LetterAsk.objects.filter(interview=interview)
    return list(_standing(rows, etiquette_of(interview.candidate), now))


def _standing(rows: "QuerySet[LetterAsk]", etiquette: Etiquette, now: datetime) -> Iterator[OpenAsk]:
    """The first question of each letter; the most urgent was kept first."""
    letters = Letter.objects.filter(
        interview=OuterRef("interview"), person=OuterRef("person"), kind=LetterKind.THANK_YOU.value
    ).exclude(state=LetterState.DROPPED)
    notes = Note.objects.filter(interview=OuterRef("interview"))
    more = notes.filter(person=OuterRef("person"), saved_at__gt=OuterRef("asked_at"))
    live = rows.exclude(interview__state=InterviewState.CANCELLED)
    told = live.annotate(has_letter=Exists(letters), has_notes=Exists(notes), has_more=Exists(more))
    seen: set[tuple[int, int | None]] = set()
    for row in told.select_related("person", "interview__process").order_by("interview__ends_at", "id"):
        place = (row.interview_id, row.person_id)
        is_told = row.interview.debriefed_at is not None or row.has_notes
        facts = _facts(row, has_letter=row.has_letter, is_told=is_told, has_more=row.has_more)
        decision = judge_question(facts, now, etiquette=etiquette)
        if decision.stands and place not in seen:
            seen.add(place)
            yield OpenAsk(row=row, decision=decision)


def _facts(row: LetterAsk, *, has_letter: bool, is_told: bool, has_more: bool) -> QuestionFacts:
    interview, process = row.interview, row.interview.process
    return QuestionFacts(
        question=row.question,
        talked_at=interview.ends_at,
        calendar=calendar_for(interview.zone),
        has_letter=has_letter,
        is_let_go=row.let_go_at is not None,
        is_open=process.state == ProcessState.OPEN,
        is_told=is_told,
        noted_since=has_more
        or (row.field == "role" and bool(process.role))
        or (row.field == "name" and row.person is not None and not lacks_name(row.person.name)),
    )
