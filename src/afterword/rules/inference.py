"""What an invitation tells about an interview: everything that is not written in a field of its own.

Nothing is guessed silently: each value says where it comes from and whether it is sure.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from afterword.ical.invitation import Invitation
from afterword.letters.debrief import InterviewKind
from afterword.rules.booking_text import event_name_in, invitee_in
from afterword.rules.company_name import CompanyFound, find_company
from afterword.rules.inferred import Inferred
from afterword.rules.interview_details import infer_kind, infer_role, infer_round
from afterword.rules.interview_judgement import Judgement, judge_interview
from afterword.rules.mail_hosts import company_domain, is_free_mail, looks_like_agency
from afterword.rules.relations import relate
from afterword.rules.who_is_who import Participant, Standing, who_is_who
from afterword.said import say


@dataclass(frozen=True, slots=True, kw_only=True)
class MailContext:
    """The message that brought the invitation. `recipients` are addresses this copy went to."""

    sender_name: str = ""
    sender_address: str | None = None
    subject: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationInsight:
    """`participants` are all calendar users; `people` those to write to or to ask about. `company` and the
    others are None where nothing speaks for a value. `company_domain` is the company's own, where it was
    seen."""

    judgement: Judgement
    company: Inferred[str] | None
    company_domain: str | None
    other_companies: tuple[str, ...]
    role: Inferred[str] | None
    kind: Inferred[InterviewKind] | None
    round: Inferred[int] | None
    participants: tuple[Participant, ...]

    @property
    def is_interview(self) -> bool | None:
        return self.judgement.is_interview

    @property
    def people(self) -> tuple[Participant, ...]:
        """Interviewers and recruiters: neither the candidate nor rooms, robots and groups, nor a guest who said
        no (the organiser stays, whatever they answered)."""
        return tuple(
            item
            for item in self.participants
            if item.standing is Standing.PERSON and (item.is_organizer or item.partstat != "DECLINED")
        )


def infer(
    invitation: Invitation, *, own_addresses: Iterable[str] = (), mail: MailContext | None = None
) -> InvitationInsight:
    """`own_addresses` are all the candidate's addresses that are known; plus tags and dots do not matter.

    Where none is known and none received the mail, the candidate is proposed: the one guest from outside.
    """
    context = mail or MailContext()
    own = (*own_addresses, *_own_recipients(invitation, context))
    participants = who_is_who(invitation, own_addresses=own)
    if not any(item.standing is Standing.CANDIDATE for item in participants):
        participants = _who_booked(participants, invitation) or _propose_candidate(participants)
    company = _company(invitation, participants, own=own, context=context)
    participants = relate(participants, domain=company.domain or _main_domain(participants))
    # What a scheduling service calls the event is a title too: its own one names the two people.
    titles = " | ".join(filter(None, (context.subject, event_name_in(invitation.description))))
    judgement = judge_interview(
        invitation, participants, subject=titles, sender_address=context.sender_address
    )
    interviewers = sum(item.standing is Standing.PERSON and not _is_helper(item) for item in participants)
    return InvitationInsight(
        judgement=judgement,
        company=company.name,
        company_domain=company.domain,
        other_companies=company.others,
        role=infer_role(invitation, subject=titles),
        kind=infer_kind(invitation, subject=titles, interviewers=interviewers),
        round=infer_round(invitation, subject=titles),
        participants=participants,
    )


def _company(
    invitation: Invitation,
    participants: tuple[Participant, ...],
    *,
    own: tuple[str, ...],
    context: MailContext,
) -> CompanyFound:
    sender = (context.sender_name, context.sender_address)
    return find_company(invitation, participants, own_addresses=own, sender=sender, subject=context.subject)


def _own_recipients(invitation: Invitation, context: MailContext) -> tuple[str, ...]:
    """Who received the mail is the candidate, unless the invitation comes from that very address."""
    organizer = invitation.organizer.address if invitation.organizer else None
    return tuple(address for address in context.recipients if address != organizer)


def _who_booked(participants: tuple[Participant, ...], invitation: Invitation) -> tuple[Participant, ...]:
    """The candidate as the scheduling service names them (`Invitee:`); empty where it does not."""
    name, address = invitee_in(invitation.description)
    for item in participants:
        same_address = bool(address) and (item.address or "").casefold() == address
        same_name = bool(name) and item.name is not None and item.name.value.casefold() == name
        if (same_address or (same_name and not address)) and not item.is_organizer:
            guess = replace(
                item,
                standing=Standing.CANDIDATE,
                reason=say("the booking names them as its invitee, so this is probably you"),
                is_standing_sure=False,
            )
            return tuple(guess if each is item else each for each in participants)
    return ()


def _propose_candidate(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Nobody said who the candidate is: the guest with a plus tag, the only one with a private address, the
    only one of another domain, or the only guest at all."""
    guests = [
        item
        for item in participants
        if item.standing is Standing.PERSON and item.is_invited and not item.is_organizer and item.address
    ]
    home = _main_domain(tuple(item for item in participants if item.is_organizer or len(guests) > 1))
    chosen = next((found for rule in _CANDIDATE_RULES if len(found := rule(guests, home)) == 1), [])
    if not chosen or not any(item.is_organizer for item in participants):
        return participants
    guess = replace(
        chosen[0],
        standing=Standing.CANDIDATE,
        reason=say("the guest from outside, so this is probably you"),
        is_standing_sure=False,
    )
    return tuple(guess if item is chosen[0] else item for item in participants)


def _tagged(guests: list[Participant], _: str | None) -> list[Participant]:
    return [item for item in guests if "+" in (item.address or "").partition("@")[0]]


def _private(guests: list[Participant], _: str | None) -> list[Participant]:
    return [item for item in guests if is_free_mail(item.address or "")]


def _foreign(guests: list[Participant], home: str | None) -> list[Participant]:
    """With several private addresses among the guests nothing can be told."""
    if home is None or _private(guests, home):
        return []
    outside = [item for item in guests if company_domain(item.address or "") not in (None, home)]
    return [item for item in outside if not looks_like_agency(item.address or "")]


def _alone(guests: list[Participant], home: str | None) -> list[Participant]:
    return [item for item in guests if len(guests) == 1 and company_domain(item.address or "") != home]


_CANDIDATE_RULES = (_tagged, _private, _foreign, _alone)


def _main_domain(participants: tuple[Participant, ...]) -> str | None:
    """The organiser's domain where it can be a company's, else the most frequent one among the people."""
    domains = [
        domain
        for item in sorted(participants, key=lambda item: not item.is_organizer)
        if item.standing is not Standing.CANDIDATE
        and item.address
        and (domain := company_domain(item.address))
    ]
    plain = [domain for domain in domains if not looks_like_agency(domain)]
    organizer_first = plain or domains
    return max(organizer_first, key=organizer_first.count) if organizer_first else None


def _is_helper(item: Participant) -> bool:
    return item.relation is not None and item.relation.value.value in ("recruiter", "coordinator")
