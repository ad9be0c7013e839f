"""Which desks have something due, and whose turn it is there: one statement a claim, in our own SQL.

Each kind of due work has a partial index that holds only what waits, so the statement costs the same with a million
rows behind. On PostgreSQL the due rows are locked with SKIP LOCKED while they are looked at, so that workers do not
wait for each other; on SQLite there is one writer anyway. The primary key of `Turn` is what decides.

The limit stands in the words and is no value: PostgreSQL keeps one plan for a prepared statement only if that plan
looks cheap without knowing the values, and with a limit it does not know it never looks so."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from afterword.models import Turn
from afterword.ports.jobs import HandOver
from afterword.ports.jobs import Turn as Handed

# (part, table, due column, further condition): the conditions repeat those of the partial indexes, word by word.
_PARTS = (
    ("ask", "interview", "next_ask_at", "row.state = 'planned' AND NOT row.needs_time"),
    ("read", "mailaccount", "next_read_at", "row.mailbox_kind <> 'none'"),
    ("calendar", "calendarsource", "next_read_at", ""),
    ("look", "process", "next_look_at", ""),
    ("submit", "submission", "send_at", "row.state IN ('waiting', 'deferred')"),
    ("submit", "submission", "lease_until", "row.state IN ('claimed', 'submitting')"),
    # Not the bare state: an index of states must not look better than the small one of copies that are due.
    ("copy", "submission", "next_copy_at", "row.state || '' IN ('accepted', 'uncertain')"),
    ("tell", "waitingnotice", "due_at", ""),
)
PARTS = ("ask", "read", "calendar", "look", "submit", "copy", "tell")
# The mailboxes that were never read have no due date: they are due since ever.
_NEVER_READ = "row.next_read_at IS NULL AND row.mailbox_kind <> 'none'"
_FREE = (
    "NOT EXISTS (SELECT 1 FROM afterword_turn AS turn"
    " WHERE turn.candidate_id = row.candidate_id AND turn.lease_until >= %(now)s)"
)


def take_turns(
    *, now: datetime, lease: timedelta, limit: int, begun: bool = True, hand_over: HandOver | None = None
) -> list[Handed]:
    """Turns for at most `limit` desks, the longest due first, committed with what `hand_over` writes."""
    token = str(uuid.uuid4())
    values = {
        "now": _stored(now),
        "lease": _stored(now + lease),
        "begun": _stored(now) if begun else None,
        "token": token,
    }
    if hand_over is None:
        return _claim(token, values, limit)
    with transaction.atomic():
        turns = _claim(token, values, limit)
        if turns:
            hand_over(turns)
    return turns


def begin_turn(turn: Handed, *, now: datetime, lease: timedelta) -> bool:
    """True once: this run of the turn is the one that works."""
    mine = Turn.objects.filter(
        candidate_id=turn.desk, token=turn.token, begun_at__isnull=True, lease_until__gte=now
    )
    return mine.update(begun_at=now, lease_until=now + lease) == 1


def renew_turns(turns: Iterable[Handed], *, now: datetime, lease: timedelta) -> None:
    for token, desks in _by_token(turns).items():
        Turn.objects.filter(token=token, candidate_id__in=desks).update(lease_until=now + lease)


def sweep_turns(*, now: datetime, older: timedelta) -> None:
    """Forget the leases that ended long ago: their desks are free, and nothing was due there since."""
    Turn.objects.filter(lease_until__lt=now - older).delete()


def give_turns_back(turns: Iterable[Handed], *, now: datetime, rest: timedelta = timedelta()) -> None:
    """The desks are free again, at once or after a `rest`. A turn that somebody else has by now is left alone."""
    for token, desks in _by_token(turns).items():
        mine = Turn.objects.filter(token=token, candidate_id__in=desks)
        if rest:
            mine.update(lease_until=now + rest)
        else:
            mine.delete()


def _by_token(turns: Iterable[Handed]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for turn in turns:
        found.setdefault(turn.token, []).append(turn.desk)
    return found


def _claim(token: str, values: dict[str, Any], limit: int) -> list[Handed]:
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor, limit), values)
        rows: Sequence[tuple[int, str]] = cursor.fetchall()
    return [Handed(desk=desk, token=token, parts=tuple(parts.split(","))) for desk, parts in rows]


def _statement(vendor: str, limit: int) -> str:
    lock = " FOR NO KEY UPDATE OF row SKIP LOCKED" if vendor == "postgresql" else ""
    words = "string_agg(DISTINCT part, ',')" if vendor == "postgresql" else "group_concat(DISTINCT part)"
    branches = [
        _branch(
            part, table, column, f"row.{column} <= %(now)s" + (f" AND {more}" if more else ""), lock, limit
        )
        for part, table, column, more in _PARTS
    ]
    branches.append(_branch("read", "mailaccount", "created_at", _NEVER_READ, lock, limit, order="id"))
    due = " UNION ALL ".join(branches)
    # What is due is written down beside the turn and handed on; `WHERE TRUE` keeps SQLite from reading ON as a join.
    return (
        "INSERT INTO afterword_turn (candidate_id, token, taken_at, lease_until, begun_at, parts)"
        " SELECT candidate_id, %(token)s, %(now)s, %(lease)s, %(begun)s, parts FROM ("
        f"SELECT candidate_id, {words} AS parts FROM ({due}) AS due"
        f" GROUP BY candidate_id ORDER BY MIN(due_at) LIMIT {limit:d}) AS ready WHERE TRUE"
        " ON CONFLICT (candidate_id) DO UPDATE SET token = excluded.token, taken_at = excluded.taken_at,"
        " lease_until = excluded.lease_until, begun_at = excluded.begun_at, parts = excluded.parts"
        " WHERE afterword_turn.lease_until < excluded.taken_at"
        " RETURNING candidate_id, parts"
    )


def _branch(
    part: str, table: str, column: str, condition: str, lock: str, limit: int, *, order: str = ""
) -> str:
    return (
        f"SELECT * FROM (SELECT row.candidate_id, '{part}' AS part, row.{column} AS due_at"
        f" FROM afterword_{table} AS row WHERE {condition} AND {_FREE}"
        f" ORDER BY row.{order or column} LIMIT {limit:d}{lock}) AS {table}_{order or column}"
    )


def _stored(moment: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(moment)
