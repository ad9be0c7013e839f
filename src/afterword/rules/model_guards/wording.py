"""What a guard is given, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass

from afterword.rules.review.finding import LetterUnderReview


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A sentence of a letter and what a model made of it. `facts` is the letter as it stands, with all that the
    review knows about it; `body` is that letter with this one sentence exchanged."""

    original: str
    proposed: str
    body: str
    facts: LetterUnderReview


Guard = Callable[[Wording], str | None]
"""Why a wording may not be offered, in a short clause for the person; None where nothing speaks against it."""
