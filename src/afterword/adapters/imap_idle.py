"""Waiting for mail by IDLE (RFC 2177), which is a hint and not a promise."""

import time

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError

_ARRIVALS = ("EXISTS", "RECENT")


def describe_inbox(state: dict[bytes, object]) -> tuple[object, ...]:
    return tuple(state.get(key) for key in (b"UIDVALIDITY", b"UIDNEXT", b"EXISTS"))


def idle_once(client: IMAPClient, seconds: float) -> bool:
    """One IDLE (RFC 2177). Raises IMAPClientAbortError where the server has left: IMAPClient says
    nothing then."""
    started = time.monotonic()
    # What comes before the server's "+ idling" is kept by imaplib, where idle_check does not look.
    for word in _ARRIVALS:
        client._imap.untagged_responses.pop(word, None)
    client.idle()
    if any(word in client._imap.untagged_responses for word in _ARRIVALS):
        client.idle_done()
        return True
    news = client.idle_check(timeout=seconds)
    was_left = not news and time.monotonic() - started < seconds * 0.9
    if was_left or any(item and item[0] == b"BYE" for item in news):
        raise IMAPClientAbortError("the server left while we waited")
    late_news = client.idle_done()[1]
    return any(len(item) > 1 and item[1] in (b"EXISTS", b"RECENT") for item in [*news, *late_news])
