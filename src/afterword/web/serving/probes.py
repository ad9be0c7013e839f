"""For the machine that runs us: is it alive, is it ready, how much waits. No sign-in, no cookies, nothing of a person.

They answer before everything else, whatever name they are asked by: a probe asks by address."""

import hmac
import os
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from afterword import __version__, clock
from afterword.models.tables import is_up_to_date
from afterword.workflows.count_work import asking_submissions, due_work, mailboxes_in_trouble, turns_held

_LOOPBACK = ("127.0.0.1", "::1")


class ProbesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._pages = {"/healthz": _alive, "/readyz": _ready, "/metrics": _metrics}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        page = self._pages.get(request.path_info)
        return (
            page(request)
            if page is not None and request.method in ("GET", "HEAD")
            else self.get_response(request)
        )


def _text(words: str, status: int = 200) -> HttpResponse:
    answer = HttpResponse(words, status=status, content_type="text/plain; version=0.0.4; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _alive(_request: HttpRequest) -> HttpResponse:
    """This process answers. It says nothing of the database: restarting us would not mend that."""
    return _text("alive\n")


def _ready(_request: HttpRequest) -> HttpResponse:
    """The database answers and has the tables of this version."""
    try:
        is_ready = is_up_to_date()
    except DatabaseError:
        return _text("the database does not answer\n", 503)
    return _text("ready\n") if is_ready else _text("the tables are older than this program\n", 503)


def _metrics(request: HttpRequest) -> HttpResponse:
    """In the text format of Prometheus; for this machine, or whoever has the token."""
    if not _may_count(request):
        return _text("not for you\n", 403)
    now = clock.now()
    try:
        due, asking = due_work(now=now), asking_submissions()
        held, gone = turns_held(now=now)
        troubled = mailboxes_in_trouble()
    except DatabaseError:
        return _text("the database does not answer\n", 503)
    rows: list[tuple[str, str, dict[str, float]]] = [
        ("afterword_info", "Which version answers", {f'version="{__version__}"': 1}),
        (
            "afterword_due_rows",
            "Rows that are due now",
            {f'part="{part}"': count for part, (count, _) in due.items()},
        ),
        (
            "afterword_due_lag_seconds",
            "For how long the oldest due row has been due",
            {f'part="{part}"': round(late, 3) for part, (_, late) in due.items()},
        ),
        (
            "afterword_submissions_asking",
            "Letters that wait for a person's word",
            {f'state="{state}"': count for state, count in asking.items()},
        ),
        ("afterword_turns", "Desks in hand", {'lease="running"': held, 'lease="over"': gone}),
        ("afterword_mailboxes_in_trouble", "Mailboxes that cannot be read", {"": troubled}),
        ("afterword_process_seconds", "Processor time of this process", {"": round(sum(os.times()[:2]), 2)}),
    ]
    return _text("".join(_family(name, words, values) for name, words, values in rows))


def _family(name: str, words: str, values: dict[str, float]) -> str:
    lines = [
        f"{name}{{{labels}}} {value}" if labels else f"{name} {value}" for labels, value in values.items()
    ]
    return "\n".join((f"# HELP {name} {words}", f"# TYPE {name} gauge", *lines, ""))


def _may_count(request: HttpRequest) -> bool:
    token = settings.METRICS_TOKEN
    if not token:
        return settings.SIGN_IN == "none" or request.META.get("REMOTE_ADDR") in _LOOPBACK
    return hmac.compare_digest(request.headers.get("Authorization", ""), f"Bearer {token}")
