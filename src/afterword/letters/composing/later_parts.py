"""Parts of the letters that come after the thank-you, in order."""

from afterword.letters.composing.paragraphs import Part
from afterword.letters.composing.variation import Draft
from afterword.letters.letter import LetterKind

_ORDERS: dict[LetterKind, tuple[str, ...]] = {
    LetterKind.FOLLOW_UP: ("recall", "status", "easy"),
    LetterKind.REJECTION_REPLY: ("told", "good-memory", "advice", "door"),
    LetterKind.WITHDRAWAL: ("leaving", "leaving-thanks", "good-memory", "leaving-wish"),
    LetterKind.CORRECTION: ("correcting", "clarify", "corrected"),
    LetterKind.OFFER_REPLY: ("offered", "answer-by", "offer-end"),
}
_BREAKS = {
    LetterKind.FOLLOW_UP: frozenset({"easy"}),
    LetterKind.REJECTION_REPLY: frozenset({"advice"}),
    LetterKind.WITHDRAWAL: frozenset({"good-memory"}),
    LetterKind.CORRECTION: frozenset({"clarify", "corrected"}),
    LetterKind.OFFER_REPLY: frozenset({"answer-by"}),
}
_NEEDS_TOPIC = frozenset({"good-memory"})


def later_parts(draft: Draft, kind: LetterKind, *, last: bool) -> list[Part]:
    """The parts of a letter of `kind`. `last`: the second and last follow-up, which closes the matter."""
    parts = list[Part]()
    for slot in _ORDERS[kind]:
        if slot in _NEEDS_TOPIC and "topic" not in draft.scene.fragments:
            continue
        if slot == "door" and not draft.scene.interested:
            continue
        name = "last" if slot == "easy" and last else slot
        if slot == "leaving-thanks" and draft.scene.is_arranger and "others" in draft.scene.facts:
            parts.append((slot, draft.write("leaving-arranger", slot)))
        elif slot == "offer-end" and "question" in draft.scene.fragments:
            # Who asks something does not announce questions.
            parts.append(("question", draft.write("question")))
        elif slot == "status":
            parts.append((slot, draft.write("status-decision", slot)))
        else:
            parts.append((slot, draft.write(name)))
    return [part for part in parts if part[1]]


def breaks_of(kind: LetterKind) -> frozenset[str]:
    """The parts of `kind` that begin a paragraph."""
    return _BREAKS[kind]
