"""The `Ways` of the workflows for real accounts: the way out, the way in, the calendars, the notices."""

import os
import secrets as chance
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from afterword.account_wiring import credential, mailbox_key, open_calendar, open_mailbox, open_submission
from afterword.adapters.mail_notice import MailNotice
from afterword.adapters.oauth_tokens import Bearer
from afterword.notice_wiring import notices_of
from afterword.ports.calendar import CalendarPort
from afterword.ports.mailbox import MailboxPort
from afterword.ports.notice import NoticePort
from afterword.ports.submission import SubmissionPort

if TYPE_CHECKING:
    from afterword.models import CalendarSource, Candidate, MailAccount
    from afterword.workflows.ways import NewIds


class AccountWays:
    """The `Ways` of workflows/ways.py for real accounts. A mailbox belongs to one thread at a time: the one that asked
    for it first, until it puts it back. `keep` mailboxes stay open for whoever comes next.

    `on_step` is the hook of fault injection; `now` the clock of the edge that made this."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        base_url: str = "http://127.0.0.1:8123",
        on_step: Callable[[str], None] = lambda name: None,
        final_timeout: float = 600,
        keep: int = 4,
    ) -> None:
        self._now = now
        self._base_url = base_url
        self._on_step = on_step
        self._final_timeout = final_timeout
        self._keep = keep
        self._mine = threading.local()
        self._resting: dict[object, MailboxPort] = {}
        self._lock = threading.Lock()

    def submission(self, account: "MailAccount") -> SubmissionPort | None:
        password = self._password(account)
        return open_submission(
            account, password=password, on_step=self._on_step, final_timeout=self._final_timeout
        )

    def mailbox(self, account: "MailAccount") -> MailboxPort | None:
        # A changed password or server opens a new line; the old one is left to close by itself.
        password = self._password(account)
        key = mailbox_key(account, password)
        mine: dict[object, MailboxPort] = self._mine.__dict__.setdefault("mailboxes", {})
        if key not in mine:
            with self._lock:
                found = self._resting.pop(key, None)
            found = found or open_mailbox(account, password=password)
            if found is None:
                return None
            mine[key] = found
        return mine[key]

    def calendar(self, source: "CalendarSource") -> CalendarPort:
        return open_calendar(source)

    def put_back(self) -> None:
        """This thread is done with its mailboxes. The newest stay open, the others are closed."""
        mine: dict[object, MailboxPort] = self._mine.__dict__.pop("mailboxes", {})
        with self._lock:
            replaced = [old for key in mine if (old := self._resting.pop(key, None)) is not None]
            self._resting |= mine
            keys = list(self._resting)[: max(0, len(self._resting) - self._keep)]
            replaced += [self._resting.pop(key) for key in keys]
        for mailbox in replaced:
            mailbox.close()

    def close_own(self) -> None:
        """Close what this thread has open; what others rest on stays."""
        known: dict[object, MailboxPort] = self._mine.__dict__.pop("mailboxes", {})
        for mailbox in known.values():
            mailbox.close()

    def forget_mailboxes(self) -> None:
        """Close what this thread has open, and what nobody has in hand: after a changed password, and at the end."""
        known: dict[object, MailboxPort] = self._mine.__dict__.pop("mailboxes", {})
        with self._lock:
            resting, self._resting = self._resting, {}
        for mailbox in (*known.values(), *resting.values()):
            mailbox.close()

    def notices(self, candidate: "Candidate") -> NoticePort | None:
        from afterword.models import MailAccount

        account = MailAccount.objects.filter(candidate=candidate).first()
        submission = self.submission(account) if account is not None else None
        mail: NoticePort | None = None
        if account is not None and submission is not None:
            mail = MailNotice(
                submission,
                name=candidate.name,
                address=account.address,
                base_url=self._base_url,
                now=self._now,
            )
        return notices_of(candidate, mail=mail, base_url=self._base_url, now=self._now)

    def new_ids(self) -> "NewIds":
        from afterword.workflows.ways import NewIds

        return NewIds(token=chance.token_urlsafe(18), correlation=chance.token_hex(16))

    def on_step(self, name: str) -> None:
        self._on_step(name)

    def _password(self, account: "MailAccount") -> str | Bearer:
        return credential(account, now=self._now)


def ways(*, now: Callable[[], datetime], base_url: str = "http://127.0.0.1:8123") -> AccountWays:
    """The ways of this program. AFTERWORD_FAULT_AT=name or name:2 stops it dead at a step (tests only)."""
    return AccountWays(now=now, base_url=base_url, on_step=_fault_hook())


def _fault_hook() -> Callable[[str], None]:
    wanted = os.environ.get("AFTERWORD_FAULT_AT")
    if not wanted:
        return lambda name: None
    name, _, count = wanted.partition(":")
    left = int(count or "1")

    def stop_there(step: str) -> None:
        nonlocal left
        if step == name:
            left -= 1
            if left == 0:
                sys.stderr.flush()
                os._exit(137)

    return stop_there
