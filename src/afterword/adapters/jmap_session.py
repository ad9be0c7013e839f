"""A signed-in JMAP session (RFC 8620): where its addresses are, one request of several calls, uploads, downloads."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from afterword.adapters.http_line import HttpAnswer, HttpLine, NoAnswer, split_address
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.server_address import is_loopback
from afterword.adapters.sign_in_faults import judge_sign_in
from afterword.mail.address import registrable_domain
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.said import say

CORE = "urn:ietf:params:jmap:core"
MAIL = "urn:ietf:params:jmap:mail"
SUBMISSION = "urn:ietf:params:jmap:submission"
_MOST_REDIRECTS = 4

Call = tuple[str, dict[str, Any]]
"""A method and its arguments, without accountId, which is added."""


class MethodError(Permanent):
    """A method-level error (RFC 8620 §3.6.2). `kind` is its type, such as `cannotCalculateChanges`."""

    def __init__(self, kind: str, host: str) -> None:
        super().__init__(
            say("{host} could not do this (it said: {kind}).", host=host, kind=kind[:60]),
            cause="refused-by-server",
        )
        self.kind = kind


@dataclass(slots=True, kw_only=True)
class JmapSession:
    """`url` is the server (`https://api.example.org`) or its session resource. `password` is a password (Basic) or a
    Bearer. One for a thread; opens its lines when first used and after `close`."""

    url: str
    username: str
    password: str | Bearer
    timeout: float = 30.0
    ca_file: Path | None = None
    account: str = ""
    submission_account: str = ""
    features: dict[str, Any] = field(default_factory=dict)
    _places: dict[str, str] = field(default_factory=dict)
    _line: HttpLine = field(init=False)
    _blob_line: HttpLine = field(init=False)

    def __post_init__(self) -> None:
        self._line = HttpLine(keeps=True, timeout=self.timeout, ca_file=self.ca_file)
        self._blob_line = HttpLine(keeps=True, timeout=self.timeout, ca_file=self.ca_file)

    @property
    def host(self) -> str:
        return split_address(self.url)[0][1]

    def open(self) -> None:
        """Ask for the session resource (RFC 8620 §2) unless it is known. Raises Temporary or Permanent
        (`no-jmap`, `no-mail-account`, `wrong-password` ...)."""
        if self._places:
            return
        answer = self._follow(self._entrance())
        try:
            told = json.loads(answer.body)
            names = ("apiUrl", "downloadUrl", "uploadUrl")
            places = {name: urljoin(answer.url, str(told[name])) for name in names}
            primary = told["primaryAccounts"]
            self.features = dict(told["capabilities"])
            self.account = str(primary.get(MAIL, ""))
            self.submission_account = str(primary.get(SUBMISSION, self.account))
            limits = told["accounts"].get(self.submission_account, {}).get("accountCapabilities") or {}
            self.features[SUBMISSION] = limits.get(SUBMISSION, self.features.get(SUBMISSION))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _no_jmap(self.host) from error
        if not self.account:
            raise Permanent(
                say(
                    "The account {username} at {host} holds no mail that JMAP shows.",
                    username=self.username,
                    host=self.host,
                ),
                cause="no-mail-account",
            )
        self._places = places

    def ask(self, calls: Sequence[Call], *, may_repeat: bool = True) -> list[dict[str, Any]]:
        """The answers to the calls, in order; answers of implicit calls come with the last one under `implicit`.

        Raises MethodError at the first call that failed, Temporary, Permanent, or NoAnswer where the request went out
        and no answer came."""
        self.open()
        body = {
            "using": [name for name in (CORE, MAIL, SUBMISSION) if name in self.features],
            "methodCalls": [
                [method, {"accountId": self._account_of(method), **arguments}, str(number)]
                for number, (method, arguments) in enumerate(calls)
            ],
        }
        answer = self._authorized(
            self._line,
            "POST",
            self._places["apiUrl"],
            "application/json",
            json.dumps(body).encode(),
            may_repeat,
        )
        return self._read_answers(answer, len(calls))

    def download(self, blob: str) -> bytes | None:
        """The bytes of a blob (RFC 8620 §6.2); None where it is gone."""
        self.open()
        fields = {"accountId": self.account, "blobId": blob, "name": "message.eml", "type": "message/rfc822"}
        place = self._places["downloadUrl"]
        for name, value in fields.items():
            place = place.replace("{" + name + "}", quote(value, safe=""))
        try:
            return self._authorized(self._blob_line, "GET", place, "", None, True).body
        except Permanent as error:
            if error.code in (404, 410):
                return None
            raise

    def upload(self, content: bytes) -> str:
        """A blob id for `content` (RFC 8620 §6.1). Uploading twice does no harm."""
        self.open()
        place = self._places["uploadUrl"].replace("{accountId}", quote(self.account, safe=""))
        answer = self._authorized(self._blob_line, "POST", place, "message/rfc822", content, True)
        try:
            return str(json.loads(answer.body)["blobId"])
        except (ValueError, KeyError, TypeError) as error:
            raise _garbled(self.host) from error

    def close(self) -> None:
        self._line.close()
        self._blob_line.close()
        self._places = {}

    def _entrance(self) -> str:
        (_, _, _), path = split_address(self.url)
        return urljoin(self.url, "/.well-known/jmap") if path == "/" else self.url

    def _follow(self, url: str) -> HttpAnswer:
        """The session resource, along redirects that stay with the same owner: the password goes along."""
        for _ in range(_MOST_REDIRECTS):
            answer = self._authorized(self._line, "GET", url, "", None, True)
            if not answer.redirect:
                return answer
            if not is_same_owner(url, answer.redirect):
                raise Permanent(
                    say(
                        "{host} sends us to another owner's server, so the password was not given there. "
                        "Enter the address of the JMAP session itself.",
                        host=self.host,
                    ),
                    cause="redirect-elsewhere",
                )
            url = answer.redirect
        raise _no_jmap(self.host)

    def _authorized(
        self, line: HttpLine, method: str, url: str, kind: str, body: bytes | None, may_repeat: bool
    ) -> HttpAnswer:
        """One request signed in; with a Bearer once more after a 401, which certainly did nothing."""
        token = "" if isinstance(self.password, str) else self.password.read()
        for is_last in (isinstance(self.password, str), True):
            headers = {"Authorization": self._authorization(token), "Accept": "application/json"}
            if kind:
                headers["Content-Type"] = kind
            answer = line.call(method, url, headers=headers, body=body, may_repeat=may_repeat)
            if answer.status == 401 and not is_last and not isinstance(self.password, str):
                token = self.password.read(refused=token)
                continue
            break
        if answer.is_success or answer.redirect:
            return answer
        raise self._judge(answer)

    def _authorization(self, token: str) -> str:
        if isinstance(self.password, str):
            secret = f"{self.username}:{self.password}".encode()
            return f"Basic {base64.b64encode(secret).decode('ascii')}"
        return f"Bearer {token}"

    def _judge(self, answer: HttpAnswer) -> PortError:
        host = split_address(answer.url)[0][1]
        if answer.status in (401, 403):
            if isinstance(self.password, str):
                return judge_sign_in("", host=host)
            return Permanent(
                say(
                    "{host} did not accept the access for {username}. Perhaps it was taken back, or does "
                    "not include mail and sending. Make a new one.",
                    host=host,
                    username=self.username,
                ),
                cause="access-refused",
                code=answer.status,
            )
        if answer.status in (429, 503):
            return Busy(
                say("{host} is busy. It will be tried again.", host=host), cause="busy", code=answer.status
            )
        if answer.status >= 500:
            return NoAnswer(
                say(
                    "{host} had a fault of its own ({status}). It will be tried again.",
                    host=host,
                    status=answer.status,
                ),
                cause="server-fault",
                code=answer.status,
            )
        if answer.status in (404, 405) and not self._places:
            return _no_jmap(host)
        return Permanent(
            say("{host} refused this ({status}).", host=host, status=answer.status),
            cause="refused-by-server",
            code=answer.status,
        )

    def _account_of(self, method: str) -> str:
        return (
            self.submission_account if method.startswith(("EmailSubmission/", "Identity/")) else self.account
        )

    def _read_answers(self, answer: HttpAnswer, count: int) -> list[dict[str, Any]]:
        try:
            told = json.loads(answer.body)["methodResponses"]
            found: list[dict[str, Any]] = []
            for name, arguments, call_id in told:
                if name == "error":
                    raise MethodError(str(arguments.get("type", "")), self.host)
                if len(found) > int(call_id):
                    found[-1]["implicit"] = arguments
                else:
                    found.append(dict(arguments))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _garbled(self.host) from error
        if len(found) != count:
            raise _garbled(self.host)
        return found


class Busy(Temporary):
    """The server said that it does nothing just now (RFC 9110 §15.6.4, RFC 6585 §4)."""


def is_same_owner(one: str, other: str) -> bool:
    first, second = split_address(one)[0], split_address(other)[0]
    if first[1] == second[1]:
        return first[0] == second[0] or second[0] == "https"
    if is_loopback(first[1]) or is_loopback(second[1]):
        return False
    owner = registrable_domain(first[1])
    return bool(owner) and owner == registrable_domain(second[1])


def _no_jmap(host: str) -> Permanent:
    return Permanent(
        say("{host} does not speak JMAP at this address. Check it, or read the mailbox by IMAP.", host=host),
        cause="no-jmap",
    )


def _garbled(host: str) -> NoAnswer:
    return NoAnswer(
        say("{host} gave an answer that could not be understood. It will be tried again.", host=host),
        cause="garbled-answer",
    )
