"""All hiring processes on a board or in a table, and one with its people, letters, and what happened and why."""

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext

from afterword import clock
from afterword.letters.debrief import EventKind
from afterword.models import Process
from afterword.said import say, to_say
from afterword.web.processes.choice import ROUNDS, SHOWS, VIEWS, read_choice, remember, remembered
from afterword.web.processes.process_facts import load_process, process_facts
from afterword.web.processes.process_table import table_of
from afterword.web.serving.answering import go, own, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.wording.stage_words import MOVES, STAGES, moves_of
from afterword.workflows.correct_interview import confirm, correct_process
from afterword.workflows.plan_follow_up import want_follow_up
from afterword.workflows.refused import Refused
from afterword.workflows.stop_process import (
    cancelled_words,
    let_rest,
    reopen_process,
    stop_process,
    would_cancel,
)

Deed = Callable[[OwnedRequest, Process], Refused | str]
# What the person can say that they heard, and the words in the history.
HEARD = {
    "called": (EventKind.CALLED, to_say("They called you.")),
    "wrote": (EventKind.REPLY, to_say("They answered somewhere else.")),
    "rejected": (EventKind.REJECTION, to_say("They said no.")),
    "offer": (EventKind.OFFER, to_say("They made an offer.")),
    "withdrawn": (EventKind.WITHDRAWN, to_say("You withdrew.")),
}


def processes(request: OwnedRequest) -> HttpResponse:
    """What was chosen last time is opened again where the address says nothing."""
    known = remembered(request.COOKIES) if not request.GET else ""
    if known:
        return HttpResponseRedirect(f"{resolve_url('processes')}?{known}")
    choice = read_choice(request.GET)
    table = table_of(request.candidate, choice, now=clock.now())
    context = {
        "choice": choice, "table": table, "columns": list(table.columns()),
        "views": [(value, gettext(name)) for value, name in VIEWS],
        "shows": [(value, gettext(name)) for value, name in SHOWS],
        "rounds": ROUNDS, "moves": {state: moves_of(state) for state in ("open", "answered", "closed")},
        "stages": STAGES, "all_moves": [(name, gettext(words)) for name, (words, _) in MOVES.items()],
        "is_new": not table.total and not table.closed and not choice.is_narrowed,
    }  # fmt: skip
    answer = show(request, "processes/list.html", context)
    if request.GET:
        remember(answer, choice)
    return answer


def process(request: OwnedRequest, process_id: int) -> HttpResponse:
    row = own(load_process(request.candidate), request, process_id)
    if request.method != "POST":
        return _page(request, row)
    name = request.POST.get("do", "")
    deed = _heard if name in HEARD else _DEEDS.get(name)
    if name in MOVES and request.POST.get("sure") != "yes" and _asks(row, name):
        return HttpResponseRedirect(f"{resolve_url('process', row.pk)}?ask={name}")
    result = (
        deed(request, row) if deed else Refused(say("This button is not known here. Nothing was changed."))
    )
    if isinstance(result, Refused):
        return _page(request, row, refused=result.sentence)
    if request.POST.get("back") == "processes":
        return go(request, "processes", say=f"{row.company}: {result}")
    return go(request, "process", row.pk, say=result)


def _asks(row: Process, name: str) -> int:
    """How many letters would be cancelled by what the person said; 0: it is done without a question."""
    return 0 if name == "reopen" else would_cancel(row, at_rest=name == "rest")


def _page(request: OwnedRequest, row: Process, *, refused: str = "") -> HttpResponse:
    facts = process_facts(row, now=clock.now(), newest_first=request.GET.get("order") != "oldest")
    values = {
        "company": row.company, "role": row.role, "contact_policy": row.contact_policy,
        "decision_by": row.decision_by.isoformat() if row.decision_by else "",
    }  # fmt: skip
    typed = {name: request.POST[name] for name in values if name in request.POST} if refused else {}
    asked = request.GET.get("ask", "")
    if asked in dict(facts["moves"]):
        facts["asked"] = {"name": asked, "words": gettext(MOVES[asked][1]), "count": _asks(row, asked)}
    context = {"asked": None, **facts, "values": values | typed}
    return show(request, "processes/process.html", context, refused=refused)


def _heard(request: OwnedRequest, row: Process) -> Refused | str:
    what, heard = HEARD[request.POST["do"]]
    words = say(heard)
    count = stop_process(row, what=what, now=clock.now(), sentence=words)
    if not count and row.letters.filter(state="draft").exists():
        return say("{words} Nothing was on its way out. Your drafts are kept.", words=words)
    if not count:
        return say("{words} Nothing was waiting to go out.", words=words)
    return f"{words} {cancelled_words(count)}"


def _rest(request: OwnedRequest, row: Process) -> Refused | str:
    let_rest(row, now=clock.now())
    return say("It rests. Nothing more goes out, and you can open it again.")


def _reopen(request: OwnedRequest, row: Process) -> Refused | str:
    reopen_process(row, now=clock.now())
    return say("It is open again. What was cancelled stays cancelled.")


def _still_write(request: OwnedRequest, row: Process) -> Refused | str:
    want_follow_up(row, wants=True, now=clock.now())
    return say("A follow-up is prepared; you read it before it goes.")


def _no_more(request: OwnedRequest, row: Process) -> Refused | str:
    want_follow_up(row, wants=False, now=clock.now())
    return say("No follow-up goes out.")


def _correct(request: OwnedRequest, row: Process) -> Refused | str:
    given = request.POST.get("decision_by", "").strip()
    try:
        decision = date.fromisoformat(given) if given else None
    except ValueError:
        return Refused(say("That date was not understood. Write it like 2026-05-26; nothing was changed."))
    result = correct_process(
        row, now=clock.now(), company=request.POST.get("company"), role=request.POST.get("role"),
        contact_policy=request.POST.get("contact_policy"), decision_by=decision,
    )  # fmt: skip
    return (
        result
        if isinstance(result, Refused)
        else say("Corrected. Letters that said it wrong are back with you.")
    )


def _confirm(request: OwnedRequest, row: Process) -> Refused | str:
    confirm(row, request.POST.get("field", ""))
    return "Confirmed."


_DEEDS: dict[str, Deed] = {
    "rest": _rest, "reopen": _reopen, "still-write": _still_write, "no-more": _no_more, "correct": _correct,
    "confirm": _confirm,
}  # fmt: skip
