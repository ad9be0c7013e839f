"""An interview enters by hand, or from an invitation that was read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from afterword.letters.debrief import InterviewKind
from afterword.models import Candidate, Interview, Participation, Person, Process, ProcessState
from afterword.said import say
from afterword.workflows.look_again import look_again
from afterword.workflows.refused import Refused
from afterword.workflows.same_talk import find_same_talk
from afterword.workflows.typed_text import check_address, check_relation, check_times, check_zone, one_line
from afterword.workflows.write_history import note_down


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    name: str
    email: str = ""
    title: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInterview:
    """`starts_at` and `ends_at` are aware; `timezone` is the interviewers' (IANA). `round` None: the next one
    of the process. `process` given: company and role are not looked at."""

    company: str
    role: str
    starts_at: datetime
    ends_at: datetime
    timezone: str
    kind: str = "video"
    round: int | None = None
    people: tuple[NewPerson, ...] = ()
    location: str = ""
    links: tuple[str, ...] = ()
    process: Process | None = None


def add_interview(
    candidate: Candidate,
    new: NewInterview,
    *,
    now: datetime,
    source: str = "typed",
    inferred: Mapping[str, str] | None = None,
) -> Interview | Refused:
    """The process is found by company and role, whatever their case, or made. `inferred` maps `company`,
    `role` and fields of the interview to where they were found; they are shown until confirmed."""
    refused = check_new(new)
    if refused:
        return refused
    with transaction.atomic():
        lock_candidate(candidate)
        same = find_same_talk(
            candidate, starts_at=new.starts_at, company=one_line(new.company, 200), process=new.process
        )
        if same is not None and new.round in (None, same.round):
            return Refused(
                say(
                    "An interview with {company} at that moment is in the list already (round {round}). "
                    "Nothing was added.",
                    company=same.process.company,
                    round=same.round,
                )
            )
        process = new.process or find_or_make_process(
            candidate, company=new.company, role=new.role, now=now, inferred=inferred
        )
        reopen(process, now=now)
        interview = Interview.objects.create(
            candidate=candidate,
            process=process,
            kind=new.kind,
            round=new.round or next_round(process),
            starts_at=new.starts_at.astimezone(UTC),
            ends_at=new.ends_at.astimezone(UTC),
            timezone=new.timezone.strip(),
            location=one_line(new.location, 500),
            links=[one_line(link, 1000) for link in new.links][:20],
            source=source,
            inferred={key: said for key, said in (inferred or {}).items() if key not in ("company", "role")},
            next_ask_at=new.ends_at.astimezone(UTC),
            created_at=now,
        )
        put_people(interview, new.people, now=now)
        note_down(
            candidate,
            process,
            what="interview-added",
            sentence=say(
                "Interview of round {round} with {company} was added.",
                round=interview.round,
                company=process.company,
            ),
            about={"interview": interview.pk, "source": source},
            at=now,
        )
    return interview


def lock_candidate(candidate: Candidate) -> None:
    """Inside a transaction: two that add at once wait for each other, so that no process is made twice."""
    Candidate.objects.select_for_update().get(pk=candidate.pk)


def check_new(new: NewInterview) -> Refused | None:
    """The first thing that makes no sense."""
    if new.process is None and not one_line(new.company, 200):
        return Refused(say("An interview needs the name of the company. Nothing was added."))
    if new.kind not in set(InterviewKind):
        known = ", ".join(kind.value for kind in InterviewKind)
        return Refused(
            say(
                "“{one_line}” is not a kind of interview. Choose one of: {known}.",
                one_line=one_line(new.kind, 40),
                known=known,
            )
        )
    if new.round is not None and not 1 <= new.round <= 99:
        return Refused(say("A round is a number from 1 to 99. Nothing was added."))
    zone = check_zone(new.timezone)
    times = check_times(new.starts_at, new.ends_at)
    if isinstance(zone, Refused) or times:
        return zone if isinstance(zone, Refused) else times
    return next((refused for person in new.people if (refused := check_person(person))), None)


def check_person(person: NewPerson) -> Refused | None:
    if not one_line(person.name, 200):
        return Refused(say("A person needs a name. Nothing was added."))
    for checked in (check_address(person.email), check_relation(person.relation)):
        if isinstance(checked, Refused):
            return checked
    return None


def find_or_make_process(
    candidate: Candidate, *, company: str, role: str, now: datetime, inferred: Mapping[str, str] | None = None
) -> Process:
    """The newest process of this company and role, whatever the case of the letters. Without a role: the
    only open one of the company, if there is one."""
    company, role = one_line(company, 200), one_line(role, 200)
    same = Process.objects.filter(candidate=candidate, company__iexact=company).order_by("-id")
    found = same.filter(role__iexact=role).first()
    if found is None:
        near = list(same.filter(state=ProcessState.OPEN) if not role else same.filter(role=""))[:2]
        found = near[0] if len(near) == 1 else None
        if found and role:
            found.role = role
            found.save(update_fields=["role"])
    if found:
        return found
    kept = {key: said for key, said in (inferred or {}).items() if key in ("company", "role")}
    return Process.objects.create(
        candidate=candidate, company=company, role=role, inferred=kept, created_at=now
    )


def reopen(process: Process, *, now: datetime) -> bool:
    """A later interview opens an answered or closed process again. Says whether it did."""
    if process.state == ProcessState.OPEN:
        return False
    process.state, process.close_reason = ProcessState.OPEN, ""
    process.answered_at = process.closed_at = process.next_look_at = None
    process.silence_reason, process.wants_follow_up = "", None
    process.save(
        update_fields=[
            "state",
            "close_reason",
            "answered_at",
            "closed_at",
            "next_look_at",
            "silence_reason",
            "wants_follow_up",
        ]
    )
    note_down(
        process.candidate,
        process,
        what="process-opened",
        sentence=say("{company} was opened again.", company=process.company),
        reason=say("There is a new interview."),
        at=now,
    )
    return True


def next_round(process: Process) -> int:
    rounds = process.interviews.exclude(state="cancelled").values_list("round", flat=True)
    return min(max(rounds, default=0) + 1, 99)


def put_people(interview: Interview, people: Iterable[NewPerson], *, now: datetime) -> tuple[Person, ...]:
    """Each person once a process: the same address, else the same name. What is known is not overwritten,
    only filled in."""
    process, known = interview.process, list(interview.process.people.order_by("pk"))
    seated = set(interview.participations.values_list("person_id", flat=True))
    position = len(seated)
    put: list[Person] = []
    for new in people:
        person = _known(known, new)
        if person is None:
            person = Person.objects.create(
                candidate=interview.candidate,
                process=process,
                name=one_line(new.name, 200),
                email=new.email.strip(),
                title=one_line(new.title, 200),
                relation=new.relation,
                created_at=now,
            )
            known.append(person)
        else:
            _fill_in(person, new)
        if person.pk not in seated:
            _seat(interview, person, position + len(put))
        put.append(person)
    # Somebody may have come whom a follow-up can go to.
    look_again(interview.process_id, now=now)
    return tuple(put)


def _seat(interview: Interview, person: Person, position: int) -> None:
    """Somebody else may have seated them at this very moment: once is enough."""
    seat = Participation(candidate=interview.candidate, interview=interview, person=person, position=position)
    Participation.objects.bulk_create([seat], ignore_conflicts=True)


def _known(people: Iterable[Person], new: NewPerson) -> Person | None:
    email = new.email.strip()
    if email:
        found = next((each for each in people if each.email.casefold() == email.casefold()), None)
        if found:
            return found
    # Two people may share a name: with another address it is somebody else.
    name = one_line(new.name, 200).casefold()
    return next(
        (each for each in people if each.name.casefold() == name and not (email and each.email)), None
    )


def _fill_in(person: Person, new: NewPerson) -> None:
    given = {"email": new.email.strip(), "title": one_line(new.title, 200), "relation": new.relation}
    missing = {name: value for name, value in given.items() if value and not getattr(person, name)}
    for name, value in missing.items():
        setattr(person, name, value)
    if missing:
        person.save(update_fields=list(missing))
