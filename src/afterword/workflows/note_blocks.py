"""What forbids a draft to go, kept with it, so that lists can tell the truth without asking every rule again."""

from collections.abc import Iterable
from datetime import datetime

from afterword.models import Letter, LetterState
from afterword.rules.review import Review
from afterword.workflows.approve_letter import open_blocks
from afterword.workflows.review_letter import Told, review_letter, told_of


def note_blocks(letter: Letter, review: Review) -> None:
    """Remember what `review` said of this revision. Nothing is written where it is known already."""
    first = next(iter(open_blocks(letter, review)), None)
    said = first.message[:400] if first is not None else ""
    if letter.blocked_by != said:
        letter.blocked_by = said
        rows = Letter.objects.filter(pk=letter.pk, revision=letter.revision, state=LetterState.DRAFT)
        rows.update(blocked_by=said)


def look_for_blocks(letters: Iterable[Letter], *, now: datetime, known: Told | None = None) -> None:
    """`known` is what was noted about their interview, where it is at hand."""
    told: dict[tuple[int, int | None], Told] = {}
    if known is not None and known.interview is not None:
        told[(known.interview.process_id, known.interview.pk)] = known
    for letter in letters:
        if letter.state == LetterState.DRAFT:
            # The notes of a panel are read once.
            key = (letter.process_id, letter.interview_id)
            if key not in told:
                told[key] = told_of(letter, now=now)
            note_blocks(letter, review_letter(letter, now=now, told=told[key]))
