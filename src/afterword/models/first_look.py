"""The first look into a mailbox: how far it has come, what it saw, and what it proposes to follow."""

from django.db import models

from afterword.models.account import MailAccount
from afterword.models.owned import Owned
from afterword.models.process import Process


class LookState(models.TextChoices):
    RUNNING = "running"
    READY = "ready"
    SETTLED = "settled"


class FirstLook(Owned):
    """One look into one mailbox. `total` messages are to be looked at, `seen` were; both are counts of the mailbox.
    `cursors` maps a folder to [uidvalidity, last UID, whether it is done, state]; with it an interrupted look goes on.
    What was seen is forgotten when the look is settled. `left_out` counts applications without an interview."""

    account = models.ForeignKey(MailAccount, on_delete=models.CASCADE, related_name="looks")
    state = models.CharField(max_length=10, choices=LookState.choices, default=LookState.RUNNING)
    since = models.DateTimeField()
    total = models.PositiveIntegerField(default=0)
    seen = models.PositiveIntegerField(default=0)
    cursors = models.JSONField(default=dict, blank=True)
    left_out = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=500, blank=True)
    next_step_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(state="running"), name="one_look_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state}, {self.seen} of {self.total}"

    @property
    def percent(self) -> int:
        return 100 if self.state != LookState.RUNNING else min(99, self.seen * 100 // max(self.total, 1))


class SeenMessage(Owned):
    """A message of the look that speaks of a hiring process, kept until the look is settled. `facts` is its
    sighting (rules/sighting.py)."""

    look = models.ForeignKey(FirstLook, on_delete=models.CASCADE, related_name="messages")
    digest = models.CharField(max_length=64)
    folder = models.CharField(max_length=400)
    subject = models.CharField(max_length=500, blank=True)
    sender = models.CharField(max_length=500, blank=True)
    came_at = models.DateTimeField()
    content = models.BinaryField()
    facts = models.JSONField(default=dict, db_default={}, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["look", "digest"], name="seen_once_a_look")]

    def __str__(self) -> str:
        return self.subject


class ProposedProcess(Owned):
    """A process that may be followed. `reasons` say why it is thought to be one; `messages` are its sources.
    `process` is set when the person followed it; `is_settled` when they said either."""

    look = models.ForeignKey(FirstLook, on_delete=models.CASCADE, related_name="proposals")
    company = models.CharField(max_length=200, blank=True)
    company_domain = models.CharField(max_length=253, blank=True)
    role = models.CharField(max_length=200, blank=True)
    people = models.JSONField(default=list, blank=True)
    stands = models.CharField(max_length=300)
    reasons = models.JSONField(default=list, blank=True)
    messages = models.ManyToManyField(SeenMessage, related_name="proposals", blank=True)
    last_at = models.DateTimeField()
    is_settled = models.BooleanField(default=False)
    process = models.ForeignKey(
        Process, on_delete=models.SET_NULL, related_name="proposals", null=True, blank=True
    )

    class Meta:
        ordering = ["-last_at", "id"]

    def __str__(self) -> str:
        return f"{self.company}, {self.role}" if self.role else self.company
