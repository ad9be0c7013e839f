"""A newer invitation to a talk that is known: it is moved or changed, or cancelled."""

from datetime import datetime

from afterword.ical.revision import Change, Revision
from afterword.models import Candidate, Interview
from afterword.said import say, say_count
from afterword.workflows.add_by_invitation import mark_people
from afterword.workflows.add_interview import put_people
from afterword.workflows.arrived_invitation import (
    Applied,
    Arrival,
    clock_said,
    named,
    question_after,
    remember,
    take_identity,
)
from afterword.workflows.correct_interview import cancel_interview, reinstate_interview
from afterword.workflows.invitation_proposal import When, people_of_invitation, stored_uid
from afterword.workflows.typed_text import one_line
from afterword.workflows.unplan_interview import unplan
from afterword.workflows.write_history import note_down


def change_by_invitation(
    candidate: Candidate, arrival: Arrival, known: Interview, revision: Revision, when: When, now: datetime
) -> Applied:
    invitation = arrival.invitation
    if Change.REINSTATED in revision.changed or known.is_cancelled:
        reinstate_interview(known, now=now)
    before = clock_said(known)
    if revision.is_moved:
        known.starts_at, known.ends_at, known.timezone = when.starts_at, when.ends_at, when.timezone
        known.needs_zone, known.needs_time = when.needs_zone, when.needs_time
        if known.ends_at > now:
            # It is to be told when the moved talk is over.
            known.debriefed_at = None
    known.location = one_line(invitation.location, 500)
    known.links = [one_line(link, 1000) for link in invitation.links][:20]
    take_identity(known, invitation)
    if Change.PEOPLE in revision.changed:
        _change_people(known, arrival, now)
    reason = ""
    if revision.is_moved:
        reason = say("It was moved from {before} to {now}.", before=before, now=clock_said(known))
        gone = unplan(known, reason=say("The interview was moved to {now}.", now=clock_said(known)), now=now)
        if gone.letters:
            dropped = say_count(
                "{count} unsent letter was dropped.", "{count} unsent letters were dropped.", gone.letters
            )
            reason = f"{reason} {dropped}"
    note_down(
        candidate,
        known.process,
        what="interview-moved" if revision.is_moved else "interview-changed",
        sentence=say(
            "A newer invitation for round {round} with {company} came.",
            round=known.round,
            company=known.process.company,
        ),
        reason=reason or revision.reason,
        about={"interview": known.pk},
        at=now,
    )
    sentence = f"{named(known)}: {reason or revision.reason}{question_after(known)}"
    return remember(candidate, arrival, known, sentence, now)


def cancel_by_invitation(
    candidate: Candidate, arrival: Arrival, known: Interview | None, revision: Revision, now: datetime
) -> Applied:
    invitation = arrival.invitation
    rows = Interview.objects.filter(candidate=candidate, ical_uid=stored_uid(invitation.uid)).exclude(
        ical_uid=""
    )
    # Without RECURRENCE-ID the whole series is meant (RFC 5546 §3.2.5).
    affected = list(rows) if invitation.recurrence_id is None else []
    affected = affected or ([known] if known else [])
    if not affected:
        return remember(candidate, arrival, None, revision.reason, now)
    for interview in affected:
        cancel_interview(interview, now=now, reason=say("The invitation was cancelled by its sender."))
    first = known or affected[0]
    first.refresh_from_db()
    take_identity(first, invitation, keep_title=True)
    return remember(
        candidate,
        arrival,
        first,
        say("{named} was cancelled. Nothing is sent for it.", named=named(first)),
        now,
    )


def _change_people(interview: Interview, arrival: Arrival, now: datetime) -> None:
    """New ones come in; those who are named no more and about whom nothing is noted are left out."""
    proposed = people_of_invitation(arrival.insight)
    put = put_people(interview, [person.new for person in proposed], now=now)
    mark_people(interview, arrival)
    noted = set(interview.person_notes.values_list("person_id", flat=True))
    gone = interview.participations.exclude(person__in=[person.pk for person in put])
    gone.exclude(person__in=noted).update(is_absent=True)
    interview.participations.filter(person__in=[person.pk for person in put]).update(is_absent=False)
