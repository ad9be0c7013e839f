"""What every answer carries, and whose desk it is."""

import logging
from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import Resolver404, resolve

from afterword.models import Candidate
from afterword.web.serving.own_desk import desk_of

_log = logging.getLogger("afterword.web")
Answer = Callable[[HttpRequest], HttpResponse]

# Nothing is loaded from elsewhere, nothing runs that is not a file of ours, nobody frames the page.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


class OwnedRequest(HttpRequest):
    """A request after OwnerMiddleware: `candidate` is whose data it may touch."""

    candidate: Candidate


class KnownHostMiddleware:
    """Another name than this machine's own is refused before anything reads it: one plain answer, one line in the
    log. A page elsewhere that lets its name point here learns nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            given = request.META.get("HTTP_HOST", "")
            _log.warning("refused a request for the foreign host %r", given[:200])
            sentence = (
                "Afterword answers on this machine's own address only. Open the address that it printed.\n"
            )
            return HttpResponseBadRequest(sentence, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


class ContentSecurityMiddleware:
    """A strict content security policy on every answer; pages with notes are not left in shared caches."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class OwnerMiddleware:
    """On the person's own machine there is one candidate. Django answers only the loopback names of ALLOWED_HOSTS,
    so no other web page can read this one under a name of its own. Where several people share an installation,
    nothing but the pages of OPEN answers without a desk."""

    # Named, not by path: these find out by themselves who may see what.
    OPEN = frozenset(
        {
            "sign-in",
            "sign-out",
            "invitation",
            "calendar-feed",
            "service-worker",
            "manifest",
            "offline",
            "static-moved",
        }
    )

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        desk = desk_of(request)
        if desk is not None:
            request.candidate = desk  # type: ignore[attr-defined]
            return self.get_response(request)
        try:
            is_open = resolve(request.path_info).url_name in self.OPEN
        except Resolver404:
            is_open = False
        return self.get_response(request) if is_open else _turn_away(request)


def _turn_away(request: HttpRequest) -> HttpResponse:
    """To the sign-in page with the way back; scripts get a plain 401, as does everything where a proxy signs in."""
    if (
        settings.SIGN_IN == "password"
        and request.method in ("GET", "HEAD")
        and "HX-Request" not in request.headers
    ):
        return HttpResponseRedirect(f"/sign-in?next={quote(request.get_full_path())}")
    return HttpResponse("You are not signed in.\n", status=401, content_type="text/plain; charset=utf-8")
