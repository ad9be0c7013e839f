"""Signing in to IMAP and SMTP with a token: XOAUTH2 (Google, Microsoft) and OAUTHBEARER (RFC 7628)."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.provider_presets import find_by_host
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.said import say

_SMTP_OFF = re.compile(r"5\.7\.139.{0,40}SmtpClientAuth|SmtpClientAuthentication is disabled", re.IGNORECASE)
_NOT_CONNECTED = re.compile(
    r"authenticated but not connected|IMAP (?:access )?is disabled|not enabled for IMAP", re.I
)
_BUSY = re.compile(
    r"too many|rate.?limit|\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]|temporar|try again|simultaneous", re.I
)


class TokenRefused(Permanent):
    """The server did not take this token; a new one may do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaslWords:
    """What a server says behind its refusal: `status` as in HTTP (`401`) or RFC 7628 (`invalid_token`), and the scope
    that it wants."""

    status: str = ""
    scope: str = ""


def renew_once(bearer: Bearer, offered: str, *, host: str, attempt: Callable[[str, str], None]) -> None:
    """`attempt(mechanism, token)`, and once more with a new token where that one was refused (TokenRefused).

    `offered` as in `choose_mechanism`. Raises Permanent (`no-sign-in-offered`), and what `bearer` and `attempt` raise.
    """
    mechanism = choose_mechanism(offered)
    if not mechanism:
        raise Permanent(
            say(
                "{host} takes no access tokens on this line (neither XOAUTH2 nor OAUTHBEARER). Use a "
                "password there.",
                host=host,
            ),
            cause="no-sign-in-offered",
        )
    token = bearer.read()
    try:
        attempt(mechanism, token)
    except TokenRefused:
        attempt(mechanism, bearer.read(refused=token))


def choose_mechanism(offered: str) -> str:
    """`offered` in upper case, separated by blanks. Empty where neither is there."""
    words = offered.replace("AUTH=", "").split()
    return next((name for name in ("XOAUTH2", "OAUTHBEARER") if name in words), "")


def first_words(mechanism: str, *, username: str, token: str, host: str, port: int) -> str:
    """The client's first message, before base64. Control characters would add fields: they are refused."""
    if any(ord(letter) < 32 for letter in username + token):
        raise Permanent(
            say("The user name holds a control character. Enter it again."), cause="wrong-password"
        )
    if mechanism == "XOAUTH2":
        return f"user={username}\x01auth=Bearer {token}\x01\x01"
    safe = username.replace("=", "=3D").replace(",", "=2C")
    return f"n,a={safe},\x01host={host}\x01port={port}\x01auth=Bearer {token}\x01\x01"


def refusal_words(challenge: bytes | str, *, is_encoded: bool = True) -> SaslWords:
    """The JSON that a server sends before it says no. Whatever cannot be read gives empty words."""
    raw = challenge.encode("ascii", "replace") if isinstance(challenge, str) else challenge
    try:
        told = json.loads(base64.b64decode(raw, validate=False) if is_encoded else raw)
        return SaslWords(status=str(told.get("status", "")), scope=str(told.get("scope", "")))
    except (ValueError, AttributeError, RecursionError):
        return SaslWords()


def judge_token_refusal(
    answer: str, words: SaslWords, *, host: str, username: str, code: int | None = None
) -> PortError:
    """Why a token was refused. Causes: `smtp-auth-off`, `imap-off`, `sign-in-busy`, `wrong-scope`, and
    `access-refused` (TokenRefused), which a new token may cure."""
    preset = find_by_host(host)
    name = preset.name if preset else host
    if _SMTP_OFF.search(answer):
        return Permanent(
            say(
                "{name} does not let programs send from this mailbox. Its owner or the administrator "
                "can allow it: “Authenticated SMTP” in the mailbox's settings.",
                name=name,
            ),
            cause="smtp-auth-off",
            code=code,
        )
    if _NOT_CONNECTED.search(answer):
        return Permanent(
            say(
                "{name} knows {username}, but lets no program read this mailbox. Turn IMAP on in its "
                "settings, or ask the administrator.",
                name=name,
                username=username,
            ),
            cause="imap-off",
            code=code,
        )
    if (code is not None and 400 <= code < 500) or _BUSY.search(answer):
        return Temporary(
            say("{name} does not take sign-ins just now. It will be tried again later.", name=name),
            cause="sign-in-busy",
            code=code,
        )
    if words.status == "insufficient_scope" or (words.status == "403"):
        return Permanent(
            say(
                "{name} says that the access does not include mail. Sign in again with every box ticked.",
                name=name,
            ),
            cause="wrong-scope",
            code=code,
        )
    return TokenRefused(
        say(
            "{name} did not accept the access for {username}. Perhaps it was given with another "
            "account, or taken back, or IMAP is off there. Sign in again with this account.",
            name=name,
            username=username,
        ),
        cause="access-refused",
        code=code,
    )
