"""Nobody talks to one company twice at one moment: the same start is the same interview, whatever it came from.

Without this a second invitation (of the calendar and of the hiring software, say) would become a next round, and a
next round may have letters of its own to the same people."""

from datetime import datetime

from afterword.models import Candidate, Interview, InterviewState, Process


def find_same_talk(
    candidate: Candidate, *, starts_at: datetime, company: str, process: Process | None
) -> Interview | None:
    """The interview that stands at this moment with this company; one that was typed before one of an invitation.
    One whose time is still open stands nowhere."""
    rows = Interview.objects.filter(
        candidate=candidate,
        starts_at=starts_at,
        state=InterviewState.PLANNED,
        needs_time=False,
        needs_zone=False,
    ).select_related("process", "candidate")
    same = rows.filter(process=process) if process else rows.filter(process__company__iexact=company.strip())
    return same.order_by("ical_uid", "id").first()
