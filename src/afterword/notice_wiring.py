"""How a person is told: the ways they chose become adapters; our own push key is made once, kept with the passwords."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from afterword.account_wiring import ca_file, hold, secrets
from afterword.adapters.apprise_notice import MISSING as MISSING_SERVICES
from afterword.adapters.apprise_notice import AppriseNotice, is_available, open_services
from afterword.adapters.push_encryption import PushKey, new_push_key
from afterword.adapters.push_notice import PushNotice
from afterword.adapters.several_notices import SeveralNotices
from afterword.ports.errors import PortError
from afterword.ports.notice import NoticePort, PushTarget

if TYPE_CHECKING:
    from afterword.models import Candidate

_KEY = "push-key"
# Push services want to know whom to ask about a misbehaving sender. Without a public address: nobody in particular,
# and never the person's own address.
_NOBODY = "mailto:afterword@example.org"


def push_key() -> PushKey:
    """Made once for the whole installation, readable by its owner only. Raises PortError."""
    known = secrets().read(_KEY)
    if known is not None:
        return PushKey(known)
    # Two web processes that start together make one key, on whichever machines.
    with hold(_KEY):
        known = secrets().read(_KEY)
        made = PushKey(known) if known is not None else new_push_key()
        if known is None:
            secrets().write(_KEY, made.pem)
    return made


def notices_of(
    candidate: "Candidate", *, mail: NoticePort | None, base_url: str, now: Callable[[], datetime]
) -> NoticePort | None:
    """Every way that this person chose, or None."""
    from afterword.workflows.tell_person import settings_of

    chosen = settings_of(candidate)
    ways: list[NoticePort] = []
    targets = _targets(candidate)
    if targets:
        ways.append(_push(candidate, targets, base_url, now))
    services = services_of(candidate)
    if services:
        ways.append(AppriseNotice(services, base_url=base_url))
    if mail is not None and chosen.by_mail:
        ways.append(mail)
    return SeveralNotices(ways) if ways else None


def services_of(candidate: "Candidate") -> list[str]:
    """The stored addresses: secrets, never shown."""
    from afterword.workflows.tell_person import settings_of

    name = settings_of(candidate).services_secret
    return (secrets().read(name) or "").splitlines() if name else []


def check_services(addresses: Sequence[str]) -> str:
    """What is wrong with typed addresses, in one sentence; empty where nothing is."""
    try:
        open_services(addresses)
    except PortError as error:
        return str(error)
    return ""


def services_missing() -> str:
    """Why other services cannot be used here, or empty."""
    return "" if is_available() else MISSING_SERVICES


def _targets(candidate: "Candidate") -> list[PushTarget]:
    from afterword.models import PushSubscription

    rows = PushSubscription.objects.filter(candidate=candidate).order_by("id")
    return [PushTarget(endpoint=row.endpoint, p256dh=row.p256dh, auth=row.auth) for row in rows]


def _push(
    candidate: "Candidate", targets: list[PushTarget], base_url: str, now: Callable[[], datetime]
) -> PushNotice:
    from afterword.workflows.notice_settings import forget_browser

    return PushNotice(
        targets, key=push_key(), subject=base_url if base_url.startswith("https://") else _NOBODY, now=now,
        on_gone=lambda target: forget_browser(candidate, target.endpoint), ca_file=ca_file(),
    )  # fmt: skip
