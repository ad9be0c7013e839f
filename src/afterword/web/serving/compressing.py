"""Text travels compressed: on a phone's line a page comes in a third of the time."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_TEXT = ("text/", "application/json", "application/manifest+json", "image/svg+xml")


class CompressTextMiddleware(GZipMiddleware):
    """Django's gzip (with its padding, so that the length of a page tells nothing about its token), for text only:
    pictures are small already, and part of a file must stay the part that was asked for."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "")
        if response.status_code == 206 or not kind.startswith(_TEXT):
            return response
        return super().process_response(request, response)
