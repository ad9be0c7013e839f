"""What happened in a process and why: one line an event, written by the workflows, never changed."""

from django.db import models

from afterword.models.owned import Owned
from afterword.models.process import Process


class HistoryEntry(Owned):
    """`what` is a short code (`interview-added`, `letter-approved`, `submission-accepted`, `stopped` ...), `sentence`
    what the timeline shows, `reason` the one short line under it. `about` holds ids for links."""

    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="history", null=True, blank=True
    )
    at = models.DateTimeField()
    what = models.CharField(max_length=40)
    sentence = models.CharField(max_length=500)
    reason = models.CharField(max_length=500, blank=True)
    about = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["process", "at"], name="history_of_process")]

    def __str__(self) -> str:
        return self.sentence


class NoticeSent(Owned):
    """One event gives one notice: the key is written before the notice is sent."""

    key = models.CharField(max_length=200)
    at = models.DateTimeField()
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate", "key"], name="one_notice_an_event")]

    def __str__(self) -> str:
        return self.key
