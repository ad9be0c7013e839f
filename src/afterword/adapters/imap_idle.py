"""Waiting for mail by IDLE (RFC 2177), which is a hint and not a promise."""

import time
from typing import Any

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError

_ARRIVALS = ("EXISTS", "RECENT")
_MOST_LINES = 1000


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
    if any(word in client._imap.untagged_responses for word in _ARRIVALS) or _came_with_the_begin(client):
        client.idle_done()
        return True
    news = client.idle_check(timeout=seconds)
    was_left = not news and time.monotonic() - started < seconds * 0.9
    if was_left or any(item and item[0] == b"BYE" for item in news):
        raise IMAPClientAbortError("the server left while we waited")
    late_news = client.idle_done()[1]
    return any(len(item) > 1 and item[1] in (b"EXISTS", b"RECENT") for item in [*news, *late_news])


def _came_with_the_begin(client: IMAPClient) -> bool:
    """What a server says in the same packet as "+ idling" lies in imaplib's buffer by now, and idle_check waits at
    the socket, which has nothing more to say. Dovecot tells there of mail that came just before."""
    for _ in range(_MOST_LINES):
        if not _has_buffered(client):
            return False
        line: bytes = client._imap._get_line()
        if line.upper().startswith(b"* BYE"):
            raise IMAPClientAbortError("the server left while we waited")
        if any(line.upper().rstrip().endswith(word.encode()) for word in _ARRIVALS):
            return True
    return True


def _has_buffered(client: IMAPClient) -> bool:
    """Whether a line is here already, or the beginning of one. Does not wait."""
    own_buffer = getattr(client._imap, "_readbuf", None)
    if own_buffer is not None:  # imaplib of Python 3.14; what is not in it, the socket still has
        return any(own_buffer)
    buffer: Any = client._imap.file
    line = client.socket()
    patience = line.gettimeout()
    line.setblocking(False)
    try:
        return bool(buffer.peek(1))
    except OSError:  # with TLS: nothing to read yet
        return False
    finally:
        line.settimeout(patience)
