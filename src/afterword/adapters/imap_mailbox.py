"""A person's mailbox by IMAP (RFC 9051): read without a trace, file the one copy in Sent.

Built on IMAPClient 4.1 behind our own wrapper; of its calls we avoid `fetch('1:*')` (ValueError),
stream mode, and `find_special_folder` (lists again each time). IDLE is only a hint: connections go
quiet without an error, so it is renewed well under the 29 minutes of RFC 2177, and the caller polls
all the same.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from imapclient import DRAFT, SEEN, IMAPClient

from afterword.adapters.check_steps import Step, line_said, steps_to_reach, take_steps
from afterword.adapters.folder_roles import (
    Folder,
    Role,
    choose_watched,
    find_drafts_folder,
    find_role,
    find_sent_folder,
)
from afterword.adapters.imap_idle import describe_inbox, idle_once
from afterword.adapters.imap_reading import Plan, Wish, read_batch
from afterword.adapters.imap_sent import find_copy
from afterword.adapters.imap_session import LineDropped, close_line, judging, list_folders, open_line, sign_in
from afterword.adapters.imap_states import FolderState, read_states
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.server_address import ServerAddress
from afterword.ports.errors import Uncertain
from afterword.ports.mailbox import Batch, Cursor, SentCopy, Sieve
from afterword.ports.submission import CheckStep
from afterword.said import say

_Result = TypeVar("_Result")
_IDLE_RENEWAL = 540.0
_POLL_INTERVAL = 30.0


class ImapMailbox:
    """A MailboxPort. One for a thread: it holds one line, opens it when first used, and opens a new
    one when the old one broke. `size_limit` (bytes) is where a message is no longer read whole."""

    def __init__(
        self,
        server: ServerAddress,
        *,
        username: str,
        password: str | Bearer,
        timeout: float = 30.0,
        size_limit: int = 256 * 1024,
        idle_renewal: float = _IDLE_RENEWAL,
    ) -> None:
        self._server = server
        self._username = username
        self._password = password
        self._timeout = timeout
        self._size_limit = size_limit
        self._idle_renewal = idle_renewal
        self._client: IMAPClient | None = None
        self._folders: list[Folder] | None = None
        self._inbox_state: tuple[object, ...] | None = None
        self._plan: Plan | None = None
        self._examined: dict[bytes, Any] | None = None
        self._states: dict[str, FolderState] = {}

    def folders_to_watch(self) -> tuple[str, ...]:
        self._folders = None
        watched = choose_watched(self._run(self._list, what=say("listing the folders")))
        # INBOX is opened at every look: its state is what the waiting for mail compares with.
        others = [name for name in watched if name != "INBOX"]
        self._examined = None
        self._states = self._run(lambda client: read_states(client, others), what=say("asking what is new"))
        return watched

    def fetch_new(
        self,
        *,
        folder: str,
        cursor: Cursor | None,
        since: datetime,
        limit: int = 500,
        sieve: Sieve | None = None,
    ) -> Batch:
        # What a listing said of a folder counts once, for the reading that it began.
        state = self._states.pop(folder, None)
        if cursor is not None and state is not None and state.has_no_news(cursor):
            return Batch(messages=(), cursor=cursor)
        wish = Wish(folder=folder, cursor=cursor, since=since, limit=limit, sieve=sieve)
        return self._run(lambda client: self._read(client, wish), what=say("reading {folder}", folder=folder))

    def find_sent(self, *, message_id: str, correlation: str, since: datetime) -> SentCopy | None:
        self._examined = None

        def look(client: IMAPClient) -> SentCopy | None:
            known = self._list(client)
            for role in (Role.SENT, Role.ALL):
                folder = find_role(known, role)
                if folder is not None:
                    found = find_copy(client, folder, message_id, correlation, since)
                    if found is not None:
                        return found
            return None

        return self._run(look, what=say("looking in Sent"))

    def file_sent(self, *, message: bytes, at: datetime) -> None:
        """As MailboxPort. Raises Uncertain where the line broke: look with `find_sent` before filing
        again."""
        self._append(Role.SENT, [SEEN], message, at, what=say("filing the copy in Sent"))

    def put_draft(self, *, message: bytes, at: datetime) -> str:
        return self._append(
            Role.DRAFTS, [SEEN, DRAFT], message, at, what=say("laying the letter into the drafts")
        )

    def _append(self, role: Role, flags: list[bytes], message: bytes, at: datetime, *, what: str) -> str:
        self._run(lambda client: client.noop(), what=what)
        client = self._connect()
        folder = self.find_sent_folder() if role is Role.SENT else self._find_drafts()
        try:
            with judging(self._server, what=what):
                client.append(folder, message, flags=flags, msg_time=at)
        except LineDropped as error:
            self.close()
            raise Uncertain(
                say(
                    "The line broke while {what}, so it may be there or not. The letter itself is not "
                    "touched by this.",
                    what=what,
                ),
                cause="no-answer-after-append",
            ) from error
        return folder

    def _find_drafts(self) -> str:
        return find_drafts_folder(
            self._run(self._list, what=say("listing the folders")),
            where=say("at {host}", host=self._server.host),
        )

    def find_sent_folder(self) -> str:
        """The folder for sent mail. Raises Permanent (`folder-missing`)."""
        return find_sent_folder(
            self._run(self._list, what=say("listing the folders")),
            where=say("at {host}", host=self._server.host),
        )

    def wait(self, *, timeout: float) -> bool:
        """As MailboxPort. Where the line breaks meanwhile it says True: a look will show what is the
        matter."""
        try:
            with judging(self._server, what=say("waiting for mail")):
                return self._wait(self._connect(), timeout)
        except LineDropped:
            self.close()
            return True

    def check(self) -> list[CheckStep]:
        """As the doctor wants it: find, connect, secure, sign in, folders."""
        self.close()

        def secure() -> str:
            self._client = open_line(self._server, timeout=self._timeout)
            return line_said(self._server.security)

        def enter() -> str:
            if self._client is not None:
                sign_in(self._client, server=self._server, username=self._username, password=self._password)
            return say("Signed in.")

        def list_them() -> str:
            watched = choose_watched(self._run(self._list, what=say("listing the folders")))
            return say(
                "Watched: {watched}. Copies go to {sent}.",
                watched=", ".join(watched),
                sent=self.find_sent_folder(),
            )

        steps: list[Step] = [
            *steps_to_reach(self._server, timeout=self._timeout),
            (say("secure the line"), secure),
            (say("sign in"), enter),
            (say("folders"), list_them),
        ]
        try:
            return take_steps(steps)
        finally:
            self.close()

    def close(self) -> None:
        client, self._client = self._client, None
        self._folders = None
        self._inbox_state = None
        self._plan = None
        self._examined = None
        self._states = {}
        if client is not None:
            close_line(client)

    def _connect(self) -> IMAPClient:
        if self._client is None:
            client = open_line(self._server, timeout=self._timeout)
            try:
                sign_in(client, server=self._server, username=self._username, password=self._password)
            except BaseException:
                close_line(client)
                raise
            self._client = client
        return self._client

    def _run(self, action: Callable[[IMAPClient], _Result], *, what: str) -> _Result:
        """Do a thing that may be done twice. A line that lay idle may have died: one new one is tried."""
        is_reused = self._client is not None
        try:
            with judging(self._server, what=what):
                return action(self._connect())
        except LineDropped:
            self.close()
            if not is_reused:
                raise
        try:
            with judging(self._server, what=what):
                return action(self._connect())
        except LineDropped:
            self.close()
            raise

    def _list(self, client: IMAPClient) -> list[Folder]:
        if self._folders is None:
            self._folders = list_folders(client)
        return self._folders

    def _examine(self, client: IMAPClient, wish: Wish) -> dict[bytes, Any]:
        """EXAMINE: not even \\Recent is touched. Once for all batches of one reading: with a hundred thousand
        messages it takes the server as long as a batch."""
        plan = self._plan
        if self._examined is not None and plan is not None and plan.goes_on(wish):
            return self._examined
        self._examined = client.select_folder(wish.folder, readonly=True)
        return self._examined

    def _read(self, client: IMAPClient, wish: Wish) -> Batch:
        state = self._examine(client, wish)
        if wish.folder == "INBOX":
            self._inbox_state = describe_inbox(state)
        self._plan, batch = read_batch(client, state, wish, plan=self._plan, size_limit=self._size_limit)
        return batch

    def _wait(self, client: IMAPClient, timeout: float) -> bool:
        end = time.monotonic() + timeout
        self._examined = None
        before = self._inbox_state
        can_idle = client.has_capability("IDLE")  # may ask the server; between EXAMINE and IDLE nothing may
        now = describe_inbox(client.select_folder("INBOX", readonly=True))
        self._inbox_state = now
        if before is not None and before != now:
            return True  # it came between the last look and now
        while (left := end - time.monotonic()) > 0:
            if not can_idle:
                time.sleep(min(left, _POLL_INTERVAL))
                if describe_inbox(client.select_folder("INBOX", readonly=True)) != now:
                    return True
            elif idle_once(client, min(left, self._idle_renewal)):
                return True
        return False
