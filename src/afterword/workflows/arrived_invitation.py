"""An invitation that arrived: what came, what became of it, and how it is kept and said."""

from dataclasses import dataclass
from datetime import datetime

from afterword.ical.invitation import Invitation
from afterword.models import Candidate, Interview, InvitationVersion
from afterword.rules.inference import InvitationInsight
from afterword.said import say
from afterword.said_dates import short_date_said
from afterword.workflows.correct_interview import plan_asking
from afterword.workflows.invitation_proposal import stored_uid
from afterword.workflows.typed_text import one_line


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


def remember(
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


def take_identity(interview: Interview, invitation: Invitation, *, keep_title: bool = False) -> None:
    """Which version this interview stands at. An instance that came after its series keeps the series' key."""
    if not interview.ical_uid:
        interview.ical_uid = stored_uid(invitation.uid)
        interview.ical_recurrence_id = (invitation.recurrence_id or "")[:80]
    interview.ical_sequence, interview.ical_stamp = invitation.sequence, invitation.dtstamp
    if not keep_title:
        interview.summary = one_line(invitation.summary, 500)
    interview.save()
    plan_asking(interview)


def named(interview: Interview) -> str:
    return f"{interview.process.company}, {clock_said(interview)}"


def clock_said(interview: Interview) -> str:
    start = interview.starts_at.astimezone(interview.zone)
    day = short_date_said(start)
    return day if interview.needs_time else f"{day} {start:%H:%M}"


def question_after(interview: Interview) -> str:
    """An hour that nobody named is asked for. For a zone the reading of the invitation asks (`Invitation.warnings`)."""
    if interview.needs_time:
        return " " + say("The invitation names no time: please say when it begins.")
    return ""
