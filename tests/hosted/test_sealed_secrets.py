"""Passwords in the database: closed to whoever has only the database, and none is lost on the way or by a wrong key."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection, transaction

from afterword import wiring
from afterword.adapters.file_secrets import FileSecrets
from afterword.adapters.sealed_secrets import SealedSecrets, key_id
from afterword.cli.main import main
from afterword.models import SealedSecret
from afterword.ports.errors import Permanent, Temporary
from afterword.workflows.sealed_rows import SealedRows, one_at_a_time, seal_everything

pytestmark = pytest.mark.django_db
OLD, NEW = "the older key, long enough for this", "the newer key, long enough for this"


def sealed(*keys: str, before: FileSecrets | None = None) -> SealedSecrets:
    return SealedSecrets(SealedRows(), keys, before=before)


def test_the_database_holds_neither_the_password_nor_the_key() -> None:
    sealed(NEW).write("mail-account-1", "hunter2")
    row = SealedSecret.objects.get()
    stored = bytes(row.sealed) + row.key_id.encode() + row.name.encode()
    assert b"hunter2" not in stored
    assert NEW.encode() not in stored
    sealed(NEW).write("mail-account-1", "hunter2")
    assert bytes(SealedSecret.objects.get().sealed) != bytes(row.sealed), (
        "the same password never looks the same"
    )


def test_with_another_key_it_says_which_one_is_missing_and_loses_nothing() -> None:
    sealed(OLD).write("mail-account-1", "hunter2")
    with pytest.raises(Permanent, match=key_id(OLD)) as caught:
        sealed(NEW).read("mail-account-1")
    assert "Nothing was sent or changed" in str(caught.value)
    assert sealed(OLD).read("mail-account-1") == "hunter2"


def test_a_row_put_in_the_place_of_another_does_not_open() -> None:
    sealed(NEW).write("mail-account-1", "hunter2")
    SealedSecret.objects.update(name="mail-account-2")
    with pytest.raises(Permanent, match="damaged"):
        sealed(NEW).read("mail-account-2")


def test_a_new_key_takes_over_while_the_old_one_still_opens() -> None:
    sealed(OLD).write("mail-account-1", "hunter2")
    both = sealed(NEW, OLD)
    both.write("mail-account-2", "another")
    assert both.read("mail-account-1") == "hunter2"
    assert seal_everything(both, current=key_id(NEW)) == 1
    assert seal_everything(both, current=key_id(NEW)) == 0, "a second run finds nothing to do"
    assert sealed(NEW).read("mail-account-1") == "hunter2"


def test_what_lies_in_the_file_is_read_until_it_is_moved(tmp_path: Path) -> None:
    stored = FileSecrets(tmp_path / "secrets.json")
    stored.write("mail-account-1", "hunter2")
    moving = sealed(NEW, before=stored)
    assert moving.read("mail-account-1") == "hunter2"
    moving.erase("mail-account-1")
    assert stored.read("mail-account-1") is None


def test_a_password_that_was_not_saved_after_all_leaves_the_old_one(tmp_path: Path) -> None:
    stored = FileSecrets(tmp_path / "secrets.json")
    stored.write("mail-account-1", "old")
    moving = sealed(NEW, before=stored)
    with transaction.atomic():
        moving.write("mail-account-1", "new")
        transaction.set_rollback(True)
    assert moving.read("mail-account-1") == "old"


@pytest.fixture
def data(tmp_path: Path, settings: pytest.FixtureRequest) -> Path:
    settings.DATA, settings.SEALING_KEYS = tmp_path, (NEW,)  # type: ignore[attr-defined]
    return tmp_path


def test_one_command_moves_the_file_into_the_database(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = FileSecrets(data / "secrets.json")
    for number in range(3):
        stored.write(f"mail-account-{number}", f"hunter{number}")
    # Changed since: the newer one stands.
    wiring.secrets().write("mail-account-2", "newer")
    assert main(["host", "seal"]) == 0
    assert capsys.readouterr().out.startswith("3 passwords are sealed now.")
    assert stored.names() == []
    assert [wiring.secrets().read(f"mail-account-{n}") for n in range(3)] == ["hunter0", "hunter1", "newer"]
    assert main(["host", "seal"]) == 0
    assert capsys.readouterr().out == "Everything lies in the database under the newest key.\n"


def test_the_move_stops_at_what_it_cannot_open_and_keeps_the_file(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    FileSecrets(data / "secrets.json").write("mail-account-1", "hunter2")
    sealed(NEW).write("web", "x")
    SealedSecret.objects.update(key_id="elsewhere")
    assert main(["host", "seal"]) != 0
    said = capsys.readouterr().err
    assert "sealed with another key (elsewhere)" in said
    assert FileSecrets(data / "secrets.json").read("mail-account-1") == "hunter2"


def test_without_a_key_there_is_nothing_to_seal_with(
    data: Path, settings: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SEALING_KEYS = ()  # type: ignore[attr-defined]
    assert main(["host", "seal"]) != 0
    assert "AFTERWORD_SEALING_KEY_FILE" in capsys.readouterr().err


def test_a_program_that_cannot_open_what_is_sealed_does_not_start(data: Path) -> None:
    sealed(OLD).write("mail-account-1", "hunter2")
    with pytest.raises(wiring.DataFolderError, match=key_id(OLD)):
        wiring.prepare_database()
    assert sealed(OLD).read("mail-account-1") == "hunter2"


def test_a_data_folder_that_cannot_be_written_is_one_sentence(
    data: Path, settings: pytest.FixtureRequest
) -> None:
    (data / "file").touch()
    settings.DATA = data / "file"  # type: ignore[attr-defined]
    with pytest.raises(Temporary, match=r"cannot be written"), wiring.hold("push-key"):
        pass


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"AFTERWORD_SEALING_KEY": "short"}, "at least 32 characters"),
        ({"AFTERWORD_SEALING_KEY_FILE": "/nowhere/key"}, "cannot be read"),
        ({"AFTERWORD_SEALING_KEY_FILE": os.devnull}, "at least 32 characters"),
        ({"AFTERWORD_SEALING_KEY": NEW, "AFTERWORD_SEALING_KEY_FILE": os.devnull}, "not both"),
        ({"AFTERWORD_SEALING_KEY": f"{NEW}, short"}, "at least 32 characters"),
    ],
)
def test_a_key_that_cannot_be_used_stops_the_program_with_one_line(given: dict[str, str], said: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import afterword.settings"],
        env=os.environ | given, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert NEW not in ended.stderr


def test_keys_come_from_a_file_the_newest_first(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{NEW}\n\n{OLD}\n")
    ended = subprocess.run(
        [sys.executable, "-c", "import afterword.settings as s; print(s.SEALING_KEYS)"],
        env=os.environ | {"AFTERWORD_SEALING_KEY_FILE": str(tmp_path / "key")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ended.stdout == f"{(NEW, OLD)}\n"


@pytest.mark.django_db(transaction=True)
def test_two_machines_do_not_renew_the_same_grant_at_once() -> None:
    """Each with a data folder of its own, so that only the database can keep them apart."""
    if connection.vendor != "postgresql":
        with one_at_a_time("access"):
            assert connection.vendor == "sqlite", "one machine, and its file locks do"
        return
    held, done = threading.Event(), threading.Event()
    got: list[str] = []

    def other() -> None:
        held.wait(10)
        with one_at_a_time("access"):
            got.append("other")
        connection.close()
        done.set()

    thread = threading.Thread(target=other)
    thread.start()
    with one_at_a_time("access"):
        held.set()
        assert not done.wait(0.4)
        got.append("first")
    thread.join(10)
    assert got == ["first", "other"]
