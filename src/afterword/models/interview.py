"""An interview, and the invitations it came from."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models

from afterword.letters.debrief import Interview as InterviewValue
from afterword.letters.debrief import InterviewKind
from afterword.models.owned import Owned
from afterword.models.process import Process


class InterviewState(models.TextChoices):
    PLANNED = "planned"
    CANCELLED = "cancelled"


class InterviewSource(models.TextChoices):
    TYPED = "typed"
    FILE = "file"
    MAIL = "mail"
    DEBRIEF_FILE = "debrief-file"
    CALENDAR = "calendar"


class Interview(Owned):
    """`timezone` is the interviewers' zone. `needs_zone` and `needs_time` say that the invitation left them open and
    that the person is asked; until then nothing is planned from this interview. `asked_at` is when "how did it go?"
    was asked, `debriefed_at` when the person said the notes are done. `next_ask_at` is due when it ends.
    `notes_revision` and `recent_saves` are for `notes` and the named day what those of `Note` are for a person."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="interviews")
    kind = models.CharField(
        max_length=20, choices=[(k.value, k.value) for k in InterviewKind], default=InterviewKind.VIDEO.value
    )
    round = models.PositiveSmallIntegerField(default=1)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    timezone = models.CharField(max_length=64)
    needs_zone = models.BooleanField(default=False)
    needs_time = models.BooleanField(default=False)
    location = models.CharField(max_length=500, blank=True)
    links = models.JSONField(default=list, blank=True)
    summary = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=InterviewState.choices, default=InterviewState.PLANNED)
    source = models.CharField(max_length=20, choices=InterviewSource.choices, default=InterviewSource.TYPED)
    inferred = models.JSONField(default=dict, blank=True)
    notes = models.TextField(blank=True)
    notes_revision = models.PositiveIntegerField(default=0, db_default=0)
    recent_saves = models.TextField(blank=True, default="", db_default="")
    ical_uid = models.CharField(max_length=400, blank=True)
    ical_recurrence_id = models.CharField(max_length=80, blank=True)
    ical_sequence = models.IntegerField(default=0)
    ical_stamp = models.DateTimeField(null=True, blank=True)
    next_ask_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    debriefed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "ical_uid", "ical_recurrence_id"],
                condition=~models.Q(ical_uid=""),
                name="one_interview_an_invitation",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="ends_after_it_starts"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_ask_at"], name="interview_due", condition=models.Q(next_ask_at__isnull=False)
            ),
            models.Index(
                fields=["next_ask_at"],
                name="interview_to_ask",
                condition=models.Q(next_ask_at__isnull=False, state="planned", needs_time=False),
            ),
            models.Index(fields=["candidate", "starts_at"], name="interview_of_candidate"),
        ]

    def __str__(self) -> str:
        return f"round {self.round} with {self.process.company}"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def is_cancelled(self) -> bool:
        return self.state == InterviewState.CANCELLED

    def has_ended(self, now: datetime) -> bool:
        return not self.is_cancelled and self.ends_at <= now

    def value(self) -> InterviewValue:
        return InterviewValue(
            kind=InterviewKind(self.kind),
            round=self.round,
            start=self.starts_at.astimezone(self.zone),
            end=self.ends_at.astimezone(self.zone),
            timezone=self.zone,
        )


class InvitationVersion(Owned):
    """One version of an invitation as it came, kept byte for byte."""

    interview = models.ForeignKey(
        Interview, on_delete=models.CASCADE, related_name="invitations", null=True, blank=True
    )
    uid = models.CharField(max_length=400, blank=True)
    sequence = models.IntegerField(default=0)
    method = models.CharField(max_length=20, blank=True)
    content = models.BinaryField()
    filename = models.CharField(max_length=255, blank=True)
    outcome = models.CharField(max_length=300)
    came_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.method} {self.uid} #{self.sequence}"


class InterviewNotesVersion(Owned):
    """What another device wrote about the whole talk at the same time, kept to be shown side by side."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="notes_versions")
    fields = models.JSONField()
    is_settled = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"another version of the notes on {self.interview}"
