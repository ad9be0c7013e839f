"""Field values out of raw notes: by our own rules at every pause of typing, or asked of a model where it is on."""

from dataclasses import dataclass, replace
from datetime import datetime

from afterword.letters.debrief import Relation
from afterword.letters.model_help.answers import UnusableAnswer, read_answer
from afterword.letters.model_help.field_proposals import ask_for_fields, proposals_in
from afterword.letters.model_help.question import Question
from afterword.letters.suggest import NotesRead, Scope, Suggestion, read_notes
from afterword.models import Interview, Note, Person, Process
from afterword.ports.model import ModelPort
from afterword.said import say, to_say
from afterword.workflows.debrief_value import people_of
from afterword.workflows.note_exchange import note_exchange
from afterword.workflows.refused import Refused

TRIES = 2
_NOTHING_TO_SEND = to_say(
    "There is nothing in these notes that may be sent to a model, so nothing was. What "
    "looks private, and what is about others, stays here."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a model offers, and in short clauses what of it was refused. `trouble` says why nothing could be used."""

    suggestions: tuple[Suggestion, ...] = ()
    refused: tuple[str, ...] = ()
    trouble: str = ""


def scope_of(interview: Interview, person: Person) -> Scope:
    """For whom notes are read: this person, beside the others who were there and the other companies."""
    names = tuple(each.name for each in people_of(interview))
    return scope_beside(person, names, companies_beside(interview))


def scope_beside(person: Person, people: tuple[str, ...], companies: tuple[str, ...]) -> Scope:
    """The scope where the caller knows the others already."""
    relation = Relation(person.relation) if person.relation else None
    return Scope(reader=person.name, relation=relation, people=people, companies=companies)


def companies_beside(interview: Interview) -> tuple[str, ...]:
    """The other companies of the search; a line that names one is private."""
    others = Process.objects.filter(candidate=interview.candidate_id).exclude(
        company__iexact=interview.process.company
    )
    return tuple(sorted(set(others.values_list("company", flat=True))))


def read_both(notes: str, whole: str, scope: Scope) -> tuple[NotesRead, NotesRead]:
    """What our own rules say of the notes on one person, and of those on the talk as a whole."""
    return read_notes(notes, scope), read_notes(whole, replace(scope, is_shared=True))


def suggest_fields(interview: Interview, person: Person, notes: str) -> NotesRead:
    """What our own rules offer for `notes` on a person, and what looks private in them. Nothing is saved."""
    return read_notes(notes, scope_of(interview, person))


def question_about_notes(interview: Interview, person: Person) -> Question | Refused:
    """Exactly what would be sent for the raw notes on this person."""
    return ask_for_fields(_raw_notes(interview, person), scope_of(interview, person)) or Refused(
        say(_NOTHING_TO_SEND)
    )


def ask_for_proposals(
    interview: Interview, person: Person, port: ModelPort, *, now: datetime
) -> Proposed | Refused:
    """Ask, at most twice where nothing of the answer can be used. Raises PortError; nothing is saved but the
    exchange."""
    notes, scope = _raw_notes(interview, person), scope_of(interview, person)
    question = ask_for_fields(notes, scope)
    if question is None:
        return Refused(say(_NOTHING_TO_SEND))
    proposed = Proposed()
    for _ in range(TRIES):
        answered = port.ask(question)
        proposed = _read(answered, question, notes, scope)
        note_exchange(
            interview.candidate, question, port.place, about=(interview, person), answered=answered,
            outcome=_report(proposed), now=now,
        )  # fmt: skip
        if proposed.suggestions:
            break
    return proposed


def _read(answered: str, question: Question, notes: str, scope: Scope) -> Proposed:
    try:
        suggestions, refused = proposals_in(read_answer(answered, question), notes, scope)
    except UnusableAnswer as error:
        return Proposed(trouble=say("The model's answer cannot be used: {error}.", error=error))
    return Proposed(suggestions=suggestions, refused=refused)


def _raw_notes(interview: Interview, person: Person) -> str:
    note = Note.objects.filter(interview=interview, person=person).first()
    return note.notes if note else ""


def _report(proposed: Proposed) -> dict[str, object]:
    return {
        "offered": {each.field: each.text for each in proposed.suggestions},
        "refused": list(proposed.refused),
        "trouble": proposed.trouble,
    }
