"""Each MailboxPort with hands on its other side, so that one contract can be run against all."""

import itertools
import os
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from afterword.adapters.imap_mailbox import ImapMailbox
from afterword.adapters.jmap_mailbox import JmapMailbox
from afterword.adapters.maildir_mailbox import MaildirMailbox
from afterword.adapters.server_address import Security, ServerAddress
from afterword.ports.mailbox import MailboxPort, RawMessage
from tests.fakes.fake_mailbox import FakeMailbox
from tests.servers.cyrus import CyrusAccount, CyrusServer
from tests.servers.dovecot import Account, DovecotServer

_numbers = itertools.count(1)


def long_ago() -> datetime:
    return datetime.now(UTC) - timedelta(days=3)


class Stand(Protocol):
    port: MailboxPort

    def receive(self, content: bytes) -> None: ...

    def lose_index(self) -> None: ...

    def expunge_all(self) -> None: ...


class ImapStand:
    def __init__(self, server: DovecotServer, account: Account) -> None:
        self.server, self.account = server, account
        self.imap = open_imap(server, account)
        self.port: MailboxPort = self.imap

    def receive(self, content: bytes) -> None:
        self.server.deliver(self.account, content)

    def lose_index(self) -> None:
        self.server.drop_indexes(self.account)

    def expunge_all(self) -> None:
        for path in message_files(self.account.maildir):
            path.unlink()


class MaildirStand:
    def __init__(self, folder: Path) -> None:
        self.root = folder / "Maildir"
        self.state_folder = folder / "state"
        for name in ("", ".Sent", ".Junk", ".Archive", ".Trash", ".Drafts"):
            make_maildir(self.root / name)
        self.maildir = MaildirMailbox(self.root, state_folder=self.state_folder)
        self.port: MailboxPort = self.maildir

    def receive(self, content: bytes) -> None:
        put_message(self.root, content)

    def lose_index(self) -> None:
        shutil.rmtree(self.state_folder)
        self.maildir = self.port = MaildirMailbox(self.root, state_folder=self.state_folder)

    def expunge_all(self) -> None:
        for path in message_files(self.root):
            path.unlink()


class JmapStand:
    def __init__(self, server: CyrusServer, account: CyrusAccount) -> None:
        self.server, self.account = server, account
        self.jmap = open_jmap(server, account)
        self.port: MailboxPort = self.jmap

    def receive(self, content: bytes) -> None:
        self.server.deliver(self.account, content)

    def lose_index(self) -> None:
        """The account is made anew: no state that was given out means anything any more, as after a move to another
        server. The mail that lay there is put back."""
        kept = [message.content for message in self.fetch_all()]
        self.server.renew_account(self.account)
        for content in kept:
            self.receive(content)

    def fetch_all(self) -> tuple[RawMessage, ...]:
        return self.port.fetch_new(folder="INBOX", cursor=None, since=long_ago()).messages

    def expunge_all(self) -> None:
        self.server.expunge_all(self.account)


def open_jmap(server: CyrusServer, account: CyrusAccount, **changes: object) -> JmapMailbox:
    arguments: dict[str, object] = {"username": account.name, "password": account.password, "timeout": 10.0}
    arguments.update(changes)
    return JmapMailbox(server.base_url, **arguments)  # type: ignore[arg-type]


class FakeStand:
    def __init__(self) -> None:
        self.fake = FakeMailbox()
        self.port: MailboxPort = self.fake

    def receive(self, content: bytes) -> None:
        self.fake.receive(content, at=datetime.now(UTC))

    def lose_index(self) -> None:
        self.fake.lose_index("INBOX")

    def expunge_all(self) -> None:
        self.fake.folders["INBOX"].clear()


def open_imap(server: DovecotServer, account: Account, **changes: object) -> ImapMailbox:
    arguments: dict[str, object] = {"username": account.name, "password": account.password, "timeout": 10.0}
    arguments.update(changes)
    address = ServerAddress(host=server.host, port=server.imap_port, security=Security.PLAIN)
    return ImapMailbox(address, **arguments)  # type: ignore[arg-type]


def make_maildir(path: Path) -> Path:
    for place in ("cur", "new", "tmp"):
        (path / place).mkdir(parents=True, exist_ok=True)
    return path


def put_message(folder: Path, content: bytes, *, at: float | None = None, place: str = "new") -> Path:
    moment = time.time() if at is None else at
    suffix = ":2," if place == "cur" else ""
    path = folder / place / f"{int(moment)}.M{next(_numbers)}P7.laptop{suffix}"
    path.write_bytes(content)
    os.utime(path, (moment, moment))
    return path


def message_files(maildir: Path) -> list[Path]:
    return [path for place in ("cur", "new") for path in (maildir / place).iterdir()]
