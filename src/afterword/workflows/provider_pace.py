"""Letters of many people leave through few servers: each server gets them one after the other, with a pause between."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from afterword.models import MailAccount, ProviderPace

# After "too many connections" (421) nobody's letter leaves there for this time.
SLOW_DOWN = timedelta(seconds=60)
# Those who find the place taken come back one after the other, not all at once.
_SPREAD = 25


def wait_for_provider(account: MailAccount, *, key: int, now: datetime) -> datetime | None:
    """None where a letter may leave through this account's server now; then the next one waits for the pause.
    Otherwise the moment at which `key` (of the letter) may ask again."""
    gap = timedelta(seconds=settings.PROVIDER_PAUSE)
    host = account.smtp_host.lower()
    if not gap or not host:
        return None
    free = ProviderPace.objects.filter(host=host, next_allowed_at__lte=now)
    if free.update(next_allowed_at=now + gap) or _is_first(host, now + gap):
        return None
    taken = ProviderPace.objects.get(host=host).next_allowed_at
    return max(taken, now) + gap * (key % _SPREAD)


def slow_down_provider(account: MailAccount, *, now: datetime) -> None:
    """It said that there are too many of us."""
    if settings.PROVIDER_PAUSE and account.smtp_host:
        ProviderPace.objects.update_or_create(
            host=account.smtp_host.lower(), defaults={"next_allowed_at": now + SLOW_DOWN}
        )


def _is_first(host: str, allowed: datetime) -> bool:
    """The first letter ever through this server makes its row."""
    try:
        with transaction.atomic():
            _, is_new = ProviderPace.objects.get_or_create(host=host, defaults={"next_allowed_at": allowed})
    except IntegrityError:
        return False
    return is_new
