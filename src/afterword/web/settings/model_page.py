"""Where the optional model is asked: off until it is turned on here; its key goes to the secrets file."""

from typing import Any

from django.http import HttpResponse

from afterword import clock, wiring
from afterword.models import ModelExchange
from afterword.ports.model import ModelPlace
from afterword.said import say
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.model_settings import model_help_of, save_model_help
from afterword.workflows.refused import Refused

_SHOWN = 20


def model_help(request: OwnedRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    if request.POST.get("do") == "check":
        return _check(request)
    typed_key = request.POST.get("key", "")
    key = "" if request.POST.get("forget_key") == "yes" else typed_key or None
    is_on = request.POST.get("is_on") == "yes"
    saved = save_model_help(
        request.candidate, is_on=is_on,
        place=ModelPlace(url=request.POST.get("url", ""), name=request.POST.get("name", "")),
        key=key, secrets=wiring.secrets(), now=clock.now(), only_url=wiring.only_model_url(),
    )  # fmt: skip
    if isinstance(saved, Refused):
        return _page(request, refused=saved.sentence)
    words = (
        say("Model help is on. Nothing is sent before you see it.")
        if is_on
        else say("Model help is off. Nothing is sent.")
    )
    return go(request, "model-help", say=words)


def _check(request: OwnedRequest) -> HttpResponse:
    """Looks at what is saved; sends no words of the person."""
    port = wiring.model_port(request.candidate)
    if port is None:
        return _page(request, refused=say("Turn model help on and save it first, then check it."))
    return _page(request, steps=port.check())


def _page(request: OwnedRequest, *, refused: str = "", steps: Any = ()) -> HttpResponse:
    row, usual = model_help_of(request.candidate), wiring.model_defaults()
    values: dict[str, Any] = {
        "is_on": bool(row and row.is_on),
        "url": row.url if row and row.url else usual.url,
        "name": row.name if row and row.name else usual.name,
    }
    if refused and request.POST.get("do") != "check":
        values = {name: request.POST.get(name, "") for name in ("url", "name")}
        values["is_on"] = request.POST.get("is_on") == "yes"
    exchanges = (
        ModelExchange.objects.filter(candidate=request.candidate).select_related("person").order_by("-id")
    )
    context = {
        "values": values, "steps": steps, "has_key": bool(wiring.model_key(request.candidate)),
        "is_saved": row is not None and row.is_on, "exchanges": exchanges[:_SHOWN], "zone": request.candidate.zone,
    }  # fmt: skip
    return show(request, "settings/model.html", context, refused=refused)
