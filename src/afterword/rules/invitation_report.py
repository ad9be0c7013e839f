"""The JSON of `afterword invitation FILE --json`: docs/reference/commands, shape of one file in, one object
out."""

from datetime import date, datetime
from typing import Any

from afterword.ical.errors import InvitationError
from afterword.ical.in_mail import MailInvitations, find_invitations, is_mail
from afterword.ical.invitation import Invitation, read_invitations
from afterword.ical.series import as_sittings
from afterword.rules.inference import InvitationInsight, MailContext, infer
from afterword.rules.who_is_who import Participant, Standing
from afterword.said import say

_MOST_OTHERS = 100
_LEFT_OUT = (Standing.ROOM, Standing.ROBOT)


def invitation_report(
    content: bytes, *, filename: str, own_addresses: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The main event of an .ics file or a message, as plain JSON values.

    `start` and `end` are ISO 8601 with offset; without one where the zone must be asked (`timezone` is null
    then); a date for a whole day (`end` is the last day). `attendees` are people only; their `role` is
    `candidate`, `interviewer`, `group`, or the relation that a word speaks for (`recruiter`,
    `hiring-manager` ...). `is_interview` is null where it is unsure. Two more keys appear only where there
    is something to say: `warnings` (sentences: what was inferred or odd) and `others` (the same object for
    each further event, soonest first). Raises InvitationError with one sentence for the person.
    """
    mail = _read(content, filename=filename)
    context = MailContext(
        sender_name=mail.sender_name,
        sender_address=mail.sender_address,
        subject=mail.subject,
        recipients=mail.recipients,
    )
    pairs = [
        (invitation, infer(invitation, own_addresses=own_addresses, mail=context))
        for invitation in as_sittings(mail.invitations[:_MOST_OTHERS])
    ]
    main, *others = sorted(pairs, key=_main_first)
    report = event_report(*main, warnings=mail.warnings)
    if others:
        report["others"] = [
            event_report(*pair) for pair in sorted(others, key=lambda pair: _iso_start(pair[0]) or "9")
        ]
    return report


def _read(content: bytes, *, filename: str) -> MailInvitations:
    """What the bytes look like goes before what the file is called."""
    if is_mail(content) or (
        filename.lower().endswith((".eml", ".msg")) and content.lstrip()[:6].upper() != b"BEGIN:"
    ):
        mail = find_invitations(content)
        if not mail.invitations:
            raise InvitationError(
                " ".join(mail.warnings)
                or say("There is no invitation in this mail. Enter the interview by hand.")
            )
        return mail
    return MailInvitations(invitations=read_invitations(content))


def _main_first(pair: tuple[Invitation, InvitationInsight]) -> tuple[int, bool, bool, str, int]:
    """The likeliest interview; of its versions the one that stands, and the newest."""
    invitation, insight = pair
    answer = {True: 0, None: 1, False: 2}[insight.is_interview]
    return (
        answer,
        invitation.recurrence_id is not None,
        _is_answer(invitation),
        _iso_start(invitation) or "9",
        -invitation.sequence,
    )


def _is_answer(invitation: Invitation) -> bool:
    return invitation.method in ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")


def event_report(
    invitation: Invitation, insight: InvitationInsight, *, warnings: tuple[str, ...] = ()
) -> dict[str, Any]:
    """One event with the keys of the public format, in their order."""
    organizer = next(
        (item for item in insight.participants if item.is_organizer and (item.name or item.address)), None
    )
    report: dict[str, Any] = {
        "method": invitation.method or None,
        "uid": invitation.uid or None,
        "sequence": invitation.sequence,
        "start": _iso_start(invitation),
        "end": _iso(invitation.end, invitation.floating_end, invitation.last_day),
        "timezone": invitation.timezone.key if invitation.timezone else None,
        "summary": invitation.summary,
        "organizer": {"name": _name(organizer), "email": organizer.address} if organizer else None,
        "attendees": [
            {"name": _name(item), "email": item.address, "role": _role(item)}
            for item in insight.participants
            if item.standing not in _LEFT_OUT and (item.is_invited or not item.is_organizer)
        ],
        "location": invitation.location,
        "links": list(invitation.links),
        "is_interview": insight.is_interview,
        "company": insight.company.value if insight.company else None,
        "cancelled": invitation.cancelled,
    }
    notes = [
        *warnings,
        *invitation.warnings,
        *_series_note(invitation),
        *_proposals(insight),
        *_left_out_notes(insight),
    ]
    return report | ({"warnings": notes} if notes else {})


def _iso_start(invitation: Invitation) -> str | None:
    return _iso(invitation.start, invitation.floating_start, invitation.first_day)


def _iso(at: datetime | None, floating: datetime | None, day: date | None) -> str | None:
    value = at or floating or day
    return value.isoformat() if value else None


def _name(item: Participant | None) -> str | None:
    return item.name.value if item and item.name else None


def _role(item: Participant) -> str:
    if item.standing is Standing.PERSON:
        return item.relation.value.value if item.relation else "interviewer"
    return item.standing.value


def _series_note(invitation: Invitation) -> list[str]:
    return (
        [say("This event repeats; the times are those of its first instance.")]
        if invitation.is_series
        else []
    )


def _proposals(insight: InvitationInsight) -> list[str]:
    """What was read between the lines, so that nothing is guessed silently."""
    unsure = [item for item in insight.people if item.name and not item.name.sure]
    notes = [
        say(
            'The name "{value}" is taken from {source}. Please check it.',
            value=item.name.value,
            source=item.name.source,
        )
        for item in unsure
        if item.name
    ]
    if insight.company and not insight.company.sure:
        notes.append(
            say(
                'The company "{value}" is taken from {source}. Please check it.',
                value=insight.company.value,
                source=insight.company.source,
            )
        )
    return notes


def _left_out_notes(insight: InvitationInsight) -> list[str]:
    left_out = [item for item in insight.participants if item.standing in _LEFT_OUT and item.is_invited]
    return [
        say(
            "{name} is not listed as a person: {reason}.",
            name=_name(item) or item.address,
            reason=item.reason,
        )
        for item in left_out
    ]
