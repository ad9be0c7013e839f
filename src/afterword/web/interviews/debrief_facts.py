"""What the page of one interview shows: its people with their fields, the open guesses, both texts of a conflict."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from afterword import clock
from afterword.letters.composing.live import Field, fields_for, finished_sentence, question_about
from afterword.letters.debrief import InterviewKind, Relation
from afterword.letters.suggest import Scope
from afterword.models import (
    TEXT_FIELDS,
    Interview,
    LetterState,
    Note,
    NoteVersion,
    Person,
    Process,
)
from afterword.rules.letter_question import QuestionState
from afterword.said import say, to_say
from afterword.web.interviews.suggestion_facts import NotesOffer, offer_of
from afterword.web.interviews.typed_interview import zone_names
from afterword.web.letters.letter_lines import letter_lines
from afterword.web.wording.words import spoken
from afterword.workflows.letter_asks import OpenAsk, asks_of_interview
from afterword.workflows.open_guesses import lacks_company, open_guesses
from afterword.workflows.propose_fields import companies_beside, scope_beside

# Under this key of `typed` lie the words of a form that was refused, so that nobody types them twice.
Typed = Mapping[str, Mapping[str, str]]

_WORDS = {
    "topic": to_say("We talked about"),
    "promised_thing": to_say("I promised to send"),
    "notes": to_say("Notes in your own words"),
    "private": to_say("For you alone"),
    "questions": to_say("Your open questions"),
    "decision_by": to_say("They decide by"),
    "company": to_say("the company"),
    "role": to_say("the role"),
    "kind": to_say("the kind"),
    "round": to_say("the round"),
    "name": to_say("the name"),
    "email": to_say("the address"),
    "title": to_say("the title"),
    "relation": to_say("the relation"),
    "starts_at": to_say("the time"),
    "ends_at": to_say("the end"),
    "timezone": to_say("the time zone"),
    "is_interview": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    field: Field
    name: str
    value: str
    sentence: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """`row` is `process`, `interview` or `person-7`. With an empty `label` it is asked whether it is an interview at
    all, and `source` is a sentence of its own."""

    row: str
    field: str
    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoTexts:
    """One field of which two devices wrote different words."""

    label: str
    saved: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """`path` is where the person's choice between the two goes."""

    path: str
    differences: tuple[TwoTexts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPerson:
    person: Person
    revision: int
    fields: tuple[ShownField, ...]
    promised: ShownField
    values: Mapping[str, str]
    is_later: bool
    guesses: tuple[Guess, ...]
    kept: tuple[KeptVersion, ...]
    offer: NotesOffer
    ask: OpenAsk | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankCard:
    """The card of somebody who is added while nobody answers: nothing is known of them but a name."""

    fields: tuple[ShownField, ...]
    promised: ShownField
    values: Mapping[str, str]
    person: None = None
    revision: int = 0
    is_later: bool = False


def desk_of(interview: Interview, typed: Typed) -> dict[str, object]:
    """The context of the page."""
    seats = interview.participations.filter(is_absent=False).select_related("person")
    there = [seat.person for seat in seats]
    names, companies = tuple(person.name for person in there), companies_beside(interview)
    asks = {ask.row.person_id: ask for ask in asks_of_interview(interview, now=clock.now())}
    people = [
        replace(
            desk_person(
                interview, person, typed.get(f"note-{person.pk}", {}), scope_beside(person, names, companies)
            ),
            ask=asks.get(person.pk),
        )
        for person in there
    ]
    return {
        "interview": interview,
        "process": interview.process,
        "lacks_company": lacks_company(interview.process),
        "people": people,
        "asked": asks.get(None),
        "is_unwritten": any(ask.decision.state is QuestionState.WRITE_AGAIN for ask in asks.values()),
        "blank": blank_desk(),
        "absent": [
            s.person for s in interview.participations.filter(is_absent=True).select_related("person")
        ],
        "guesses": [*guesses_in(interview.process, "process"), *guesses_in(interview, "interview")],
        "letters": letter_lines(interview.letters.exclude(state=LetterState.DROPPED), interview.candidate),
        "relations": [relation.value for relation in Relation],
        "kinds": [kind.value for kind in InterviewKind],
        "zones": zone_names(),
        "typed": typed,
        "kept_whole": kept_whole(interview),
        "zone": interview.candidate.zone,
    }


def desk_person(interview: Interview, person: Person, typed: Mapping[str, str], scope: Scope) -> DeskPerson:
    note = Note.objects.filter(interview=interview, person=person).first()
    saved = values_of(note)
    values = {**saved, **{name: text for name, text in typed.items() if name in saved}}
    relation = Relation(person.relation) if person.relation else None
    asked = [field for field in fields_for(relation) if field.name in TEXT_FIELDS]
    names = {field.name for field in asked}
    # Words under a field that this relation is not asked for stay in sight.
    others = [field for field in fields_for_all() if field.name not in names and values.get(field.name)]
    return DeskPerson(
        person=person,
        revision=note.revision if note else 0,
        fields=tuple(_shown(field, field.name, values, relation) for field in [*asked, *others]),
        promised=_shown(_promised(), "promised_thing", values, relation),
        values=values,
        is_later=bool(note and note.promised_later),
        guesses=guesses_in(person, f"person-{person.pk}"),
        kept=kept_versions(note),
        offer=offer_of(values["notes"], interview.notes, scope, values),
    )


def blank_desk() -> BlankCard:
    values = values_of(None)
    asked = [field for field in fields_for(None) if field.name in TEXT_FIELDS]
    return BlankCard(
        fields=tuple(_shown(field, field.name, values, None) for field in asked),
        promised=_shown(_promised(), "promised_thing", values, None),
        values=values,
    )


def values_of(note: Note | None) -> dict[str, str]:
    """Every text of a note by field name; empty ones where nothing was saved yet."""
    texts = (*TEXT_FIELDS, "promised_thing", "promised_file", "promised_link", "notes")
    values = {name: str(getattr(note, name, "") or "") for name in texts}
    values["questions"] = "\n".join(note.questions) if note else ""
    private = getattr(note, "private_note", None) if note else None
    values["private"] = private.text if private else ""
    return values


def live_words(values: Mapping[str, str], relation: Relation | None) -> dict[str, dict[str, str]]:
    """For each field that was given: the finished sentence, and what would be asked about it."""
    said = {}
    for field in fields_for_all():
        name = "promised_thing" if field.name == "promised" else field.name
        if name in values:
            shown = _shown(field, name, values, relation)
            said[name] = {"sentence": shown.sentence, "question": shown.question}
    return said


def kept_versions(note: Note | None) -> tuple[KeptVersion, ...]:
    if note is None:
        return ()
    saved = values_of(note)
    return tuple(
        KeptVersion(
            path=reverse("settle-note", args=[note.interview_id, version.pk]),
            differences=tuple(_differences(_fields_of(version), saved)),
        )
        for version in note.versions.filter(is_settled=False).order_by("id")
    )


def guesses_in(row: Process | Interview | Person, key: str) -> tuple[Guess, ...]:
    return tuple(
        Guess(
            row=key,
            field=field,
            label=say(_WORDS.get(field, field)),
            value=_value_of(row, field),
            source=source,
        )
        for field, source in open_guesses(row).items()
    )


def fields_for_all() -> tuple[Field, ...]:
    every: dict[str, Field] = {}
    for relation in Relation:
        every.update({field.name: field for field in fields_for(relation)})
    return tuple(every.values())


def _value_of(row: Process | Interview | Person, field: str) -> str:
    value = getattr(row, field, "")
    if isinstance(value, datetime) and isinstance(row, Interview):
        return f"{value.astimezone(row.zone):%H:%M}"
    return spoken(str(value)) if field == "relation" else str(value)


def _promised() -> Field:
    return next(field for field in fields_for_all() if field.name == "promised")


def _shown(field: Field, name: str, values: Mapping[str, str], relation: Relation | None) -> ShownField:
    text = values.get(name, "")
    return ShownField(
        field=field,
        name=name,
        value=text,
        sentence=finished_sentence(field.name, text, relation=relation),
        question=question_about(field.name, text, relation=relation) if text.strip() else "",
    )


def kept_whole(interview: Interview) -> tuple[KeptVersion, ...]:
    """Both texts about the talk as a whole, where two devices wrote at the same time."""
    day = interview.process.decision_by
    saved = {"notes": interview.notes, "decision_by": day.isoformat() if day else ""}
    return tuple(
        KeptVersion(
            path=reverse("settle-whole", args=[interview.pk, version.pk]),
            differences=tuple(_differences(version.fields, saved)),
        )
        for version in interview.notes_versions.filter(is_settled=False).order_by("id")
    )


def _fields_of(version: NoteVersion) -> dict[str, object]:
    return {**version.fields, **({"private": version.private} if version.private else {})}


def _differences(others: Mapping[str, object], saved: Mapping[str, str]) -> list[TwoTexts]:
    found = []
    for name, value in others.items():
        other = "\n".join(map(str, value)) if isinstance(value, list) else str(value)
        if name in saved and saved[name] != other:
            found.append(TwoTexts(label=_label_of(name), saved=saved[name], other=other))
    return found


def _label_of(name: str) -> str:
    """As it stands over the field."""
    starters = {field.name: f"{field.starter.strip(':')} …" for field in fields_for_all()}
    return starters.get(name) or say(_WORDS.get(name, name.replace("_", " ")))
