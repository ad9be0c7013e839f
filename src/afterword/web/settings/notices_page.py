"""How and when one is told: this browser, mail to oneself, other services; which events, and quiet hours."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext_noop

from afterword import clock, wiring
from afterword.models import MailAccount, PushSubscription, SubmissionKind
from afterword.ports.errors import PortError
from afterword.ports.notice import Notice, PushTarget
from afterword.rules.notices import NoticeKind
from afterword.said import say
from afterword.web.serving.answering import go, own, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.notice_settings import (
    forget_browser,
    remember_browser,
    save_notice_settings,
    save_services,
)
from afterword.workflows.refused import Refused
from afterword.workflows.tell_person import settings_of

KINDS = (
    (
        NoticeKind.INTERVIEW_ENDED,
        gettext_noop("An interview has ended"),
        gettext_noop("The minute it ends; notes are best while fresh."),
    ),
    (
        NoticeKind.LETTER_WAITS,
        gettext_noop("A letter's moment is near"),
        gettext_noop("An hour before, if you have not said yes."),
    ),
    (
        NoticeKind.FOLLOW_UP_READY,
        gettext_noop("A follow-up is ready"),
        gettext_noop("After ten days of silence or more."),
    ),
    (NoticeKind.ANSWERED, gettext_noop("An answer came"), gettext_noop("What was waiting there is stopped.")),
    (
        NoticeKind.TROUBLE,
        gettext_noop("Something needs you"),
        gettext_noop("The mailbox cannot be read; a letter was refused, late, uncertain."),
    ),
)


def notices(request: OwnedRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    if request.content_type == "application/json":
        return _subscribe(request)
    deeds = {"save": _save, "services": _services, "test": _test, "forget": _forget}
    deed = deeds.get(request.POST.get("do", ""))
    return (
        deed(request)
        if deed
        else _page(request, refused=say("This button is not known here. Nothing was changed."))
    )


def _subscribe(request: OwnedRequest) -> JsonResponse:
    """The browser's own words about itself, after the person allowed it there."""
    try:
        sent = json.loads(request.body)
        keys = sent["keys"]
        target = PushTarget(
            endpoint=str(sent["endpoint"]), p256dh=str(keys["p256dh"]), auth=str(keys["auth"])
        )
    except (ValueError, RecursionError, KeyError, TypeError):
        return JsonResponse(
            {"sentence": say("What the page sent could not be read. Nothing was changed.")}, status=400
        )
    row = remember_browser(
        request.candidate,
        target,
        device=_device(request),
        now=clock.now(),
        is_shared=settings.SIGN_IN != "none",
    )
    if isinstance(row, Refused):
        return JsonResponse({"sentence": row.sentence}, status=422)
    return JsonResponse({"sentence": say("Notices are on in this browser.")})


def _save(request: OwnedRequest) -> HttpResponse:
    post = request.POST
    saved = save_notice_settings(
        request.candidate, told=post.getlist("told"), quiet_from=post.get("quiet_from", ""),
        quiet_until=post.get("quiet_until", ""), says_names=post.get("says_names") == "yes",
        by_mail=post.get("by_mail") == "yes",
    )  # fmt: skip
    if isinstance(saved, Refused):
        return _page(request, refused=saved.sentence)
    return go(request, "notices", say="Saved.")


def _services(request: OwnedRequest) -> HttpResponse:
    if not _has_services():
        return _page(
            request, refused=say("Other services are not offered by this installation. Nothing was changed.")
        )
    typed = [line for line in request.POST.get("addresses", "").splitlines() if line.strip()]
    forgets = request.POST.get("forget_services") == "yes"
    if not typed and not forgets:
        return _page(request, refused=say("Type the address of a service first. Nothing was changed."))
    wrong = "" if forgets else wiring.check_services(typed)
    saved = Refused(wrong) if wrong else save_services(
        request.candidate, [] if forgets else typed, secrets=wiring.secrets()
    )  # fmt: skip
    if isinstance(saved, Refused):
        return _page(request, refused=saved.sentence)
    return go(
        request,
        "notices",
        say=say("The services are forgotten.") if forgets else say("The services are stored."),
    )


def _test(request: OwnedRequest) -> HttpResponse:
    base = wiring.public_address() or request.build_absolute_uri("/").rstrip("/")
    ways = wiring.ways(now=clock.now, base_url=base)
    words = Notice(
        key=f"test:{clock.now().isoformat()}", title=say("A notice from Afterword"),
        body=say("This is a test. So it looks when something waits for you."), path="/",
    )  # fmt: skip
    try:
        port = ways.notices(request.candidate)
        if port is None:
            return _page(request, refused=say("No way is switched on yet: nothing was sent."))
        port.tell(words)
    except PortError as error:
        return _page(request, refused=str(error))
    finally:
        ways.forget_mailboxes()
    return go(request, "notices", say=say("Sent. It should arrive within a minute."))


def _forget(request: OwnedRequest) -> HttpResponse:
    key = request.POST.get("browser", "")
    row = own(PushSubscription.objects.all(), request, int(key[:18]) if key.isdecimal() else 0)
    forget_browser(request.candidate, row.endpoint)
    return go(request, "notices", say=say("Notices are off in that browser."))


def _page(request: OwnedRequest, *, refused: str = "") -> HttpResponse:
    chosen = settings_of(request.candidate)
    account = MailAccount.objects.filter(candidate=request.candidate).exclude(
        submission_kind=SubmissionKind.NONE
    )
    push_trouble, key = "", ""
    try:
        key = wiring.push_key().public
    except PortError as error:
        push_trouble = str(error)
    context: dict[str, Any] = {
        "chosen": chosen, "kinds": KINDS, "push_key": key, "push_trouble": push_trouble,
        "browsers": PushSubscription.objects.filter(candidate=request.candidate).order_by("id"),
        "address": account.values_list("address", flat=True).first() or "", "zone": request.candidate.zone,
        "has_services": _has_services(), "services_missing": wiring.services_missing(),
    }  # fmt: skip
    return show(request, "settings/notices.html", context, refused=refused)


def _has_services() -> bool:
    """They let our server talk to any machine: on a shared installation its host decides."""
    return settings.SIGN_IN == "none" or settings.NOTICE_SERVICES


_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Mac OS", "Mac"), ("Linux", "Linux"))  # fmt: skip
_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))


def _device(request: OwnedRequest) -> str:
    """ "Chrome on Android", as the person knows it."""
    agent = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in agent), say("A browser"))
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return say("{browser} on {system}", browser=browser, system=system) if system else browser
