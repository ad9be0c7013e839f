"""A backup made while others write comes back whole; what waited then asks for a new yes."""

import json
import sqlite3
import stat
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from afterword.adapters.data_backup import DATABASE, BackupError, read_backup, write_backup
from afterword.models import HistoryEntry, Submission, Turn
from afterword.workflows.after_restore import hold_back_restored
from tests.servers.postgres import PostgresServer
from tests.servers.unprivileged import find_program
from tests.workflows.stage import Stage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    (data / "maildir" / "1").mkdir(parents=True)
    (data / "secrets.json").write_text('{"mail": "hunter2"}')
    (data / "maildir" / "1" / "uids").write_text("1 2 3")
    (data / "running.lock").write_text("http://127.0.0.1:8123")
    with sqlite3.connect(data / DATABASE) as line:
        line.execute("PRAGMA journal_mode=WAL")
        line.execute("CREATE TABLE step (number INTEGER, again INTEGER)")
    line.close()
    return data


def test_a_backup_comes_back_as_it_was(folder: Path, tmp_path: Path) -> None:
    with sqlite3.connect(folder / DATABASE) as line:
        line.executemany("INSERT INTO step VALUES (?, ?)", [(n, n) for n in range(1000)])
    line.close()
    write_backup(folder, tmp_path / "b.zip", version="0.1.0")
    read_backup(tmp_path / "b.zip", tmp_path / "back")
    back = sqlite3.connect(tmp_path / "back" / DATABASE)
    assert back.execute("SELECT count(*), sum(number) FROM step").fetchone() == (1000, 499_500)
    back.close()
    assert json.loads((tmp_path / "back" / "secrets.json").read_text()) == {"mail": "hunter2"}
    assert (tmp_path / "back" / "maildir" / "1" / "uids").read_text() == "1 2 3"
    assert not (tmp_path / "back" / "running.lock").exists()


def test_nobody_else_can_read_it(folder: Path, tmp_path: Path) -> None:
    write_backup(folder, tmp_path / "b.zip", version="0.1.0")
    read_backup(tmp_path / "b.zip", tmp_path / "back")
    files = [tmp_path / "b.zip", *(each for each in (tmp_path / "back").rglob("*") if each.is_file())]
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "back").stat().st_mode) == 0o700


def test_a_backup_is_one_moment_while_others_write(folder: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        line = sqlite3.connect(folder / DATABASE, timeout=20, isolation_level=None)
        number = 0
        while not stop.is_set():
            number += 1
            # Both or neither: a copy between the two would show.
            line.execute("BEGIN IMMEDIATE")
            line.execute("INSERT INTO step VALUES (?, 0)", (number,))
            line.execute("UPDATE step SET again = number WHERE number = ?", (number,))
            line.execute("COMMIT")
        line.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(5):
            write_backup(folder, tmp_path / f"{turn}.zip", version="0.1.0")
    finally:
        stop.set()
        writer.join()
    for turn in range(5):
        read_backup(tmp_path / f"{turn}.zip", tmp_path / str(turn))
        line = sqlite3.connect(tmp_path / str(turn) / DATABASE)
        rows, halves, last = line.execute(
            "SELECT count(*), sum(again <> number), max(number) FROM step"
        ).fetchone()
        line.close()
        assert (rows, halves or 0) == (last or 0, 0)


def test_nothing_is_overwritten(folder: Path, tmp_path: Path) -> None:
    write_backup(folder, tmp_path / "b.zip", version="0.1.0")
    before = (tmp_path / "b.zip").read_bytes()
    with pytest.raises(BackupError, match="is there already"):
        write_backup(folder, tmp_path / "b.zip", version="0.1.0")
    with pytest.raises(BackupError, match="not empty"):
        read_backup(tmp_path / "b.zip", folder)
    assert (tmp_path / "b.zip").read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["b.zip", "data"], "nothing half-made is left"


@pytest.mark.parametrize(
    "names", [["afterword-backup.json"], ["x"], ["afterword-backup.json", DATABASE, "../out"]]
)
def test_what_is_no_backup_is_refused_and_nothing_is_written(tmp_path: Path, names: list[str]) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "{}")
    with pytest.raises(BackupError):
        read_backup(tmp_path / "b.zip", tmp_path / "back")
    assert not (tmp_path / "back").exists()
    assert not (tmp_path / "out").exists()


def test_a_cut_off_backup_is_refused(folder: Path, tmp_path: Path) -> None:
    write_backup(folder, tmp_path / "b.zip", version="0.1.0")
    (tmp_path / "cut.zip").write_bytes((tmp_path / "b.zip").read_bytes()[:-200])
    with pytest.raises(BackupError, match="could not be read"):
        read_backup(tmp_path / "cut.zip", tmp_path / "back")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "afterwards"),
    [("waiting", "late"), ("deferred", "late"), ("claimed", "late"), ("submitting", "uncertain")],
)
def test_what_waited_in_a_backup_never_goes_by_itself(before: str, afterwards: str) -> None:
    stage = Stage()
    submission = stage.approved()
    Submission.objects.filter(pk=submission.pk).update(state=before, claim_token="t", lease_until=stage.now)
    Turn.objects.create(candidate=stage.candidate, token="t", taken_at=stage.now, lease_until=stage.now)
    assert hold_back_restored(now=stage.now) == 1
    stage.work()
    submission.refresh_from_db()
    assert submission.state == afterwards
    assert stage.out.taken == []
    assert "restored from a backup" in submission.state_reason
    assert HistoryEntry.objects.filter(what=f"submission-{afterwards}").exists()
    assert not Turn.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["accepted", "refused", "cancelled", "late", "uncertain"])
def test_what_was_settled_in_a_backup_stays_so(state: str) -> None:
    stage = Stage()
    submission = stage.approved()
    Submission.objects.filter(pk=submission.pk).update(state=state)
    assert hold_back_restored(now=stage.now) == 0
    submission.refresh_from_db()
    assert submission.state == state


@pytest.mark.postgresql
def test_postgresql_comes_back_from_pg_dump(postgres: PostgresServer, tmp_path: Path) -> None:
    """The lines of docs/howto/backup-and-restore.md, run for real."""
    source, target = postgres.create_database("dump_from"), postgres.create_database("dump_to")
    afterword("profile", "--name", "Jonas Lindqvist", url=source, data=tmp_path / "one")
    interview = ("Northwind", "--start", "2026-05-12 14:00", "--zone", "Europe/Berlin")
    added = afterword("add", *interview, url=source, data=tmp_path / "one")
    assert "Northwind" in added
    dump = str(tmp_path / "afterword.dump")
    run(find_program("pg_dump", package="postgresql-client"), "--format=custom", f"--file={dump}", source)
    run(find_program("pg_restore", package="postgresql-client"), "--no-owner", f"--dbname={target}", dump)
    said = afterword("restore", "--database", url=target, data=tmp_path / "two")
    assert "The database is ready." in said
    for command in (("profile", "--json"), ("show", "--json")):
        assert afterword(*command, url=target, data=tmp_path / "two") == afterword(
            *command, url=source, data=tmp_path / "one"
        )


def afterword(*arguments: str, url: str, data: Path) -> str:
    import os

    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("AFTERWORD_", "DJANGO_"))
    }
    environment = kept | {"AFTERWORD_DATABASE_URL": url, "AFTERWORD_DATA": str(data)}
    return run(sys.executable, "-m", "afterword", *arguments, environment=environment)


def run(*command: str, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
