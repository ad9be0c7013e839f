"""How and when the person is told that something waits for them."""

from datetime import time

from django.db import models

from afterword.models.owned import Owned

QUIET_FROM, QUIET_UNTIL = time(22), time(7)


class NoticeSettings(Owned):
    """One row a candidate once something was changed. `off` lists the kinds of events (rules/notices.py) that are
    not told; equal quiet hours mean none. `services_secret` names the addresses of other services in the secrets
    file, `services` counts them. `told_at` is when the last notice went."""

    off = models.JSONField(default=list, blank=True)
    quiet_from = models.TimeField(default=QUIET_FROM)
    quiet_until = models.TimeField(default=QUIET_UNTIL)
    says_names = models.BooleanField(default=False)
    by_mail = models.BooleanField(default=True)
    services_secret = models.CharField(max_length=120, blank=True)
    services = models.PositiveSmallIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate"], name="one_notice_settings")]

    def __str__(self) -> str:
        return "notices"


class PushSubscription(Owned):
    """A browser that may be told by web push: where (RFC 8030) and with which keys (RFC 8291). Whoever has the
    endpoint and our own key can write to it, so it is never logged."""

    endpoint = models.CharField(max_length=1000)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    device = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "endpoint"], name="one_subscription_a_browser")
        ]

    def __str__(self) -> str:
        return self.device or "a browser"


class WaitingNotice(Owned):
    """An event that the person is told of at `due_at`, if it still matters then. `about` holds ids; the words are
    made when it goes."""

    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=30)
    about = models.JSONField(default=dict, blank=True)
    due_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "key"], name="one_waiting_notice_an_event")
        ]
        indexes = [models.Index(fields=["due_at"], name="notice_due")]

    def __str__(self) -> str:
        return self.key
