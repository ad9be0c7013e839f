"""Today: what to do now, most urgent first."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afterword import clock
from afterword.models import Interview, MailAccount
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.agenda import AgendaItem, AgendaKind, agenda_of, summary_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """How a kind of item looks: the word of its action, the word of its state and whose move it is."""

    action: str
    state: str
    css: str = "waits"
    shows_time: bool = False


_STOPPED, _GOES = "stopped", "goes"
SHOWINGS = {
    AgendaKind.UNCERTAIN: Showing(action="Say what you see", state="Stopped", css=_STOPPED),
    AgendaKind.REFUSED: Showing(action="Look at it", state="Stopped", css=_STOPPED),
    AgendaKind.LATE: Showing(action="Decide", state="Waits for you", shows_time=True),
    AgendaKind.MAILBOX_TROUBLE: Showing(action="Set it right", state="Stopped", css=_STOPPED),
    AgendaKind.UNSURE_MESSAGE: Showing(action="Look at it", state="Waits for you", shows_time=True),
    AgendaKind.DEBRIEF: Showing(action="Write it down", state="Waits for you"),
    AgendaKind.OPEN_TIME: Showing(action="Say when", state="Waits for you"),
    AgendaKind.APPROVE: Showing(action="Read the letter", state="Waits for you", shows_time=True),
    AgendaKind.SEND_YOURSELF: Showing(action="Read and send it", state="Waits for you", shows_time=True),
    AgendaKind.BLOCKED: Showing(action="Set it right", state="Something is missing"),
    AgendaKind.FOLLOW_UP_READY: Showing(action="Read it", state="Waits for you", shows_time=True),
    AgendaKind.ASK_FIRST: Showing(action="Decide", state="Waits for you"),
    AgendaKind.ADDRESS_FAILED: Showing(action="Give another", state="Stopped", css=_STOPPED),
    AgendaKind.ANSWERED: Showing(action="See what came", state="Stopped by an answer", css="done"),
    AgendaKind.GOES_BY_ITSELF: Showing(action="See it", state="Goes by itself", css=_GOES, shows_time=True),
    AgendaKind.UPCOMING: Showing(action="See it", state="Ahead", css=_GOES, shows_time=True),
    AgendaKind.FROM_BEFORE: Showing(action="Look at it", state="From before", css="done"),
}


@require_safe
def show(request: OwnedRequest) -> HttpResponse:
    candidate = request.candidate
    items: tuple[AgendaItem, ...] = agenda_of(candidate, now=clock.now())
    context = {
        "candidate": candidate,
        "items": [(item, SHOWINGS[item.kind]) for item in items],
        "summary": summary_of(items),
        "is_new": not Interview.objects.filter(candidate=candidate).exists(),
        "needs_name": not candidate.name,
        "needs_account": not MailAccount.objects.filter(candidate=candidate).exists(),
    }
    return render(request, "today/today.html", context)
