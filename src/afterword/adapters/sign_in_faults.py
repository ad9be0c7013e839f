"""What a server means when it refuses a sign-in: the wordings of SMTP (RFC 4954) and IMAP (RFC 5530)
answers."""

import re

from afterword.adapters.provider_presets import find_by_host
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.said import say

_BASIC_AUTH_OFF = re.compile(
    r"5\.7\.30|5\.7\.139|basic auth\w* (?:is )?(?:disabled|not supported|turned off)"
    r"|SmtpClientAuthentication is disabled|BasicAuthBlocked|web ?login required"
    r"|log ?in via your web browser|OAuth\w* (?:is )?required",
    re.IGNORECASE,
)
_APP_PASSWORD = re.compile(
    r"application.specific password|app(?:lication)?.?(?:specific)? ?password"
    r"|5\.7\.9\b|185833|generate.{0,12}app",
    re.IGNORECASE,
)
_TOO_MANY = re.compile(
    r"too many|rate.?limit|\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]|temporar|try again|simultaneous|AUTH005",
    re.IGNORECASE,
)


def judge_sign_in(answer: str, *, host: str, code: int | None = None) -> PortError:
    """Why `host` refused the sign-in with `answer` (its text; `code` is the SMTP reply code).

    Causes: `basic-auth-off`, `app-password-needed`, `sign-in-busy` (Temporary), `wrong-password`.
    """
    preset = find_by_host(host)
    name = preset.name if preset else host
    if _BASIC_AUTH_OFF.search(answer):
        return Permanent(
            say(
                "{name} takes no passwords from mail programs for this account. Its owner can allow "
                "them (authenticated SMTP or IMAP in the account's settings), or use another way to "
                "send.",
                name=name,
            ),
            cause="basic-auth-off",
            code=code,
        )
    if _APP_PASSWORD.search(answer):
        return Permanent(_ask_for_app_password(host), cause="app-password-needed", code=code)
    if (code is not None and 400 <= code < 500) or _TOO_MANY.search(answer):
        return Temporary(
            say("{name} does not take sign-ins just now. It will be tried again later.", name=name),
            cause="sign-in-busy",
            code=code,
        )
    if preset and preset.app_password_page:
        return Permanent(
            say(
                "{name} did not accept the user name or password. {ask_for_app_password}",
                name=name,
                ask_for_app_password=_ask_for_app_password(host),
            ),
            cause="wrong-password",
            code=code,
        )
    return Permanent(
        say("{name} did not accept the user name or password. Enter the password again.", name=name),
        cause="wrong-password",
        code=code,
    )


def _ask_for_app_password(host: str) -> str:
    preset = find_by_host(host)
    if preset and preset.app_password_page:
        return say(
            "{name} wants an app password here, not your usual one: make one under "
            "{app_password_page} and enter it.",
            name=preset.name,
            app_password_page=preset.app_password_page,
        )
    return say(
        "The server wants an app password here, not your usual one: make one in your "
        "account's security settings."
    )


def no_sign_in_offered(host: str) -> Permanent:
    """The server offers no way to sign in by password that we speak (PLAIN or LOGIN)."""
    return Permanent(
        say(
            "{host} offers no sign-in by password on this line. Check the port and the security setting.",
            host=host,
        ),
        cause="no-sign-in-offered",
    )


def starttls_missing(host: str) -> Permanent:
    return Permanent(
        say(
            "{host} does not offer STARTTLS, so the line would be open and nothing was sent. "
            "Choose TLS and its port instead.",
            host=host,
        ),
        cause="starttls-missing",
    )
