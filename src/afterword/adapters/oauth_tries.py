"""A try to be granted access that any web process goes on with: it lies with the passwords, under their seal.

Between "Sign in" and the way back a browser may meet another process. What only the one who began may know (state,
verifier, RFC 7636; the device code, RFC 8628) is therefore kept for ten minutes, and an answer uses it up."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from afterword.adapters.http_line import HttpLine
from afterword.adapters.oauth_faults import judge_refusal
from afterword.adapters.oauth_flows import BrowserFlow, DeviceFlow
from afterword.adapters.oauth_grant import Grant, read_grant, write_grant
from afterword.ports.errors import Permanent, Temporary
from afterword.ports.secrets import SecretsPort
from afterword.said import say

LIFE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTry:
    """What the person does next: open `page`, and with a `user_code` type that there."""

    page: str
    user_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """Over at `ends_at`. A device flow is asked about again at `ask_at`, by one process."""

    flow: BrowserFlow | DeviceFlow
    login_hint: str
    ends_at: datetime
    ask_at: datetime


class GrantTries:
    """The one try of one account, under `name` in the secrets. `hold` keeps processes apart while one takes it, so
    that each answer is used once."""

    def __init__(
        self, secrets: SecretsPort, name: str, *, http: HttpLine,
        hold: Callable[[], AbstractContextManager[object]],
    ) -> None:  # fmt: skip
        self._secrets = secrets
        self._name = name
        self._http = http
        self._hold = hold

    def begin_browser(self, grant: Grant, *, redirect_uri: str, login_hint: str, now: datetime) -> None:
        """In place of a try that was open before. Raises what the secrets raise."""
        flow = BrowserFlow.begin(grant, redirect_uri=redirect_uri)
        self._write(_Kept(flow=flow, login_hint=login_hint, ends_at=now + LIFE, ask_at=now))

    def begin_code(self, grant: Grant, *, now: datetime) -> None:
        """Raises Permanent or Temporary as DeviceFlow.begin does."""
        flow = DeviceFlow.begin(grant, http=self._http, now=now)
        ends_at = now + timedelta(seconds=flow.life)
        first = now + timedelta(seconds=flow.interval)
        self._write(_Kept(flow=flow, login_hint="", ends_at=ends_at, ask_at=first))

    def open(self, *, now: datetime) -> OpenTry | None:
        kept = self._read()
        if kept is None or now >= kept.ends_at:
            return None
        if isinstance(kept.flow, DeviceFlow):
            return OpenTry(page=kept.flow.page, user_code=kept.flow.user_code)
        return OpenTry(page=kept.flow.url(login_hint=kept.login_hint))

    def finish(self, address: str, *, now: datetime) -> Grant:
        """The grant, from the address that the browser came back to. An answer to this try uses it up, whatever comes
        of it; any other one leaves it open. Raises Permanent (`try-over`, `try-expired`, `state-differs`, `no-code`,
        and what the provider refuses) or Temporary."""
        with self._hold():
            kept = self._read()
            if kept is None or not isinstance(kept.flow, BrowserFlow):
                raise _over()
            if now >= kept.ends_at:
                self._secrets.erase(self._name)
                raise _expired()
            kept.flow.read_answer(address)
            self._secrets.erase(self._name)
        try:
            return kept.flow.finish(address, http=self._http, now=now)
        except Temporary as error:
            raise _no_answer(kept.flow.grant.provider.name, error) from error

    def ask(self, *, now: datetime) -> Grant | None:
        """Whether the code was typed by now: the grant, or None where that is open. Whoever asks in between hears
        None without a call. Raises Permanent where it was refused or is over; the try is gone then."""
        kept, flow = self._take_turn(now)
        if kept is None or flow is None:
            return None
        try:
            found = flow.poll(http=self._http, now=now)
        except Temporary:
            return None  # a dropped line says nothing: it is asked again
        except Permanent:
            self._end(flow)
            raise
        if isinstance(found, Grant):
            return found if self._end(flow) else None
        if found.interval != flow.interval:
            self._slow_down(flow, found, now=now)
        return None

    def stop(self) -> None:
        if self._secrets.read(self._name) is not None:
            self._secrets.erase(self._name)

    def _take_turn(self, now: datetime) -> tuple[_Kept | None, DeviceFlow | None]:
        waiting = self._read()
        if waiting is None or not isinstance(waiting.flow, DeviceFlow):
            return None, None  # nearly always: no lock for that
        with self._hold():
            kept = self._read()
            if kept is None or not isinstance(kept.flow, DeviceFlow):
                return None, None
            if now >= kept.ends_at:
                self._secrets.erase(self._name)
                raise judge_refusal(kept.flow.grant.provider, "expired_token")
            if now < kept.ask_at:
                return kept, None
            self._write(replace(kept, ask_at=now + timedelta(seconds=kept.flow.interval)))
            return kept, kept.flow

    def _end(self, flow: DeviceFlow) -> bool:
        """False where another try was begun meanwhile: that one counts."""
        with self._hold():
            kept = self._read()
            if kept is not None and not _is_same(kept.flow, flow):
                return False
            self.stop()
            return True

    def _slow_down(self, flow: DeviceFlow, slower: DeviceFlow, *, now: datetime) -> None:
        with self._hold():
            kept = self._read()
            if kept is not None and _is_same(kept.flow, flow):
                ask_at = now + timedelta(seconds=slower.interval)
                self._write(replace(kept, flow=slower, ask_at=ask_at))

    def _write(self, kept: _Kept) -> None:
        self._secrets.write(self._name, _as_text(kept))

    def _read(self) -> _Kept | None:
        """What cannot be read is no try: a new one takes its place."""
        text = self._secrets.read(self._name)
        try:
            return _from_text(text) if text else None
        except (ValueError, KeyError, TypeError, Permanent):
            return None


def _is_same(one: BrowserFlow | DeviceFlow, other: DeviceFlow) -> bool:
    return isinstance(one, DeviceFlow) and one.device_code == other.device_code


def _over() -> Permanent:
    return Permanent(
        say(
            "No sign-in waits for this answer: it was used already, or another one was begun since. Nothing was "
            "changed."
        ),
        cause="try-over",
    )


def _expired() -> Permanent:
    return Permanent(
        say(
            "This sign-in was begun more than ten minutes ago, so its answer was not used. Nothing was changed. "
            "Start it again; what you agreed to is asked for once more."
        ),
        cause="try-expired",
    )


def _no_answer(name: str, error: Temporary) -> Temporary:
    """Whether the code was used up at the provider is not known: it is not asked with it a second time."""
    return Temporary(
        say(
            "{name} did not say whether it gives access, so nothing was kept. Sign in once more in a few minutes.",
            name=name,
        ),
        cause=error.cause,
    )


_BROWSER = ("redirect_uri", "state", "verifier")
_CODE = ("device_code", "user_code", "page", "interval", "life")


def _as_text(kept: _Kept) -> str:
    names = _BROWSER if isinstance(kept.flow, BrowserFlow) else _CODE
    return json.dumps(
        {
            "grant": write_grant(kept.flow.grant),
            **{name: getattr(kept.flow, name) for name in names},
            "login_hint": kept.login_hint,
            "ends_at": kept.ends_at.isoformat(),
            "ask_at": kept.ask_at.isoformat(),
        },
        ensure_ascii=False,
    )


def _from_text(text: str) -> _Kept:
    told = json.loads(text)
    grant = read_grant(told["grant"])
    if grant is None:
        raise ValueError("a try without an app")
    flow: BrowserFlow | DeviceFlow
    if "device_code" in told:
        flow = DeviceFlow(grant=grant, **{name: told[name] for name in _CODE})
    else:
        flow = BrowserFlow(grant=grant, **{name: told[name] for name in _BROWSER})
    return _Kept(
        flow=flow, login_hint=told["login_hint"], ends_at=datetime.fromisoformat(told["ends_at"]),
        ask_at=datetime.fromisoformat(told["ask_at"]),
    )  # fmt: skip
