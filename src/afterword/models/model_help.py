"""The optional help of a language model: where it is asked, and what was sent and answered."""

from django.db import models

from afterword.models.interview import Interview
from afterword.models.letter import Letter
from afterword.models.owned import Owned
from afterword.models.person import Person


class ModelHelp(Owned):
    """One place to ask for each candidate. Off until the person turns it on. The key is not here: `secret_name` names
    it in the secrets file."""

    is_on = models.BooleanField(default=False)
    url = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=200, blank=True)
    secret_name = models.CharField(max_length=120, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate"], name="one_model_help")]

    def __str__(self) -> str:
        return self.name or "model help"


class ModelExchange(Owned):
    """What left the machine and what came back, whole, for the person to look at. `outcome` holds what was offered
    and what was refused by which guard: {"offered": {...}, "refused": [...], "trouble": ""}."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    interview = models.ForeignKey(
        Interview, on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    at = models.DateTimeField()
    url = models.CharField(max_length=500)
    name = models.CharField(max_length=200)
    sent = models.TextField()
    answered = models.TextField(blank=True)
    outcome = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"question of {self.at:%Y-%m-%d}"
