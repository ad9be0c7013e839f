"""Where people grant access to their mail (RFC 6749): Google, Microsoft, or any server that publishes RFC 8414."""

import json
from dataclasses import dataclass

from afterword.adapters.http_line import HttpLine
from afterword.ports.errors import Permanent
from afterword.said import say


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthProvider:
    """`device_url` is empty where no device flow reaches mail scopes (Google). `mail_scope` is the one without
    which neither reading nor sending works. `extra` goes into the authorization address."""

    key: str
    name: str
    authorize_url: str
    token_url: str
    device_url: str = ""
    scopes: tuple[str, ...] = ()
    mail_scopes: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    needs_secret: bool = False
    app_page: str = ""
    howto: str = ""


# Google: developers.google.com/identity/protocols/oauth2/native-app and /gmail/imap/xoauth2-protocol. Its device
# flow gives no mail scope. `prompt=consent` with `access_type=offline`, or a second grant brings no refresh token.
GOOGLE = OAuthProvider(
    key="google",
    name="Google",
    authorize_url="https://accounts.google.com/o/oauth2/v2/auth",
    token_url="https://oauth2.googleapis.com/token",
    scopes=("https://mail.google.com/",),
    mail_scopes=("https://mail.google.com/",),
    extra=(("access_type", "offline"), ("prompt", "consent")),
    needs_secret=True,
    app_page="https://console.cloud.google.com/auth/clients",
    howto="docs/howto/connect-google.md",
)
_OUTLOOK = "https://outlook.office.com/"
# Microsoft: learn.microsoft.com/entra/identity-platform and /exchange/client-developer/legacy-protocols.
MICROSOFT = OAuthProvider(
    key="microsoft",
    name="Microsoft",
    authorize_url="https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
    token_url="https://login.microsoftonline.com/common/oauth2/v2.0/token",
    device_url="https://login.microsoftonline.com/common/oauth2/v2.0/devicecode",
    scopes=(f"{_OUTLOOK}IMAP.AccessAsUser.All", f"{_OUTLOOK}SMTP.Send", "offline_access"),
    mail_scopes=(f"{_OUTLOOK}IMAP.AccessAsUser.All", f"{_OUTLOOK}SMTP.Send"),
    extra=(("prompt", "select_account"),),
    app_page="https://entra.microsoft.com/",
    howto="docs/howto/connect-microsoft.md",
)
KNOWN = {provider.key: provider for provider in (GOOGLE, MICROSOFT)}


def find_provider(key: str) -> OAuthProvider | None:
    return KNOWN.get(key)


def discover(issuer: str, *, http: HttpLine, scopes: tuple[str, ...] = ()) -> OAuthProvider:
    """The endpoints that a server publishes (RFC 8414 §3). Raises Permanent (`no-oauth-server`) where it does not,
    or where it names another issuer than the one asked (§3.3)."""
    base = issuer.rstrip("/")
    answer = http.call("GET", f"{base}/.well-known/oauth-authorization-server")
    try:
        told = json.loads(answer.body) if answer.is_success else {}
        if told["issuer"].rstrip("/") != base:
            raise KeyError
        return OAuthProvider(
            key=base,
            name=base.removeprefix("https://").removeprefix("http://"),
            authorize_url=str(told["authorization_endpoint"]),
            token_url=str(told["token_endpoint"]),
            device_url=str(told.get("device_authorization_endpoint", "")),
            scopes=scopes or tuple(str(each) for each in told.get("scopes_supported", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Permanent(
            say(
                "{base} does not say how access is granted there (RFC 8414), so nothing was changed. "
                "Check the address, or use a password.",
                base=base,
            ),
            cause="no-oauth-server",
        ) from error
