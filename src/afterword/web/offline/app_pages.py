"""What makes the pages an app on a device: the manifest, the service worker, the page for when there is no line."""

import json
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from afterword import clock
from afterword.models import Interview, InterviewState
from afterword.said import say
from afterword.web.offline.desk_mark import desk_mark
from afterword.web.offline.near_debriefs import near_pages
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.wording.script_words import script_words

_PAPER, _INK = "#fbfaf7", "#1d3a6e"
_KEPT = (".css", ".js", ".svg")
_NOT_KEPT = ("js/service-worker.js",)
_WORKER = ("js/saying.js", "js/outbox.js", "js/service-worker.js")


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The app as a phone installs it."""
    icons = [
        {"src": static("images/favicon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        *(
            {"src": static(f"images/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
            for size in (192, 512)
        ),
        {
            "src": static("images/icon-maskable-512.png"), "sizes": "512x512", "type": "image/png",
            "purpose": "maskable",
        },
    ]  # fmt: skip
    name = say("Afterword sandbox") if settings.DEMO else "Afterword"
    said = {
        "id": "/", "name": name, "short_name": name, "start_url": "/", "scope": "/", "lang": get_language() or "en",
        "description": say("Notes after an interview, one letter per person, a watched silence."),
        "display": "standalone", "background_color": _PAPER, "theme_color": _PAPER, "icons": icons,
        "shortcuts": [
            {"name": say("Write down how it went"), "short_name": say("Notes"), "url": reverse("latest-debrief")},
            {"name": say("Add an interview"), "url": reverse("new-interview")},
            {"name": say("Processes"), "url": reverse("processes")},
        ],
    }  # fmt: skip
    return JsonResponse(said, content_type="application/manifest+json")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """One line about this version, then the files. It stands at the root, so that it may serve every page."""
    lines = (
        f"self.SHELL = {json.dumps(_shell() | {'words': script_words()})};\n"
        f"importScripts({', '.join(json.dumps(static(name)) for name in _WORKER)});\n"
    )
    return HttpResponse(
        lines, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )


@cache
def _shell() -> dict[str, object]:
    folder = settings.STATIC_FOLDER
    names = sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.suffix in _KEPT)
    files = [static(name) for name in names if name not in _NOT_KEPT]
    return {
        "version": settings.STATIC_MARK, "files": [reverse("offline"), *files], "offline": reverse("offline"),
        "icon": static("images/icon-192.png"), "badge": static("images/badge-96.png"),
    }  # fmt: skip


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Shown by the service worker where a page cannot come. It holds nothing of anybody; its script lists what the
    device itself keeps."""
    return render(request, "offline/offline.html")


@require_safe
def near(request: OwnedRequest) -> JsonResponse:
    """For the service worker: whose desk, a token for saving, and which debriefs to keep."""
    pages, saves = near_pages(request.candidate, now=clock.now())
    known = {"desk": desk_mark(request.candidate), "csrf": get_token(request), "pages": pages, "saves": saves}
    return JsonResponse(known)


@require_safe
def latest_debrief(request: OwnedRequest) -> HttpResponse:
    """The interview that ended last and has no notes yet, else the next one, else Today."""
    rows = Interview.objects.filter(
        candidate=request.candidate, state=InterviewState.PLANNED, debriefed_at=None
    )
    now = clock.now()
    found = rows.filter(starts_at__lte=now).order_by("-starts_at").first()
    found = found or rows.filter(starts_at__gt=now).order_by("starts_at").first()
    return redirect("interview", found.pk) if found else redirect("today")


@require_safe
def static_moved(request: HttpRequest, path: str) -> HttpResponse:
    """A page of an older or newer version asks for a file: the present one is better than none."""
    if (settings.STATIC_FOLDER / path).resolve().is_relative_to(settings.STATIC_FOLDER):
        known = (settings.STATIC_FOLDER / path).is_file()
        if known and not request.path.startswith(settings.STATIC_URL):
            return HttpResponseRedirect(static(path))
    return HttpResponse("This file is not here.\n", status=404, content_type="text/plain; charset=utf-8")
