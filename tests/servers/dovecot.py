"""A real Dovecot, unprivileged, on loopback ports, in a folder of its own."""

import os
import re
import shutil
import signal
import smtplib
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.servers.certificate import Certificate
from tests.servers.unprivileged import (
    find_free_port,
    find_program,
    find_server_user,
    give_to,
    is_listening,
    make_server_folder,
    start_program,
    wait_until,
)

_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = {ssl}
disable_plaintext_auth = no
auth_username_format = %Ln
auth_failure_delay = 0
recipient_delimiter = +
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
mail_location = maildir:~/Maildir
imap_idle_notify_interval = 2 mins
mail_max_userip_connections = 50
{oauth}passdb {{
  driver = passwd-file
  args = {folder}/users/%u
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
{mailboxes}}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap_port}
  }}
{imaps}}}
service lmtp {{
  user = {user}
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp_port}
  }}
}}
"""
_MAILBOX = """  mailbox {name} {{
    special_use = \\{role}
    auto = subscribe
  }}
"""
_IMAPS = """  inet_listener imaps {{
    address = 127.0.0.1
    port = {port}
    ssl = yes
  }}
"""
_OAUTH = """auth_mechanisms = plain login xoauth2 oauthbearer
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
"""
_INTROSPECTION = """introspection_url = {url}
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
tokeninfo_url =
"""
_SPECIAL_USE = {"Sent": "Sent", "Junk": "Junk", "Archive": "Archive", "Trash": "Trash", "Drafts": "Drafts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account of the test server. `maildir` is its INBOX folder on disk."""

    name: str
    address: str
    password: str
    maildir: Path


class DovecotServer:
    """Start with `start()`; ports stay the same over `stop()` and `start()`. Accounts are made at any
    time. With `introspection_url` (RFC 7662) it takes tokens: XOAUTH2 and OAUTHBEARER."""

    def __init__(
        self,
        *,
        certificate: Certificate | None = None,
        folders: dict[str, str] | None = None,
        introspection_url: str = "",
    ) -> None:
        self.host = "127.0.0.1"
        self.imap_port = find_free_port()
        self.lmtp_port = find_free_port()
        self.imaps_port = find_free_port() if certificate else None
        self.certificate = certificate
        self._introspection_url = introspection_url
        self._folders = _SPECIAL_USE if folders is None else folders
        self._user = find_server_user()
        self._program = find_program("dovecot", package="dovecot-imapd dovecot-lmtpd")
        self.folder = make_server_folder("dovecot", self._user)
        self._process: subprocess.Popen[bytes] | None = None
        self._write_configuration()

    def start(self) -> "DovecotServer":
        self._process = start_program(
            [self._program, "-F", "-c", str(self.folder / "dovecot.conf")], user=self._user, cwd=self.folder
        )
        try:
            wait_until(
                lambda: is_listening(self.imap_port) and is_listening(self.lmtp_port), what="Dovecot's start"
            )
        except TimeoutError as error:
            raise RuntimeError(f"Dovecot did not start: {self.read_log()}") from error
        return self

    def stop(self) -> None:
        """End the server and the sessions that it would leave alive."""
        if self._process is None:
            return
        self.kill_sessions(number=signal.SIGKILL)
        self._process.terminate()
        self._process.wait(timeout=30)
        self._process = None

    def remove(self) -> None:
        """End it at once; the folder goes too, so nothing needs to be put in order."""
        if self._process is not None:
            for pid in [*self._children(), self._process.pid]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._process.wait(timeout=30)
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill_sessions(self, *, number: int = signal.SIGTERM) -> int:
        """End every live IMAP session; how many there were. SIGTERM lets the server say BYE. After SIGKILL (a
        machine that loses power) Dovecot takes no new session for some seconds: `stop()` and `start()` it."""
        children = [pid for pid in self._children() if _program_of(pid) == "imap"]
        for pid in children:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        return len(children)

    def add_account(self, name: str, *, password: str = "secret") -> Account:
        """A new empty account. Its address is NAME@example.org; LMTP takes any domain. Each has a file
        of its own, because Dovecot looks only once a second whether a file of passwords has changed."""
        self._write_password(name, password)
        maildir = self.folder / "home" / name / "Maildir"
        return Account(name=name, address=f"{name}@example.org", password=password, maildir=maildir)

    def change_password(self, account: Account, password: str) -> None:
        """Holds from the next sign-in on (waits the second that Dovecot may not look)."""
        path = self._write_password(account.name, password)
        os.utime(path, (time.time() + 2, time.time() + 2))
        time.sleep(1.1)

    def _write_password(self, name: str, password: str) -> Path:
        path = self.folder / "users" / name
        path.write_text(f"{name}:{{PLAIN}}{password}::::::\n", encoding="utf-8")
        give_to(self._user, path)
        return path

    def deliver(self, account: Account, message: bytes, *, sender: str = "someone@example.net") -> None:
        """Hand `message` (LF or CRLF) over by LMTP; it is in INBOX when this returns."""
        with smtplib.LMTP(self.host, self.lmtp_port) as line:
            line.sendmail(sender, [account.address], message)

    def drop_indexes(self, account: Account, folder: str = "INBOX") -> None:
        """Lose the index files as a crash would: the next look finds a new UIDVALIDITY, which Dovecot takes
        from the clock in seconds."""
        place = account.maildir if folder == "INBOX" else account.maildir / f".{folder}"
        first_line = (place / "dovecot-uidlist").read_text(encoding="utf-8").splitlines()[0]
        found = re.search(r"V(\d+)", first_line)
        old = int(found.group(1)) if found else 0
        self.kill_sessions()
        wait_until(lambda: time.time() >= old + 1.1, what="a new second")
        for path in [*account.maildir.glob("dovecot*"), *place.glob("dovecot*")]:
            path.unlink(missing_ok=True)

    def read_log(self) -> str:
        path = self.folder / "log"
        return path.read_text(errors="replace")[-2000:] if path.exists() else "(no log)"

    def _children(self) -> list[int]:
        if self._process is None:
            return []
        path = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return [int(pid) for pid in path.read_text().split()] if path.exists() else []

    def _write_configuration(self) -> None:
        ssl = "no"
        imaps = ""
        if self.certificate:
            # A copy of our own: the test's folder may be closed to the server's user.
            cert, key = self.folder / "server.crt", self.folder / "server.key"
            shutil.copyfile(self.certificate.certificate, cert)
            shutil.copyfile(self.certificate.key, key)
            give_to(self._user, cert, key)
            ssl = f"yes\nssl_cert = <{cert}\nssl_key = <{key}"
            imaps = _IMAPS.format(port=self.imaps_port)
        oauth = ""
        if self._introspection_url:
            oauth = _OAUTH.format(folder=self.folder)
            (self.folder / "oauth2.conf").write_text(_INTROSPECTION.format(url=self._introspection_url))
            give_to(self._user, self.folder / "oauth2.conf")
        text = _CONFIGURATION.format(
            folder=self.folder,
            oauth=oauth,
            ssl=ssl,
            imaps=imaps,
            user=self._user.name,
            group=self._user.group,
            mailboxes="".join(_MAILBOX.format(name=name, role=role) for name, role in self._folders.items()),
            imap_port=self.imap_port,
            lmtp_port=self.lmtp_port,
        )
        configuration = self.folder / "dovecot.conf"
        users = self.folder / "users"
        home = self.folder / "home"
        configuration.write_text(text, encoding="utf-8")
        users.mkdir()
        home.mkdir()
        give_to(self._user, configuration, users, home)


def _program_of(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text().strip()
    return ""
