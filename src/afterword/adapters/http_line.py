"""A line to an HTTPS server on the standard library: one answer at a time, never a redirect by itself.

What counts here is to know how far a call came: before the connection stood nothing was asked (Temporary);
after the first byte went out the server may have done it, whether or not its answer came back (NoAnswer).
"""

import http.client
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from afterword.adapters.connection_faults import judge_connection
from afterword.adapters.server_address import Security, ServerAddress, is_loopback
from afterword.ports.errors import Permanent, Temporary
from afterword.said import say

_MOST_BYTES = 64_000_000


class NoAnswer(Temporary):
    """The call went out and no answer came back: the server may have done what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """`headers` have names in lower case. `url` is what was asked."""

    status: int
    headers: dict[str, str]
    body: bytes
    url: str

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300

    @property
    def redirect(self) -> str:
        """Where the server sends us instead, as an absolute address; empty where it does not."""
        place = self.headers.get("location", "")
        return urljoin(self.url, place) if 300 <= self.status < 400 and place else ""

    @property
    def server_time(self) -> datetime | None:
        with suppress(ValueError, TypeError):
            return parsedate_to_datetime(self.headers["date"]) if "date" in self.headers else None
        return None


@dataclass(slots=True, kw_only=True)
class HttpLine:
    """Calls to one host. One for a thread where it `keeps` its connection between calls; then it must be closed.
    `timeout` in seconds holds for each step; `ca_file` as in ServerAddress."""

    keeps: bool = False
    timeout: float = 30.0
    ca_file: Path | None = None
    most_bytes: int = _MOST_BYTES
    _open: http.client.HTTPConnection | None = field(default=None, init=False)
    _to: tuple[str, str, int] | None = field(default=None, init=False)

    def call(
        self,
        method: str,
        url: str,
        *,
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
        may_repeat: bool = True,
    ) -> HttpAnswer:
        """Ask once. A kept connection that died meanwhile is opened anew where the call `may_repeat`.

        Raises Temporary (nothing was asked), NoAnswer, or Permanent for an address that would show the
        password."""
        place, path = split_address(url)
        if not may_repeat:
            self.close()
        was_kept = self._open is not None and self._to == place
        try:
            return self._ask(place, path, method, url, headers or {}, body)
        except NoAnswer:
            if not (was_kept and may_repeat):
                raise
        return self._ask(place, path, method, url, headers or {}, body)

    def close(self) -> None:
        line, self._open = self._open, None
        if line is not None:
            line.close()

    def _ask(
        self, place: tuple[str, str, int], path: str, method: str, url: str, headers: dict[str, str],
        body: bytes | None,
    ) -> HttpAnswer:  # fmt: skip
        line = self._connect(place)
        try:
            line.request(method, path, body=body, headers={"User-Agent": "Afterword", **headers})
            answer = line.getresponse()
            content = answer.read(self.most_bytes + 1)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise NoAnswer(
                say("{host} did not answer (the line broke). It will be tried again.", host=place[1]),
                cause="no-answer",
            ) from error
        if len(content) > self.most_bytes:
            self.close()
            raise Permanent(
                say("{host} sent more than can be read here.", host=place[1]), cause="answer-too-large"
            )
        if answer.will_close or not self.keeps:
            self.close()
        known = {name.lower(): value for name, value in answer.getheaders()}
        return HttpAnswer(status=answer.status, headers=known, body=content, url=url)

    def _connect(self, place: tuple[str, str, int]) -> http.client.HTTPConnection:
        if self._open is not None and self._to == place:
            return self._open
        self.close()
        scheme, host, port = place
        if scheme == "https":
            context = self._context(host, port)
            line: http.client.HTTPConnection = http.client.HTTPSConnection(
                host, port, timeout=self.timeout, context=context
            )
        else:
            line = http.client.HTTPConnection(host, port, timeout=self.timeout)
        try:
            line.connect()
        except (OSError, UnicodeError, http.client.HTTPException) as error:
            line.close()
            raise judge_connection(error, host=host, port=port) from error
        self._open, self._to = line, place
        return line

    def _context(self, host: str, port: int) -> ssl.SSLContext:
        return server_of("https", host, port, self.ca_file).open_tls_context()


def split_address(url: str) -> tuple[tuple[str, str, int], str]:
    """Scheme, host and port of an address, and its path with the query. Raises Permanent (`bad-address`,
    `line-not-secured`)."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    host = parts.hostname or ""
    if parts.scheme not in ("https", "http") or not host or any(ord(letter) < 33 for letter in url):
        raise Permanent(
            say("“{url}” is not an address such as https://example.org/.", url=url[:80]), cause="bad-address"
        )
    if parts.scheme == "http" and not is_loopback(host):
        raise Permanent(
            say(
                "The address of {host} is not secured (http), which would show your password to "
                "others. Use https.",
                host=host,
            ),
            cause="line-not-secured",
        )
    port = port or (443 if parts.scheme == "https" else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return (parts.scheme, host, port), path


def server_of(scheme: str, host: str, port: int, ca_file: Path | None) -> ServerAddress:
    security = Security.TLS if scheme == "https" else Security.PLAIN
    return ServerAddress(host=host, port=port, security=security, ca_file=ca_file)


def server_behind(url: str, *, ca_file: Path | None = None) -> ServerAddress:
    """The server of an address, for the doctor's first steps. Raises as `split_address`."""
    (scheme, host, port), _ = split_address(url)
    return server_of(scheme, host, port, ca_file)


def clock_error(answer: HttpAnswer, now: datetime) -> float:
    """By how many seconds this machine's clock is ahead of the server's; 0 where the server does not say."""
    told = answer.server_time
    if told is None:
        return 0.0
    aware = told if told.tzinfo is not None else told.replace(tzinfo=UTC)
    return (now - aware).total_seconds()
