"""Messages seen in the mailbox that matter to a process, or might."""

from django.db import models

from afterword.models.account import MailAccount
from afterword.models.owned import Owned
from afterword.models.person import Person
from afterword.models.process import Process


class MatchVerdict(models.TextChoices):
    CERTAIN = "certain"
    LIKELY = "likely"
    AMBIGUOUS = "ambiguous"
    NONE = "none"
    ASKED = "asked"


class ReceivedMessage(Owned):
    """`kind` and `intent` are those of `afterword classify`. `needs_person` says that a verdict was unsure and that
    the person is asked; until then every process in `candidates` is held. Bodies of messages that match nothing are
    not kept."""

    account = models.ForeignKey(
        MailAccount, on_delete=models.CASCADE, related_name="received", null=True, blank=True
    )
    folder = models.CharField(max_length=400, blank=True)
    uidvalidity = models.BigIntegerField(default=0)
    uid = models.BigIntegerField(default=0)
    message_id = models.CharField(max_length=998, blank=True)
    digest = models.CharField(max_length=64)
    sender = models.CharField(max_length=500, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    excerpt = models.TextField(blank=True)
    content = models.BinaryField(null=True, blank=True)
    kind = models.CharField(max_length=20)
    intent = models.CharField(max_length=20)
    reasons = models.JSONField(default=list, blank=True)
    stops = models.BooleanField(default=False)
    verdict = models.CharField(max_length=10, choices=MatchVerdict.choices)
    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="received", null=True, blank=True
    )
    possible = models.ManyToManyField(Process, related_name="possible_messages", blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, related_name="received", null=True, blank=True
    )
    needs_person = models.BooleanField(default=False)
    returns_on = models.DateField(null=True, blank=True)
    came_at = models.DateTimeField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate", "digest"], name="each_message_once")]
        indexes = [models.Index(fields=["candidate", "needs_person"], name="received_unsure")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.sender}"
