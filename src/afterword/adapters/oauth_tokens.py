"""Access tokens for a mailbox: renewed in time, renewed when a server refuses one, kept when they rotate."""

import json
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Protocol
from urllib.parse import urlencode

from afterword.adapters.http_line import HttpAnswer, HttpLine, clock_error
from afterword.adapters.oauth_faults import judge_refusal, judge_scope
from afterword.adapters.oauth_grant import Grant, read_grant, write_grant
from afterword.adapters.oauth_providers import OAuthProvider
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.ports.secrets import SecretsPort
from afterword.said import say, to_say


class Bearer(Protocol):
    """Where a sign-in gets its token (RFC 6750)."""

    def read(self, *, refused: str = "") -> str:
        """A token that should work. `refused` is one that a server just did not take: never given back."""
        ...


class AccessTokens:
    """A Bearer whose grant lies in the secrets under `name`.

    `hold` keeps two programs from renewing at the same time: with rotating refresh tokens (RFC 9700 §4.14.2) the
    second use of an old one may end the whole grant. `on_step` is told `refreshed` and `saved`, for tests that end
    the program there."""

    def __init__(
        self,
        secrets: SecretsPort,
        name: str,
        *,
        http: HttpLine,
        now: Callable[[], datetime],
        hold: Callable[[], AbstractContextManager[object]] = nullcontext,
        on_step: Callable[[str], None] = lambda name: None,
    ) -> None:
        self._secrets = secrets
        self._name = name
        self._http = http
        self._now = now
        self._hold = hold
        self._on_step = on_step
        self._lock = threading.Lock()
        self._unsaved: Grant | None = None

    def read(self, *, refused: str = "") -> str:
        """As Bearer. Raises Permanent (`not-signed-in`, `grant-ended`, ...) or Temporary (no line, a busy server)."""
        with self._lock:
            grant = self._known()
            if grant.is_fresh(self._now()) and grant.access_token != refused:
                return grant.access_token
            with self._hold():
                grant = self._known()  # another program may have renewed it while we waited
                if not grant.is_fresh(self._now()) or grant.access_token == refused:
                    grant = self._renew(grant)
            return grant.access_token

    def describe(self) -> str:
        """One sentence for the doctor; renews the token to see that it works. Raises as `read`."""
        with self._lock, self._hold():
            grant = self._renew(self._known())
        return say("{name} gives access to this app.", name=grant.provider.name)

    def _known(self) -> Grant:
        if self._unsaved is not None:
            self._save(self._unsaved)
        grant = self._unsaved or read_grant(self._secrets.read(self._name))
        if grant is None or not grant.is_complete:
            raise Permanent(
                say(
                    "Afterword has no access to this mailbox yet. Sign in once: Settings, Mailbox, or "
                    "`afterword account`."
                ),
                cause="not-signed-in",
            )
        return grant

    def _renew(self, grant: Grant) -> Grant:
        """RFC 6749 §6. The new tokens are on the disk before the first of them is used: a crash after that loses
        nothing, and one before it leaves the old refresh token, which most servers take again."""
        body = {"grant_type": "refresh_token", "refresh_token": grant.refresh_token}
        try:
            told = ask_for_tokens(self._http, grant, body, now=self._now())
        except PortError as error:
            newer = read_grant(self._secrets.read(self._name))
            if error.cause != "grant-ended" or newer is None or newer.refresh_token == grant.refresh_token:
                raise
            body["refresh_token"] = newer.refresh_token
            told, grant = ask_for_tokens(self._http, newer, body, now=self._now()), newer
        self._on_step("refreshed")
        renewed = grant.take(told, now=self._now())
        self._save(renewed)
        self._on_step("saved")
        return renewed

    def _save(self, grant: Grant) -> None:
        """Where the disk is full the tokens stay in memory, work, and are written at the next chance."""
        self._unsaved = grant
        try:
            self._secrets.write(self._name, write_grant(grant))
        except Temporary:
            return
        self._unsaved = None


def ask_for_tokens(http: HttpLine, grant: Grant, body: dict[str, str], *, now: datetime) -> dict[str, object]:
    """The token endpoint's answer (RFC 6749 §5). Raises Permanent or Temporary in words."""
    answer = post_form(http, grant.provider.token_url, grant, body)
    told = read_told(answer, grant.provider, now=now)
    if not told.get("access_token"):
        raise _no_sense(grant.provider, answer, now)
    judge_scope(grant.provider, str(told.get("scope") or ""))
    return told


def post_form(http: HttpLine, url: str, grant: Grant, body: dict[str, str]) -> HttpAnswer:
    """The client names itself in the body (RFC 6749 §2.3.1), as Google and Microsoft want it of installed apps."""
    form = {"client_id": grant.client_id, **body}
    if grant.client_secret:
        form["client_secret"] = grant.client_secret
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    return http.call("POST", url, headers=headers, body=urlencode(form).encode("ascii"), may_repeat=False)


def read_told(answer: HttpAnswer, provider: OAuthProvider, *, now: datetime) -> dict[str, object]:
    """The JSON object of an answer. Raises what its `error` means, and Temporary for what is no JSON at all (a hotel's
    sign-in page, a broken proxy)."""
    try:
        told = json.loads(answer.body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise _no_sense(provider, answer, now)
    if told.get("error") or not answer.is_success:
        raise judge_refusal(
            provider,
            str(told.get("error") or ""),
            str(told.get("error_description") or ""),
            code=answer.status,
        )
    return told


def _no_sense(provider: OAuthProvider, answer: HttpAnswer, now: datetime) -> Temporary:
    off = clock_error(answer, now)
    words = (
        to_say("This machine's clock is {minutes:.0f} minutes ahead; set it right.")
        if off > 0
        else to_say("This machine's clock is {minutes:.0f} minutes behind; set it right.")
    )
    skew = f" {say(words, minutes=abs(off) / 60)}"
    return Temporary(
        say(
            "{name} gave an answer that could not be understood, so there is no access just now. "
            "On a guest network, open a web page first.{skew}",
            name=provider.name,
            skew=skew if abs(off) > 300 else "",
        ),
        cause="clock-wrong" if abs(off) > 300 else "garbled-answer",
        code=answer.status,
    )
