"""Coming in and going out, where several people share one installation. Elsewhere these pages do not exist."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from afterword import clock
from afterword.web.offline.forget_on_device import forget_on_device
from afterword.web.serving.own_desk import close_session, open_session
from afterword.workflows.refused import Refused
from afterword.workflows.sign_in import LEAST_PASSWORD, invited_by, sign_in, take_up

# Back to a page of ours, and nowhere else.
_INSIDE = re.compile(r"/(?![/\\])[A-Za-z0-9/_.?=&%-]*")


def _only_with_passwords() -> None:
    if settings.SIGN_IN != "password":
        raise Http404


@sensitive_post_parameters("password")
def come_in(request: HttpRequest) -> HttpResponse:
    _only_with_passwords()
    back = request.POST.get("next") or request.GET.get("next", "")
    context = {"name": request.POST.get("name", ""), "next": back, "refused": ""}
    if request.method != "POST":
        return render(request, "sign_in/sign_in.html", context)
    result = sign_in(request.POST.get("name", ""), request.POST.get("password", ""), now=clock.now())
    if isinstance(result, Refused):
        return render(request, "sign_in/sign_in.html", context | {"refused": result.sentence}, status=422)
    response = HttpResponseRedirect(back if _INSIDE.fullmatch(back) else "/")
    open_session(response, result)
    return response


@require_POST
def go_out(request: HttpRequest) -> HttpResponse:
    _only_with_passwords()
    response = HttpResponseRedirect("/sign-in")
    close_session(response)
    return forget_on_device(response)


@sensitive_post_parameters("password")
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    _only_with_passwords()
    row = invited_by(key, now=clock.now())
    context = {
        "name": row.name if row else "",
        "is_open": row is not None,
        "least": LEAST_PASSWORD,
        "refused": "",
    }
    if request.method != "POST" or row is None:
        return render(request, "sign_in/invitation.html", context, status=200 if row else 404)
    result = take_up(key, request.POST.get("password", ""), now=clock.now())
    if isinstance(result, Refused):
        return render(request, "sign_in/invitation.html", context | {"refused": result.sentence}, status=422)
    response = HttpResponseRedirect("/")
    open_session(response, result)
    return response
