"""Whose desk a request may touch: the one person of this machine, a signed session, or whom a trusted proxy names."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from afterword import clock, wiring
from afterword.models import Candidate, Member
from afterword.workflows.own_data import ensure_candidate
from afterword.workflows.sign_in import desk_of_name, desk_of_session

COOKIE = "afterword_session"
_SALT = "afterword.session"
LASTS = 14 * 24 * 3600


def desk_of(request: HttpRequest) -> Candidate | None:
    """None where nobody, or nobody known, is signed in."""
    if settings.SIGN_IN == "none":
        return ensure_candidate(now=clock.now(), timezone=wiring.machine_zone())
    if settings.SIGN_IN == "header":
        return _named_by_proxy(request)
    try:
        key, version = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return desk_of_session(key, version)


def _named_by_proxy(request: HttpRequest) -> Candidate | None:
    """Only from the proxy's own address: anybody else could write this header."""
    if request.META.get("REMOTE_ADDR") not in settings.PROXIES:
        return None
    name = request.META.get(settings.SIGN_IN_HEADER, "")
    return desk_of_name(name) if name else None


def open_session(response: HttpResponse, row: Member) -> None:
    response.set_cookie(
        COOKIE, signing.dumps((row.pk, row.version), salt=_SALT), max_age=LASTS, httponly=True, samesite="Lax",
        secure=settings.CSRF_COOKIE_SECURE,
    )  # fmt: skip


def close_session(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, samesite="Lax")
