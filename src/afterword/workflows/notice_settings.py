"""What a person chose about notices: which events, quiet hours, which browsers and services."""

from collections.abc import Collection
from datetime import datetime, time
from urllib.parse import urlsplit

from django.db import transaction

from afterword.models import Candidate, NoticeSettings, PushSubscription
from afterword.ports.notice import PushTarget
from afterword.ports.secrets import SecretsPort
from afterword.rules.notices import NoticeKind
from afterword.said import say
from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import one_line

MOST_BROWSERS = 20
MOST_SERVICES = 10


def save_notice_settings(
    candidate: Candidate,
    *,
    told: Collection[str],
    quiet_from: str,
    quiet_until: str,
    says_names: bool,
    by_mail: bool,
) -> NoticeSettings | Refused:
    """`told` are the kinds (rules/notices.py) that stay on. Times as `22:00`; equal ones mean no quiet hours."""
    try:
        begins, ends = time.fromisoformat(quiet_from.strip()), time.fromisoformat(quiet_until.strip())
    except ValueError:
        return Refused(say("Quiet hours look like 22:00 and 07:00. Nothing was changed."))
    off = [kind.value for kind in NoticeKind if kind.value not in told]
    row, _ = NoticeSettings.objects.update_or_create(
        candidate=candidate,
        defaults={
            "off": off, "quiet_from": begins.replace(tzinfo=None), "quiet_until": ends.replace(tzinfo=None),
            "says_names": says_names, "by_mail": by_mail,
        },
    )  # fmt: skip
    return row


def save_services(
    candidate: Candidate, addresses: list[str], *, secrets: SecretsPort
) -> NoticeSettings | Refused:
    """Keep the addresses of other services with the passwords; none forgets them."""
    kept = [one_line(each, 500) for each in addresses if each.strip()]
    if len(kept) > MOST_SERVICES:
        return Refused(
            say(
                "At most {most_services} services can be told. Nothing was changed.",
                most_services=MOST_SERVICES,
            )
        )
    with transaction.atomic():
        row, _ = NoticeSettings.objects.get_or_create(candidate=candidate)
        row.services_secret = row.services_secret or f"notice-services-{candidate.pk}"
        row.services = len(kept)
        row.save(update_fields=["services_secret", "services"])
        if kept:
            secrets.write(row.services_secret, "\n".join(kept))
        else:
            secrets.erase(row.services_secret)
    return row


def remember_browser(
    candidate: Candidate, target: PushTarget, *, device: str, now: datetime, is_shared: bool
) -> PushSubscription | Refused:
    """A browser that gave its permission. Where several people share an installation, its push service must be a
    public name: else one of them could have our server talk to machines behind it."""
    place = urlsplit(target.endpoint)
    host = place.hostname or ""
    is_public = (
        place.scheme == "https" and "." in host and not host.replace(".", "").isdigit() and ":" not in host
    )
    is_here = place.scheme == "http" and host in ("127.0.0.1", "localhost", "::1")
    if len(target.endpoint) > 1000 or not (is_public or (is_here and not is_shared)):
        return Refused(say("This browser names a push service that cannot be used. Nothing was changed."))
    if len(target.p256dh) > 120 or len(target.auth) > 40 or not (target.p256dh and target.auth):
        return Refused(
            say("This browser did not send its keys. Nothing was changed; reload the page and try again.")
        )
    with transaction.atomic():
        row, _ = PushSubscription.objects.update_or_create(
            candidate=candidate,
            endpoint=target.endpoint,
            defaults={
                "p256dh": target.p256dh, "auth": target.auth, "device": one_line(device, 100), "created_at": now,
            },
        )  # fmt: skip
        old = (
            PushSubscription.objects.filter(candidate=candidate).order_by("-id").values_list("pk", flat=True)
        )
        PushSubscription.objects.filter(pk__in=list(old[MOST_BROWSERS:])).delete()
    return row


def forget_browser(candidate: Candidate, endpoint: str) -> None:
    """It took its permission back, or the person switched it off."""
    PushSubscription.objects.filter(candidate=candidate, endpoint=endpoint).delete()
