"""One tick: everything that is due, in the order in which it must be looked at."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from afterword.models import MailAccount, MailboxKind, Process
from afterword.ports.errors import PortError
from afterword.workflows.ask_debrief import ask_due
from afterword.workflows.plan_follow_up import look_at_silence
from afterword.workflows.settle_uncertain import settle_copies
from afterword.workflows.submit_due import submit_due
from afterword.workflows.watch_mailbox import note_trouble, read_mailbox
from afterword.workflows.ways import Clock, Ways


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDone:
    asked: int = 0
    read: int = 0
    looked: int = 0
    submitted: int = 0
    copies: int = 0

    @property
    def is_idle(self) -> bool:
        return not (self.asked or self.read or self.looked or self.submitted or self.copies)


def work_once(*, now_of: Clock, ways: Ways, read_all: bool = False) -> WorkDone:
    """Ask about ended interviews, read mailboxes, judge silences, submit what is due, file copies. `read_all`
    reads every mailbox whether it is due or not."""
    asked = ask_due(now=now_of(), ways=ways)
    read = _read_due(now_of, ways, read_all=read_all)
    looked = _look_due(now_of())
    submitted = submit_due(now_of=now_of, ways=ways)
    copies = settle_copies(now_of=now_of, ways=ways)
    return WorkDone(asked=asked, read=read, looked=looked, submitted=submitted, copies=copies)


def _read_due(now_of: Clock, ways: Ways, *, read_all: bool) -> int:
    now = now_of()
    watched = MailAccount.objects.exclude(mailbox_kind=MailboxKind.NONE).select_related("candidate")
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
            read += 1
    return read


def _look_due(now: datetime) -> int:
    due = Process.objects.filter(next_look_at__lte=now, next_look_at__isnull=False).order_by("next_look_at")[
        :100
    ]
    rows = list(due)
    for process in rows:
        look_at_silence(process, now=now)
    return len(rows)
