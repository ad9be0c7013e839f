"""One event of an invitation and what is known of it: added, moved, changed, cancelled, or left as it is."""

from datetime import datetime

from afterword.ical.in_mail import find_invitations, is_mail
from afterword.ical.invitation import Invitation, moment_key, read_invitations
from afterword.ical.revision import Change, Revision, RevisionKind, compare
from afterword.models import Candidate, Interview
from afterword.said import say
from afterword.workflows.add_by_invitation import add_by_invitation
from afterword.workflows.add_interview import lock_candidate
from afterword.workflows.arrived_invitation import Applied, Arrival, remember
from afterword.workflows.change_by_invitation import cancel_by_invitation, change_by_invitation
from afterword.workflows.invitation_proposal import stored_uid, when_of


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
        return remember(candidate, arrival, None, sentence, now)
    revision = _compare(known, invitation)
    if not revision.takes_effect:
        return Applied(interview=known, sentence=revision.reason)
    if revision.kind is RevisionKind.CANCELLED:
        return cancel_by_invitation(candidate, arrival, known, revision, now)
    when = when_of(invitation, candidate.zone)
    if when is None:
        sentence = say("The invitation has no start that could be read. Enter the interview by hand.")
        return Applied(interview=known, sentence=sentence)
    if known is None:
        return add_by_invitation(candidate, arrival, when, now)
    return change_by_invitation(candidate, arrival, known, revision, when, now)


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
