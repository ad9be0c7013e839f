"""The page of the first look. The worker looks; the page shows how far it is, asks, and takes the ticks."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from afterword import clock
from afterword.models import FirstLook
from afterword.web.serving.answering import go, show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.first_look import start_look
from afterword.workflows.follow_proposals import follow_proposals
from afterword.workflows.save_account import account_of


@require_http_methods(["GET", "HEAD", "POST"])
def first_look(request: OwnedRequest) -> HttpResponse:
    account = account_of(request.candidate)
    if account is None or account.mailbox_kind == "none":
        return show(request, "look/look.html", {"account": None, "look": None})
    look = FirstLook.objects.filter(account=account, candidate=request.candidate).order_by("-pk").first()
    if request.method != "POST":
        return _page(request, look)
    if request.POST.get("do") == "start":
        start_look(account, now=clock.now())
    elif request.POST.get("do") == "follow" and look is not None and look.state == "ready":
        ticked = {int(text) for text in request.POST.getlist("follow") if text.isdecimal() and len(text) < 19}
        follow_proposals(look, ticked, now=clock.now())
        return go(request, "processes" if ticked else "look")
    return go(request, "look")


def progress(request: OwnedRequest) -> HttpResponse:
    """The part of the page that moves; 204 where there is nothing to move: the page is loaded anew."""
    account = account_of(request.candidate)
    look = FirstLook.objects.filter(account=account, candidate=request.candidate).order_by("-pk").first()
    if look is None or look.state != "running":
        return HttpResponse(status=204)
    return show(request, "look/progress.html", {"look": look})


def _page(request: OwnedRequest, look: FirstLook | None) -> HttpResponse:
    proposals = []
    if look is not None and look.state == "ready":
        rows = look.proposals.filter(is_settled=False).prefetch_related("messages")
        proposals = [(row, sorted(row.messages.all(), key=lambda one: one.came_at)) for row in rows]
    return show(request, "look/look.html", {"account": True, "look": look, "proposals": proposals})
