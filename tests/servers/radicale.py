"""A real Radicale (CalDAV) on loopback, in a folder of its own, with passwords."""

import base64
import http.client
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.servers.unprivileged import find_free_port, is_listening, wait_until


class RadicaleServer:
    """`start()`, then `base_url`. Accounts are in `users`; a calendar is made with `make_calendar`."""

    def __init__(self, *, users: dict[str, str]) -> None:
        self.users = users
        self.port = find_free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="aw-radicale-", dir="/tmp"))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "RadicaleServer":
        lines = "".join(f"{name}:{password}\n" for name, password in self.users.items())
        (self.folder / "users").write_text(lines)
        configuration = self.folder / "config"
        configuration.write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n[auth]\ntype = htpasswd\n"
            f"htpasswd_filename = {self.folder}/users\nhtpasswd_encryption = plain\ndelay = 0\n"
            f"[storage]\nfilesystem_folder = {self.folder}/collections\n[logging]\nlevel = error\n"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", str(configuration)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until(lambda: is_listening(self.port), timeout=20, what="the start of Radicale")
        return self

    def remove(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=10)
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def make_calendar(self, user: str, name: str = "work", *, shown: str = "Work") -> str:
        """Its address. What was in one of the same name is gone."""
        path = f"/{user}/{name}/"
        self.ask("DELETE", path, user=user)
        body = (
            '<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
            f"<d:displayname>{shown}</d:displayname></d:prop></d:set></c:mkcalendar>"
        )
        status = self.ask("MKCALENDAR", path, body.encode(), user=user)
        if status != 201:
            raise RuntimeError(f"Radicale answered {status} to MKCALENDAR.")
        return f"{self.base_url}{path}"

    def put(self, calendar: str, uid: str, content: bytes, *, user: str) -> None:
        status = self.ask("PUT", f"{self._path(calendar)}{uid}.ics", content, user=user, kind="text/calendar")
        if status not in (201, 204):
            raise RuntimeError(f"Radicale answered {status} to PUT.")

    def delete(self, calendar: str, uid: str, *, user: str) -> None:
        self.ask("DELETE", f"{self._path(calendar)}{uid}.ics", user=user)

    def ask(
        self, method: str, path: str, body: bytes = b"", *, user: str, kind: str = "application/xml"
    ) -> int:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        secret = base64.b64encode(f"{user}:{self.users[user]}".encode()).decode()
        line.request(method, path, body or None, {"Authorization": f"Basic {secret}", "Content-Type": kind})
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer.status

    def _path(self, calendar: str) -> str:
        return calendar.removeprefix(self.base_url)
