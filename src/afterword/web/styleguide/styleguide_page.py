"""The style guide: every part of the pages on one page, in both themes, to look at and to print. The demo only."""

from collections import defaultdict

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.serving.answering import show
from afterword.web.serving.middleware import OwnedRequest
from afterword.web.styleguide.palette import GROUNDS, TEXT, Contrast, contrasts, palette
from afterword.web.styleguide.samples import letter_facts, plot_facts


@require_safe
def styleguide(request: OwnedRequest) -> HttpResponse:
    """Raises Http404 outside the demo: nobody who uses the program needs it."""
    if not settings.DEMO:
        raise Http404
    facts = {
        "colours": list(palette().values()), "measured": _by_colour(contrasts()), "grounds": GROUNDS,
        "text_colours": TEXT, **letter_facts(), **plot_facts(),
    }  # fmt: skip
    return show(request, "styleguide/styleguide.html", facts)


def _by_colour(found: tuple[Contrast, ...]) -> dict[str, dict[str, list[Contrast]]]:
    """For each colour its contrasts by theme, in the order of the grounds."""
    rows: dict[str, dict[str, list[Contrast]]] = defaultdict(lambda: defaultdict(list))
    for each in found:
        rows[each.colour][each.theme].append(each)
    return rows
