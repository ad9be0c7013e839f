"""Reading messages of a folder: whole where small, head and text parts only where large. Never marks
as read."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from afterword.adapters.imap_large import Found, read_large
from afterword.adapters.imap_wire import fetch_rows, search

_CHUNK = 50
_CHUNK_BYTES = 4_000_000
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """A message before its content was read."""

    uid: int
    size: int
    arrived_at: datetime


def search_since(client: IMAPClient, since: datetime) -> array[int]:
    """Ids of messages that arrived on `since`'s day or later, with a day to spare: SEARCH compares
    dates in the server's zone (RFC 9051 §6.4.4)."""
    day = (since.astimezone(UTC) - timedelta(days=1)).date()
    return search(client, "SINCE", f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}")


def search_after(client: IMAPClient, last_uid: int) -> array[int]:
    """Ids above `last_uid`. `n:*` names the last message even where it is below n (RFC 9051 §9,
    seq-range)."""
    found = search(client, "UID", f"{last_uid + 1}:*")
    return found[bisect_right(found, last_uid) :]


def read_sizes(client: IMAPClient, uids: Sequence[int], *, fallback: datetime) -> list[Sized]:
    """Size and arrival of each message that is still there. `fallback` stands in for an unreadable date."""
    sized = []
    for start in range(0, len(uids), 1000):
        chunk = uids[start : start + 1000]
        found = fetch_rows(client, chunk, "RFC822.SIZE INTERNALDATE")
        sized += [
            Sized(uid=uid, size=found[uid].size, arrived_at=found[uid].arrived(fallback))
            for uid in chunk
            if uid in found
        ]
    return sized


def read_contents(
    client: IMAPClient, sized: Sequence[Sized], *, size_limit: int
) -> Iterator[tuple[Sized, bytes, bool]]:
    """Each message with its content and whether that was cut, in order. One that was deleted meanwhile
    is left out; one that the server cannot give comes empty and cut, since it may be an answer."""
    for group in _group(sized, size_limit):
        small = [one.uid for one in group if one.size <= size_limit]
        found = fetch_rows(client, small, "BODY.PEEK[]")
        for one in group:
            if one.size > size_limit:
                content = _read_large(client, one.uid, size_limit)
                if content is not None:
                    yield one, content, True
            elif one.uid in found:
                content = found[one.uid].body
                if content is not None:
                    yield one, content, False
                else:
                    yield one, b"", True


def _group(sized: Sequence[Sized], size_limit: int) -> Iterator[list[Sized]]:
    group: list[Sized] = []
    total = 0
    for one in sized:
        weight = min(one.size, size_limit)
        if group and (len(group) >= _CHUNK or total + weight > _CHUNK_BYTES):
            yield group
            group, total = [], 0
        group.append(one)
        total += weight
    if group:
        yield group


def fetch_safely(client: IMAPClient, uids: Sequence[int], items: Sequence[str]) -> dict[int, Found]:
    """FETCH; where one message's answer cannot be parsed, the others still come (halving), and that
    one comes as an empty dict. A broken line is raised as it is."""
    if not uids:
        return {}
    try:
        return {int(uid): dict(found) for uid, found in client.fetch(list(uids), list(items)).items()}
    except (IMAPClientAbortError, OSError):
        raise
    except (IMAPClientError, ValueError, IndexError, KeyError, TypeError, AssertionError):
        if len(uids) == 1:
            return {uids[0]: {}}
    half = len(uids) // 2
    return {**fetch_safely(client, uids[:half], items), **fetch_safely(client, uids[half:], items)}


def _read_large(client: IMAPClient, uid: int, size_limit: int) -> bytes | None:
    return read_large(lambda items: fetch_safely(client, [uid], items).get(uid), size_limit=size_limit)
