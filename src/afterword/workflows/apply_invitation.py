"""One event of an invitation and what is known of it: added, moved, changed, cancelled, or left as it is."""

from dataclasses import dataclass
from datetime import datetime

from afterword.ical.in_mail import find_invitations, is_mail
from afterword.ical.invitation import Invitation, moment_key, read_invitations
from afterword.ical.revision import Change, Revision, RevisionKind, compare
from afterword.models import Candidate, Interview, InvitationVersion, Process
from afterword.rules.inference import InvitationInsight
from afterword.said import say, say_count, to_say
from afterword.said_dates import short_date_said
from afterword.workflows.add_interview import NewInterview, add_interview, lock_candidate, put_people
from afterword.workflows.correct_interview import cancel_interview, plan_asking, reinstate_interview
from afterword.workflows.invitation_proposal import (
    When,
    company_of,
    guesses_of,
    people_of_invitation,
    stored_uid,
    when_of,
)
from afterword.workflows.refused import Refused
from afterword.workflows.same_talk import find_same_talk
from afterword.workflows.typed_text import one_line
from afterword.workflows.unplan_interview import unplan
from afterword.workflows.write_history import note_down


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An invitation as it came: the bytes, the name of the file, and what was read in them."""

    content: bytes
    filename: str
    source: str
    invitation: Invitation
    insight: InvitationInsight


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """`interview` is None where the event is none or is not kept. `sentence` is for the person."""

    interview: Interview | None
    sentence: str


def apply_invitation(candidate: Candidate, arrival: Arrival, *, now: datetime) -> Applied:
    """Inside a transaction."""
    lock_candidate(candidate)
    invitation = arrival.invitation
    known = _known(candidate, invitation)
    if known is None and arrival.insight.is_interview is False:
        why = "; ".join(arrival.insight.judgement.reasons[:2])
        named = f"“{invitation.summary}”" if invitation.summary else say("An event without a title")
        because = f" ({why})" if why else ""
        sentence = say(
            "{named} does not look like a job interview{because}. Add it by hand if it is one.",
            named=named,
            because=because,
        )
        return _remember(candidate, arrival, None, sentence, now)
    revision = _compare(known, invitation)
    if not revision.takes_effect:
        return Applied(interview=known, sentence=revision.reason)
    if revision.kind is RevisionKind.CANCELLED:
        return _cancel(candidate, arrival, revision, now)
    when = when_of(invitation, candidate.zone)
    if when is None:
        sentence = say("The invitation has no start that could be read. Enter the interview by hand.")
        return Applied(interview=known, sentence=sentence)
    if known is None:
        return _add(candidate, arrival, when, now)
    return _update(candidate, arrival, known, revision, when, now)


def _known(candidate: Candidate, invitation: Invitation) -> Interview | None:
    """The interview of this UID and instance; for an instance of a series also the one made from its start.
    Without a UID: the one of the same title and time."""
    mine = Interview.objects.filter(candidate=candidate).select_related("process", "candidate")
    if not invitation.uid:
        when = when_of(invitation, candidate.zone)
        if when is None:
            return None
        return mine.filter(ical_uid="", summary=invitation.summary, starts_at=when.starts_at).first()
    same = mine.filter(ical_uid=stored_uid(invitation.uid))
    found = same.filter(ical_recurrence_id=(invitation.recurrence_id or "")[:80]).first()
    if found or not invitation.recurrence_id:
        return found
    master = same.filter(ical_recurrence_id="").first()
    if master and moment_key(master.starts_at, None, None) == invitation.recurrence_id:
        return master
    return None


def _compare(known: Interview | None, new: Invitation) -> Revision:
    if known is None:
        return compare(None, new)
    if not new.uid and not new.cancelled:
        return Revision(kind=RevisionKind.SAME, reason=say("This interview is in the list already."))
    before = _last_version(known)
    revision = compare(before, new)
    if before is None or before.key == new.key or not revision.takes_effect:
        return revision
    # An instance that moves the one occurrence we hold.
    kind = RevisionKind.CANCELLED if new.cancelled else RevisionKind.NEWER
    return Revision(kind=kind, reason=revision.reason, changed=frozenset({Change.START, Change.END}))


def _last_version(interview: Interview) -> Invitation | None:
    """The version that counts, read again from its bytes."""
    for version in interview.invitations.order_by("-id"):
        content = bytes(version.content)
        found = find_invitations(content).invitations if is_mail(content) else read_invitations(content)
        for invitation in found:
            if stored_uid(invitation.uid) == version.uid and invitation.sequence == version.sequence:
                return invitation
    return None


def _add(candidate: Candidate, arrival: Arrival, when: When, now: datetime) -> Applied:
    invitation, insight = arrival.invitation, arrival.insight
    company, company_source = company_of(invitation, insight)
    people = people_of_invitation(insight)
    guesses = {"company": company_source, **guesses_of(insight), **when.inferred}
    new = NewInterview(
        company=company,
        role=insight.role.value if insight.role else "",
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        timezone=when.timezone,
        kind=insight.kind.value.value if insight.kind else "video",
        round=insight.round.value if insight.round and 1 <= insight.round.value <= 99 else None,
        people=tuple(person.new for person in people),
        location=invitation.location,
        links=invitation.links,
        process=_process_of_domain(candidate, insight),
    )
    interview = find_same_talk(candidate, starts_at=new.starts_at, company=new.company, process=new.process)
    is_its_own = interview is None or not interview.ical_uid
    if interview is None:
        added = add_interview(candidate, new, now=now, source=arrival.source, inferred=guesses)
        if isinstance(added, Refused):
            return Applied(interview=None, sentence=added.sentence)
        interview = added
        interview.needs_zone, interview.needs_time = when.needs_zone, when.needs_time
        said = say("{named} was added.", named=_named(interview))
    else:
        put_people(interview, new.people, now=now)
        words = (
            to_say("{named} was in the list already; the invitation now belongs to it.")
            if is_its_own
            else to_say("{named} was in the list already; this is the same talk, invited twice.")
        )
        said = say(words, named=_named(interview))
    _mark_people(interview, arrival)
    if is_its_own:
        _take_identity(interview, invitation)
    if insight.company_domain and not interview.process.company_domain:
        interview.process.company_domain = insight.company_domain[:253]
        interview.process.save(update_fields=["company_domain"])
    return _remember(candidate, arrival, interview, said + _question(interview), now)


def _update(
    candidate: Candidate, arrival: Arrival, known: Interview, revision: Revision, when: When, now: datetime
) -> Applied:
    invitation = arrival.invitation
    if Change.REINSTATED in revision.changed or known.is_cancelled:
        reinstate_interview(known, now=now)
    before = _clock(known)
    if revision.is_moved:
        known.starts_at, known.ends_at, known.timezone = when.starts_at, when.ends_at, when.timezone
        known.needs_zone, known.needs_time = when.needs_zone, when.needs_time
        if known.ends_at > now:
            # It is to be told when the moved talk is over.
            known.debriefed_at = None
    known.location = one_line(invitation.location, 500)
    known.links = [one_line(link, 1000) for link in invitation.links][:20]
    _take_identity(known, invitation)
    if Change.PEOPLE in revision.changed:
        _change_people(known, arrival, now)
    reason = ""
    if revision.is_moved:
        reason = say("It was moved from {before} to {now}.", before=before, now=_clock(known))
        gone = unplan(known, reason=say("The interview was moved to {now}.", now=_clock(known)), now=now)
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
    sentence = f"{_named(known)}: {reason or revision.reason}{_question(known)}"
    return _remember(candidate, arrival, known, sentence, now)


def _cancel(candidate: Candidate, arrival: Arrival, revision: Revision, now: datetime) -> Applied:
    invitation = arrival.invitation
    rows = Interview.objects.filter(candidate=candidate, ical_uid=stored_uid(invitation.uid)).exclude(
        ical_uid=""
    )
    known = _known(candidate, invitation)
    # Without RECURRENCE-ID the whole series is meant (RFC 5546 §3.2.5).
    affected = list(rows) if invitation.recurrence_id is None else []
    affected = affected or ([known] if known else [])
    if not affected:
        return _remember(candidate, arrival, None, revision.reason, now)
    for interview in affected:
        cancel_interview(interview, now=now, reason=say("The invitation was cancelled by its sender."))
    first = known or affected[0]
    first.refresh_from_db()
    _take_identity(first, invitation, keep_title=True)
    return _remember(
        candidate,
        arrival,
        first,
        say("{named} was cancelled. Nothing is sent for it.", named=_named(first)),
        now,
    )


def _take_identity(interview: Interview, invitation: Invitation, *, keep_title: bool = False) -> None:
    """Which version this interview stands at. An instance that came after its series keeps the series' key."""
    if not interview.ical_uid:
        interview.ical_uid = stored_uid(invitation.uid)
        interview.ical_recurrence_id = (invitation.recurrence_id or "")[:80]
    interview.ical_sequence, interview.ical_stamp = invitation.sequence, invitation.dtstamp
    if not keep_title:
        interview.summary = one_line(invitation.summary, 500)
    interview.save()
    plan_asking(interview)


def _change_people(interview: Interview, arrival: Arrival, now: datetime) -> None:
    """New ones come in; those who are named no more and about whom nothing is noted are left out."""
    proposed = people_of_invitation(arrival.insight)
    put = put_people(interview, [person.new for person in proposed], now=now)
    _mark_people(interview, arrival)
    noted = set(interview.person_notes.values_list("person_id", flat=True))
    gone = interview.participations.exclude(person__in=[person.pk for person in put])
    gone.exclude(person__in=noted).update(is_absent=True)
    interview.participations.filter(person__in=[person.pk for person in put]).update(is_absent=False)


def _mark_people(interview: Interview, arrival: Arrival) -> None:
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


def _remember(
    candidate: Candidate, arrival: Arrival, interview: Interview | None, sentence: str, now: datetime
) -> Applied:
    InvitationVersion.objects.create(
        candidate=candidate,
        interview=interview,
        uid=stored_uid(arrival.invitation.uid),
        sequence=arrival.invitation.sequence,
        method=arrival.invitation.method[:20],
        content=arrival.content,
        filename=one_line(arrival.filename, 255),
        outcome=one_line(sentence, 300),
        came_at=now,
    )
    return Applied(interview=interview, sentence=sentence)


def _named(interview: Interview) -> str:
    return f"{interview.process.company}, {_clock(interview)}"


def _clock(interview: Interview) -> str:
    start = interview.starts_at.astimezone(interview.zone)
    day = short_date_said(start)
    return day if interview.needs_time else f"{day} {start:%H:%M}"


def _question(interview: Interview) -> str:
    if interview.needs_time:
        return " " + say("The invitation names no time: please say when it begins.")
    if interview.needs_zone:
        return " " + say("The invitation names no time zone: please say which one is meant.")
    return ""
