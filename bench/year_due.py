"""When the worker would next find something at one desk: the columns that it asks for (workflows/take_turns.py), in
one statement, so that empty time is skipped and not ticked through."""

from datetime import UTC, datetime
from typing import Any

# (part, table, due column, further condition).
_COLUMNS = (
    ("ask", "interview", "next_ask_at", " AND state = 'planned' AND NOT needs_time"),
    ("look", "process", "next_look_at", ""),
    ("submit", "submission", "send_at", " AND state IN ('waiting', 'deferred')"),
    ("submit", "submission", "lease_until", " AND state IN ('claimed', 'submitting')"),
    ("copy", "submission", "next_copy_at", " AND state IN ('accepted', 'uncertain')"),
)
_STATEMENT = " UNION ALL ".join(
    f"SELECT '{part}', MIN({column}) FROM afterword_{table} WHERE candidate_id = %(desk)s{condition}"
    for part, table, column, condition in _COLUMNS
)


def next_due(desk: int) -> tuple[datetime, str] | None:
    """The moment, and in which part of its work. Mailboxes are read when news are in them, and before each letter."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"desk": desk})
        found = [(_moment(at), part) for part, at in cursor.fetchall() if at is not None]
    return min(found, default=None)


# What a candidate would see on Today: a follow-up that waits for a yes, a silence that is due without one, and one that
# is too old for a follow-up without being asked.
_ASKED = """
SELECT 'draft', id FROM afterword_letter
  WHERE candidate_id = %(desk)s AND kind = 'follow-up' AND state = 'draft'
UNION ALL SELECT 'bare', id FROM afterword_process AS process
  WHERE candidate_id = %(desk)s AND silence_state = 'follow-up-due' AND NOT EXISTS (
    SELECT 1 FROM afterword_letter AS letter
    WHERE letter.process_id = process.id AND letter.kind = 'follow-up' AND letter.state <> 'dropped')
UNION ALL SELECT 'ask', id FROM afterword_process
  WHERE candidate_id = %(desk)s AND silence_state = 'ask-first' AND wants_follow_up IS NULL
"""


def what_is_asked(desk: int) -> list[tuple[str, int]]:
    """Kind and number, in the order of the numbers."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_ASKED, {"desk": desk})
        return sorted(cursor.fetchall())


def _moment(stored: Any) -> datetime:
    """SQLite keeps moments as text, in UTC."""
    return datetime.fromisoformat(stored).replace(tzinfo=UTC) if isinstance(stored, str) else stored
