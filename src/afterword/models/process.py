"""A hiring process: one company and role with its interviews."""

from django.db import models

from afterword.letters.debrief import ContactPolicy
from afterword.models.owned import Owned
from afterword.rules.silence import SilenceState


class ProcessState(models.TextChoices):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class CloseReason(models.TextChoices):
    SILENT = "silent"
    REJECTED = "rejected"
    OFFER = "offer"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"


class Process(Owned):
    """`state` answered means: somebody answered, everything pending was stopped, the person decides what is next
    (a new interview opens it again). `next_look_at` is when its silence is judged next; null means never.
    `inferred` maps a field to the words that say where its value was found, until the person confirms it.
    `held_reason` says why a follow-up may not go on (an unsure message, a bounce), empty when nothing holds it.
    `silence_state` is what the last look at the silence said (rules/silence.py), empty before the first one.
    `wants_follow_up` is the person's word after day 14. `away_until` comes from an out-of-office answer."""

    company = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    company_domain = models.CharField(max_length=253, blank=True)
    contact_policy = models.CharField(
        max_length=20, choices=[(p.value, p.value) for p in ContactPolicy], default=ContactPolicy.DIRECT.value
    )
    interested = models.BooleanField(default=True)
    decision_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ProcessState.choices, default=ProcessState.OPEN)
    close_reason = models.CharField(max_length=10, choices=CloseReason.choices, blank=True)
    inferred = models.JSONField(default=dict, blank=True)
    held_reason = models.CharField(max_length=400, blank=True)
    away_until = models.DateField(null=True, blank=True)
    wants_follow_up = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    next_look_at = models.DateTimeField(null=True, blank=True)
    silence_state = models.CharField(max_length=20, blank=True, default="", db_default="")
    silence_reason = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_look_at"], name="process_due", condition=models.Q(next_look_at__isnull=False)
            ),
            models.Index(fields=["candidate", "state"], name="process_of_candidate"),
        ]

    def __str__(self) -> str:
        return f"{self.company}, {self.role}" if self.role else self.company

    @property
    def is_open(self) -> bool:
        return self.state == ProcessState.OPEN

    @property
    def asks_first(self) -> bool:
        """Day 14 has passed, and the person has not said yet whether a follow-up should still go out."""
        return self.is_open and self.silence_state == SilenceState.ASK_FIRST

    @property
    def is_from_before(self) -> bool:
        """Its silence was over before we knew of it, or nothing was ever sent: it is offered, never asked about."""
        return self.is_open and self.silence_state == SilenceState.FROM_BEFORE
