"""An invitation to a talk that is not known yet: it is added, or joins the same talk that came another way."""

from datetime import datetime

from afterword.models import Candidate, Interview, Process
from afterword.rules.inference import InvitationInsight
from afterword.said import say, to_say
from afterword.workflows.add_interview import NewInterview, add_interview, put_people
from afterword.workflows.arrived_invitation import (
    Applied,
    Arrival,
    named,
    question_after,
    remember,
    take_identity,
)
from afterword.workflows.invitation_proposal import (
    USUAL_KIND,
    When,
    company_of,
    guesses_of,
    people_of_invitation,
)
from afterword.workflows.refused import Refused
from afterword.workflows.same_talk import find_same_talk


def add_by_invitation(candidate: Candidate, arrival: Arrival, when: When, now: datetime) -> Applied:
    invitation, insight = arrival.invitation, arrival.insight
    new, guesses = _proposed(candidate, arrival, when)
    interview = find_same_talk(candidate, starts_at=new.starts_at, company=new.company, process=new.process)
    is_its_own = interview is None or not interview.ical_uid
    if interview is None:
        added = add_interview(candidate, new, now=now, source=arrival.source, inferred=guesses)
        if isinstance(added, Refused):
            return Applied(interview=None, sentence=added.sentence)
        interview = added
        interview.needs_zone, interview.needs_time = when.needs_zone, when.needs_time
        said = say("{named} was added.", named=named(interview))
    else:
        put_people(interview, new.people, now=now)
        words = (
            to_say("{named} was in the list already; the invitation now belongs to it.")
            if is_its_own
            else to_say("{named} was in the list already; this is the same talk, invited twice.")
        )
        said = say(words, named=named(interview))
    mark_people(interview, arrival)
    if is_its_own:
        take_identity(interview, invitation)
    if insight.company_domain and not interview.process.company_domain:
        interview.process.company_domain = insight.company_domain[:253]
        interview.process.save(update_fields=["company_domain"])
    return remember(candidate, arrival, interview, said + question_after(interview), now)


def _proposed(candidate: Candidate, arrival: Arrival, when: When) -> tuple[NewInterview, dict[str, str]]:
    """The interview as it would be added, and where each guess in it was found."""
    invitation, insight = arrival.invitation, arrival.insight
    company, company_source = company_of(invitation, insight)
    new = NewInterview(
        company=company,
        role=insight.role.value if insight.role else "",
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        timezone=when.timezone,
        kind=(insight.kind.value if insight.kind else USUAL_KIND).value,
        round=insight.round.value if insight.round and 1 <= insight.round.value <= 99 else None,
        people=tuple(person.new for person in people_of_invitation(insight)),
        location=invitation.location,
        links=invitation.links,
        process=_process_of_domain(candidate, insight),
    )
    return new, {"company": company_source, **guesses_of(insight), **when.inferred}


def mark_people(interview: Interview, arrival: Arrival) -> None:
    """Guesses about people are shown until confirmed; a person whom somebody corrected has none left."""
    seats = {
        seat.person.email.lower() or seat.person.name.lower(): seat.person
        for seat in interview.participations.select_related("person")
    }
    for proposed in people_of_invitation(arrival.insight):
        person = seats.get(proposed.new.email.lower() or proposed.new.name.lower())
        if person is None or person.created_at < interview.created_at:
            continue
        if proposed.inferred and not person.inferred and person.relation == proposed.new.relation:
            person.inferred = proposed.inferred
            person.save(update_fields=["inferred"])


def _process_of_domain(candidate: Candidate, insight: InvitationInsight) -> Process | None:
    """The only process of this company's domain whose role does not speak against it."""
    if not insight.company_domain:
        return None
    found = list(Process.objects.filter(candidate=candidate, company_domain=insight.company_domain)[:20])
    if insight.role:
        wanted = insight.role.value.casefold()
        found = [process for process in found if process.role.casefold() in ("", wanted)]
    return found[0] if len(found) == 1 else None
