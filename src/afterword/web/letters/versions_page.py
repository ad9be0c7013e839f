"""The versions of a letter, each with what changed in its words since the one before."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from afterword.models import Letter, LetterVersion
from afterword.said import say, to_say
from afterword.web.model.word_changes import Stretch, changes_between
from afterword.web.serving.answering import moment_words, own, show, stamp
from afterword.web.serving.middleware import OwnedRequest

_MOST = 20
# Longer texts are shown whole: comparing them would take longer than reading them.
_LONGEST_COMPARED = 12_000
_AUTHORS = {
    "composer": to_say("Composed from your notes"),
    "person": to_say("You"),
    "conflict": to_say("Typed in another window"),
}


@require_safe
def versions(request: OwnedRequest, letter_id: int) -> HttpResponse:
    row = own(Letter.objects.select_related("person", "process", "candidate"), request, letter_id)
    kept = list(row.versions.order_by("-id")[: _MOST + 1])
    context = {"letter": row, "person": row.person, "versions": _shown(row, kept)}
    return show(request, "letters/versions.html", context)


def _shown(letter: Letter, kept: list[LetterVersion]) -> list[dict[str, Any]]:
    """The newest first. The oldest that is read has nothing before it, or only serves the one after it."""
    candidate, shown = letter.candidate, []
    for place, each in enumerate(kept[:_MOST]):
        before = kept[place + 1] if place + 1 < len(kept) else None
        shown.append(
            {
                "row": each, "author": say(_AUTHORS.get(each.author, each.author)),
                "when": moment_words(each.saved_at, candidate), "stamp": stamp(each.saved_at, candidate.zone),
                "is_now": (each.subject, each.body) == (letter.subject, letter.body),
                "subject": _changes(before.subject if before else each.subject, each.subject),
                "body": _changes(before.body if before else each.body, each.body),
                "is_first": before is None,
            }
        )  # fmt: skip
    return shown


def _changes(before: str, after: str) -> tuple[Stretch, ...]:
    if before == after or max(len(before), len(after)) > _LONGEST_COMPARED:
        return (Stretch(kind="same", text=after),)
    return _joined(changes_between(before, after))


def _joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Words that changed side by side are read as one change: a space alone does not part them."""
    found: list[Stretch] = []
    gone, new, space = "", "", ""
    for each in (*stretches, Stretch(kind="same", text="")):
        if each.kind == "same" and (gone or new) and each.text and not each.text.strip(" "):
            space += each.text
            continue
        if each.kind == "same":
            found += [Stretch(kind=kind, text=text) for kind, text in (("gone", gone), ("new", new)) if text]
            found.append(Stretch(kind="same", text=space + each.text))
            gone, new, space = "", "", ""
            continue
        gone, new = (gone + space if space else gone), (new + space if space else new)
        space = ""
        gone, new = (gone + each.text, new) if each.kind == "gone" else (gone, new + each.text)
    return tuple(each for each in found if each.text)
