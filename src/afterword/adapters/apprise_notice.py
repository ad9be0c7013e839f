"""Telling the person through the many services that Apprise knows. An extra: the program does without it."""

import importlib.util
import logging
import warnings
from collections.abc import Sequence
from typing import Any

from afterword.ports.errors import Permanent, Temporary
from afterword.ports.notice import Notice
from afterword.said import say, to_say

MISSING = to_say(
    "Other services need the package Apprise, which is not installed here. Install the "
    "extra “notices” (pip install 'afterword[notices]'), then try again."
)


def is_available() -> bool:
    return importlib.util.find_spec("apprise") is not None


class AppriseNotice:
    """A NoticePort. `addresses` are Apprise's own (`ntfy://…`, `tgram://…`); they hold keys, so that neither they nor
    what Apprise says of them is shown or logged. `base_url` is where the person reaches the program."""

    def __init__(self, addresses: Sequence[str], *, base_url: str) -> None:
        self._addresses = tuple(addresses)
        self._base_url = base_url.rstrip("/")

    def tell(self, notice: Notice) -> None:
        """Raises Permanent without the package or for an address that Apprise does not know, Temporary where a
        service did not take it."""
        sender = open_services(self._addresses)
        if not sender.notify(title=notice.title, body=f"{notice.body}\n\n{self._base_url}{notice.path}"):
            raise Temporary(
                say("One of your services did not take the notice. Check its address."),
                cause="service-refused",
            )


def open_services(addresses: Sequence[str]) -> Any:
    """An Apprise with these addresses. Raises Permanent that names the line of a wrong one, never its text."""
    if not is_available():
        raise Permanent(say(MISSING), cause="apprise-missing")
    with warnings.catch_warnings():
        # It names modules of Python that are on their way out; nobody here can do anything about that.
        warnings.simplefilter("ignore", DeprecationWarning)
        import apprise

    # Its log lines name the services' addresses.
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    made = apprise.Apprise()
    for number, address in enumerate(addresses, 1):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            is_known = made.add(address)
        if not is_known:
            raise Permanent(
                say(
                    "Line {number} is not an address that Apprise knows, such as "
                    "ntfy://ntfy.sh/a-topic-of-yours. Nothing was changed.",
                    number=number,
                ),
                cause="bad-service",
            )
    return made
