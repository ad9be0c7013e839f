"""A debrief file becomes an interview with its people and notes, as if it had been typed."""

from datetime import datetime

from django.db import transaction

from afterword.letters.debrief import Debrief, PersonNotes
from afterword.models import TEXT_FIELDS, Candidate, Interview, InterviewSource, Process
from afterword.rules.stop import ANSWERS
from afterword.said import say
from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview, put_people
from afterword.workflows.change_profile import change_profile
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import Conflict, save_note
from afterword.workflows.save_whole_notes import save_interview_notes
from afterword.workflows.stop_process import stop_process


def import_debrief(candidate: Candidate, debrief: Debrief, *, now: datetime) -> Interview | Refused:
    """The same file again changes the same interview (company, role and start). The profile is filled in where
    it is empty; it is never overwritten. Answers named in the file stop the process. Earlier rounds of the file
    are not taken over: they are known from their own interviews."""
    with transaction.atomic():
        mark = transaction.savepoint()
        result = _import(candidate, debrief, now)
        if isinstance(result, Refused):
            transaction.savepoint_rollback(mark)
        else:
            transaction.savepoint_commit(mark)
    return result


def _import(candidate: Candidate, debrief: Debrief, now: datetime) -> Interview | Refused:
    people = tuple(_new_person(person) for person in debrief.people)
    interview = _known(candidate, debrief)
    if interview is None:
        added = add_interview(
            candidate, _new(debrief, people), now=now, source=InterviewSource.DEBRIEF_FILE.value
        )
        if isinstance(added, Refused):
            return added
        interview = added
    else:
        put_people(interview, people, now=now)
    _fill_profile(candidate, debrief, now)
    process = interview.process
    # Letters are composed from these rows: they know the name that the file has just brought.
    interview.candidate = process.candidate = candidate
    process.contact_policy, process.interested = debrief.contact_policy.value, debrief.interested
    process.role = process.role or debrief.role  # an invitation may have named none
    process.save(update_fields=["contact_policy", "interested", "role"])
    refused = save_interview_notes(interview, now=now, notes=debrief.notes, decision_by=debrief.decision_by)
    refused = refused or _save_notes(candidate, interview, debrief, now)
    if refused:
        return refused
    _take_events(process, debrief, now)
    return interview


def _new(debrief: Debrief, people: tuple[NewPerson, ...]) -> NewInterview:
    talk = debrief.interview
    return NewInterview(
        company=debrief.company,
        role=debrief.role,
        starts_at=talk.start,
        ends_at=talk.end,
        timezone=talk.timezone.key,
        kind=talk.kind.value,
        round=talk.round,
        people=people,
    )


def _new_person(person: PersonNotes) -> NewPerson:
    relation = person.relation.value if person.relation else ""
    return NewPerson(name=person.name, email=person.email or "", title=person.title, relation=relation)


def _known(candidate: Candidate, debrief: Debrief) -> Interview | None:
    rows = Interview.objects.filter(
        candidate=candidate, process__company__iexact=debrief.company, starts_at=debrief.interview.start
    )
    if debrief.role:
        rows = rows.filter(process__role__in=["", debrief.role])
    return rows.exclude(state="cancelled").select_related("process", "candidate").first()


def _save_notes(
    candidate: Candidate, interview: Interview, debrief: Debrief, now: datetime
) -> Refused | None:
    persons = list(interview.process.people.all())
    for noted in debrief.people:
        person = next(
            (
                each
                for each in persons
                if (noted.email and each.email.lower() == noted.email.lower())
                or each.name.casefold() == noted.name.casefold()
            ),
            None,
        )
        if person is None:
            continue
        if noted.greeting and person.greeting != noted.greeting:
            person.greeting = noted.greeting[:100]
            person.save(update_fields=["greeting"])
        saved = save_note(candidate, interview, person, _fields(noted), base_revision=None, now=now)
        if isinstance(saved, Refused | Conflict):
            return (
                saved
                if isinstance(saved, Refused)
                else Refused(say("These notes were changed just now. Try again."))
            )
    return None


def _fields(noted: PersonNotes) -> dict[str, object]:
    fields: dict[str, object] = {name: getattr(noted, name) for name in TEXT_FIELDS}
    fields |= {"notes": noted.notes, "private": noted.private, "questions": list(noted.questions)}
    if noted.promised:
        fields |= {
            "promised_thing": noted.promised.thing,
            "promised_file": noted.promised.file or "",
            "promised_link": noted.promised.link or "",
            "promised_later": noted.promised.later,
        }
    return fields


def _fill_profile(candidate: Candidate, debrief: Debrief, now: datetime) -> None:
    given = debrief.candidate
    missing: dict[str, object] = {}
    if given.name and not candidate.name:
        missing = {
            "name": given.name,
            "formality": debrief.style.formality,
            "spelling": debrief.style.spelling,
            "length": debrief.style.length,
        }
        missing["timezone"] = given.timezone.key
    if given.email and not candidate.email:
        missing["email"] = given.email
    if given.phone and not candidate.phone:
        missing["phone"] = given.phone
    # A profile that cannot be filled in is no reason to refuse the notes.
    change_profile(candidate, now=now, **missing)


def _take_events(process: Process, debrief: Debrief, now: datetime) -> None:
    known = {
        (entry.about.get("kind"), entry.about.get("at")) for entry in process.history.filter(what="answer")
    }
    for event in debrief.events:
        if event.what in ANSWERS and (event.what.value, event.at.isoformat()) not in known:
            stop_process(process, what=event.what, at=event.at, now=now)
