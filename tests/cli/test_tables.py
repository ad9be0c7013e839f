"""A program that starts brings the tables up to date, once, and leaves those of a newer program alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.stateful import Installed

pytestmark = pytest.mark.installed

MIGRATIONS = "django_migrations"


@pytest.fixture
def program(tmp_path: Path) -> Installed:
    return Installed(tmp_path)


def tables(program: Installed) -> "closing[sqlite3.Connection]":
    return closing(sqlite3.connect(program.folder / "data" / "afterword.sqlite3"))


def test_a_second_start_changes_no_table(program: Installed) -> None:
    program.json("next")
    with tables(program) as database:
        before = database.execute("PRAGMA schema_version").fetchone()
        notes = database.execute(f"SELECT count(*) FROM {MIGRATIONS}").fetchone()
    program.json("next")
    with tables(program) as database:
        assert database.execute("PRAGMA schema_version").fetchone() == before
        assert database.execute(f"SELECT count(*) FROM {MIGRATIONS}").fetchone() == notes


def test_what_an_older_program_left_is_brought_up_to_date(program: Installed) -> None:
    (program.folder / "data").mkdir()
    made = program.run_python("-m", "django", "migrate", "afterword", "0001", "-v", "0")
    assert made.code == 0, made.err
    program.json("next")
    with tables(program) as database:
        rows = database.execute(f"SELECT name FROM {MIGRATIONS} WHERE app = 'afterword'").fetchall()
    assert len(rows) > 1


def test_the_database_of_a_newer_program_is_left_alone_with_one_clear_line(program: Installed) -> None:
    program.json("next")
    with tables(program) as database, database:
        database.execute(
            f"INSERT INTO {MIGRATIONS} (app, name, applied) VALUES ('afterword', '9999_later', '2027-01-01')"
        )
    outcome = program.run("next")
    assert (outcome.code, outcome.out) == (2, "")
    assert "newer Afterword (9999_later is not known here). It was left as it is" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_file_that_is_no_database_is_left_alone_with_one_clear_line(program: Installed) -> None:
    folder = program.folder / "data"
    folder.mkdir()
    (folder / "afterword.sqlite3").write_bytes(b"this is a text\n" * 100)
    outcome = program.run("next")
    assert (outcome.code, outcome.out) == (2, "")
    assert "cannot be opened" in outcome.err
    assert outcome.err.count("\n") == 1
    assert (folder / "afterword.sqlite3").read_bytes() == b"this is a text\n" * 100
