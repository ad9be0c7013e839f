"""The raw claim-and-commit loop on SQLite, without any framework: `python -m bench.drain_raw FILE ROWS DUE`.

A table of steps with a partial index, `synchronous=FULL`; fifty are claimed with one commit, and each result is a
commit of its own. Prints the steps a second."""

import sqlite3
import sys
import time


def main() -> None:
    path, rows, due = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    line = sqlite3.connect(path, isolation_level=None)
    line.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE step (id INTEGER PRIMARY KEY, due_at REAL, state TEXT, token TEXT);"
        "CREATE INDEX step_due ON step (due_at) WHERE state = 'waiting';"
    )
    number = "WITH RECURSIVE up (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM up WHERE i < ?)"
    insert = f"{number} INSERT INTO step (due_at, state, token) SELECT ? + i, 'waiting', '' FROM up"
    now = time.time()
    line.execute(insert, (rows, now + 864_000))
    line.execute(insert, (due, now - 864_000))
    line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    began, done = time.perf_counter(), 0
    while claimed := line.execute(
        "UPDATE step SET state = 'claimed', token = 't' WHERE id IN"
        " (SELECT id FROM step WHERE state = 'waiting' AND due_at <= ? ORDER BY due_at LIMIT 50) RETURNING id",
        (now,),
    ).fetchall():
        for (step,) in claimed:
            line.execute("UPDATE step SET state = 'done' WHERE id = ? AND token = 't'", (step,))
        done += len(claimed)
    print(round(done / (time.perf_counter() - began)))


if __name__ == "__main__":
    main()
