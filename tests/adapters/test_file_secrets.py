"""FileSecrets: closed to others, whole after a crash, clear when damaged."""

import os
import stat
import threading
from pathlib import Path

import pytest

from afterword.adapters.file_secrets import FileSecrets
from afterword.ports.errors import Permanent, Temporary


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "secrets.json"


def test_a_password_is_kept_changed_and_erased(path: Path) -> None:
    kept = FileSecrets(path)
    assert kept.read("smtp") is None
    kept.write("smtp", "pässwörd \n '\"\\ 密码")
    kept.write("imap", "other")
    assert FileSecrets(path).read("smtp") == "pässwörd \n '\"\\ 密码"
    kept.write("smtp", "new")
    kept.erase("imap")
    kept.erase("never there")
    assert (FileSecrets(path).read("smtp"), FileSecrets(path).read("imap")) == ("new", None)
    assert "other" not in path.read_text()


def test_only_the_person_can_read_the_file_even_after_a_careless_copy(path: Path) -> None:
    kept = FileSecrets(path)
    kept.write("smtp", "secret")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0
    path.chmod(0o644)
    kept.read("smtp")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_full_disk_keeps_the_old_password_and_leaves_no_piece(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = FileSecrets(path)
    kept.write("smtp", "old")

    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_space)
        with pytest.raises(Temporary, match="No space left"):
            kept.write("smtp", "new")
    assert kept.read("smtp") == "old"
    assert sorted(one.name for one in path.parent.iterdir()) == ["secrets.json", "secrets.json.lock"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"smtp": 1}', b"\xff\xfe"])
def test_a_damaged_file_is_said_and_not_overwritten(content: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    kept = FileSecrets(path)
    with pytest.raises(Permanent) as caught:
        kept.read("smtp")
    assert caught.value.cause == "secrets-unreadable"
    with pytest.raises(Permanent):
        kept.write("smtp", "new")
    assert path.read_bytes() == content


def test_two_writers_lose_nothing(path: Path) -> None:
    def write_many(name: str) -> None:
        kept = FileSecrets(path)
        for number in range(10):
            kept.write(f"{name}-{number}", name)

    writers = [threading.Thread(target=write_many, args=(name,)) for name in ("a", "b", "c")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    kept = FileSecrets(path)
    assert all(kept.read(f"{name}-{number}") == name for name in "abc" for number in range(10))
