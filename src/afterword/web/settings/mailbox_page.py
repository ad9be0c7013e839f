"""The mail account: servers found by the address, a password that goes to the secrets file, and a step by step look."""

from dataclasses import fields as fields_of
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext

from afterword import clock, wiring
from afterword.models import MailAccount, SignIn
from afterword.said import say
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.settings.mailbox_ways import SIGN_INS, FoundWay, find_way
from afterword.workflows.own_data import save_profile
from afterword.workflows.refused import Refused
from afterword.workflows.save_account import AccountValues, account_of, save_account

_PORTS = ("smtp_port", "imap_port")
_NAMES = tuple(field.name for field in fields_of(AccountValues))


def mailbox(request: OwnedRequest) -> HttpResponse:
    account = account_of(request.candidate)
    if request.method != "POST":
        return _page(request, account, _values(account, request))
    deed = "find" if request.POST.get("rung") else request.POST.get("do", "save")
    if deed == "check":
        return _check(request, account)
    if settings.DEMO:
        return _page(
            request, account, _values(account, request),
            refused=gettext("The mailbox of the sandbox is made up and stays as it is. No other is connected here."),
        )  # fmt: skip
    before = _values(account, request)
    values = _as_meant({**before, **_typed(request)}, before)
    has_servers = (
        values["smtp_host"] or values["imap_host"] or values["maildir_path"] or values["sendmail_path"]
        or values["jmap_url"]
    )  # fmt: skip
    if deed in ("find", "look-up") or not has_servers:
        saved = account.address if account is not None else ""
        way = find_way(
            values, saved_address=saved, rung=request.POST.get("rung", ""), look_up=deed == "look-up"
        )
        values |= way.values
        if deed in ("find", "look-up") or not way.values:
            return _page(request, account, values, way=way)
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


def _as_meant(values: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """A server that was typed just now is meant, although the choice above it still says that there is none."""
    ways = {
        ("submission_kind", "smtp_host"): "smtp",
        ("submission_kind", "sendmail_path"): "sendmail",
        ("mailbox_kind", "imap_host"): "imap",
        ("mailbox_kind", "maildir_path"): "maildir",
    }
    for (kind, place), way in ways.items():
        if values[kind] == "none" and str(values[place]).strip() and values[place] != before[place]:
            values[kind] = way
    return values


def _save(request: OwnedRequest, account: MailAccount | None, values: dict[str, Any]) -> HttpResponse:
    ready = dict(values)
    for name in _PORTS:
        text = str(values[name]).strip()
        if not (text.isdecimal() and len(text) < 7):
            return _page(
                request,
                account,
                values,
                refused=say("A port is a number from 1 to 65535. Nothing was changed."),
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
            local_mail=settings.LOCAL_MAIL,
        )
    except OSError as error:
        sentence = say(
            "The password could not be stored ({strerror}). Nothing was changed; free some room.",
            strerror=error.strerror,
        )
        return _page(request, account, values, refused=sentence)
    if isinstance(result, Refused):
        return _page(request, account, values, refused=result.sentence)
    if not request.candidate.email:
        save_profile(request.candidate, now=clock.now(), email=result.address)
    if request.POST.get("do") == "save-check" and result.sign_in != SignIn.GRANT:
        return _check(request, result, note=gettext("Saved."))
    if result.sign_in == SignIn.GRANT:
        return go(request, "access", say=say("Saved. Now sign in there once, so that it gives access."))
    return go(request, "mailbox", say=say("Saved. Check it once, so that you know it works."))


def _check(request: OwnedRequest, account: MailAccount | None, *, note: str = "") -> HttpResponse:
    """Looks at what is saved; sends nothing and changes nothing."""
    if account is None:
        return _page(
            request, None, _values(None, request), refused=say("Save the account first, then check it.")
        )
    steps = wiring.doctor(account, now=clock.now)
    return _page(request, account, _values(account, request), steps=steps, note=note)


def _page(
    request: OwnedRequest, account: MailAccount | None, values: dict[str, Any], *, refused: str = "",
    way: FoundWay | None = None, steps: Any = (), note: str = "",
) -> HttpResponse:  # fmt: skip
    has_password = False
    if account is not None and account.secret_name:
        has_password = wiring.secrets().read(account.secret_name) is not None
    context = {
        "account": account, "values": values, "way": way, "steps": steps, "note": note, "has_password": has_password,
        "sign_ins": [(value, gettext(words)) for value, words in SIGN_INS],
        "has_servers": bool(values["smtp_host"] or values["imap_host"] or values["jmap_url"]),
        "local_mail": settings.LOCAL_MAIL,
        "security": (("tls", "TLS"), ("starttls", "STARTTLS"), ("none", gettext("none (here only)"))),
    }  # fmt: skip
    return show(request, "settings/mailbox.html", context, refused=refused)
