"""Every row belongs to one candidate, and every query starts from its owner."""

from django.db import models

from afterword.models.kept_model import Kept


class Owned(Kept):
    """A row with its owner. `candidate` repeats what the parents say, so that no query has to walk up to it."""

    candidate = models.ForeignKey("afterword.Candidate", on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
