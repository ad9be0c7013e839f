"""A person's mailbox by JMAP (RFC 8621): read without a trace, file the one copy in Sent."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from afterword.adapters.check_steps import Step, steps_to_reach, take_steps
from afterword.adapters.folder_roles import (
    Folder,
    Role,
    choose_watched,
    find_drafts_folder,
    find_role,
    find_sent_folder,
    make_folder,
)
from afterword.adapters.http_line import NoAnswer, server_behind
from afterword.adapters.jmap_reading import Wish, number_of, read_batch
from afterword.adapters.jmap_session import JmapSession, MethodError
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.sent_match import SEARCHED_HEADERS, is_our_copy, parse_head, read_message_id
from afterword.ports.errors import Permanent, Uncertain
from afterword.ports.mailbox import Batch, Cursor, SentCopy, Sieve
from afterword.ports.submission import CheckStep
from afterword.said import say

_NEWEST = 200
_POLL_INTERVAL = 2.0
_SLOW_POLL = 15.0
_QUICK_POLLS = 15
_ROLES = {
    "inbox": Role.INBOX,
    "sent": Role.SENT,
    "junk": Role.JUNK,
    "archive": Role.ARCHIVE,
    "all": Role.ALL,
    "trash": Role.TRASH,
    "drafts": Role.DRAFTS,
}


class JmapMailbox:
    """A MailboxPort. One for a thread. `size_limit` (bytes) is where a message is no longer read whole."""

    def __init__(
        self,
        url: str,
        *,
        username: str,
        password: str | Bearer,
        timeout: float = 30.0,
        size_limit: int = 256 * 1024,
        ca_file: Path | None = None,
    ) -> None:
        self._session = JmapSession(
            url=url, username=username, password=password, timeout=timeout, ca_file=ca_file
        )
        self._server = server_behind(url, ca_file=ca_file)
        self._timeout = timeout
        self._size_limit = size_limit
        self._ids: dict[str, str] = {}
        self._folders: list[Folder] = []
        self._handed_out: set[str] = set()
        self._state = ""

    def folders_to_watch(self) -> tuple[str, ...]:
        self._list()
        return choose_watched(self._folders)

    def fetch_new(
        self,
        *,
        folder: str,
        cursor: Cursor | None,
        since: datetime,
        limit: int = 500,
        sieve: Sieve | None = None,
    ) -> Batch:
        self._list()  # a folder that was made anew has another id, and its old state means nothing
        wish = Wish(
            folder=folder, mailbox=self._id_of(folder), cursor=cursor, since=since, limit=limit, sieve=sieve
        )
        batch, state = read_batch(
            self._session, wish, handed_out=self._handed_out, size_limit=self._size_limit
        )
        self._state = state
        return batch

    def find_sent(self, *, message_id: str, correlation: str, since: datetime) -> SentCopy | None:
        """Only in Sent, never in All Mail: a draft that did not leave may lie there with the same marks."""
        self._list()
        folder = find_role(self._folders, Role.SENT)
        if folder is None:
            return None
        mailbox = self._ids[folder]
        newest = {"inMailbox": mailbox, "after": _utc(since - timedelta(days=1))}
        for filter_ in (*_marks(mailbox, message_id, correlation), newest):
            found = self._look(folder, filter_, message_id, correlation)
            if found is not None:
                return found
        return None

    def file_sent(self, *, message: bytes, at: datetime) -> None:
        """As MailboxPort, by Email/import (RFC 8621 §4.8)."""
        self._import(self.find_sent_folder(), message, at, ("$seen",), what=say("the copy was filed in Sent"))

    def put_draft(self, *, message: bytes, at: datetime) -> str:
        """As DraftsPort."""
        self._list()
        folder = find_drafts_folder(self._folders, where=say("at {host}", host=self._session.host))
        self._import(
            folder, message, at, ("$seen", "$draft"), what=say("the letter was laid into the drafts")
        )
        return folder

    def _import(
        self, folder: str, message: bytes, at: datetime, marks: tuple[str, ...], *, what: str
    ) -> None:
        blob = self._session.upload(message)
        email = {
            "blobId": blob,
            "mailboxIds": {self._ids[folder]: True},
            "keywords": dict.fromkeys(marks, True),
            "receivedAt": _utc(at),
        }
        try:
            told = self._session.ask([("Email/import", {"emails": {"copy": email}})], may_repeat=False)[0]
        except NoAnswer as error:
            raise Uncertain(
                say(
                    "The line broke while {what}, so it may be there or not. The letter itself is not "
                    "touched by this.",
                    what=what,
                ),
                cause="no-answer-after-append",
            ) from error
        refused = (told.get("notCreated") or {}).get("copy")
        if refused and refused.get("type") != "alreadyExists":
            raise Permanent(
                say(
                    "{host} did not take it for {folder} (it said: {refused}).",
                    host=self._session.host,
                    folder=folder,
                    refused=refused.get("type"),
                ),
                cause="refused-by-server",
            )

    def find_sent_folder(self) -> str:
        """The folder for sent mail. Raises Permanent (`folder-missing`)."""
        self._list()
        return find_sent_folder(self._folders, where=say("at {host}", host=self._session.host))

    def wait(self, *, timeout: float) -> bool:
        """As MailboxPort: the state of all mail is asked for, quickly at first, then every quarter of a minute."""
        end = time.monotonic() + timeout
        before = self._state or self._read_state()
        polls = 0
        while True:
            try:
                now = self._read_state()
            except NoAnswer:
                return True
            if now != before:
                self._state = now
                return True
            polls += 1
            pause = _POLL_INTERVAL if polls <= _QUICK_POLLS else _SLOW_POLL
            left = end - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(left, pause))

    def check(self) -> list[CheckStep]:
        """As the doctor wants it: find, connect, session (with TLS and sign-in), folders."""
        self.close()

        def session() -> str:
            self._session.open()
            return say("Signed in to the JMAP account {account}.", account=self._session.account)

        def folders() -> str:
            watched = ", ".join(self.folders_to_watch())
            return say(
                "Watched: {watched}. Copies go to {sent}.",
                watched=watched,
                sent=self.find_sent_folder(),
            )

        steps: list[Step] = [
            *steps_to_reach(self._server, timeout=self._timeout),
            (say("JMAP session"), session),
            (say("folders"), folders),
        ]
        try:
            return take_steps(steps)
        finally:
            self.close()

    def close(self) -> None:
        self._session.close()
        self._ids = {}

    def _id_of(self, folder: str) -> str:
        if folder not in self._ids:
            self._list()
        if folder not in self._ids:
            raise Permanent(
                say(
                    "The folder is no longer there at {host}; reading {folder} did not work.",
                    host=self._session.host,
                    folder=folder,
                ),
                cause="folder-missing",
            )
        return self._ids[folder]

    def _list(self) -> None:
        """All mailboxes with their whole names, such as `Jobs/Northwind`."""
        wanted = {"ids": None, "properties": ["id", "name", "parentId", "role"]}
        told = self._session.ask([("Mailbox/get", wanted)])[0]
        rows = {str(row["id"]): row for row in told.get("list") or [] if isinstance(row, dict)}
        self._ids, self._folders = {}, []
        for key, row in rows.items():
            role = _ROLES.get(str(row.get("role") or "").lower())
            name = "INBOX" if role is Role.INBOX else _whole_name(row, rows)
            declared = Folder(name=name, role=role, role_is_declared=True) if role else make_folder(name)
            self._ids[name] = key
            self._folders.append(declared)

    def _look(
        self, folder: str, filter_: dict[str, Any], message_id: str, correlation: str
    ) -> SentCopy | None:
        wanted = [f"header:{name}" for name in SEARCHED_HEADERS]
        sort = [{"property": "receivedAt", "isAscending": False}]
        try:
            told = self._session.ask([
                ("Email/query", {"filter": filter_, "sort": sort, "limit": _NEWEST}),
                ("Email/get", {
                    "#ids": {"resultOf": "0", "name": "Email/query", "path": "/ids"},
                    "properties": ["id", "blobId", *wanted],
                }),
            ])[1]  # fmt: skip
        except MethodError:
            return None  # a server that cannot search this header; the newest heads are read at the end
        for row in told.get("list") or []:
            head = parse_head(_head_of(row))
            if is_our_copy(head, message_id=message_id, correlation=correlation):
                content = self._session.download(str(row["blobId"])) or _head_of(row)
                uid = number_of(str(row["id"]))
                return SentCopy(folder=folder, uid=uid, message_id=read_message_id(head), content=content)
        return None

    def _read_state(self) -> str:
        return str(self._session.ask([("Email/get", {"ids": [], "properties": ["id"]})])[0].get("state", ""))


def _marks(mailbox: str, message_id: str, correlation: str) -> list[dict[str, Any]]:
    wanted = [(name, message_id.strip("<> ")) for name in SEARCHED_HEADERS if name != "X-Afterword-Ref"]
    wanted.append(("X-Afterword-Ref", correlation))
    return [{"inMailbox": mailbox, "header": [name, value]} for name, value in wanted if value]


def _head_of(row: dict[str, Any]) -> bytes:
    lines = [f"{name}:{row[key]}" for name in SEARCHED_HEADERS if (key := f"header:{name}") and row.get(key)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


def _whole_name(row: dict[str, Any], rows: dict[str, dict[str, Any]]) -> str:
    names = [str(row.get("name", ""))]
    seen = {str(row["id"])}
    while (parent := str(row.get("parentId") or "")) in rows and parent not in seen:
        seen.add(parent)
        row = rows[parent]
        names.insert(0, str(row.get("name", "")))
    return "/".join(names)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
