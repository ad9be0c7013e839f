"""What a worker has in hand at this moment, or had when it was cut off: since when, and when it will be asked about."""

from datetime import datetime, timedelta

from afterword.models import Candidate, Submission
from afterword.rules.submission import SubmissionState
from afterword.said import say, to_say
from afterword.said_dates import date_said
from afterword.workflows.agenda_item import AgendaItem, AgendaKind

# Handing a letter over takes seconds; after this long it hangs, or nobody is left who would say how it ended.
_USUAL = timedelta(minutes=2)
IN_HAND = (SubmissionState.CLAIMED.value, SubmissionState.SUBMITTING.value)


def under_way(row: Submission, candidate: Candidate, now: datetime) -> AgendaItem:
    """Of a submission in one of the states IN_HAND."""
    kind, words, reason = _told(row, candidate, now)
    return AgendaItem(
        kind=kind,
        sentence=say(words, who=row.person.name, company=row.process.company),
        reason=reason,
        path=f"/letters/{row.letter_id}",
        at=row.submitting_at if row.state == SubmissionState.SUBMITTING else None,
        command=f"afterword show L{row.letter_id}" if kind is AgendaKind.CUT_OFF else "",
        company=row.process.company,
        who=row.person.first_name,
        zone=row.letter.interview.zone if row.letter.interview else None,
    )


def _told(row: Submission, candidate: Candidate, now: datetime) -> tuple[AgendaKind, str, str]:
    asked_at = _clock(row.lease_until, candidate, now)
    if row.state == SubmissionState.CLAIMED:
        return (
            AgendaKind.BEING_SENT,
            to_say("The letter to {who} is about to go: everything is looked at once more. ({company})"),
            say(
                "If the program was cut off here, nothing was sent: it goes by itself after {time}.",
                time=asked_at,
            ),
        )
    began = row.submitting_at or row.approved_at
    if now - began < _USUAL:
        return (
            AgendaKind.BEING_SENT,
            to_say("The letter to {who} is being handed to the mail server. ({company})"),
            say("If the program is cut off now, you are asked about it after {time}.", time=asked_at),
        )
    return (
        AgendaKind.CUT_OFF,
        to_say("The letter to {who} may have been cut off while it was sent. ({company})"),
        say(
            "Nobody knows yet how that ended: it takes long, or the program was stopped. It is not sent again by "
            "itself: after {time} it is looked for in Sent, and you are asked if it is not found.",
            time=asked_at,
        ),
    )


def _clock(moment: datetime | None, candidate: Candidate, now: datetime) -> str:
    here = (moment or now).astimezone(candidate.zone)
    if here.date() == now.astimezone(candidate.zone).date():
        return f"{here:%H:%M}"
    return say("{time} on {date}", time=f"{here:%H:%M}", date=date_said(here.date()))
