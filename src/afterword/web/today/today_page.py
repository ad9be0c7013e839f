"""Today: what to do now, most urgent first, one line a thing; what goes by itself stands below, quietly."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afterword import clock
from afterword.models import Interview, MailAccount
from afterword.said import say, to_say
from afterword.web.sandbox.open_sandbox import sandbox
from afterword.web.sandbox.sandbox_page import can_open
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.serving.warming import expect_letter
from afterword.workflows.agenda import AgendaItem, AgendaKind, agenda_of
from afterword.workflows.agenda_groups import grouped

# So many lines are read at a glance; the rest is folded.
_MOST_WAITING, _MOST_AHEAD = 7, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """How a kind of item looks: the word of its action, the word of its state and whose move it is. `lead` stands
    before its moment; without one no moment is shown."""

    action: str
    state: str
    css: str = "waits"
    lead: str = ""


_STOPPED, _GOES = "stopped", "goes"
_AFTER_YES = to_say("After your yes:")
SHOWINGS = {
    AgendaKind.UNCERTAIN: Showing(action=to_say("Say what you see"), state=to_say("Stopped"), css=_STOPPED),
    AgendaKind.CUT_OFF: Showing(
        action=to_say("Look at it"), state=to_say("Not known yet"), css=_STOPPED, lead=to_say("Begun")
    ),
    AgendaKind.REFUSED: Showing(action=to_say("Look at it"), state=to_say("Stopped"), css=_STOPPED),
    AgendaKind.LATE: Showing(
        action=to_say("Decide"), state=to_say("Waits for you"), lead=to_say("It was to go")
    ),
    AgendaKind.MAILBOX_TROUBLE: Showing(action=to_say("Set it right"), state=to_say("Stopped"), css=_STOPPED),
    AgendaKind.UNSURE_MESSAGE: Showing(
        action=to_say("Look at it"), state=to_say("Waits for you"), lead=to_say("It came")
    ),
    AgendaKind.DEBRIEF: Showing(action=to_say("Write it down"), state=to_say("Waits for you")),
    AgendaKind.OPEN_TIME: Showing(action=to_say("Say when"), state=to_say("Waits for you")),
    AgendaKind.APPROVE: Showing(
        action=to_say("Read the letter"), state=to_say("Waits for you"), lead=_AFTER_YES
    ),
    AgendaKind.SEND_YOURSELF: Showing(
        action=to_say("Read and send it"), state=to_say("Waits for you"), lead=to_say("A good moment:")
    ),
    AgendaKind.LETTER_ASKS: Showing(action=to_say("Answer it"), state=to_say("Something is missing")),
    AgendaKind.LETTER_UNWRITTEN: Showing(action=to_say("Write the letters"), state=to_say("Waits for you")),
    AgendaKind.BLOCKED: Showing(action=to_say("Set it right"), state=to_say("Something is missing")),
    AgendaKind.FOLLOW_UP_READY: Showing(
        action=to_say("Read it"), state=to_say("Waits for you"), lead=_AFTER_YES
    ),
    AgendaKind.ASK_FIRST: Showing(action=to_say("Decide"), state=to_say("Waits for you")),
    AgendaKind.ADDRESS_FAILED: Showing(action=to_say("Give another"), state=to_say("Stopped"), css=_STOPPED),
    AgendaKind.ANSWERED: Showing(
        action=to_say("Read it"), state=to_say("Stopped by an answer"), css="done", lead=to_say("It came")
    ),
    AgendaKind.BEING_SENT: Showing(
        action=to_say("See it"), state=to_say("Being sent"), css=_GOES, lead=to_say("Begun")
    ),
    AgendaKind.GOES_BY_ITSELF: Showing(
        action=to_say("See it"), state=to_say("Goes by itself"), css=_GOES, lead=to_say("Goes")
    ),
    AgendaKind.UPCOMING: Showing(action=to_say("See it"), state=to_say("Ahead"), css=_GOES),
    AgendaKind.FROM_BEFORE: Showing(action=to_say("Look at it"), state=to_say("From before"), css="done"),
}
# What they said by telephone, or at the desk: there is no message to read.
_HEARD = Showing(
    action=to_say("See it"), state=to_say("Stopped by an answer"), css="done", lead=to_say("Known since")
)
_QUIET = (AgendaKind.BEING_SENT, AgendaKind.GOES_BY_ITSELF, AgendaKind.UPCOMING, AgendaKind.FROM_BEFORE)


@require_safe
def show(request: OwnedRequest) -> HttpResponse:
    candidate = request.candidate
    items = grouped(agenda_of(candidate, now=clock.now()))
    waiting = [item for item in items if item.kind not in _QUIET]
    quiet = [item for item in items if item.kind in _QUIET]
    if any(item.path.startswith("/letters/") for item in waiting):
        expect_letter()
    context = {
        "candidate": candidate,
        "waiting": _shown(waiting[:_MOST_WAITING]), "more_waiting": _shown(waiting[_MOST_WAITING:]),
        "ahead": _shown(quiet[:_MOST_AHEAD]), "more_ahead": _shown(quiet[_MOST_AHEAD:]),
        "is_new": not Interview.objects.filter(candidate=candidate).exists(),
        "sandbox": sandbox() if can_open(request) else None,
        # Said once: not again where it stands among what is to do.
        "needs_name": not candidate.name and not any(item.path == "/settings/" for item in waiting),
        "needs_account": not MailAccount.objects.filter(candidate=candidate).exists(),
    }  # fmt: skip
    return render(request, "today/today.html", context)


def _shown(items: list[AgendaItem]) -> list[tuple[AgendaItem, Showing]]:
    return [(item, _said(_showing(item))) for item in items]


def _showing(item: AgendaItem) -> Showing:
    is_heard = item.kind is AgendaKind.ANSWERED and item.path.startswith("/processes/")
    return _HEARD if is_heard else SHOWINGS[item.kind]


def _said(showing: Showing) -> Showing:
    return replace(showing, action=say(showing.action), state=say(showing.state), lead=say(showing.lead))
