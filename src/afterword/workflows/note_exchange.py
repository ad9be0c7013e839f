"""What was sent to a model and what came back, kept for the person to look at."""

from collections.abc import Mapping
from datetime import datetime

from afterword.letters.model_help.question import Question
from afterword.models import Candidate, Interview, Letter, ModelExchange, Person
from afterword.ports.model import ModelPlace

MOST_KEPT = 200
_LONGEST_ANSWER = 20_000


def note_exchange(
    candidate: Candidate,
    question: Question,
    place: ModelPlace,
    *,
    about: Letter | tuple[Interview, Person],
    answered: str,
    outcome: Mapping[str, object],
    now: datetime,
) -> ModelExchange:
    """One row an asking; the oldest beyond `MOST_KEPT` are forgotten."""
    letter = about if isinstance(about, Letter) else None
    interview, person = (about.interview, about.person) if isinstance(about, Letter) else about
    row = ModelExchange.objects.create(
        candidate=candidate, person=person, interview=interview, letter=letter, at=now, url=place.url,
        name=place.name, sent=question.shown, answered=_storable(answered), outcome=dict(outcome),
    )  # fmt: skip
    rows = ModelExchange.objects.filter(candidate=candidate)
    old = list(rows.order_by("-id").values_list("pk", flat=True)[MOST_KEPT : MOST_KEPT + 50])
    rows.filter(pk__in=old).delete()
    return row


def _storable(text: str) -> str:
    return "".join(c for c in text[:_LONGEST_ANSWER] if c in "\n\t" or c.isprintable())
