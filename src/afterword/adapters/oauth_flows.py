"""Two ways to be granted access: in the browser on this machine (RFC 8252 with PKCE, RFC 7636), and with a code that
is typed on any other device (RFC 8628)."""

import base64
import hashlib
import secrets as chance
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import parse_qs, urlencode, urlsplit

from afterword.adapters.http_line import HttpLine
from afterword.adapters.oauth_faults import judge_refusal
from afterword.adapters.oauth_grant import Grant
from afterword.adapters.oauth_tokens import ask_for_tokens, post_form, read_told
from afterword.ports.errors import Permanent, PortError
from afterword.said import say

_SLOWER = 5.0  # seconds added at each slow_down (RFC 8628 §3.5)
_PENDING = frozenset({"authorization_pending", "slow_down"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserFlow:
    """One try to be granted access in a browser. `url` is the page to open; the browser then returns to
    `redirect_uri` on this machine. State and verifier are made of chance."""

    grant: Grant
    redirect_uri: str
    state: str
    verifier: str

    @classmethod
    def begin(cls, grant: Grant, *, redirect_uri: str) -> "BrowserFlow":
        return cls(
            grant=grant,
            redirect_uri=redirect_uri,
            state=chance.token_urlsafe(24),
            verifier=chance.token_urlsafe(64),
        )

    def url(self, *, login_hint: str = "") -> str:
        digest = hashlib.sha256(self.verifier.encode("ascii")).digest()
        provider = self.grant.provider
        query = {
            "response_type": "code",
            "client_id": self.grant.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": " ".join(provider.scopes),
            "state": self.state,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
            "code_challenge_method": "S256",
            **dict(provider.extra),
        }
        if login_hint:
            query["login_hint"] = login_hint
        joiner = "&" if "?" in provider.authorize_url else "?"
        return f"{provider.authorize_url}{joiner}{urlencode(query)}"

    def read_answer(self, address: str) -> dict[str, str]:
        """What the provider said in the address that the browser returned to. Raises Permanent: `no-code` where
        nothing is said there, `state-differs` where it is not the answer to this try."""
        told = {name: values[0] for name, values in parse_qs(urlsplit(address.strip()).query).items()}
        if not told.get("code") and not told.get("error"):
            raise Permanent(
                say(
                    "This is not the address that the browser came back to: it ends in …?code=… . "
                    "Nothing was changed."
                ),
                cause="no-code",
            )
        if not chance.compare_digest(told.get("state", "").encode(), self.state.encode()):
            raise Permanent(
                say(
                    "This answer of {name} belongs to another try, so it was not used. Start again.",
                    name=self.grant.provider.name,
                ),
                cause="state-differs",
            )
        return told

    def finish(self, address: str, *, http: HttpLine, now: datetime) -> Grant:
        """The grant. Raises as read_answer, Permanent where the provider refuses, or Temporary."""
        told = self.read_answer(address)
        if told.get("error"):
            raise judge_refusal(self.grant.provider, told["error"], told.get("error_description", ""))
        body = {
            "grant_type": "authorization_code",
            "code": told["code"],
            "redirect_uri": self.redirect_uri,
            "code_verifier": self.verifier,
        }
        return _complete(self.grant, ask_for_tokens(http, self.grant, body, now=now), now)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceFlow:
    """A code for the person to type at `page`. `poll` at most every `interval` seconds, for `life` seconds."""

    grant: Grant
    device_code: str
    user_code: str
    page: str
    interval: float
    life: float

    @classmethod
    def begin(cls, grant: Grant, *, http: HttpLine, now: datetime) -> "DeviceFlow":
        """Raises Permanent (`no-device-flow` where this provider has none) or Temporary."""
        provider = grant.provider
        if not provider.device_url:
            raise Permanent(
                say(
                    "{name} gives no mail access by code. Sign in in the browser on this machine.",
                    name=provider.name,
                ),
                cause="no-device-flow",
            )
        answer = post_form(http, provider.device_url, grant, {"scope": " ".join(provider.scopes)})
        told = read_told(answer, provider, now=now)
        try:
            return cls(
                grant=grant,
                device_code=str(told["device_code"]),
                user_code=str(told["user_code"]),
                page=str(told.get("verification_uri") or told["verification_url"]),
                interval=max(0.0, min(60.0, float(str(told.get("interval", 5))))),
                life=max(30.0, min(3600.0, float(str(told.get("expires_in", 900))))),
            )
        except (KeyError, ValueError) as error:
            raise judge_refusal(provider, "server_error", code=500) from error

    def poll(self, *, http: HttpLine, now: datetime) -> "Grant | DeviceFlow":
        """Ask once: the grant, or the flow to go on with (slower where the server asked for it). Raises Permanent
        where the person refused or the code ran out."""
        body = {
            "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
            "device_code": self.device_code,
        }
        answer = post_form(http, self.grant.provider.token_url, self.grant, body)
        waiting = _pending_word(answer.body)
        if waiting:
            return replace(self, interval=self.interval + _SLOWER) if waiting == "slow_down" else self
        told = read_told(answer, self.grant.provider, now=now)
        return _complete(self.grant, told, now)

    def wait(self, *, http: HttpLine, now: Callable[[], datetime], pause: Callable[[float], bool]) -> Grant:
        """Poll until it is decided. `pause(seconds)` returns True to give up. A dropped line is tried again."""
        flow, left = self, self.life
        while left > 0:
            if pause(flow.interval):
                break
            left -= max(flow.interval, 0.01)
            try:
                found = flow.poll(http=http, now=now())
            except PortError as error:
                if isinstance(error, Permanent):
                    raise
                continue
            if isinstance(found, Grant):
                return found
            flow = found
        raise judge_refusal(self.grant.provider, "expired_token")


def _pending_word(body: bytes) -> str:
    import json

    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    error = str(told.get("error", "")) if isinstance(told, dict) else ""
    return error if error in _PENDING else ""


def _complete(grant: Grant, told: dict[str, object], now: datetime) -> Grant:
    if not told.get("access_token"):
        raise judge_refusal(grant.provider, "server_error", code=500)
    if not told.get("refresh_token"):
        raise Permanent(
            say(
                "{name} gave access for an hour only (no refresh token), so it was not kept. Take "
                "the access of this app back in your account there, and sign in again.",
                name=grant.provider.name,
            ),
            cause="no-refresh-token",
        )
    return grant.take(told, now=now)
