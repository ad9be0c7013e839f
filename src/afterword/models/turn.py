"""Whose turn it is at a desk: a row exists only while somebody works there."""

from django.db import models

from afterword.models.candidate import Candidate
from afterword.models.kept_model import Kept


class Turn(Kept):
    """The Turn of ports/jobs.py, stored. `lease_until` in the past: whoever had it is gone, and the desk is free.
    `begun_at` is null between the handing out and the first step. No constraint in the database on `candidate`: rows
    live for seconds, and checking it costs more than the row. `parts` are the kinds of work that were due."""

    candidate = models.OneToOneField(
        Candidate, on_delete=models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    token = models.CharField(max_length=36)
    parts = models.CharField(max_length=60)
    taken_at = models.DateTimeField()
    lease_until = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"turn at {self.candidate_id}"


class ProviderPace(Kept):
    """When the next letter may leave through a server, whoever's it is. One row a host."""

    host = models.CharField(max_length=253, primary_key=True)
    next_allowed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.host
