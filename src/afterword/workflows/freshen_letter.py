"""A draft that nobody touched keeps its words for the day true: "this afternoon" becomes "yesterday" overnight."""

from datetime import datetime

from afterword.models import Letter, LetterState
from afterword.workflows.planned_moment import planned_moment, stale_words
from afterword.workflows.shared_rows import share_rows
from afterword.workflows.write_letters import write_letters


def freshen_letter(letter: Letter, *, now: datetime) -> bool:
    """Compose the letters of its interview anew where this one, approved now, would go out with a wrong word for the
    day of the talk. Text that the person edited stays, and the approval says what is wrong in it. True where the
    letter was changed; it is read anew then."""
    if letter.state != LetterState.DRAFT or letter.is_edited or letter.interview is None:
        return False
    moment = planned_moment(share_rows(letter), now=now)
    if not stale_words(letter.interview, letter.kind, letter.subject, letter.body, at=moment):
        return False
    before = letter.revision
    write_letters(letter.interview, now=now)
    letter.refresh_from_db()
    return letter.revision != before
