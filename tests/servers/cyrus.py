"""A real Cyrus IMAP server with JMAP (RFC 8620, RFC 8621), unprivileged, in a folder of its own.

It lies unpacked in .cache/cyrus (tools/cyrus_server.py), because Debian lets one machine have one IMAP server. What is
started is a copy in the server's folder: another user may not look into the checkout. Passwords are asked for at the
socket of saslauthd, which is ours: a few lines instead of another daemon.
"""

import imaplib
import os
import shutil
import smtplib
import socket
import struct
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.servers.unprivileged import (
    ServerMissing,
    find_free_port,
    find_server_user,
    give_to,
    is_listening,
    make_server_folder,
    start_program,
    wait_until,
)

_UNPACKED = Path(__file__).parents[2] / ".cache" / "cyrus"
_PROGRAMS = ("master", "httpd", "imapd", "lmtpd", "ctl_cyrusdb")
_FOLDERS = ("conf/db", "conf/socket", "conf/proc", "conf/lock", "conf/log", "conf/user", "part", "run")
_SETTINGS = """configdirectory: {folder}/conf
partition-default: {folder}/part
defaultpartition: default
admins: admin
cyrus_user: {user}
cyrus_group: {group}
allowplaintext: yes
sasl_mech_list: PLAIN LOGIN
sasl_pwcheck_method: saslauthd
sasl_saslauthd_path: {folder}/run/mux
virtdomains: off
unixhierarchysep: on
altnamespace: on
httpmodules: jmap caldav
httpallowcompress: no
caldav_create_default: yes
conversations: yes
conversations_db: twoskip
expunge_mode: immediate
search_engine: none
smtp_backend: host
smtp_host: 127.0.0.1:{smtp_port}
servername: localhost
tls_server_cert: disabled
"""
_SERVICES = """START {{
  recover cmd="{programs}/ctl_cyrusdb -C {folder}/imapd.conf -r"
}}
SERVICES {{
  imap cmd="{programs}/imapd -C {folder}/imapd.conf" listen="127.0.0.1:{imap_port}" prefork=0
  http cmd="{programs}/httpd -C {folder}/imapd.conf" listen="127.0.0.1:{http_port}" prefork=0
  lmtp cmd="{programs}/lmtpd -a -C {folder}/imapd.conf" listen="127.0.0.1:{lmtp_port}" prefork=0
}}
EVENTS {{
}}
"""
_SPECIAL_USE = ("Sent", "Drafts", "Junk", "Trash", "Archive")


@dataclass(frozen=True, slots=True, kw_only=True)
class CyrusAccount:
    name: str
    address: str
    password: str


class CyrusServer:
    """`start()`, then `base_url`. Letters go on to the SMTP server at `smtp_port` on this machine."""

    def __init__(self, *, smtp_port: int = 9) -> None:
        self.host = "127.0.0.1"
        self.http_port, self.imap_port, self.lmtp_port = (find_free_port() for _ in range(3))
        self._user = find_server_user()
        self.folder = make_server_folder("cyrus", self._user)
        self._programs = _copy_programs(self.folder / "programs")
        self._passwords: dict[str, str] = {"admin": "admin"}
        self._process: subprocess.Popen[bytes] | None = None
        self._auth = socket.socket(socket.AF_UNIX)
        self._write_settings(smtp_port)

    @property
    def base_url(self) -> str:
        return f"http://{self.host}:{self.http_port}"

    def start(self) -> "CyrusServer":
        threading.Thread(target=self._answer_passwords, daemon=True).start()
        run = self.folder / "run" / "master.pid"
        self._process = start_program(
            [str(self._programs / "master"), "-C", str(self.folder / "imapd.conf"), "-M",
             str(self.folder / "cyrus.conf"), "-D", "-p", str(run)],
            user=self._user, cwd=self.folder, environment={"LD_LIBRARY_PATH": str(self._programs)},
        )  # fmt: skip
        ports = (self.http_port, self.imap_port, self.lmtp_port)
        wait_until(lambda: all(is_listening(port) for port in ports), what="the start of Cyrus")
        return self

    def remove(self) -> None:
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=10)
            self._process.kill()
            self._process = None
        self._auth.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def add_account(self, name: str, *, password: str = "secret") -> CyrusAccount:
        """A new account with the usual folders, empty."""
        self._passwords[name] = password
        with imaplib.IMAP4(self.host, self.imap_port) as admin:
            admin.login("admin", "admin")
            _must(admin.create(f"user/{name}"))
        with self._own_line(name) as own:
            for folder in _SPECIAL_USE:
                _must(own._simple_command("CREATE", folder, f"(USE (\\{folder}))"))  # type: ignore[attr-defined]
        return CyrusAccount(name=name, address=f"{name}@example.org", password=password)

    def change_password(self, account: CyrusAccount, password: str) -> None:
        self._passwords[account.name] = password

    def renew_account(self, account: CyrusAccount) -> None:
        """Delete the account and make it again: all state strings that were given out are void."""
        with imaplib.IMAP4(self.host, self.imap_port) as admin:
            admin.login("admin", "admin")
            _must(admin.setacl(f"user/{account.name}", "admin", "lrswipkxtecda"))
            _must(admin.delete(f"user/{account.name}"))
        self.add_account(account.name, password=account.password)

    def deliver(self, account: CyrusAccount, message: bytes) -> None:
        """Hand `message` over by LMTP; it is in INBOX when this returns."""
        with smtplib.LMTP(self.host, self.lmtp_port) as line:
            line.sendmail("someone@example.net", [account.name], message)

    def expunge_all(self, account: CyrusAccount, folder: str = "INBOX") -> None:
        with self._own_line(account.name) as own:
            own.select(folder)
            own.store("1:*", "+FLAGS", "\\Deleted")
            own.expunge()

    def count(self, account: CyrusAccount, folder: str) -> int:
        with self._own_line(account.name) as own:
            return int((own.select(folder, readonly=True)[1][0] or b"0").decode())

    def move_all(self, account: CyrusAccount, source: str, target: str) -> None:
        with self._own_line(account.name) as own:
            own.select(source)
            _must(own._simple_command("MOVE", "1:*", target))  # type: ignore[attr-defined]

    def read_flags(self, account: CyrusAccount, folder: str = "INBOX") -> str:
        with self._own_line(account.name) as own:
            own.select(folder, readonly=True)
            return str(own.fetch("1:*", "(FLAGS)")[1])

    def _own_line(self, name: str) -> imaplib.IMAP4:
        line = imaplib.IMAP4(self.host, self.imap_port)
        line.login(name, self._passwords[name])
        return line

    def _answer_passwords(self) -> None:
        """The protocol of saslauthd: user, password, service and realm, each with its length; OK or NO."""
        with suppress(OSError):
            while True:
                call = self._auth.accept()[0]
                with call, call.makefile("rb") as stream:
                    words = [stream.read(struct.unpack(">H", stream.read(2))[0]).decode() for _ in range(4)]
                    answer = b"OK" if self._passwords.get(words[0]) == words[1] else b"NO"
                    call.sendall(struct.pack(">H", len(answer)) + answer)

    def _write_settings(self, smtp_port: int) -> None:
        for name in _FOLDERS:
            (self.folder / name).mkdir(parents=True)
        common = {"folder": self.folder, "user": self._user.name, "group": self._user.group}
        (self.folder / "imapd.conf").write_text(_SETTINGS.format(smtp_port=smtp_port, **common))
        services = _SERVICES.format(
            programs=self._programs, imap_port=self.imap_port, http_port=self.http_port,
            lmtp_port=self.lmtp_port, **common,
        )  # fmt: skip
        (self.folder / "cyrus.conf").write_text(services)
        mux = self.folder / "run" / "mux"
        self._auth.bind(str(mux))
        self._auth.listen(20)
        os.chmod(mux, 0o777)
        give_to(self._user, *self.folder.rglob("*"))


def _must(answer: tuple[str, list[object]]) -> None:
    if answer[0] != "OK":
        raise RuntimeError(f"Cyrus refused: {answer}")


def _copy_programs(target: Path) -> Path:
    """The programs and the libraries that came with them, side by side. Raises ServerMissing."""
    target.mkdir()
    found = {path.name: path for path in _UNPACKED.glob("usr/**/cyrus*/bin/*") if path.name in _PROGRAMS}
    libraries = list(_UNPACKED.glob("usr/lib/**/libcyrus*.so*"))
    if len(found) < len(_PROGRAMS):
        raise ServerMissing("The tests need Cyrus in .cache/cyrus. `make test` unpacks it there.")
    for path in (*found.values(), *libraries):
        shutil.copy(path, target / path.name)
    target.chmod(0o755)
    return target
