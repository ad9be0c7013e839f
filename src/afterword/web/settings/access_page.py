"""Giving access at Google, Microsoft or another provider: the browser goes there and comes back, or a code is typed.

Nothing of it is remembered by this process: begun at one web process, it can end at any other (decision 25)."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afterword import account_wiring, clock, grant_wiring, wiring
from afterword.models import MailAccount
from afterword.ports.errors import PortError
from afterword.said import say
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.save_account import access_granted, account_of


def access(request: OwnedRequest) -> HttpResponse:
    account = account_of(request.candidate)
    if account is None:
        return _without_account(request)
    if request.method == "POST":
        return _deed(request, account)
    try:
        is_given = grant_wiring.ask_for_code(account, now=clock.now())
    except PortError as error:
        return _page(request, account, refused=str(error))
    return _given(request, account) if is_given else _page(request, account)


@require_http_methods(["GET", "HEAD"])
def come_back(request: OwnedRequest) -> HttpResponse:
    """Where the provider sends the browser. The answer counts for the person who is signed in here, and only if they
    began it: its state is that of their own open try."""
    account = account_of(request.candidate)
    if account is None:
        return _without_account(request)
    return _take(request, account, request.get_full_path()) if request.method == "GET" else HttpResponse()


def _without_account(request: OwnedRequest) -> HttpResponse:
    return go(request, "mailbox", say=say("Save the account first; then access can be given."))


def _deed(request: OwnedRequest, account: MailAccount) -> HttpResponse:
    deed = request.POST.get("do", "browser")
    if deed == "stop":
        grant_wiring.end_try(account)
        return go(request, "access")
    if deed == "paste":
        return _take(request, account, request.POST.get("address", ""))
    try:
        _begin(request, account, deed)
    except PortError as error:
        return _page(request, account, refused=str(error))
    return go(request, "access")


def _begin(request: OwnedRequest, account: MailAccount, deed: str) -> None:
    app = grant_wiring.app_of(
        account, provider=grant_wiring.provider_of(_who(request, account)),
        client_id=request.POST.get("client_id", "").strip(),
        client_secret=request.POST.get("client_secret", "").strip(),
    )  # fmt: skip
    if deed == "code":
        grant_wiring.begin_by_code(account, app, now=clock.now())
        return
    door = "machine" if settings.SIGN_IN == "none" else "none" if deed == "desktop" else "own"
    grant_wiring.begin_in_browser(account, app, back_to=_way_back(request), now=clock.now(), door=door)


def _way_back(request: OwnedRequest) -> str:
    base = wiring.public_address() or request.build_absolute_uri("/").rstrip("/")
    return f"{base}{reverse('access-back')}"


def _take(request: OwnedRequest, account: MailAccount, address: str) -> HttpResponse:
    try:
        grant_wiring.take_answer(account, address, now=clock.now())
    except PortError as error:
        return _page(request, account, refused=str(error))
    return _given(request, account)


def _given(request: OwnedRequest, account: MailAccount) -> HttpResponse:
    access_granted(account, now=clock.now())
    return go(request, "mailbox", say=say("Access was given, and is renewed by itself. Check it once."))


def _who(request: OwnedRequest, account: MailAccount) -> str:
    chosen = request.POST.get("provider", "")
    return request.POST.get("issuer", "").strip() if chosen == "other" else chosen or _usual(account)


def _usual(account: MailAccount) -> str:
    preset = wiring.presets(account.address) or wiring.preset_of_host(account.imap_host)
    return preset.grant if preset is not None and preset.grant else "other"


def _page(request: OwnedRequest, account: MailAccount, *, refused: str = "") -> HttpResponse:
    try:
        waiting = grant_wiring.open_try(account, now=clock.now())
        known = account_wiring.known_grant(account)
    except PortError as error:
        waiting, known, refused = None, None, refused or str(error)
    usual = known.provider.key if known is not None else _usual(account)
    named = usual if usual in ("google", "microsoft") else "other"
    context: dict[str, Any] = {
        "account": account, "waiting": waiting, "known": known, "named": named,
        "issuer": usual if usual.startswith("http") else "", "way_back": _way_back(request),
        "typed": {"client_id": request.POST.get("client_id") or (known.client_id if known is not None else "")},
        "has_secret": known is not None and bool(known.client_secret),
    }  # fmt: skip
    return show(request, "settings/access.html", context, refused=refused)
