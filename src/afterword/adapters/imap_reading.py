"""One batch of a folder: what is new after the cursor, sifted, and what is left of it read in order."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from imapclient import IMAPClient

from afterword.adapters import imap_fetch
from afterword.adapters.imap_sift import sift
from afterword.ports.mailbox import Batch, Cursor, RawMessage, Sieve

_BATCH_BYTES = 8_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What `fetch_new` was asked."""

    folder: str
    cursor: Cursor | None
    since: datetime
    limit: int
    sieve: Sieve | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The ids that were still to be read when a folder was last searched, so that the batches of one reading
    search once. `uidnext` is the folder's at that moment: with mail that came since it is searched again."""

    folder: str
    uidvalidity: int
    uidnext: object
    reached: int
    uids: array[int]

    def goes_on(self, wish: Wish) -> bool:
        """Whether `wish` asks for the next batch of the reading that this plan is of."""
        known = wish.cursor
        return (
            known is not None
            and bool(self.uids)
            and (wish.folder, known.uidvalidity, known.last_uid)
            == (self.folder, self.uidvalidity, self.reached)
        )


def read_batch(
    client: IMAPClient, state: dict[bytes, Any], wish: Wish, *, plan: Plan | None, size_limit: int
) -> tuple[Plan, Batch]:
    """`state` is what EXAMINE of the folder said. The plan is for the next call."""
    validity = int(state.get(b"UIDVALIDITY", 0))
    was_reset = wish.cursor is not None and wish.cursor.uidvalidity != validity
    known = None if wish.cursor is None or was_reset else wish.cursor
    uids = array("L") if known is not None and _is_unchanged(state, known) else None
    if uids is None:
        is_same = plan is not None and plan.goes_on(wish) and plan.uidnext == state.get(b"UIDNEXT")
        uids = plan.uids if is_same and plan is not None else None
    if uids is None:
        uids = (
            imap_fetch.search_after(client, known.last_uid)
            if known
            else imap_fetch.search_since(client, wish.since)
        )
    now, later = list(uids[: wish.limit]), uids[wish.limit :]
    messages, reached = _read_wanted(
        client, now, wish, validity, is_first=known is None, size_limit=size_limit
    )
    if reached is not None:
        cut = bisect_right(now, reached)
        later = array("L", now[cut:]) + later
        now = now[:cut]
    last = _last_uid(client, state, now, known)
    modseq = state.get(b"HIGHESTMODSEQ")
    cursor = Cursor(
        folder=wish.folder,
        uidvalidity=validity,
        last_uid=last,
        highestmodseq=None if later or modseq is None else int(modseq),
    )
    batch = Batch(
        messages=tuple(messages), cursor=cursor, was_reset=was_reset, has_more=bool(later), seen=len(now),
        left=len(later),
    )  # fmt: skip
    uidnext = state.get(b"UIDNEXT")
    return Plan(folder=wish.folder, uidvalidity=validity, uidnext=uidnext, reached=last, uids=later), batch


def _read_wanted(
    client: IMAPClient, uids: list[int], wish: Wish, validity: int, *, is_first: bool, size_limit: int
) -> tuple[list[RawMessage], int | None]:
    """The messages; and the last id that was read, where there were more than one batch should hold in memory."""
    wanted = uids if wish.sieve is None else sift(client, uids, wish.sieve)
    sized = imap_fetch.read_sizes(client, wanted, fallback=wish.since)
    if is_first:
        sized = [one for one in sized if one.arrived_at >= wish.since]
    messages: list[RawMessage] = []
    total = 0
    for one, content, is_truncated in imap_fetch.read_contents(client, sized, size_limit=size_limit):
        messages.append(
            RawMessage(
                folder=wish.folder, uidvalidity=validity, uid=one.uid, content=content,
                arrived_at=one.arrived_at, is_truncated=is_truncated,
            )
        )  # fmt: skip
        total += len(content)
        if total > _BATCH_BYTES and one is not sized[-1]:
            return messages, one.uid
    return messages, None


def _last_uid(client: IMAPClient, state: dict[bytes, Any], done: list[int], known: Cursor | None) -> int:
    if done:
        return done[-1]
    if known is not None:
        return known.last_uid
    return max(client.search(["UID", "*"]), default=0) if state.get(b"EXISTS") else 0


def _is_unchanged(state: dict[bytes, Any], cursor: Cursor) -> bool:
    if state.get(b"UIDNEXT") == cursor.last_uid + 1:
        return True
    return cursor.highestmodseq is not None and state.get(b"HIGHESTMODSEQ") == cursor.highestmodseq
