"""A message that may be an answer: the person looks, and says."""

from django.http import HttpResponse

from afterword import clock
from afterword.models import Process, ReceivedMessage
from afterword.said import say
from afterword.web.serving.answering import go, moment_words, own, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.take_message import settle_unsure


def message(request: OwnedRequest, message_id: int) -> HttpResponse:
    rows = ReceivedMessage.objects.defer("content").select_related("process", "person", "candidate")
    row = own(rows, request, message_id)
    possible = list(row.possible.order_by("id"))
    if request.method != "POST":
        return _page(request, row, possible)
    answer = request.POST.get("do", "")
    chosen = next((each for each in possible if str(each.pk) == request.POST.get("process")), None)
    if answer == "answer" and chosen is None and len(possible) == 1:
        chosen = possible[0]
    if answer not in ("answer", "no-answer") or (answer == "answer" and chosen is None):
        return _page(
            request, row, possible, refused=say("Say which process it belongs to. Nothing was changed.")
        )
    settle_unsure(row, process=chosen, is_answer=answer == "answer", now=clock.now())
    said = say("It is an answer. What was waiting there is cancelled.")
    if answer == "no-answer":
        said = say("It is no answer. What was held goes on.")
    page = chosen or (possible[0] if possible else None)
    return go(request, "process", page.pk, say=said) if page else go(request, "processes", say=said)


def _page(
    request: OwnedRequest, row: ReceivedMessage, possible: list[Process], *, refused: str = ""
) -> HttpResponse:
    context = {"row": row, "possible": possible, "when": moment_words(row.came_at, request.candidate)}
    return show(request, "processes/message.html", context, refused=refused)
