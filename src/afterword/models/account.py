"""The candidate's own mail: how letters leave, and where answers arrive."""

from django.db import models

from afterword.models.kept_model import Kept
from afterword.models.owned import Owned


class SubmissionKind(models.TextChoices):
    SMTP = "smtp"
    SENDMAIL = "sendmail"
    JMAP = "jmap"
    NONE = "none"


class MailboxKind(models.TextChoices):
    IMAP = "imap"
    MAILDIR = "maildir"
    JMAP = "jmap"
    NONE = "none"


class Security(models.TextChoices):
    TLS = "tls"
    STARTTLS = "starttls"
    LOOPBACK = "none"


class SignIn(models.TextChoices):
    """How the servers know the person: a password (or app password), a key that they made once, or an access that
    they granted and that is renewed by itself (OAuth)."""

    PASSWORD = "password"
    KEY = "key"
    GRANT = "grant"


class MailAccount(Owned):
    """One way out and one way in. Passwords and tokens are not here: `secret_name` names them in the secrets file.

    `read_at` is when the mailbox was last read to its end; a follow-up goes out only shortly after such a reading.
    `next_allowed_at` holds back the next submission (rate of the provider, a 4xx answer to sign-in)."""

    address = models.CharField(max_length=254)
    display_name = models.CharField(max_length=200, blank=True)
    username = models.CharField(max_length=254, blank=True)
    submission_kind = models.CharField(
        max_length=10, choices=SubmissionKind.choices, default=SubmissionKind.NONE
    )
    smtp_host = models.CharField(max_length=253, blank=True)
    smtp_port = models.PositiveIntegerField(default=587)
    smtp_security = models.CharField(max_length=10, choices=Security.choices, default=Security.STARTTLS)
    sendmail_path = models.CharField(max_length=500, blank=True)
    mailbox_kind = models.CharField(max_length=10, choices=MailboxKind.choices, default=MailboxKind.NONE)
    imap_host = models.CharField(max_length=253, blank=True)
    imap_port = models.PositiveIntegerField(default=993)
    imap_security = models.CharField(max_length=10, choices=Security.choices, default=Security.TLS)
    maildir_path = models.CharField(max_length=1000, blank=True)
    jmap_url = models.CharField(max_length=500, blank=True, default="", db_default="")
    sign_in = models.CharField(
        max_length=10, choices=SignIn.choices, default=SignIn.PASSWORD, db_default=SignIn.PASSWORD.value
    )
    files_own_sent_copy = models.BooleanField(default=False)
    secret_name = models.CharField(max_length=120, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=500, blank=True)
    trouble_cause = models.CharField(max_length=60, blank=True)
    trouble_at = models.DateTimeField(null=True, blank=True)
    next_allowed_at = models.DateTimeField(null=True, blank=True)
    next_read_at = models.DateTimeField(null=True, blank=True, db_index=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "address"], name="one_account_an_address")
        ]
        indexes = [
            models.Index(
                fields=["next_read_at"],
                name="mailbox_due",
                condition=models.Q(next_read_at__isnull=False) & ~models.Q(mailbox_kind="none"),
            ),
            models.Index(
                fields=["id"],
                name="mailbox_new",
                condition=models.Q(next_read_at__isnull=True) & ~models.Q(mailbox_kind="none"),
            ),
        ]

    def __str__(self) -> str:
        return self.address


class FolderCursor(Kept):
    """How far one folder was read: the Cursor of ports/mailbox.py."""

    account = models.ForeignKey(MailAccount, on_delete=models.CASCADE, related_name="cursors")
    folder = models.CharField(max_length=400)
    uidvalidity = models.BigIntegerField()
    last_uid = models.BigIntegerField()
    highestmodseq = models.BigIntegerField(null=True, blank=True)
    state = models.CharField(max_length=500, blank=True, default="", db_default="")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "folder"], name="one_cursor_a_folder")]

    def __str__(self) -> str:
        return f"{self.folder} {self.last_uid}"
