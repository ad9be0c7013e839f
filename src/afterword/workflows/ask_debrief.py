"""The minute an interview ends: "how did it go?"."""

from datetime import datetime, timedelta

from django.db import transaction

from afterword.models import Interview, InterviewState, Process
from afterword.rules.notices import NoticeKind
from afterword.rules.silence import is_from_before
from afterword.said import say
from afterword.workflows.own_data import etiquette_of
from afterword.workflows.tell_person import expect_notice
from afterword.workflows.write_history import note_down

# After this the page still asks, but no notice is sent about it any more.
NOTICE_LIMIT = timedelta(hours=12)


def ask_due(*, now: datetime, limit: int = 50, desk: int | None = None) -> int:
    """Ask about each interview that has ended, once; of the candidate `desk` alone where one is named. Returns how
    many were asked."""
    due = Interview.objects.filter(next_ask_at__lte=now, state=InterviewState.PLANNED, needs_time=False)
    due = due if desk is None else due.filter(candidate=desk)
    rows = list(due.select_related("candidate", "process").order_by("next_ask_at")[:limit])
    return sum(_ask(row, now) for row in rows)


def _ask(interview: Interview, now: datetime) -> int:
    with transaction.atomic():
        mine = Interview.objects.filter(pk=interview.pk, next_ask_at=interview.next_ask_at)
        if not mine.update(next_ask_at=None, asked_at=now):
            return 0
        Process.objects.filter(pk=interview.process_id, state="open").update(next_look_at=now)
        if _is_history(interview) or _was_asked(interview):
            return 0
        note_down(
            interview.candidate, interview.process, what="debrief-asked", at=now, about={"interview": interview.pk},
            sentence=say("The interview with {company} ended. How did it go?", company=interview.process.company),
        )  # fmt: skip
    if interview.debriefed_at is None and now - interview.ends_at < NOTICE_LIMIT:
        expect_notice(
            interview.candidate, NoticeKind.INTERVIEW_ENDED, key=f"debrief:{interview.pk}",
            about={"interview": interview.pk}, due_at=now,
        )  # fmt: skip
    return 1


def _is_history(interview: Interview) -> bool:
    """It was long over when it came to us."""
    etiquette = etiquette_of(interview.candidate)
    return is_from_before(interview.ends_at, interview.created_at, etiquette=etiquette)


def _was_asked(interview: Interview) -> bool:
    """An interview that moved after it was asked about is the same one, and asked about once."""
    rows = interview.process.history.filter(what="debrief-asked")
    return any(about.get("interview") == interview.pk for about in rows.values_list("about", flat=True))
