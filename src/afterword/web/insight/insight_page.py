"""Insight: what the search so far tells, each plot with its table, and no figure that its few cases cannot carry."""

from django.http import HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from afterword import clock
from afterword.rules.insight.picture import Picture
from afterword.web.insight.answered_curve import answered_curve
from afterword.web.insight.bars import (
    debrief_dots,
    delay_words,
    funnel_bars,
    hours_words,
    interview_bars,
    letter_bars,
    share_bar,
)
from afterword.web.serving.answering import show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.insight_of import insight_of

# With fewer waits than these, half of them is an accident and no usual time.
_LEAST_FOR_USUAL = 5


@require_safe
def insight(request: OwnedRequest) -> HttpResponse:
    picture = insight_of(request.candidate, now=clock.now())
    is_empty = not any(stage.count for stage in picture.funnel)
    return show(request, "insight/insight.html", {"is_empty": is_empty, **_facts(picture)})


def _facts(picture: Picture) -> dict[str, object]:
    spread = picture.debrief_hours
    return {
        "picture": picture,
        "curve": answered_curve(picture) if picture.waits else None,
        "answered_words": _answered_words(picture),
        "on_time": share_bar(gettext("Thank-you letters"), picture.on_time),
        "dots": debrief_dots(spread) if spread else None,
        "median_delay": hours_words(spread.median) if spread else "",
        "delays": delay_words(spread) if spread else [],
        "funnel": funnel_bars(picture.funnel),
        "letters": letter_bars(picture),
        "interviews": interview_bars(picture),
    }


def _answered_words(picture: Picture) -> str:
    """One or two sentences that the curve says; with few waits only how many there are."""
    waits = picture.waits
    if not waits:
        return gettext("No thank-you letter has gone out yet.")
    count = sum(wait.count for wait in waits)
    answered = sum(wait.count for wait in waits if wait.answered)
    seen = ngettext(
        "%(answered)d of %(count)d interview got an answer so far.",
        "%(answered)d of %(count)d interviews got an answer so far.",
        count,
    ) % {"answered": answered, "count": count}
    return f"{seen} {_usual_words(picture, count)}"


def _usual_words(picture: Picture, count: int) -> str:
    if count < _LEAST_FOR_USUAL:
        return gettext("So few say nothing about a usual time yet.")
    if picture.median_days is None:
        return gettext("Less than half have, so no usual time can be named yet.")
    days = round(picture.median_days)
    if not days:
        return gettext("Half had answered on the same day, with the unanswered counted.")
    return gettext("Half had answered by day %(days)d, with the unanswered counted.") % {"days": days}
