"""What the workflows are handed by the composition root: the ways to the outside, for one account at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from afterword.models import CalendarSource, Candidate, MailAccount
from afterword.ports.calendar import CalendarPort
from afterword.ports.mailbox import MailboxPort
from afterword.ports.notice import NoticePort
from afterword.ports.submission import SubmissionPort

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIds:
    """Fresh, unguessable ids for one message: `token` for its Message-ID, `correlation` for our header."""

    token: str
    correlation: str


class Ways(Protocol):
    def submission(self, account: MailAccount) -> SubmissionPort | None:
        """The way out, or None where the account has none."""
        ...

    def mailbox(self, account: MailAccount) -> MailboxPort | None:
        """The way in, kept open between calls by the same thread; None where the account watches no mailbox."""
        ...

    def calendar(self, source: CalendarSource) -> CalendarPort:
        """The calendars of the candidate; the caller closes it."""
        ...

    def notices(self, candidate: Candidate) -> NoticePort | None: ...

    def new_ids(self) -> NewIds: ...

    def on_step(self, name: str) -> None:
        """Called before each commit and each talk with a server; fault injection stops the program there."""
        ...
