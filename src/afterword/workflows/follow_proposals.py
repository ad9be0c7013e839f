"""The person has looked at the proposals of a first look: what they ticked is followed, the rest forgotten."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from afterword.models import FirstLook, Interview, LookState, Person, Process, ProposedProcess, SeenMessage
from afterword.rules.classification import DECISIONS
from afterword.rules.sighting import Sighting
from afterword.said import say
from afterword.workflows.add_interview import NewPerson, check_person, find_or_make_process, lock_candidate
from afterword.workflows.import_invitation import import_invitations_of_mail
from afterword.workflows.invitation_proposal import UNKNOWN_COMPANY
from afterword.workflows.take_message import take_message
from afterword.workflows.write_history import note_down


def follow_proposals(look: FirstLook, chosen: Collection[int], *, now: datetime) -> tuple[Process, ...]:
    """Follow those with these ids and settle the look: what was seen is deleted, followed or not."""
    followed: list[Process] = []
    for proposal in look.proposals.filter(is_settled=False):
        if proposal.pk in chosen:
            followed.append(_follow(proposal, now=now))
    with transaction.atomic():
        look.proposals.update(is_settled=True)
        SeenMessage.objects.filter(look=look).delete()
        FirstLook.objects.filter(pk=look.pk).update(state=LookState.SETTLED, next_step_at=None)
    look.refresh_from_db()
    return tuple(followed)


def _follow(proposal: ProposedProcess, *, now: datetime) -> Process:
    """The process with its people, the interviews from its invitations, then the answers that came after."""
    with transaction.atomic():
        lock_candidate(proposal.candidate)
        process = find_or_make_process(
            proposal.candidate, company=proposal.company or UNKNOWN_COMPANY, role=proposal.role, now=now,
            inferred={"company": say("your mail"), "role": say("your mail")},
        )  # fmt: skip
        if proposal.company_domain and not process.company_domain:
            process.company_domain = proposal.company_domain
            process.save(update_fields=["company_domain"])
        _put_people(process, proposal, now=now)
        note_down(
            proposal.candidate, process, what="followed", at=now, sentence=say("You chose to follow it."),
            reason=" ".join(proposal.reasons)[:500],
        )  # fmt: skip
        proposal.process, proposal.is_settled = process, True
        proposal.save(update_fields=["process", "is_settled"])
    _take_messages(proposal, process, now)
    return process


def _put_people(process: Process, proposal: ProposedProcess, *, now: datetime) -> None:
    for item in proposal.people:
        new = NewPerson(name=item["name"], email=item["email"], relation=item["relation"])
        same = (
            process.people.filter(email__iexact=new.email)
            if new.email
            else process.people.filter(name=new.name)
        )
        if check_person(new) is None and not same.exists():
            Person.objects.create(
                candidate=process.candidate, process=process, name=new.name[:200], email=new.email,
                relation=new.relation, inferred={"name": say("your mail")}, created_at=now,
            )  # fmt: skip


def _take_messages(proposal: ProposedProcess, process: Process, now: datetime) -> None:
    """Invitations first; then what came after the last interview that is over, and every decision. Letters about
    dates from before the interview are no answers to it."""
    rows = list(proposal.messages.order_by("came_at", "id"))
    seen = [(row, Sighting.from_facts(row.facts)) for row in rows]
    for row, sighting in seen:
        if sighting.starts_at is not None:
            import_invitations_of_mail(proposal.candidate, bytes(row.content), now=now)
    last = Interview.objects.filter(process=process, ends_at__lte=now).order_by("-ends_at").first()
    for row, sighting in seen:
        if sighting.starts_at is not None:
            continue
        if sighting.intent in DECISIONS or (last is not None and row.came_at > last.ends_at):
            take_message(
                proposal.candidate, bytes(row.content), account=proposal.look.account, now=now,
                arrived_at=row.came_at,
            )  # fmt: skip
