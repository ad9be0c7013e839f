"""A letter while it can still be edited, with all its versions."""

from django.db import models

from afterword.letters.letter import LetterKind
from afterword.models.interview import Interview
from afterword.models.owned import Owned
from afterword.models.person import Person
from afterword.models.process import Process


class LetterState(models.TextChoices):
    DRAFT = "draft"
    APPROVED = "approved"
    DROPPED = "dropped"


class Letter(Owned):
    """`sentences` is a list of {"text", "sources", "frame"} for the text as composed; it stays beside an edited
    body so that the page can still say where an unchanged sentence came from. `overrides` maps a rule id to the
    reason the person typed; `muted` lists rule ids. `ordinal` tells the first follow-up from the last one.
    `blocked_by` is what the review said at its last look that forbids sending (workflows/note_blocks.py), empty where
    nothing does. `left_out` says which noted fields the text as composed leaves out: a list of {"fields", "rule",
    "sentence"}, fields as they are called below a person. `opens_at`, `best_at`, `deadline_at` and `window_reason`
    repeat the plan, for pages and lists."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="letters")
    interview = models.ForeignKey(
        Interview, on_delete=models.CASCADE, related_name="letters", null=True, blank=True
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in LetterKind])
    ordinal = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=LetterState.choices, default=LetterState.DRAFT)
    subject = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    sentences = models.JSONField(default=list, blank=True)
    left_out = models.JSONField(default=list, db_default=[], blank=True)
    is_edited = models.BooleanField(default=False)
    overrides = models.JSONField(default=dict, blank=True)
    muted = models.JSONField(default=list, blank=True)
    attachments = models.JSONField(default=list, blank=True)
    opens_at = models.DateTimeField(null=True, blank=True)
    best_at = models.DateTimeField(null=True, blank=True)
    deadline_at = models.DateTimeField(null=True, blank=True)
    window_reason = models.CharField(max_length=400, blank=True)
    replies_to = models.ForeignKey(
        "afterword.Submission",
        on_delete=models.SET_NULL,
        related_name="answering_letters",
        null=True,
        blank=True,
    )
    revision = models.PositiveIntegerField(default=0)
    blocked_by = models.CharField(max_length=400, blank=True, default="", db_default="")
    dropped_reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "person", "kind", "ordinal"],
                condition=~models.Q(state="dropped"),
                name="one_letter_of_a_kind",
            )
        ]
        indexes = [models.Index(fields=["candidate", "state"], name="letter_of_candidate")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person}"


class LetterVersion(Owned):
    """A letter as it was after one saving. `author` is composer, person, or conflict (a text that came from a tab
    which did not know the newest one; it is kept here and shown, and overwrote nothing)."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    subject = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    author = models.CharField(max_length=20)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"version {self.revision} of {self.letter}"


class Attachment(Owned):
    """A file that goes with a letter, kept in the database so that it cannot change between approval and sending."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="files")
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.filename
