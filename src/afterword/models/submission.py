"""An approved, frozen message on its way out."""

from django.db import models

from afterword.models.account import MailAccount
from afterword.models.letter import Letter
from afterword.models.owned import Owned
from afterword.models.person import Person
from afterword.models.process import Process
from afterword.rules.submission import SubmissionState

# While a submission is in one of these states, no second one of the same `once_key` may exist.
LIVE_STATES = (
    SubmissionState.WAITING.value,
    SubmissionState.CLAIMED.value,
    SubmissionState.SUBMITTING.value,
    SubmissionState.ACCEPTED.value,
    SubmissionState.DEFERRED.value,
    SubmissionState.UNCERTAIN.value,
    SubmissionState.LATE.value,
)


class SentCopyState(models.TextChoices):
    PENDING = "pending"
    FILED = "filed"
    NONE = "none"


class Submission(Owned):
    """`message` is what was approved and what goes out, byte for byte; `digest` is its SHA-256 in hex.
    `once_key` names the one letter this may ever be (kind, process, person, round), unique among live rows.
    `came_back`: it bounced for good, so one more to another address is no second letter.
    `by_hand`: the person sent it themselves, so `message` never went out (it is empty where there was no approval)
    and `account` may be missing. Such a row is accepted, or cancelled where they took their word back.
    `send_at` is the due date the worker asks for. Every write after a claim carries `claim_token`."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="submissions")
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="submissions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="submissions")
    account = models.ForeignKey(
        MailAccount, on_delete=models.CASCADE, related_name="submissions", null=True, blank=True
    )
    by_hand = models.BooleanField(default=False, db_default=False)
    kind = models.CharField(max_length=20)
    round = models.PositiveSmallIntegerField(default=1)
    once_key = models.CharField(max_length=200)
    sender = models.CharField(max_length=254)
    recipient = models.CharField(max_length=254)
    subject = models.CharField(max_length=500)
    body = models.TextField()
    message = models.BinaryField()
    digest = models.CharField(max_length=64)
    message_id = models.CharField(max_length=255, unique=True)
    other_message_id = models.CharField(max_length=255, blank=True)
    correlation = models.CharField(max_length=64, unique=True)
    state = models.CharField(
        max_length=12,
        choices=[(s.value, s.value) for s in SubmissionState],
        default=SubmissionState.WAITING.value,
    )
    approved_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    send_at = models.DateTimeField()
    deadline_at = models.DateTimeField()
    window_reason = models.CharField(max_length=400, blank=True)
    no_answer_confirmed_at = models.DateTimeField(null=True, blank=True)
    claim_token = models.CharField(max_length=36, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    state_reason = models.CharField(max_length=500, blank=True)
    server_response = models.CharField(max_length=500, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    submitting_at = models.DateTimeField(null=True, blank=True)
    came_back = models.BooleanField(default=False)
    sent_copy = models.CharField(max_length=10, choices=SentCopyState.choices, default=SentCopyState.PENDING)
    next_copy_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["once_key"], condition=models.Q(state__in=LIVE_STATES), name="never_twice"
            ),
            models.CheckConstraint(
                condition=models.Q(account__isnull=False) | models.Q(by_hand=True),
                name="an_account_unless_by_hand",
            ),
        ]
        indexes = [
            models.Index(
                fields=["send_at"],
                name="submission_due",
                condition=models.Q(state__in=["waiting", "deferred"]),
            ),
            models.Index(
                fields=["lease_until"],
                name="submission_leased",
                condition=models.Q(state__in=["claimed", "submitting"]),
            ),
            models.Index(
                fields=["next_copy_at"], name="copy_due", condition=models.Q(next_copy_at__isnull=False)
            ),
            models.Index(
                fields=["state"],
                name="submission_asks",
                condition=models.Q(state__in=["uncertain", "refused", "late"]),
            ),
            models.Index(fields=["process", "state"], name="submission_of_process"),
            models.Index(fields=["candidate", "state"], name="submission_of_candidate"),
            # All that Insight reads: the row itself holds the message, attachments included.
            models.Index(
                fields=["candidate", "state", "kind", "process", "letter", "settled_at", "deadline_at"],
                name="letters_that_arrived",
                condition=models.Q(came_back=False, settled_at__isnull=False),
            ),
        ]

    @property
    def way(self) -> MailAccount:
        """The account it leaves by. What the person sent by hand may have none, and is never claimed."""
        if self.account is None:
            raise MailAccount.DoesNotExist("This letter was sent by hand; there is no account.")
        return self.account

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient}: {self.state}"
