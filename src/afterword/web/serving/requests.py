"""Each request has an id: in its log line, in the lines that it causes, and in its answer."""

import logging
import re
import secrets
import time
from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

from afterword import logs

logger = logging.getLogger("afterword.requests")

# What a proxy in front may hand on; anything else gets a new one.
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_NUMBER = re.compile(r"[0-9]{1,7}")
_WORD = re.compile(r"[a-z-]{2,20}")


class RequestIdMiddleware:
    """The line names the kind of page, and its numbers where it was refused; never its address as it was typed:
    addresses hold keys of feeds and invitations, and what somebody searched for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        key = given if _ID.fullmatch(given) else secrets.token_hex(8)
        mark = logs.step.set(key)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            logger.info(
                "%s %s %d %d ms",
                request.method,
                _place(request, response.status_code),
                response.status_code,
                (time.perf_counter() - began) * 1000,
            )
        finally:
            logs.step.reset(mark)
        response.headers["X-Request-ID"] = key
        return response


def _place(request: HttpRequest, status: int) -> str:
    """`letter`, or `letter letter_id=12` where it was refused. Of an address that is no page only the words that our
    own pages have are named, and short numbers: `/letters/12/…`."""
    match = request.resolver_match
    if match is not None:
        numbers = [f"{name}={value}" for name, value in match.kwargs.items() if isinstance(value, int)]
        return " ".join([match.url_name or "-", *(numbers if status >= 400 else [])])
    parts = request.path_info.split("/")
    return "/".join(
        part if not part or part in _words() or _NUMBER.fullmatch(part) else "…" for part in parts
    )[:80]


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """Every word that stands in an address of ours."""
    routes = "/".join(str(each.pattern) for each in get_resolver().url_patterns)
    return frozenset(part for part in routes.split("/") if _WORD.fullmatch(part))
