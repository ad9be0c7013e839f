"""Insight: what the search so far tells, each plot with its table, and no figure that its few cases cannot carry."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from afterword import clock
from afterword.rules.insight.picture import Picture
from afterword.web.insight.answered_curve import answered_curve
from afterword.web.insight.bars import (
    debrief_dots,
    funnel_bars,
    hours_words,
    interview_bars,
    letter_bars,
    share_bar,
)
from afterword.web.serving.answering import show
from afterword.web.serving.middleware import OwnedRequest
from afterword.workflows.insight_of import insight_of


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
        "on_time": share_bar("Thank-you letters", picture.on_time),
        "dots": debrief_dots(spread) if spread else None,
        "median_delay": hours_words(spread.median) if spread else "",
        "delays": [hours_words(hours) for hours in spread.values] if spread else [],
        "funnel": funnel_bars(picture.funnel),
        "letters": letter_bars(picture),
        "interviews": interview_bars(picture),
    }


def _answered_words(picture: Picture) -> str:
    """One sentence that the curve says."""
    waits = picture.waits
    if not waits:
        return "No thank-you letter has gone out yet."
    answered = sum(1 for wait in waits if wait.answered)
    seen = (
        f"{answered} of {len(waits)} {'interview' if len(waits) == 1 else 'interviews'} got an answer so far."
    )
    if picture.median_days is None:
        return f"{seen} Less than half have, so no usual time can be named yet."
    days = round(picture.median_days)
    return f"{seen} Half had answered by day {days}, with the unanswered counted."
