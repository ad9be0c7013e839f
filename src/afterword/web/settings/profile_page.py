"""Who signs the letters, and the manners of waiting."""

import re
from dataclasses import fields as fields_of
from datetime import time
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django.http import HttpResponse
from django.utils.translation import gettext

from afterword import clock
from afterword.rules.etiquette import USUAL, Etiquette
from afterword.said import say
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.settings.etiquette_words import GROUPS, SOURCES, WORDS, in_words
from afterword.workflows.change_profile import change_profile
from afterword.workflows.own_data import PROFILE_LINES, PROFILE_LISTS, etiquette_of, save_etiquette
from afterword.workflows.refused import Refused

# Where a form on another page may lead back to.
_BACK = re.compile(r"/((letters|interviews)/\d{1,18}|import|interviews/new)?")


def profile(request: OwnedRequest) -> HttpResponse:
    if request.method != "POST":
        return _profile_page(request)
    given = {name: request.POST[name] for name in (*PROFILE_LINES, *PROFILE_LISTS) if name in request.POST}
    result = change_profile(request.candidate, now=clock.now(), **given)
    if isinstance(result, Refused):
        return _profile_page(request, refused=result.sentence)
    back = request.POST.get("back", "")
    return go(request, back if _BACK.fullmatch(back) else "settings", say="Saved.")


def _profile_page(request: OwnedRequest, *, refused: str = "") -> HttpResponse:
    candidate = request.candidate
    values = {name: getattr(candidate, name) for name in PROFILE_LINES}
    values["other_addresses"] = "\n".join(candidate.other_addresses)
    values["links"] = "\n".join(candidate.links)
    if refused:
        values |= {name: request.POST[name] for name in values if name in request.POST}
    context = {
        "values": values,
        "zone_is_guess": candidate.timezone_is_guess,
        "has_typed": bool(refused),
        "zones": _zones(),
    }
    return show(request, "settings/profile.html", context, refused=refused)


def etiquette(request: OwnedRequest) -> HttpResponse:
    if request.method != "POST":
        return _etiquette_page(request)
    if request.POST.get("do") == "usual":
        save_etiquette(request.candidate, {name: getattr(USUAL, name) for name in WORDS})
        return go(request, "etiquette", say=say("The usual manners are back."))
    given: dict[str, object] = {name: request.POST[name] for name in WORDS if name in request.POST}
    given["weekend_ok"] = request.POST.get("weekend_ok", "no")
    refused = save_etiquette(request.candidate, given)
    if refused:
        return _etiquette_page(request, refused=in_words(refused.sentence))
    return go(request, "etiquette", say=say("Saved. Letters planned from now on follow it."))


def _etiquette_page(request: OwnedRequest, *, refused: str = "") -> HttpResponse:
    current = etiquette_of(request.candidate)
    rows = {
        field.name: _row(field.name, current, request, typed=bool(refused)) for field in fields_of(Etiquette)
    }
    groups = [(gettext(title), [rows[name] for name in names]) for title, names in GROUPS]
    return show(request, "settings/etiquette.html", {"groups": groups}, refused=refused)


def _row(name: str, current: Etiquette, request: OwnedRequest, *, typed: bool) -> dict[str, Any]:
    usual, value = getattr(USUAL, name), getattr(current, name)
    label, reason = (gettext(words) for words in WORDS[name])
    shown = request.POST.get(name, "") if typed else _text(value)
    return {
        "name": name, "label": label, "reason": reason, "source": gettext(SOURCES[name]), "value": shown,
        "usual": _text(usual), "is_changed": value != usual,
        "sort": "choice" if name == "send_preference" else _sort(usual),
    }  # fmt: skip


def _sort(usual: object) -> str:
    if isinstance(usual, bool):
        return "yes"
    return "time" if isinstance(usual, time) else "number"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


@cache
def _zones() -> tuple[str, ...]:
    """Every zone by its name. Finding them takes a walk through some 600 files."""
    return tuple(sorted(available_timezones()))
