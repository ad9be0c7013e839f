"""The person says who they are: what their letters take from it follows at once."""

from datetime import datetime

from django.db import transaction

from afterword.models import Candidate, LetterState, Process
from afterword.workflows.correct_interview import refresh_letters
from afterword.workflows.own_data import save_profile
from afterword.workflows.refused import Refused

# What stands in a letter.
_IN_LETTERS = frozenset({"name", "phone", "links", "formality", "spelling"})


def change_profile(candidate: Candidate, *, now: datetime, **fields: object) -> Candidate | Refused:
    """`save_profile`, and drafts that nobody edited are signed anew. What is approved stays as it was approved."""
    before = {name: getattr(candidate, name) for name in _IN_LETTERS}
    with transaction.atomic():
        saved = save_profile(candidate, now=now, **fields)
        if isinstance(saved, Refused):
            return saved
        if any(getattr(saved, name) != value for name, value in before.items()):
            drafts = Process.objects.filter(candidate=candidate, letters__state=LetterState.DRAFT).distinct()
            for process in drafts.select_related("candidate"):
                refresh_letters(process, now=now)
    return saved
