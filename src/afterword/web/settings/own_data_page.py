"""Everything that is stored: take it along, or have it forgotten."""

import io
import zipfile
from pathlib import Path

from django.http import HttpResponse
from django.utils.translation import gettext, gettext_noop

from afterword import clock, wiring
from afterword.models import (
    HistoryEntry,
    Interview,
    Letter,
    Process,
    ReceivedMessage,
    Submission,
)
from afterword.said import say
from afterword.web.offline.forget_on_device import forget_on_device
from afterword.web.sandbox.sandbox_page import can_open
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.export_everything import erase_everything, export_everything, secret_names_of

# What has to be typed, so that nobody erases by a slip.
WORD = "erase"
_COUNTED = (
    (gettext_noop("processes"), Process),
    (gettext_noop("interviews"), Interview),
    (gettext_noop("letters"), Letter),
    (gettext_noop("approved letters"), Submission),
    (gettext_noop("messages received"), ReceivedMessage),
    (gettext_noop("lines of history"), HistoryEntry),
)


def own_data(request: OwnedRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    deed = request.POST.get("do", "")
    if deed == "zip":
        return _zip(request)
    if deed == "folder":
        return _folder(request)
    if deed == "erase":
        return _erase(request)
    return _page(request, refused=say("This button is not known here. Nothing was changed."))


def _page(request: OwnedRequest, *, refused: str = "") -> HttpResponse:
    counts = [
        (gettext(name), model._default_manager.filter(candidate=request.candidate).count())
        for name, model in _COUNTED
    ]
    context = {
        "counts": counts, "word": WORD, "data_folder": str(wiring.data_folder()),
        "folder": request.POST.get("folder", ""), "has_sandbox": can_open(request),
    }  # fmt: skip
    return show(request, "settings/data.html", context, refused=refused)


def _zip(request: OwnedRequest) -> HttpResponse:
    now = clock.now()
    content = export_everything(request.candidate, None, now=now).content or {}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="afterword-{now:%Y-%m-%d}.zip"'
    return response


def _folder(request: OwnedRequest) -> HttpResponse:
    named = request.POST.get("folder", "").strip()
    if not named or "\x00" in named:
        return _page(request, refused=say("Name a folder, such as ~/afterword-export. Nothing was written."))
    try:
        result = export_everything(request.candidate, Path(named).expanduser().resolve(), now=clock.now())
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return _page(
            request,
            refused=say("{named} cannot be written ({why}). Name another folder.", named=named, why=why),
        )
    return go(
        request,
        "own-data",
        say=say("Written: {count} files in {path}.", count=len(result.files), path=result.path),
    )


def _erase(request: OwnedRequest) -> HttpResponse:
    if request.POST.get("word", "").strip().lower() != WORD:
        return _page(
            request, refused=say("Nothing was erased. Type the word {word} if you mean it.", word=WORD)
        )
    names = secret_names_of(request.candidate)
    erase_everything(request.candidate)
    for name in names:
        wiring.secrets().erase(name)
    said = go(
        request, "own-data", say=say("Everything is forgotten here. What was sent stays in your mailbox.")
    )
    return forget_on_device(said)
