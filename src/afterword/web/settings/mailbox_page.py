"""The mail account: servers found by the address, a password that goes to the secrets file, and a step by step look."""

from dataclasses import fields as fields_of
from typing import Any

from django.http import HttpResponse

from afterword import clock, wiring
from afterword.models import MailAccount
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.own_data import save_profile
from afterword.workflows.refused import Refused
from afterword.workflows.save_account import AccountValues, account_of, save_account

_PORTS = ("smtp_port", "imap_port")
_NAMES = tuple(field.name for field in fields_of(AccountValues))


def mailbox(request: OwnedRequest) -> HttpResponse:
    account = account_of(request.candidate)
    if request.method != "POST":
        return _page(request, account, _values(account, request))
    deed = request.POST.get("do", "save")
    if deed == "check":
        return _check(request, account)
    values = {**_values(account, request), **_typed(request)}
    has_servers = (
        values["smtp_host"] or values["imap_host"] or values["maildir_path"] or values["sendmail_path"]
    )
    if deed == "find" or not has_servers:
        found, note = _find_servers(values)
        values |= found
        if deed == "find" or not found:
            return _page(request, account, values, note=note)
    return _save(request, account, values)


def moved(request: OwnedRequest) -> HttpResponse:
    return go(request, "mailbox")


def _values(account: MailAccount | None, request: OwnedRequest) -> dict[str, Any]:
    if account is not None:
        return {name: getattr(account, name) for name in _NAMES}
    empty = AccountValues(address=request.candidate.email, display_name=request.candidate.name)
    return {name: getattr(empty, name) for name in _NAMES}


def _typed(request: OwnedRequest) -> dict[str, Any]:
    typed: dict[str, Any] = {name: request.POST[name] for name in _NAMES if name in request.POST}
    typed["files_own_sent_copy"] = request.POST.get("files_own_sent_copy") == "yes"
    return typed


def _find_servers(values: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The servers of a provider that is known, and a sentence about it."""
    address = str(values["address"]).strip()
    preset = wiring.presets(address)
    if preset is None:
        return {}, "The servers behind this address are not known here. Your provider's help pages name them."
    found = {
        "username": values["username"] or address, "submission_kind": "smtp", "smtp_host": preset.smtp_host,
        "smtp_port": preset.smtp_port, "smtp_security": preset.smtp_security, "mailbox_kind": "imap",
        "imap_host": preset.imap_host, "imap_port": preset.imap_port, "imap_security": preset.imap_security,
        "files_own_sent_copy": preset.files_sent_copy,
    }  # fmt: skip
    page = f" It wants an app password: {preset.app_password_page}." if preset.app_password_page else ""
    return found, f"These are the servers of {preset.name}.{page} {preset.note}".strip()


def _save(request: OwnedRequest, account: MailAccount | None, values: dict[str, Any]) -> HttpResponse:
    ready = dict(values)
    for name in _PORTS:
        text = str(values[name]).strip()
        if not (text.isdecimal() and len(text) < 7):
            return _page(
                request, account, values, refused="A port is a number from 1 to 65535. Nothing was changed."
            )
        ready[name] = int(text)
    password = request.POST.get("password", "") or None
    try:
        result = save_account(
            request.candidate,
            AccountValues(**ready),
            password=password,
            secrets=wiring.secrets(),
            now=clock.now(),
        )
    except OSError as error:
        sentence = (
            f"The password could not be stored ({error.strerror}). Nothing was changed; free some room."
        )
        return _page(request, account, values, refused=sentence)
    if isinstance(result, Refused):
        return _page(request, account, values, refused=result.sentence)
    if not request.candidate.email:
        save_profile(request.candidate, now=clock.now(), email=result.address)
    return go(request, "mailbox", say="Saved. Check it once, so that you know it works.")


def _check(request: OwnedRequest, account: MailAccount | None) -> HttpResponse:
    """Looks at what is saved; sends nothing and changes nothing."""
    if account is None:
        return _page(request, None, _values(None, request), refused="Save the account first, then check it.")
    steps = wiring.doctor(account, now=clock.now)
    return _page(request, account, _values(account, request), steps=steps)


def _page(
    request: OwnedRequest, account: MailAccount | None, values: dict[str, Any], *, refused: str = "",
    note: str = "", steps: Any = (),
) -> HttpResponse:  # fmt: skip
    has_password = False
    if account is not None and account.secret_name:
        has_password = wiring.secrets().read(account.secret_name) is not None
    context = {
        "account": account, "values": values, "note": note, "steps": steps, "has_password": has_password,
        "security": (("tls", "TLS"), ("starttls", "STARTTLS"), ("none", "none (here only)")),
    }  # fmt: skip
    return show(request, "settings/mailbox.html", context, refused=refused)
