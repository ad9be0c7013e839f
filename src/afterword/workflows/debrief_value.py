"""Rows become the debrief that the pure rules and the composer read."""

from collections.abc import Iterator
from datetime import datetime

from afterword.letters.debrief import ContactPolicy, Debrief, EarlierRound, Event, EventKind
from afterword.models import Interview, Letter, LetterState, Person, ReceivedMessage
from afterword.workflows.answers import answers_since

_MACHINES = (EventKind.AUTO_REPLY, EventKind.BOUNCE)


def debrief_of(interview: Interview, *, now: datetime, people: tuple[Person, ...] | None = None) -> Debrief:
    """Everything noted about an interview, with earlier rounds (one entry a person, with the letter of then)
    and what happened up to `now`. People marked absent are left out; `people` are those of `people_of`, where they
    are at hand."""
    process, candidate = interview.process, interview.candidate
    seated = people_of(interview) if people is None else people
    notes = {note.person_id: note for note in interview.person_notes.select_related("person", "private_note")}
    return Debrief(
        company=process.company,
        role=process.role,
        interview=interview.value(),
        people=tuple((notes.get(person.pk) or person).value() for person in seated),
        candidate=candidate.value(),
        decision_by=process.decision_by,
        contact_policy=ContactPolicy(process.contact_policy),
        interested=process.interested,
        style=candidate.style(),
        notes=interview.notes,
        events=tuple(sorted(_events(interview, now), key=lambda event: event.at)),
        history=tuple(_earlier(interview)),
    )


def people_of(interview: Interview) -> tuple[Person, ...]:
    """Who was there, in the order of the panel; the order of `debrief_of(...).people`."""
    seats = interview.participations.filter(is_absent=False).select_related("person")
    return tuple(seat.person for seat in seats)


def _events(interview: Interview, now: datetime) -> Iterator[Event]:
    """Answers of this round, and what machines said about our letters."""
    for stop in answers_since(interview.process, interview.starts_at):
        if stop.at <= now:
            yield Event(what=stop.kind, at=stop.at)
    told = ReceivedMessage.objects.filter(
        candidate=interview.candidate_id,
        process=interview.process_id,
        kind__in=[each.value for each in _MACHINES],
        needs_person=False,
        came_at__lte=now,
    )
    for message in told.only("kind", "came_at", "returns_on"):
        yield Event(what=EventKind(message.kind), at=message.came_at, returns_on=message.returns_on)


def _earlier(interview: Interview) -> Iterator[EarlierRound]:
    """One entry a person of an earlier round: who heard what, and the letter they got."""
    before = Interview.objects.filter(
        candidate=interview.candidate_id, process=interview.process_id, starts_at__lt=interview.starts_at
    ).exclude(state="cancelled")
    for past in before.order_by("starts_at"):
        topics = dict(past.person_notes.values_list("person_id", "topic"))
        letters = dict(
            Letter.objects.filter(interview=past, kind="thank-you")
            .exclude(state=LetterState.DROPPED)
            .values_list("person_id", "body")
        )
        for person in people_of(past):
            topic = topics.get(person.pk, "")
            yield EarlierRound(
                round=past.round,
                date=past.starts_at.astimezone(past.zone).date(),
                people=(person.name,),
                topics=(topic,) if topic else (),
                letter_text=letters.get(person.pk, ""),
            )
