"""Fills a database with rows that wait: processes, interviews, submissions and mailboxes of many candidates.

Run as a program of its own, with the settings of that database in its environment: `python -m bench.waiting_rows
ROWS DUE`. One row of each table is made by the models; the database copies it, so a million takes a minute."""

import sys
from datetime import timedelta

from afterword import clock, wiring

# How the waiting rows are spread, in tenths; one candidate has ten of them.
SHARES = {"process": 4, "interview": 2, "submission": 3, "mailaccount": 1}
DUE_COLUMN = {
    "process": "next_look_at", "interview": "next_ask_at", "submission": "send_at", "mailaccount": "next_read_at",
}  # fmt: skip
_UNIQUE = {
    "mailaccount": {"address": "'me' || i || '@example.org'"},
    "submission": {
        "once_key": "'once:' || i",
        "message_id": "'<' || i || '@example.org>'",
        "correlation": "'c' || i",
    },
}


def fill(rows: int, due: int) -> None:
    """`rows` that wait for ten to fourteen days, and `due` candidates with one process each to look at now."""
    from django.db import connection

    templates = _templates()
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica" if is_postgres else "PRAGMA foreign_keys=OFF")
        candidates = max(1, rows // 10)
        _copy(cursor, templates["candidate"], candidates, {})
        for table, share in SHARES.items():
            owner = f"{templates['candidate'].pk} + 1 + (i - 1) % {candidates}"
            _copy(
                cursor, templates[table], rows * share // 10, {"candidate_id": owner} | _UNIQUE.get(table, {})
            )
        _make_due(cursor, templates, due)
        if is_postgres:
            cursor.execute("SET session_replication_role = DEFAULT")
            for table in ("candidate", *SHARES):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('afterword_{table}', 'id'), max(id)) FROM afterword_{table}"
                )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if is_postgres else "ANALYZE")
        cursor.execute("CHECKPOINT" if is_postgres else "PRAGMA wal_checkpoint(TRUNCATE)")


def _make_due(cursor: object, templates: dict, due: int) -> None:
    """The newest rows of all, as what becomes due now mostly is."""
    if not due:
        return
    first = _copy(cursor, templates["candidate"], due, {})
    now = _literal(clock.now() - timedelta(minutes=1))
    _copy(cursor, templates["process"], due, {"candidate_id": f"{first} + i - 1", "next_look_at": now})


def _copy(cursor, row, count: int, changes: dict[str, str]) -> int:
    """`count` copies of a row, numbered i = 1...; `changes` are SQL for columns. Returns the first new key."""
    from django.db import connection

    table = row._meta.db_table
    name = table.removeprefix("afterword_")
    cursor.execute(f"SELECT max(id) FROM {table}")
    first = cursor.fetchone()[0] + 1
    columns = [field.column for field in row._meta.local_concrete_fields]
    values = {column: column for column in columns} | {"id": f"{first} - 1 + i"}
    if name in DUE_COLUMN:
        values[DUE_COLUMN[name]] = _spread(connection.vendor)
    values |= changes
    numbers = (
        f"generate_series(1, {count}) AS numbers (i)"
        if connection.vendor == "postgresql"
        else f"(WITH RECURSIVE up (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM up WHERE i < {count}) SELECT i FROM up)"
    )
    chosen = ", ".join(values[column] for column in columns)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {chosen}"
        f" FROM (SELECT * FROM {table} WHERE id = {row.pk}) AS one, {numbers}"
    )
    return int(first)


def _spread(vendor: str) -> str:
    """From ten to fourteen days on, evenly."""
    start = _literal(clock.now() + timedelta(days=10))
    if vendor == "postgresql":
        return f"{start}::timestamptz + (i % 5760) * interval '1 minute'"
    return f"datetime({start}, (i % 5760) || ' minutes')"


def _literal(moment) -> str:
    from django.db import connection

    return f"'{connection.ops.adapt_datetimefield_value(moment)}'"


def _templates() -> dict:
    from afterword.models import Candidate, Interview, Letter, MailAccount, Person, Process, Submission

    now, later = clock.now(), clock.now() + timedelta(days=400)
    candidate = Candidate.objects.create(name="Jonas Lindqvist", created_at=now)
    process = Process.objects.create(
        candidate=candidate, company="Northwind", next_look_at=later, created_at=now
    )
    interview = Interview.objects.create(
        candidate=candidate, process=process, starts_at=now, ends_at=later, timezone="UTC", next_ask_at=later,
        created_at=now,
    )  # fmt: skip
    person = Person.objects.create(candidate=candidate, process=process, name="Priya Raman", created_at=now)
    account = MailAccount.objects.create(
        candidate=candidate, address="me@example.org", mailbox_kind="imap", next_read_at=later, created_at=now
    )
    letter = Letter.objects.create(
        candidate=candidate, process=process, interview=interview, person=person, kind="thank-you", created_at=now,
        saved_at=now,
    )  # fmt: skip
    words = "Thank you for the conversation about the nightly batch jobs.\r\n" * 12
    submission = Submission.objects.create(
        candidate=candidate, process=process, letter=letter, person=person, account=account, kind="thank-you",
        once_key="once", sender="me@example.org", recipient="priya@northwind.example", subject="Thank you",
        body=words, message=words.encode(), digest="0" * 64, message_id="<0@example.org>", correlation="0",
        approved_at=now, opens_at=now, send_at=later, deadline_at=later,
    )  # fmt: skip
    return {
        "candidate": candidate, "process": process, "interview": interview, "submission": submission,
        "mailaccount": account,
    }  # fmt: skip


if __name__ == "__main__":
    wiring.start_django()
    wiring.prepare_database()
    fill(int(sys.argv[1]), int(sys.argv[2]))
