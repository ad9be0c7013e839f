"""What a person granted (RFC 6749), as it lies in the secrets file: never in the database, a log or an export."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from afterword.adapters.oauth_providers import KNOWN, OAuthProvider
from afterword.ports.errors import Permanent
from afterword.said import say

# Renewed this long before its end, so that no token runs out between the sign-in of a line and its use.
_EARLY = timedelta(minutes=5)
_USUAL_LIFE = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """`refresh_token` is empty before the person agreed: then only the app is known. Times are aware; `obtained_at`
    shows a clock that was set back since."""

    provider: OAuthProvider
    client_id: str
    client_secret: str = ""
    refresh_token: str = ""
    access_token: str = ""
    obtained_at: datetime | None = None
    expires_at: datetime | None = None

    @property
    def is_complete(self) -> bool:
        return bool(self.refresh_token)

    def is_fresh(self, now: datetime) -> bool:
        """Whether the access token can still be used. One from the future is not trusted: the clock was moved."""
        if not self.access_token or self.expires_at is None or self.obtained_at is None:
            return False
        return self.obtained_at - timedelta(minutes=2) <= now < self.expires_at - _EARLY

    def take(self, told: dict[str, object], *, now: datetime) -> "Grant":
        """With the tokens of an answer (RFC 6749 §5.1). Without a new refresh token the old one stays (§6)."""
        life = told.get("expires_in")
        try:
            seconds = int(str(life)) if life is not None else _USUAL_LIFE
        except ValueError:
            seconds = _USUAL_LIFE
        return replace(
            self,
            access_token=str(told["access_token"]),
            refresh_token=str(told.get("refresh_token") or self.refresh_token),
            obtained_at=now,
            expires_at=now + timedelta(seconds=max(0, min(seconds, 86_400))),
        )


def write_grant(grant: Grant) -> str:
    """As one line for the secrets file. A known provider is named by its key only, so that a newer version of this
    program may correct its addresses."""
    fields = asdict(grant)
    fields["provider"] = grant.provider.key if grant.provider.key in KNOWN else asdict(grant.provider)
    for name in ("obtained_at", "expires_at"):
        moment = fields[name]
        fields[name] = moment.isoformat() if moment is not None else None
    return json.dumps(fields, ensure_ascii=False)


def read_grant(text: str | None) -> Grant | None:
    """None where nothing is stored. Raises Permanent (`secrets-unreadable`) for what is no grant."""
    if not text:
        return None
    try:
        fields = json.loads(text)
        told = fields["provider"]
        provider = KNOWN[told] if isinstance(told, str) else _provider(told)
        return Grant(
            provider=provider,
            client_id=str(fields["client_id"]),
            client_secret=str(fields["client_secret"]),
            refresh_token=str(fields["refresh_token"]),
            access_token=str(fields["access_token"]),
            obtained_at=_moment(fields["obtained_at"]),
            expires_at=_moment(fields["expires_at"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise Permanent(
            say("The stored access to your mailbox is damaged. Nothing was sent; sign in again."),
            cause="secrets-unreadable",
        ) from error


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _provider(told: dict[str, object]) -> OAuthProvider:
    fields = {
        name: tuple(tuple(each) if isinstance(each, list) else each for each in value)
        if isinstance(value, list)
        else value
        for name, value in told.items()
    }
    return OAuthProvider(**fields)  # type: ignore[arg-type]
