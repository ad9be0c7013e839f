"""Invitations come in: from a file, or from a mail that the mailbox brought."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from afterword.ical.errors import InvitationError
from afterword.ical.in_mail import MailInvitations, find_invitations, is_mail
from afterword.ical.invitation import Invitation, read_invitations
from afterword.ical.series import as_sittings
from afterword.models import Candidate, Interview, InterviewSource, InvitationVersion
from afterword.rules.inference import InvitationInsight, MailContext, infer
from afterword.rules.who_is_who import Standing
from afterword.said import say, to_say
from afterword.workflows.apply_invitation import apply_invitation
from afterword.workflows.arrived_invitation import Arrival
from afterword.workflows.invitation_proposal import stored_uid

MOST_BYTES = 10 * 1024 * 1024
MOST_EVENTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """`interviews` that were added, changed, cancelled or found again, each once; `sentences` for the person;
    `refused`: why nothing could be read, empty where something could."""

    interviews: tuple[Interview, ...] = ()
    sentences: tuple[str, ...] = ()
    refused: str = ""


def import_file(candidate: Candidate, content: bytes, filename: str, *, now: datetime) -> ImportOutcome:
    """An .ics or .eml file. What the bytes look like counts, not what the file is called."""
    if len(content) > MOST_BYTES:
        return ImportOutcome(
            refused=say("This file is larger than 10 MB, so it is no invitation. Nothing was added.")
        )
    if is_mail(content):
        found = find_invitations(content)
        if not found.invitations:
            said = " ".join(found.warnings) or say(
                "There is no invitation in this mail. Enter the interview by hand."
            )
            return ImportOutcome(refused=said)
    else:
        try:
            found = MailInvitations(invitations=read_invitations(content))
        except InvitationError as error:
            return ImportOutcome(refused=str(error))
    return _apply_all(candidate, found, content, filename, InterviewSource.FILE.value, now)


def import_invitations_of_mail(candidate: Candidate, content: bytes, *, now: datetime) -> ImportOutcome:
    """The invitations of a mail from the mailbox; events that are no interviews are passed over in silence."""
    found = find_invitations(content)
    return _apply_all(candidate, found, content, "", InterviewSource.MAIL.value, now)


def import_event(candidate: Candidate, content: bytes, *, now: datetime) -> ImportOutcome:
    """An event of the person's calendar that they follow, or a newer version of it."""
    try:
        found = MailInvitations(invitations=read_invitations(content))
    except InvitationError as error:
        return ImportOutcome(refused=str(error))
    return _apply_all(candidate, found, content, "", InterviewSource.CALENDAR.value, now)


def _apply_all(
    candidate: Candidate,
    found: MailInvitations,
    content: bytes,
    filename: str,
    source: str,
    now: datetime,
) -> ImportOutcome:
    context = MailContext(
        sender_name=found.sender_name,
        sender_address=found.sender_address,
        subject=found.subject,
        recipients=found.recipients,
    )
    interviews: dict[int, Interview] = {}
    sentences = list(found.warnings)
    is_mailbox = source == InterviewSource.MAIL
    # Versions of one event in their order, so that the newest one wins.
    ordered = sorted(
        as_sittings(found.invitations[:MOST_EVENTS]),
        key=lambda each: (each.uid, each.sequence, each.cancelled),
    )
    for invitation in ordered:
        insight = infer(invitation, own_addresses=candidate.addresses, mail=context)
        arrival = Arrival(
            content=content, filename=filename, source=source, invitation=invitation, insight=insight
        )
        with transaction.atomic():
            if is_mailbox and insight.is_interview is False and not _is_known(candidate, invitation.uid):
                continue
            applied = apply_invitation(candidate, arrival, now=now)
        sentences += [applied.sentence, *invitation.warnings]
        if applied.interview is not None:
            if not invitation.cancelled:
                sentences += _probably_you(candidate, insight, now)
            sentences += _repeats(invitation)
            interviews[applied.interview.pk] = applied.interview
    if len(found.invitations) > MOST_EVENTS:
        sentences.append(
            say(
                "The file holds more than {most_events} events; only the first ones were read.",
                most_events=MOST_EVENTS,
            )
        )
    return ImportOutcome(interviews=tuple(interviews.values()), sentences=tuple(dict.fromkeys(sentences)))


def _is_known(candidate: Candidate, uid: str) -> bool:
    """A change of a known interview counts whatever its text looks like."""
    return bool(uid) and Interview.objects.filter(candidate=candidate, ical_uid=stored_uid(uid)).exists()


def _repeats(invitation: Invitation) -> list[str]:
    """What no interview stands for is said: the later dates of a long series."""
    if not invitation.is_series or invitation.cancelled:
        return []
    return [say("It repeats, and only its first date was taken; add the other interviews by hand.")]


def _was_told(candidate: Candidate, address: str, now: datetime) -> bool:
    """Whether one of the last invitations before this one had the same address in it."""
    earlier = InvitationVersion.objects.filter(candidate=candidate, came_at__lt=now).order_by("-id")
    return any(
        address.encode() in bytes(content).lower()
        for content in earlier.values_list("content", flat=True)[:5]
    )


def _probably_you(candidate: Candidate, insight: InvitationInsight, now: datetime) -> list[str]:
    """Without a known address of the candidate one of the guests is taken for them: said each time, not silent. What
    to do about it is said once."""
    return [
        say(
            to_say("{address} is taken to be you, so no letter goes there.")
            if _was_told(candidate, item.address.lower(), now)
            else to_say(
                "{address} is taken to be you, so no letter goes there. Put your address into your profile."
            ),
            address=item.address,
        )
        for item in insight.participants
        if item.standing is Standing.CANDIDATE and not item.is_standing_sure and item.address
    ]
