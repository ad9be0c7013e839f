"""To which addresses somebody's words may be sent for help."""

import ipaddress
from urllib.parse import urlsplit

from afterword.ports.errors import Permanent
from afterword.said import say


def check_url(url: str) -> None:
    """Raises Permanent where words must not be sent to `url`: no http(s) address, a password in it, or plain http to
    somewhere out in the world."""
    parts = urlsplit(url)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.username
        or parts.query
        or parts.fragment
    ):
        raise Permanent(
            _unsent(say("The address of the model must look like http://127.0.0.1:11434/v1.")),
            cause="address",
        )
    if parts.scheme == "http" and not _is_near(parts.hostname):
        raise Permanent(
            _unsent(say("{host} is not on this machine or network, so it needs https.", host=parts.hostname)),
            cause="plain-http",
        )


def _unsent(sentence: str) -> str:
    return f"{sentence} {say('Nothing was sent.')}"


def _is_near(host: str) -> bool:
    """This machine, a private address, or a name that only a local network knows."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return (
            host == "localhost"
            or "." not in host
            or host.endswith((".local", ".internal", ".lan", ".home.arpa"))
        )
    return address.is_loopback or (address.is_private and not address.is_unspecified)
