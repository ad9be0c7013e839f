"""FETCH and SEARCH for many messages at once, on the line that IMAPClient opened.

IMAPClient's own parser takes about 0.1 ms a message, whatever is asked; here one literal a message is expected and
taken as imaplib has read it. An answer of any other shape is asked for again through IMAPClient.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from imapclient import IMAPClient
from imapclient.datetime_util import parse_to_datetime
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

_UID = re.compile(rb"[( ]UID (\d+)[ )]")
_SIZE = re.compile(rb"[( ]RFC822\.SIZE (\d+)[ )]")
_ARRIVED = re.compile(rb'INTERNALDATE "([^"]*)"')
_BEGIN = re.compile(rb"\* \d+ FETCH \(", re.I)
_LITERAL = re.compile(rb"\{(\d+)\}\r\n$")


@dataclass(frozen=True, slots=True)
class Row:
    """One message of an answer. `about` is what stands around the literal; `body` None: the server gave none."""

    about: bytes
    body: bytes | None

    @property
    def size(self) -> int:
        found = _SIZE.search(self.about)
        return int(found.group(1)) if found else 0

    def arrived(self, fallback: datetime) -> datetime:
        found = _ARRIVED.search(self.about)
        try:
            moment = parse_to_datetime(found.group(1), normalise=False) if found else fallback
            return moment.astimezone(UTC) if moment.tzinfo is not None else fallback
        except (ValueError, IndexError, TypeError, OverflowError):
            return fallback


def fetch_rows(client: IMAPClient, uids: Sequence[int], items: str) -> dict[int, Row]:
    """`items` asks for at most one literal. A message that is gone is left out; one that the server cannot give
    comes with `body` None, and takes no other with it (halving). A broken line is raised as it is."""
    if not uids:
        return {}
    try:
        return _fetch(client, uids, items)
    except (IMAPClientAbortError, OSError):
        raise
    except IMAPClientError:
        if len(uids) == 1:
            return {uids[0]: Row(b"", None)}
    half = len(uids) // 2
    return {**fetch_rows(client, uids[:half], items), **fetch_rows(client, uids[half:], items)}


def fetch_ahead(client: IMAPClient, chunks: Iterable[Sequence[int]], items: str) -> Iterator[dict[int, Row]]:
    """As `fetch_rows` for one chunk after the other; the next one is asked for before this one is handed out, so
    that the server works while we do. Between two chunks the line must not be used for anything else."""
    asked: tuple[Sequence[int], bytes] | None = None
    for chunk in chunks:
        answer = None if asked is None else _finish(client, asked, items)
        asked = (chunk, _ask(client, chunk, items))
        if answer is not None:
            yield answer
    if asked is not None:
        yield _finish(client, asked, items)


def _fetch(client: IMAPClient, uids: Sequence[int], items: str) -> dict[int, Row]:
    return _understand(client, uids, items, *_take(client, _ask(client, uids, items)))


def _ask(client: IMAPClient, uids: Sequence[int], items: str) -> bytes:
    tag: bytes = client._imap._command("UID", "FETCH", write_set(uids), f"(UID {items})")
    return tag


def _take(client: IMAPClient, tag: bytes) -> tuple[str, dict[int, Row]]:
    """The answer up to its tagged line, read by ourselves: imaplib looks at each line with five patterns."""
    imap = client._imap
    imap.tagged_commands.pop(tag, None)
    rows: dict[int, Row] = {}
    while True:
        line = imap.readline()
        if not line.endswith(b"\r\n"):
            raise IMAPClientAbortError("the line ended in the middle of an answer")
        if line.startswith(tag):
            return line[len(tag) :].split(None, 1)[0].decode("ascii", "replace").upper(), rows
        about, bodies = line, []
        while line.endswith(b"}\r\n") and (found := _LITERAL.search(line)):
            bodies.append(imap.read(int(found.group(1))))
            line = imap.readline()
            about += line
        if about.startswith(b"* BYE"):
            raise IMAPClientAbortError("the server left: " + about[6:200].decode("utf-8", "replace"))
        if _BEGIN.match(about):
            _add(rows, about, bodies)


def _finish(client: IMAPClient, asked: tuple[Sequence[int], bytes], items: str) -> dict[int, Row]:
    """Where the answer as a whole failed, each half is asked for again."""
    uids, tag = asked
    try:
        status, rows = _take(client, tag)
        if status == "OK" and all(row.body is not None for row in rows.values()):
            wanted = set(uids)
            return {uid: row for uid, row in rows.items() if uid in wanted}
    except (IMAPClientAbortError, OSError):
        raise
    except IMAPClientError:
        pass
    return fetch_rows(client, uids, items)


def _understand(
    client: IMAPClient, uids: Sequence[int], items: str, status: str, rows: dict[int, Row]
) -> dict[int, Row]:
    if status != "OK":
        raise IMAPClientError(f"fetch failed: {status}"[:300])
    wants_body = "BODY" in items
    wanted = set(uids)
    return {
        uid: row for uid, row in rows.items() if uid in wanted and (row.body is not None or not wants_body)
    } | _ask_again(client, rows, wanted, items if wants_body else "")


def _add(rows: dict[int, Row], about: bytes, bodies: list[bytes]) -> None:
    found = _UID.search(about)
    if found is None:
        return  # news about flags, which nobody asked for
    uid = int(found.group(1))
    if uid not in rows or bodies:
        rows[uid] = Row(about, bodies[0] if len(bodies) == 1 else None)


def _ask_again(client: IMAPClient, rows: dict[int, Row], wanted: set[int], items: str) -> dict[int, Row]:
    """Short bodies may come as quoted strings: IMAPClient reads those."""
    again: dict[int, Row] = {}
    if not items:
        return again
    for uid in sorted(uid for uid, row in rows.items() if row.body is None and uid in wanted):
        try:
            answer = client.fetch([uid], [_last_item(items)]).get(uid, {})
        except (IMAPClientAbortError, OSError):
            raise
        except (IMAPClientError, ValueError, IndexError, KeyError, TypeError, AssertionError):
            answer = {}
        body = next((value for key, value in answer.items() if key.startswith(b"BODY[")), None)
        again[uid] = Row(rows[uid].about, body if isinstance(body, bytes) else None)
    return again


def _last_item(items: str) -> str:
    return items[items.index("BODY") :]


def write_set(uids: Sequence[int]) -> str:
    """A sequence-set (RFC 9051 §9): runs as `first:last`."""
    runs: list[list[int]] = []
    for uid in uids:
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(first) if first == last else f"{first}:{last}" for first, last in runs)


def search(client: IMAPClient, *criteria: str) -> array[int]:
    """Ids that match, in order and in little memory: by ESEARCH (RFC 4731) as runs, where the server can."""
    if client.has_capability("ESEARCH"):
        found = _search_runs(client, criteria)
        if found is not None:
            return found
    status, answer = client._imap.uid("SEARCH", *criteria)
    if status != "OK":
        raise IMAPClientError(f"search failed: {answer!r}"[:300])
    return array("L", sorted(int(uid) for line in answer if line for uid in line.split()))


def _search_runs(client: IMAPClient, criteria: Sequence[str]) -> array[int] | None:
    """None where the answer is none that we know; then the plain search is asked."""
    status, _ = client._imap.uid("SEARCH", "RETURN", "(ALL)", *criteria)
    lines = client._imap.untagged_responses.pop("ESEARCH", [])
    if status != "OK" or len(lines) != 1:
        return None
    found = re.search(rb"\bALL ([\d:,]+)", lines[0] or b"")
    uids: array[int] = array("L")
    for run in found.group(1).decode().split(",") if found else ():
        first, _, last = run.partition(":")
        low, high = sorted((int(first), int(last or first)))
        uids.extend(range(low, high + 1))
    return array("L", sorted(uids))
