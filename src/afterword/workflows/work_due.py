"""One tick: everything that is due, in the order in which it must be looked at."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from afterword.models import CalendarSource, MailAccount, MailboxKind, Process
from afterword.ports.errors import PortError
from afterword.workflows.ask_debrief import ask_due
from afterword.workflows.first_look import go_on_for_a_while
from afterword.workflows.plan_follow_up import look_at_process
from afterword.workflows.read_calendar import note_calendar_trouble, read_calendar
from afterword.workflows.settle_uncertain import settle_copies
from afterword.workflows.submit_due import submit_due
from afterword.workflows.take_turns import PARTS
from afterword.workflows.tell_person import tell_due
from afterword.workflows.watch_mailbox import note_trouble, read_mailbox
from afterword.workflows.ways import Clock, Ways

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDone:
    asked: int = 0
    read: int = 0
    calendars: int = 0
    looked: int = 0
    submitted: int = 0
    copies: int = 0
    told: int = 0

    @property
    def is_idle(self) -> bool:
        done = (self.asked, self.read, self.calendars, self.looked, self.submitted, self.copies, self.told)
        return not any(done)


def work_once(
    *,
    now_of: Clock,
    ways: Ways,
    read_all: bool = False,
    desk: int | None = None,
    parts: Collection[str] = PARTS,
) -> WorkDone:
    """Ask about ended interviews, read mailboxes and calendars, judge silences, submit what is due, file copies, and
    tell the person: for the candidate `desk` alone where one is named, and only the `parts` that are. `read_all`
    reads every mailbox whether it is due or not."""
    return WorkDone(
        asked=ask_due(now=now_of(), desk=desk) if "ask" in parts else 0,
        read=_read_due(now_of, ways, read_all=read_all, desk=desk) if "read" in parts or read_all else 0,
        calendars=_calendars_due(now_of, ways, desk) if "calendar" in parts or read_all else 0,
        looked=_look_due(now_of(), desk) if "look" in parts else 0,
        submitted=submit_due(now_of=now_of, ways=ways, desk=desk) if "submit" in parts else 0,
        copies=settle_copies(now_of=now_of, ways=ways, desk=desk) if "copy" in parts else 0,
        # Last, so that what happened in this turn is told in one notice.
        told=tell_due(now=now_of(), ways=ways, desk=desk),
    )


def _at(rows: "QuerySet[Row]", desk: int | None) -> "QuerySet[Row]":
    return rows if desk is None else rows.filter(candidate=desk)


def _read_due(now_of: Clock, ways: Ways, *, read_all: bool, desk: int | None) -> int:
    now = now_of()
    watched = _at(MailAccount.objects.exclude(mailbox_kind=MailboxKind.NONE), desk).select_related(
        "candidate"
    )
    due = watched if read_all else watched.filter(Q(next_read_at__isnull=True) | Q(next_read_at__lte=now))
    read = 0
    for account in due:
        try:
            mailbox = ways.mailbox(account)
        except PortError as error:
            note_trouble(account, error, now=now)
            continue
        if mailbox is not None:
            read_mailbox(account, mailbox, now=now)
            go_on_for_a_while(account, mailbox, now_of=now_of)
            read += 1
    return read


def _calendars_due(now_of: Clock, ways: Ways, desk: int | None) -> int:
    due = _at(CalendarSource.objects.filter(next_read_at__lte=now_of()), desk).select_related("candidate")
    rows = list(due)
    for source in rows:
        try:
            calendar = ways.calendar(source)
        except PortError as error:
            note_calendar_trouble(source, error, now=now_of())
            continue
        try:
            read_calendar(source, calendar, now=now_of())
        finally:
            calendar.close()
    return len(rows)


def _look_due(now: datetime, desk: int | None) -> int:
    due = _at(Process.objects.filter(next_look_at__lte=now), desk).order_by("next_look_at")
    keys = list(due.values_list("pk", flat=True)[:100])
    for key in keys:
        look_at_process(key, now=now)
    return len(keys)
