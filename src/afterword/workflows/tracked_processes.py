"""The processes of a candidate as the matching rules take them."""

from collections import defaultdict
from typing import Any

from afterword.models import Candidate, Interview, Person, Process, ProcessState, Submission
from afterword.rules.match import TrackedPerson, TrackedProcess, TrackedSubmission
from afterword.rules.submission import MAYBE_SENT

_MAYBE_SENT = [state.value for state in MAYBE_SENT]


def tracked_processes(candidate: Candidate) -> tuple[TrackedProcess, ...]:
    """All of them, closed ones too: an answer may still come. Four questions, however many there are, and of each
    row the columns alone that tell its mail."""
    people, sent, talks = _people(candidate), _sent(candidate), _talks(candidate)
    rows = Process.objects.filter(candidate=candidate).order_by("pk")
    return tuple(
        TrackedProcess(
            id=key,
            company=company,
            role=role,
            domains=(domain,) if domain else (),
            people=tuple(people[key]),
            submissions=tuple(sent[key]),
            interviews=tuple(starts_at for starts_at, _ in talks[key]),
            invitation_uids=tuple(uid for _, uid in talks[key] if uid),
            is_open=state != ProcessState.CLOSED,
        )
        for key, company, role, domain, state in rows.values_list(
            "pk", "company", "role", "company_domain", "state"
        )
    )


def _people(candidate: Candidate) -> dict[int, list[TrackedPerson]]:
    found = defaultdict(list)
    rows = Person.objects.filter(candidate=candidate).order_by("pk")
    for process, name, email, others in rows.values_list("process_id", "name", "email", "other_addresses"):
        emails = tuple(each for each in (email, *others) if each)
        found[process].append(TrackedPerson(name=name, emails=emails))
    return found


def _sent(candidate: Candidate) -> dict[int, list[TrackedSubmission]]:
    found = defaultdict(list)
    rows = Submission.objects.filter(candidate=candidate, state__in=_MAYBE_SENT).order_by("pk")
    for process, own_id, other_id, correlation, subject, recipient, *moments in rows.values_list(
        "process_id", "message_id", "other_message_id", "correlation", "subject", "recipient",
        "settled_at", "submitting_at", "send_at",
    ):  # fmt: skip
        tracked = TrackedSubmission(
            message_ids=tuple(each for each in (own_id, other_id) if each),
            correlation=correlation,
            subject=subject,
            sent_at=next(at for at in moments if at is not None),
            recipients=(recipient,),
        )
        found[process].append(tracked)
    return found


def _talks(candidate: Candidate) -> dict[int, list[tuple[Any, str]]]:
    found = defaultdict(list)
    rows = Interview.objects.filter(candidate=candidate).order_by("pk")
    for process, starts_at, uid in rows.values_list("process_id", "starts_at", "ical_uid"):
        found[process].append((starts_at, uid))
    return found
