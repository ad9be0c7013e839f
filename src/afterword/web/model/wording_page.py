"""A better wording of a letter with the model: what would be sent, then each sentence beside its proposal."""

from typing import Any

from django.http import HttpResponse

from afterword import clock, wiring
from afterword.models import Letter
from afterword.ports.errors import PortError
from afterword.said import say, to_say
from afterword.web.model.word_changes import changes_between
from afterword.web.serving.answering import go, own, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.edit_letter import Edited
from afterword.workflows.polish_letter import Offers, accept_wordings, ask_for_wordings, question_about_letter
from afterword.workflows.refused import Refused

_OFF = to_say("Model help is off. Turn it on in the settings; until then nothing is sent.")
_CHANGED = to_say(
    "The letter changed after this page was made, so nothing was sent. Look again at what would go out."
)


def page(request: OwnedRequest, letter_id: int) -> HttpResponse:
    rows = Letter.objects.select_related("person", "process", "candidate", "interview")
    letter = own(rows, request, letter_id)
    deed = request.POST.get("do") if request.method == "POST" else None
    if deed == "ask":
        return _ask(request, letter)
    if deed == "accept":
        return _accept(request, letter)
    return _page(request, letter)


def _ask(request: OwnedRequest, letter: Letter) -> HttpResponse:
    port = wiring.model_port(request.candidate)
    if port is None:
        return _page(request, letter, refused=say(_OFF))
    question = question_about_letter(letter, now=clock.now())
    if isinstance(question, Refused):
        return _page(request, letter, refused=question.sentence)
    if question.shown != request.POST.get("seen", "").replace("\r\n", "\n"):
        return _page(request, letter, refused=say(_CHANGED))
    try:
        offers = ask_for_wordings(letter, port, now=clock.now())
    except PortError as error:
        return _page(request, letter, refused=str(error))
    if isinstance(offers, Refused):
        return _page(request, letter, refused=offers.sentence)
    return _page(request, letter, offers=offers)


def _accept(request: OwnedRequest, letter: Letter) -> HttpResponse:
    """Only sentences that were switched to the new wording are taken over."""
    taken = {
        name.removeprefix("pick-"): request.POST.get(f"text-{name.removeprefix('pick-')}", "")
        for name, value in request.POST.items()
        if name.startswith("pick-") and value == "new"
    }
    base = request.POST.get("base_revision", "")
    revision = int(base) if base.isdecimal() and len(base) < 10 else -1
    result = accept_wordings(letter, taken, base_revision=revision, now=clock.now())
    if isinstance(result, Refused):
        return _page(request, letter, refused=result.sentence)
    if not isinstance(result, Edited):
        return _page(
            request, letter, refused=say("This letter was changed elsewhere; both texts are kept with it.")
        )
    words = (
        say("The wording is taken over. Read it once more; nothing is approved.")
        if taken
        else say("Your own words stand.")
    )
    return go(request, "letter", letter.pk, say=words)


def _page(
    request: OwnedRequest, letter: Letter, *, offers: Offers | None = None, refused: str = ""
) -> HttpResponse:
    port = wiring.model_port(request.candidate)
    question = question_about_letter(letter, now=clock.now())
    context: dict[str, Any] = {
        "letter": letter,
        "person": letter.person,
        "place": port.place if port else None,
        "sent": "" if isinstance(question, Refused) else question.shown,
        "nothing": question.sentence if isinstance(question, Refused) else "",
        "offers": offers,
        "rows": [
            {"offer": each, "changes": changes_between(each.original, each.proposed) if each.proposed else ()}
            for each in (offers.offers if offers else ())
        ],
    }
    return show(request, "model/wording.html", context, refused=refused)
