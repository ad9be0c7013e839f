"""The sandbox in one tap: the made-up search of the demo, beside one's own pages and apart from them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from afterword.said import say
from afterword.web.sandbox.open_sandbox import Stage, close_sandbox, open_sandbox, sandbox
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def can_open(request: HttpRequest) -> bool:
    """Only whoever sits at the machine: the sandbox listens on loopback, and on a shared installation a tap would
    start a program for each person."""
    here = urlsplit(f"//{request.get_host()}").hostname in _LOOPBACK
    return here and settings.SIGN_IN == "none" and not settings.DEMO


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: OwnedRequest) -> HttpResponse:
    if not can_open(request):
        raise Http404
    if request.method == "POST":
        if request.POST.get("do") == "close":
            close_sandbox()
            return go(request, "today", say=say("The sandbox is closed."))
        port = min(int(request.get_port()) + 1, 65_000)
        open_sandbox(own_address=request.build_absolute_uri("/").rstrip("/"), port=port)
        return go(request, "sandbox")
    return show(request, "sandbox/sandbox.html", {"sandbox": sandbox()})


@require_safe
def progress(request: OwnedRequest) -> HttpResponse:
    """While it is being filled, the line that says so; 204 when there is something else to see."""
    if not can_open(request) or sandbox().stage is not Stage.FILLING:
        return HttpResponse(status=204)
    return show(request, "sandbox/progress.html", {})


@require_safe
def enter(request: OwnedRequest) -> HttpResponse:
    """Into it where it is open; else to the page that says how far it is."""
    if not can_open(request):
        raise Http404
    seen = sandbox()
    return HttpResponseRedirect(seen.address + "/") if seen.stage is Stage.OPEN else go(request, "sandbox")
