"""What was guessed or mistyped is put right: the process, the interview, the people.

A message that was approved with the old name, address or time is called back and becomes a draft again; drafts
that nobody edited are composed anew.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction

from afterword.letters.debrief import ContactPolicy, InterviewKind
from afterword.models import Interview, InterviewState, Participation, Person, Process, Submission
from afterword.said import say
from afterword.workflows.add_interview import NewPerson, check_person, put_people, reopen
from afterword.workflows.look_again import look_again
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import check_address, check_relation, check_times, check_zone, one_line
from afterword.workflows.unplan_interview import call_back, unplan
from afterword.workflows.unset import UNSET, Unset
from afterword.workflows.write_history import note_down
from afterword.workflows.write_letters import write_letters


def correct_process(
    process: Process,
    *,
    now: datetime,
    company: str | None = None,
    role: str | None = None,
    contact_policy: str | None = None,
    interested: bool | None = None,
    decision_by: date | Unset | None = UNSET,
) -> Process | Refused:
    """Change what is given; what was inferred is confirmed by it."""
    if company is not None and not one_line(company, 200):
        return Refused(say("A process needs the name of the company. Nothing was changed."))
    if contact_policy is not None and contact_policy not in set(ContactPolicy):
        return Refused(say("Contact goes direct, via-recruiter or via-agency. Nothing was changed."))
    given: dict[str, Any] = {
        "company": None if company is None else one_line(company, 200),
        "role": None if role is None else one_line(role, 200),
        "contact_policy": contact_policy,
        "interested": interested,
    }
    changes = {name: value for name, value in given.items() if value is not None}
    if not isinstance(decision_by, Unset):
        changes["decision_by"] = decision_by
    _change_process(process, changes, now)
    return process


def _change_process(process: Process, changes: dict[str, Any], now: datetime) -> None:
    changed = {name for name, value in changes.items() if getattr(process, name) != value}
    with transaction.atomic():
        for name, value in changes.items():
            setattr(process, name, value)
        process.inferred = {key: said for key, said in process.inferred.items() if key not in changes}
        if process.next_look_at is not None and changed & {"interested", "decision_by"}:
            process.next_look_at = now
        process.save(update_fields=[*changes, "inferred", "next_look_at"])
        if changed & {"company", "role", "contact_policy"}:
            reason = say(
                "The company, the role or the way of contact was changed. Look at the letter once more."
            )
            call_back(process.submissions.all(), reason=reason, now=now)
        if changed:
            refresh_letters(process, now=now)


def correct_interview(
    interview: Interview,
    *,
    now: datetime,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    timezone: str | None = None,
    kind: str | None = None,
    round: int | None = None,
) -> Interview | Refused:
    """Change what is given. Another time moves "how did it go?" with it; an open zone or time is answered."""
    start, end = starts_at or interview.starts_at, ends_at or interview.ends_at
    if starts_at and not ends_at:
        end = starts_at + (interview.ends_at - interview.starts_at)
    refused = check_times(start, end) or _check_details(timezone, kind, round)
    if refused:
        return refused
    is_moved = (start, end) != (interview.starts_at, interview.ends_at)
    given = {"starts_at": starts_at, "timezone": timezone, "kind": kind, "round": round}
    confirmed = {name for name, value in given.items() if value is not None}
    with transaction.atomic():
        interview.starts_at, interview.ends_at = start.astimezone(UTC), end.astimezone(UTC)
        interview.timezone = timezone.strip() if timezone else interview.timezone
        interview.kind = kind or interview.kind
        interview.round = round or interview.round
        interview.needs_time = interview.needs_time and starts_at is None
        interview.needs_zone = interview.needs_zone and timezone is None and starts_at is None
        interview.inferred = {key: said for key, said in interview.inferred.items() if key not in confirmed}
        interview.save()
        if is_moved:
            call_back(
                _submissions_of(interview), reason=say("The time of the interview was corrected."), now=now
            )
        plan_asking(interview)
        refresh_letters(interview.process, now=now)
    return interview


def _check_details(timezone: str | None, kind: str | None, round: int | None) -> Refused | None:
    if timezone is not None:
        zone = check_zone(timezone)
        if isinstance(zone, Refused):
            return zone
    if kind is not None and kind not in set(InterviewKind):
        known = ", ".join(each.value for each in InterviewKind)
        return Refused(
            say(
                "“{one_line}” is not a kind of interview. Choose one of: {known}.",
                one_line=one_line(kind, 40),
                known=known,
            )
        )
    if round is not None and not 1 <= round <= 99:
        return Refused(say("A round is a number from 1 to 99. Nothing was changed."))
    return None


def plan_asking(interview: Interview) -> None:
    """ "How did it go?" is due when it ends; never for one that is cancelled, open in time, or told already."""
    is_due = not (
        interview.is_cancelled or interview.needs_zone or interview.needs_time or interview.debriefed_at
    )
    if is_due and interview.asked_at is not None and interview.ends_at > interview.asked_at:
        interview.asked_at = None
    ask_at = interview.ends_at if is_due and interview.asked_at is None else None
    interview.next_ask_at = ask_at
    interview.save(update_fields=["next_ask_at", "asked_at"])


def confirm(row: Process | Interview | Person, field: str) -> None:
    """What was found for `field` is right: it is no longer shown as a guess."""
    row.inferred = {key: said for key, said in row.inferred.items() if key != field}
    row.save(update_fields=["inferred"])


def add_person(
    interview: Interview, new: NewPerson, *, now: datetime, client_key: str = ""
) -> Person | Refused:
    """`client_key` is what the device calls them that adds them: the same key adds nobody a second time."""
    known = Person.objects.filter(process=interview.process_id, client_key=client_key) if client_key else None
    added = known.first() if known is not None else None
    if added is not None:
        return added
    refused = check_person(new)
    if refused:
        return refused
    with transaction.atomic():
        (person,) = put_people(interview, (new,), now=now)
        Participation.objects.filter(interview=interview, person=person).update(is_absent=False)
        if client_key:
            Person.objects.filter(pk=person.pk, client_key="").update(client_key=client_key)
        refresh_letters(interview.process, now=now)
    return person


def correct_person(
    person: Person,
    *,
    now: datetime,
    name: str | None = None,
    email: str | None = None,
    title: str | None = None,
    relation: str | None = None,
    greeting: str | None = None,
) -> Person | Refused:
    """Change what is given. Another address clears what a bounce said about the old one."""
    address, checked = check_address(email or ""), check_relation(relation or "")
    if isinstance(address, Refused):
        return address
    if isinstance(checked, Refused):
        return checked
    if name is not None and not one_line(name, 200):
        return Refused(say("A person needs a name. Nothing was changed."))
    given: dict[str, str | None] = {
        "name": None if name is None else one_line(name, 200),
        "email": None if email is None else address,
        "title": None if title is None else one_line(title, 200),
        "relation": relation,
        "greeting": None if greeting is None else one_line(greeting, 100),
    }
    changes = {key: value for key, value in given.items() if value is not None}
    changed = {key for key, value in changes.items() if getattr(person, key) != value}
    with transaction.atomic():
        for key, value in changes.items():
            setattr(person, key, value)
        if "email" in changed:
            person.address_failed = ""
        person.inferred = {key: said for key, said in person.inferred.items() if key not in changes}
        person.save(update_fields=[*changes, "address_failed", "inferred"])
        if changed & {"name", "email", "greeting"}:
            reason = say(
                "The name or address of {name} was corrected. Look at the letter once more.", name=person.name
            )
            call_back(person.submissions.all(), reason=reason, now=now)
        if changed & {"email", "relation"}:
            look_again(person.process_id, now=now)
        if changed:
            refresh_letters(person.process, now=now)
    return person


def leave_out(interview: Interview, person: Person, *, now: datetime) -> None:
    """This person was not there: no notes are asked, no letter is written to them about this interview."""
    with transaction.atomic():
        Participation.objects.filter(interview=interview, person=person).update(is_absent=True)
        interview.letter_asks.filter(person=person).delete()
        reason = say("{name} was not in this interview.", name=person.name)
        call_back(_submissions_of(interview).filter(person=person), reason=reason, now=now)
        look_again(interview.process_id, now=now)
        interview.letters.filter(person=person, state="draft").update(
            state="dropped", dropped_reason=reason[:300], saved_at=now
        )
        refresh_letters(interview.process, now=now)


def cancel_interview(interview: Interview, *, now: datetime, reason: str = "") -> None:
    """It does not take place. Letters about it that did not go out are dropped."""
    with transaction.atomic():
        if interview.is_cancelled:
            return
        why = one_line(reason, 300) or say("The interview was cancelled.")
        interview.state = InterviewState.CANCELLED
        interview.next_ask_at = None
        interview.save(update_fields=["state", "next_ask_at"])
        unplan(interview, reason=why, now=now)
        note_down(
            interview.candidate,
            interview.process,
            what="interview-cancelled",
            sentence=say(
                "Round {round} with {company} was cancelled.",
                round=interview.round,
                company=interview.process.company,
            ),
            reason=why,
            about={"interview": interview.pk},
            at=now,
        )


def reinstate_interview(interview: Interview, *, now: datetime) -> None:
    """It takes place after all."""
    with transaction.atomic():
        interview.state = InterviewState.PLANNED
        interview.save(update_fields=["state"])
        reopen(interview.process, now=now)
        plan_asking(interview)


def refresh_letters(process: Process, *, now: datetime) -> None:
    """Drafts of every told interview follow the correction; what was edited or approved stays as it is."""
    for interview in process.interviews.filter(debriefed_at__isnull=False).exclude(state="cancelled"):
        if interview.letters.filter(state="draft").exists():
            write_letters(interview, now=now)


def _submissions_of(interview: Interview) -> Any:
    return Submission.objects.filter(candidate=interview.candidate_id, letter__interview=interview)
