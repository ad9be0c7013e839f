"""What an authorization server means when it refuses (RFC 6749 §5.2, RFC 8628 §3.5, Microsoft's AADSTS codes)."""

import re

from afterword.adapters.oauth_providers import OAuthProvider
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.said import say, to_say

# learn.microsoft.com/entra/identity-platform/reference-error-codes
_MICROSOFT = {
    "admin-consent-required": ("90094", "90095", "90093"),
    "consent-required": ("65001", "65004"),
    "password-changed": ("50173", "50132", "50133"),
    "grant-expired": ("700082", "70008", "700084", "50089", "54005", "70043"),
    "second-factor-needed": ("50076", "50079", "50078", "50158"),
    "account-blocked": ("50057", "50053", "53003", "530003", "53000"),
    "public-client-off": ("7000218", "700025"),
    "client-unknown": ("700016", "90002", "7000215", "7000222", "9002346"),
    "wrong-account-kind": ("50020", "9002331", "500200"),
    "redirect-not-registered": ("50011", "500113", "900971"),
}
_BY_CODE = {code: cause for cause, codes in _MICROSOFT.items() for code in codes}
_SENTENCES = {
    "admin-consent-required": to_say(
        "{name} wants the administrator of your organisation to allow this app first. Ask "
        "them to grant consent for it, or use another mailbox."
    ),
    "consent-required": to_say(
        "{name} has no consent of yours for this app (any more). Sign in again and agree."
    ),
    "password-changed": to_say("Your password at {name} changed, which ended the access. Sign in again."),
    "grant-expired": to_say("The access that you gave at {name} has run out. Sign in again."),
    "second-factor-needed": to_say("{name} wants to see you with your second factor. Sign in again."),
    "account-blocked": to_say(
        "{name} has blocked this account or forbids this sign-in. Sign in at its own page first."
    ),
    "public-client-off": to_say(
        "Your app at {name} does not allow sign-ins from a program on your machine. Turn on "
        "“Allow public client flows” in it ({howto})."
    ),
    "client-unknown": to_say(
        "{name} does not know this client id or its secret. Check both for a slip ({howto})."
    ),
    "wrong-account-kind": to_say(
        "Your app at {name} is not open to this kind of account. Allow personal and work "
        "accounts in it ({howto})."
    ),
    "redirect-not-registered": to_say(
        "Your app at {name} does not know the address that the browser returns to. Register "
        "http://localhost in it as a desktop app ({howto})."
    ),
    "access-denied": to_say(
        "Access was refused at {name}, so nothing was changed. Start again if that was a slip."
    ),
    "code-expired": to_say(
        "The code was not entered in time. Nothing was changed; start again for a new one."
    ),
    "wrong-scope": to_say(
        "{name} did not allow this app to read and send mail. Add the mail permissions to it "
        "and sign in again, with every box ticked ({howto})."
    ),
}
_TESTING_MODE = to_say(
    "The access that you gave at Google has ended. While your app is in testing, Google "
    "ends it after 7 days: set it to “In production” once ({howto}). Otherwise you took "
    "the access back, or your password changed. Sign in again; until then nothing is "
    "sent."
)
_RFC_CAUSES = {
    "invalid_client": "client-unknown",
    "unauthorized_client": "public-client-off",
    "invalid_scope": "wrong-scope",
    "access_denied": "access-denied",
    "authorization_declined": "access-denied",
    "expired_token": "code-expired",
    "code_expired": "code-expired",
    "consent_required": "consent-required",
    "interaction_required": "second-factor-needed",
    "admin_policy_enforced": "admin-consent-required",
    "org_internal": "wrong-account-kind",
    "redirect_uri_mismatch": "redirect-not-registered",
    "deleted_client": "client-unknown",
}


def judge_refusal(
    provider: OAuthProvider, error: str, description: str = "", *, code: int | None = None
) -> PortError:
    """The port error for an `error` of the server. All that a person must mend is Permanent; `description` is read
    for Microsoft's codes and never shown, as it may hold names and ids."""
    if error in ("temporarily_unavailable", "server_error", "slow_down") or (
        code is not None and code >= 500
    ):
        return Temporary(
            say(
                "{name} gives no access just now. It will be tried again; nothing was lost.",
                name=provider.name,
            ),
            cause="sign-in-busy",
            code=code,
        )
    cause = _cause_of(error, description)
    howto = provider.howto or say("the settings of your app there")
    if cause == "grant-ended":
        if provider.key == "google":
            return Permanent(say(_TESTING_MODE, howto=howto), cause=cause, code=code)
        return Permanent(
            say(
                "The access that you gave at {name} has ended: it ran out, or you took it back. Sign "
                "in again; until then nothing is sent.",
                name=provider.name,
            ),
            cause=cause,
            code=code,
        )
    words = _SENTENCES.get(cause, to_say("{name} refused the access (it said: {error}). Sign in again."))
    sentence = say(words, name=provider.name, howto=howto, error=_plain(error))
    return Permanent(sentence, cause=cause, code=code)


def judge_scope(provider: OAuthProvider, granted: str) -> None:
    """Raises Permanent (`wrong-scope`) where a granted scope is named and the mail is not in it. Scopes are compared
    without case, as Microsoft writes them back in several spellings."""
    if not granted or not provider.mail_scopes:
        return
    given = {scope.lower().rstrip("/") for scope in granted.split()}
    tails = {scope.rpartition("/")[2] for scope in given}
    for wanted in provider.mail_scopes:
        spelt = wanted.lower().rstrip("/")
        if spelt not in given and (provider.key != "microsoft" or spelt.rpartition("/")[2] not in tails):
            raise judge_refusal(provider, "invalid_scope")


def _cause_of(error: str, description: str) -> str:
    for code in re.findall(r"AADSTS(\d{4,7})", description):
        if code in _BY_CODE:
            return _BY_CODE[code]
    if error == "invalid_grant":
        return "grant-ended"
    return _RFC_CAUSES.get(error, "refused-by-server")


def _plain(error: str) -> str:
    return "".join(letter for letter in error if letter.isalnum() or letter in "_- ")[:60] or say("no reason")
