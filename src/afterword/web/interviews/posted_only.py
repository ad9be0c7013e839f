"""Addresses below an interview that only take what is typed. Opened anew (a phone that reloads the tab, a bookmark)
they lead back to the interview, never to an empty page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from afterword.web.serving.middleware import OwnedRequest
from afterword.web.serving.owned_rows import own_interview

View = Callable[..., HttpResponse]


def posted_only(view: View) -> View:
    """`view` for POST; who only looks is sent to the page of the interview, if it is theirs (404 otherwise)."""

    @wraps(view)
    def guarded(request: OwnedRequest, interview_id: int, *args: Any, **named: Any) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return redirect("interview", own_interview(request.candidate, interview_id).pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return view(request, interview_id, *args, **named)

    return guarded
