"""The minute an interview ends: "how did it go?"."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from afterword.models import Candidate, Interview, InterviewState, NoticeSent, Process
from afterword.ports.errors import PortError
from afterword.ports.notice import Notice
from afterword.rules.silence import is_from_before
from afterword.workflows.own_data import etiquette_of
from afterword.workflows.ways import Ways
from afterword.workflows.write_history import note_down

# After this the page still asks, but no mail is sent about it any more.
NOTICE_LIMIT = timedelta(hours=12)


def ask_due(*, now: datetime, ways: Ways, limit: int = 50, desk: int | None = None) -> int:
    """Ask about each interview that has ended, once; of the candidate `desk` alone where one is named. Returns how
    many were asked."""
    due = Interview.objects.filter(next_ask_at__lte=now, state=InterviewState.PLANNED, needs_time=False)
    due = due if desk is None else due.filter(candidate=desk)
    rows = list(due.select_related("candidate", "process").order_by("next_ask_at")[:limit])
    return sum(_ask(row, now, ways) for row in rows)


def _ask(interview: Interview, now: datetime, ways: Ways) -> int:
    with transaction.atomic():
        mine = Interview.objects.filter(pk=interview.pk, next_ask_at=interview.next_ask_at)
        if not mine.update(next_ask_at=None, asked_at=now):
            return 0
        Process.objects.filter(pk=interview.process_id, state="open").update(next_look_at=now)
        if _is_history(interview) or _was_asked(interview):
            return 0
        note_down(
            interview.candidate, interview.process, what="debrief-asked", at=now, about={"interview": interview.pk},
            sentence=f"The interview with {interview.process.company} ended. How did it go?",
        )  # fmt: skip
    if interview.debriefed_at is None and now - interview.ends_at < NOTICE_LIMIT:
        company = interview.process.company
        tell(
            interview.candidate, ways, now=now,
            notice=Notice(
                key=f"debrief:{interview.pk}", title=f"How did it go with {company}?",
                path=f"/interviews/{interview.pk}",
                body=f"Your interview with {company} has ended. Two minutes of notes now are worth an hour tomorrow.",
            ),
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


def tell(candidate: Candidate, ways: Ways, *, notice: Notice, now: datetime) -> None:
    """Send one notice an event: the key is stored before it goes, so that a crash loses a notice and never
    doubles it. A notice that fails is noted and not tried again; the home page shows the same."""
    try:
        with transaction.atomic():
            sent = NoticeSent.objects.create(candidate=candidate, key=notice.key, at=now)
    except IntegrityError:
        return
    try:
        port = ways.notices(candidate)
        if port is not None:
            port.tell(notice)
    except PortError as error:
        sent.trouble = str(error)[:300]
        sent.save(update_fields=["trouble"])
