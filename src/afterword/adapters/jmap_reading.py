"""One batch of a JMAP mailbox: what is new after the cursor (RFC 8620 §5.2), or since a date where there is none.

JMAP counts changes of the whole account, not of a folder. Each folder has its own cursor all the same, and reads of
those changes what lies in it now. A message that was moved is a change too, so one that leaves a folder between two
readings is met in the other; the caller drops what comes twice.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from afterword.adapters.jmap_large import read_large
from afterword.adapters.jmap_session import JmapSession, MethodError
from afterword.ports.mailbox import Batch, Cursor, Need, RawMessage, Sieve

_BATCH_BYTES = 8_000_000
_PROPERTIES = ("id", "blobId", "mailboxIds", "receivedAt", "size")
# What servers say to a state that they do not know (RFC 8620 §5.2; Cyrus says invalidArguments).
_STATE_UNKNOWN = frozenset({"cannotCalculateChanges", "invalidArguments"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What `fetch_new` was asked; `mailbox` is the JMAP id of the folder."""

    folder: str
    mailbox: str
    cursor: Cursor | None
    since: datetime
    limit: int
    sieve: Sieve | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What a cursor's `state` holds: the state of the account, and, in the middle of a first look, the last message
    that was read and the date from which on."""

    state: str
    anchor: str = ""
    since: str = ""

    def write(self) -> str:
        return json.dumps([self.state, self.anchor, self.since])

    @classmethod
    def read(cls, text: str) -> "_Place | None":
        try:
            state, anchor, since = json.loads(text)
        except (ValueError, TypeError):
            return None
        return cls(state=str(state), anchor=str(anchor), since=str(since))


def number_of(key: str) -> int:
    """A JMAP id as a number that a database column holds (53 bits of its hash)."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:7], "big") >> 3


def read_batch(
    session: JmapSession, wish: Wish, *, handed_out: set[str], size_limit: int
) -> tuple[Batch, str]:
    """The batch, and the account's state that it reaches."""
    validity = number_of(wish.mailbox)
    was_reset = wish.cursor is not None and wish.cursor.uidvalidity != validity
    place = None if wish.cursor is None or was_reset else _Place.read(wish.cursor.state)
    was_reset = was_reset or (wish.cursor is not None and place is None)
    try:
        rows, next_place, has_more, left = _find(session, wish, place, handed_out)
    except MethodError as error:
        if place is None or error.kind not in (*_STATE_UNKNOWN, "anchorNotFound"):
            raise
        was_reset = was_reset or not place.anchor
        rows, next_place, has_more, left = _find(session, wish, None, handed_out)
    messages = _read(session, _sift(session, rows, wish.sieve), wish, validity, size_limit)
    handed_out.update(str(row["id"]) for row in rows)
    cursor = Cursor(folder=wish.folder, uidvalidity=validity, last_uid=0, state=next_place.write())
    batch = Batch(
        messages=tuple(messages),
        cursor=cursor,
        was_reset=was_reset,
        has_more=has_more,
        seen=len(rows),
        left=left,
    )
    return batch, next_place.state


def _find(
    session: JmapSession, wish: Wish, place: _Place | None, handed_out: set[str]
) -> tuple[list[dict[str, Any]], _Place, bool, int]:
    if place is None or place.anchor:
        return _first_look(session, wish, place)
    return _changes(session, wish, place, handed_out)


def _first_look(
    session: JmapSession, wish: Wish, place: _Place | None
) -> tuple[list[dict[str, Any]], _Place, bool, int]:
    """By date. The state is asked for before the first page, so what comes meanwhile is a change afterwards."""
    if place is None:
        told = session.ask([("Email/get", {"ids": [], "properties": ["id"]})])[0]
        since = wish.since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        place = _Place(state=str(told["state"]), since=since)
    query: dict[str, Any] = {
        "filter": {"inMailbox": wish.mailbox, "after": place.since},
        "sort": [{"property": "receivedAt", "isAscending": True}],
        "limit": wish.limit or 1,
        "calculateTotal": True,
    }
    if place.anchor:
        query |= {"anchor": place.anchor, "anchorOffset": 1}
    found, got = session.ask([
        ("Email/query", query),
        ("Email/get", {
            "#ids": {"resultOf": "0", "name": "Email/query", "path": "/ids"},
            "properties": list(_PROPERTIES) + (["headers"] if wish.sieve else []),
        }),
    ])  # fmt: skip
    ids = [str(each) for each in found.get("ids") or []]
    total = int(found.get("total") or 0)
    if wish.limit == 0:
        return [], place, total > 0, total
    left = max(0, total - int(found.get("position") or 0) - len(ids))
    by_id = {str(row["id"]): row for row in got.get("list") or []}
    has_more = left > 0 and bool(ids)
    reached = replace(place, anchor=ids[-1]) if has_more else _Place(state=place.state)
    return [by_id[key] for key in ids if key in by_id], reached, has_more, left


def _changes(
    session: JmapSession, wish: Wish, place: _Place, handed_out: set[str]
) -> tuple[list[dict[str, Any]], _Place, bool, int]:
    told = session.ask([("Email/changes", {"sinceState": place.state, "maxChanges": wish.limit or 1})])[0]
    created = [str(each) for each in told.get("created") or []]
    updated = [str(each) for each in told.get("updated") or [] if str(each) not in handed_out]
    state = str(told["newState"])
    rows: list[dict[str, Any]] = []
    keys = [*created, *updated]
    if keys:
        wanted = list(_PROPERTIES) + (["headers"] if wish.sieve else [])
        rows = list(session.ask([("Email/get", {"ids": keys, "properties": wanted})])[0].get("list") or [])
    is_new = set(created)
    # A flag that changed on an old message is a change too; nothing of before the safe date can matter.
    kept = [
        row
        for row in rows
        if wish.mailbox in (row.get("mailboxIds") or {})
        and (str(row["id"]) in is_new or arrival_of(row, wish.since) >= wish.since)
    ]
    kept.sort(key=lambda row: str(row.get("receivedAt", "")))
    return kept, _Place(state=state), bool(told.get("hasMoreChanges")), 0


def _sift(session: JmapSession, rows: list[dict[str, Any]], sieve: Sieve | None) -> list[dict[str, Any]]:
    """Heads first: what the sieve rules out by its head is not fetched. What it wants to see the words of is."""
    if sieve is None:
        return rows
    return [row for row in rows if sieve.by_head(head_of(row)) is not Need.NOTHING]


def _read(
    session: JmapSession, rows: list[dict[str, Any]], wish: Wish, validity: int, size_limit: int
) -> list[RawMessage]:
    messages = []
    for row in rows:
        is_large = int(row.get("size") or 0) > size_limit
        key = str(row["id"])
        content = read_large(session, key, size_limit) if is_large else session.download(str(row["blobId"]))
        if content is not None:
            messages.append(
                RawMessage(
                    folder=wish.folder, uidvalidity=validity, uid=number_of(key), content=content,
                    arrived_at=arrival_of(row, wish.since), is_truncated=is_large,
                )
            )  # fmt: skip
    return messages


def head_of(row: dict[str, Any]) -> bytes:
    """The header of a message as it came, from the `headers` property (RFC 8621 §4.1.3: raw values)."""
    lines = [f"{each.get('name', '')}:{each.get('value', '')}" for each in row.get("headers") or []]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


def arrival_of(row: dict[str, Any], fallback: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(str(row.get("receivedAt", "")).replace("Z", "+00:00"))
    except ValueError:
        return fallback
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
