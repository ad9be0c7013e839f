"""Each request has an id: in its log line, in the lines that it causes, and in its answer."""

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from afterword import logs

logger = logging.getLogger("afterword.requests")

# What a proxy in front may hand on; anything else gets a new one.
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestIdMiddleware:
    """The line names the kind of page, never its address: addresses hold keys of feeds and invitations."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        key = given if _ID.fullmatch(given) else secrets.token_hex(8)
        mark = logs.step.set(key)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            page = request.resolver_match.url_name if request.resolver_match else None
            logger.info(
                "%s %s %d %d ms",
                request.method,
                page or "-",
                response.status_code,
                (time.perf_counter() - began) * 1000,
            )
        finally:
            logs.step.reset(mark)
        response.headers["X-Request-ID"] = key
        return response
