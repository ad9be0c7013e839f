"""The store of the methods of dataclasses changes how long a start takes, and nothing else."""

import dataclasses
import subprocess
import sys
from pathlib import Path
from types import CodeType

import pytest

from afterword.cli.method_store import MethodStore


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MethodStore:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return MethodStore(str(tmp_path / "kept.methods"))


def make_class(default: int) -> type:
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Sample:
        name: str
        count: int = default

    return Sample


def made_with(store: MethodStore, default: int) -> type:
    store.install()
    try:
        return make_class(default)
    finally:
        store.remove()


def test_a_class_made_from_kept_code_is_like_a_fresh_one(store: MethodStore) -> None:
    made_with(store, 3)
    again = MethodStore(store.path)
    kept, fresh = made_with(again, 3)(name="a"), make_class(3)(name="a")
    assert not again.has_news
    assert repr(kept).endswith("Sample(name='a', count=3)")
    assert dataclasses.asdict(kept) == dataclasses.asdict(fresh)
    assert hash(kept) == hash(fresh)
    with pytest.raises(dataclasses.FrozenInstanceError):
        kept.name = "b"


def test_the_same_text_serves_classes_with_other_defaults(store: MethodStore) -> None:
    first, second = made_with(store, 3), made_with(store, 4)
    assert (first(name="a").count, second(name="a").count) == (3, 4)


def test_code_and_not_values_is_kept(store: MethodStore) -> None:
    made_with(store, 739_173)
    assert store.entries
    assert all(isinstance(code, CodeType) for code in store.entries.values())
    assert "739173" not in "".join(store.entries)


def test_exec_is_given_back(store: MethodStore) -> None:
    made_with(store, 3)
    assert "exec" not in vars(dataclasses)


def test_a_damaged_file_is_not_believed(store: MethodStore) -> None:
    made_with(store, 3)
    kept = bytearray(Path(store.path).read_bytes())
    kept[-3] ^= 1
    Path(store.path).write_bytes(kept)
    again = MethodStore(store.path)
    assert made_with(again, 3)(name="a").count == 3
    assert again.has_news


def test_the_next_start_finds_the_code_of_the_last_one(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Hi Priya,\n\nThank you.\n\nJonas\n", encoding="utf-8")
    command = [sys.executable, "-m", "afterword", "review", "letter.txt", "--json"]
    environment = {"PYTHONPYCACHEPREFIX": str(tmp_path / "cache"), "PATH": "/usr/bin:/bin"}
    outs, stamps = [], []
    for _ in range(2):
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        outs.append(done.stdout)
        stamps.append([path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*.methods")])
    assert outs[0] == outs[1]
    assert stamps[0] == stamps[1] != []
