"""What a page answers when something fails: a full disk says that it is full, and what was kept; the rest says little,
for nothing is known. An address with a slash too many leads to the one without."""

import errno
import shutil
import sys
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.http import escape_leading_slashes
from django.views.defaults import page_not_found

from afterword.said import say

# RFC 4918 §11.5: the server cannot store what it would have to.
INSUFFICIENT_STORAGE = 507
_LEAST_ROOM = 2**20
_FULL = {errno.ENOSPC, errno.EDQUOT}
# What SQLite says (sqlite.org/rescode.html: SQLITE_FULL, _READONLY, _IOERR, _CANTOPEN), and PostgreSQL (class 53).
_FULL_WORDS = ("database or disk is full", "No space left on device", "could not extend file")
_CLOSED_WORDS = ("readonly database", "disk I/O error", "unable to open database file")


def failed(request: HttpRequest) -> HttpResponse:
    """Django's handler500."""
    error = sys.exc_info()[1]
    trouble = _trouble_of(error)
    status = INSUFFICIENT_STORAGE if trouble else 500
    sentence = _SENTENCES[trouble](settings.SIGN_IN != "none")
    if request.content_type == "application/json":
        return JsonResponse({"sentence": sentence, "cause": trouble or "failed"}, status=status)
    # Without the request, as Django does it: the page must not fail for what the request failed for.
    context = {"trouble": trouble, "sentence": sentence}
    return HttpResponse(render_to_string("500.html", context), status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404."""
    path = request.path_info
    if request.method in ("GET", "HEAD") and path.endswith("/") and _is_page(path.rstrip("/")):
        query = request.META.get("QUERY_STRING", "")
        shorter = escape_leading_slashes(request.path.rstrip("/"))
        return HttpResponsePermanentRedirect(f"{shorter}?{query}" if query else shorter)
    return page_not_found(request, exception)


def _is_page(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def _trouble_of(error: BaseException | None) -> str:
    """`disk-full`, `disk-closed`, or empty. What caused an error counts too: Django wraps those of its databases."""
    while error is not None:
        said = str(error)
        number = error.errno if isinstance(error, OSError) else None
        if number in _FULL or any(words in said for words in _FULL_WORDS):
            return "disk-full"
        if number == errno.EROFS or (
            _is_of_database(error) and any(words in said for words in _CLOSED_WORDS)
        ):
            return "disk-full" if _has_no_room() else "disk-closed"
        error = error.__cause__
    return ""


def _has_no_room() -> bool:
    """SQLite calls it an I/O error, too, where it cannot make one of its own files longer."""
    try:
        return shutil.disk_usage(settings.DATA).free < _LEAST_ROOM
    except OSError:
        return False


def _is_of_database(error: BaseException) -> bool:
    from django.db import DatabaseError

    return isinstance(error, DatabaseError)


def _full(is_shared: bool) -> str:
    if is_shared:
        return say(
            "The disk of this installation is full, so this was not saved. All that was saved before is kept, and no "
            "letter is lost. Tell whoever runs it."
        )
    return say(
        "The disk is full, so this was not saved. All that was saved before is kept, and no letter is lost. Make some "
        "room on it."
    )


def _closed(is_shared: bool) -> str:
    if is_shared:
        return say(
            "This installation cannot write to its disk, so this was not saved. All that was saved before is kept. "
            "Tell whoever runs it."
        )
    return say(
        "Afterword cannot write to its folder, so this was not saved. All that was saved before is kept. See that the "
        "disk is there and may be written."
    )


def _unknown(_is_shared: bool) -> str:
    return say("Something failed on our side, so this was not saved. What was saved before is kept.")


_SENTENCES: dict[str, Any] = {"disk-full": _full, "disk-closed": _closed, "": _unknown}
