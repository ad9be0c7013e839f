"""What an invitation and the inference say, as an interview to add: each guess with where it comes from."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from afterword.ical.invitation import Invitation
from afterword.ical.zones import ZoneSource
from afterword.letters.debrief import InterviewKind
from afterword.rules.inference import InvitationInsight
from afterword.rules.mail_hosts import company_domain
from afterword.rules.who_is_who import Participant
from afterword.said import say
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import check_address, one_line

UNKNOWN_COMPANY = "Company not named"
USUAL_KIND = InterviewKind.VIDEO
_USUAL_LENGTH = timedelta(hours=1)
_LONGEST = timedelta(days=13)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """`starts_at` and `ends_at` in UTC; provisional where the zone or the time must be asked."""

    starts_at: datetime
    ends_at: datetime
    timezone: str
    needs_zone: bool = False
    needs_time: bool = False
    inferred: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedPerson:
    """`inferred` maps `name` and `relation` to their source."""

    new: NewPerson
    inferred: dict[str, str]


def when_of(invitation: Invitation, home: ZoneInfo) -> When | None:
    """When it is; None where the invitation has no start that could be read. `home`: the candidate's zone."""
    if invitation.start is not None:
        return _sure(invitation, invitation.start, home)
    if invitation.floating_start is not None:
        start, end = invitation.floating_start.replace(tzinfo=home), None
        if invitation.floating_end:
            end = invitation.floating_end.replace(tzinfo=home)
        said = say("your own time zone; the invitation names none")
        return _span(start, end, home.key, needs_zone=True, inferred={"timezone": said})
    if invitation.first_day is not None:
        start = datetime.combine(invitation.first_day, time(9), home)
        said = say("nobody: the invitation names only the day")
        return _span(start, None, home.key, needs_time=True, inferred={"starts_at": said})
    return None


def _sure(invitation: Invitation, start: datetime, home: ZoneInfo) -> When:
    inferred: dict[str, str] = {}
    zone = invitation.timezone
    if zone is None or invitation.timezone_source is ZoneSource.UTC:
        zone = home
        inferred["timezone"] = say("your own time zone; the invitation does not say where they sit")
    if invitation.is_end_assumed:
        inferred["ends_at"] = say("the usual hour; the invitation names no end")
    return _span(start, invitation.end, zone.key, inferred=inferred)


def _span(
    start: datetime,
    end: datetime | None,
    zone: str,
    *,
    inferred: dict[str, str],
    needs_zone: bool = False,
    needs_time: bool = False,
) -> When:
    start = start.astimezone(UTC)
    end = end.astimezone(UTC) if end else None
    if end is None or not start < end < start + _LONGEST:
        end = start + _USUAL_LENGTH
    return When(
        starts_at=start,
        ends_at=end,
        timezone=zone,
        needs_zone=needs_zone,
        needs_time=needs_time,
        inferred=inferred,
    )


def company_of(invitation: Invitation, insight: InvitationInsight) -> tuple[str, str]:
    """The company and where its name was found."""
    if insight.company and one_line(insight.company.value, 200):
        return one_line(insight.company.value, 200), insight.company.source
    if insight.company_domain:
        return insight.company_domain, say(
            "the domain {company_domain}", company_domain=insight.company_domain
        )
    organizer = invitation.organizer.address if invitation.organizer else None
    domain = company_domain(organizer) if organizer else None
    if domain:
        return domain, say("the organiser's domain {domain}", domain=domain)
    return UNKNOWN_COMPANY, say("nobody: the invitation names no company")


def guesses_of(insight: InvitationInsight) -> dict[str, str]:
    """Where role, kind and round were found, and whether it is an interview at all."""
    said = {
        name: found.source
        for name, found in (("role", insight.role), ("kind", insight.kind), ("round", insight.round))
        if found is not None
    }
    if insight.kind is None:
        said["kind"] = say("nothing: the invitation does not say how you meet, and most talks are by video")
    if insight.is_interview is None:
        said["is_interview"] = " ".join(insight.judgement.reasons)[:300] or say("nothing says so clearly")
    return said


def people_of_invitation(insight: InvitationInsight) -> tuple[ProposedPerson, ...]:
    """The people to write to or to ask about, in the order of the invitation."""
    return tuple(person for item in insight.people if (person := _proposed(item)))


def _proposed(item: Participant) -> ProposedPerson | None:
    inferred: dict[str, str] = {}
    checked = check_address(item.address or "")
    address = "" if isinstance(checked, Refused) else checked
    if item.name and one_line(item.name.value, 200):
        name = one_line(item.name.value, 200)
        if not item.name.sure:
            inferred["name"] = item.name.source
    elif address:
        name, inferred["name"] = address.partition("@")[0], say("the address {address}", address=address)
    else:
        return None
    if item.relation:
        inferred["relation"] = item.relation.source
    relation = item.relation.value.value if item.relation else ""
    new = NewPerson(name=name, email=address, title=item.title, relation=relation)
    return ProposedPerson(new=new, inferred=inferred)


def stored_uid(uid: str) -> str:
    """As it is where it fits; a longer one by its hash."""
    return uid if len(uid) <= 400 else "sha256:" + hashlib.sha256(uid.encode()).hexdigest()
