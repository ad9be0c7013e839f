"""Giving access at Google, Microsoft or another provider: the browser goes there and comes back, or a code is typed."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from afterword import account_wiring, clock, wiring
from afterword.models import MailAccount
from afterword.ports.errors import PortError
from afterword.said import say
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.save_account import access_granted, account_of


def access(request: OwnedRequest) -> HttpResponse:
    account = account_of(request.candidate)
    if account is None:
        return go(request, "mailbox", say=say("Save the account first; then access can be given."))
    if request.method == "POST":
        return _deed(request, account)
    granting = account_wiring.granting_of(account)
    if granting is not None and granting.state == "done":
        account_wiring.end_granting(account)
        access_granted(account, now=clock.now())
        return go(request, "mailbox", say=say("Access was given, and is renewed by itself. Check it once."))
    refused = granting.sentence if granting is not None and granting.state == "failed" else ""
    return _page(request, account, refused=refused)


def _deed(request: OwnedRequest, account: MailAccount) -> HttpResponse:
    deed = request.POST.get("do", "browser")
    granting = account_wiring.granting_of(account)
    if deed == "stop":
        account_wiring.end_granting(account)
        return go(request, "access")
    if deed == "paste" and granting is not None:
        granting.take_address(request.POST.get("address", ""))
        return go(request, "access")
    try:
        provider = account_wiring.provider_of(_who(request, account))
        account_wiring.begin_granting(
            account, provider=provider, client_id=request.POST.get("client_id", "").strip(),
            client_secret=request.POST.get("client_secret", "").strip(), by_code=deed == "code", now=clock.now,
            back_to=request.build_absolute_uri(reverse("access")),
        )  # fmt: skip
    except PortError as error:
        return _page(request, account, refused=str(error))
    return go(request, "access")


def _who(request: OwnedRequest, account: MailAccount) -> str:
    chosen = request.POST.get("provider", "")
    return request.POST.get("issuer", "").strip() if chosen == "other" else chosen or _usual(account)


def _usual(account: MailAccount) -> str:
    preset = wiring.presets(account.address) or wiring.preset_of_host(account.imap_host)
    return preset.grant if preset is not None and preset.grant else "other"


def _page(request: OwnedRequest, account: MailAccount, *, refused: str = "") -> HttpResponse:
    granting = account_wiring.granting_of(account)
    is_waiting = granting is not None and granting.state == "waiting"
    try:
        known = account_wiring.known_grant(account)
    except PortError as error:
        known, refused = None, refused or str(error)
    usual = known.provider.key if known is not None else _usual(account)
    named = usual if usual in ("google", "microsoft") else "other"
    context: dict[str, Any] = {
        "account": account, "granting": granting if is_waiting else None, "known": known, "named": named,
        "issuer": usual if usual.startswith("http") else "",
        "typed": {"client_id": request.POST.get("client_id") or (known.client_id if known is not None else "")},
        "has_secret": known is not None and bool(known.client_secret),
    }  # fmt: skip
    return show(request, "settings/access.html", context, refused=refused)
