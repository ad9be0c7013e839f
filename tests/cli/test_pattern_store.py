"""The store of compiled patterns changes how long a start takes, and nothing else."""

import marshal
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.cli.pattern_store import OF_TABLES, PatternStore, open_store

PATTERNS = [
    (r"\bthank(?:s| you)\b", re.IGNORECASE),
    (r"(?P<name>[^\W\d_]+)\s(?P<rest>.*)", re.DOTALL),
    (r"(?i)straße|ÉCOLE", 0),
    (r"^From .*\d\d:\d\d", re.MULTILINE),
    (rb"(?m)^Subject:[ \t]*(.*)$", 0),
    (r"(a|b)(?:c(d))?\1*+(?>x?)", re.VERBOSE),
    (r"[\U0001F600-\U0001F64F]|[^\x00-\x7f]", 0),
]
TEXTS = ["Thank you, École Straße", "ba cd\nFrom x 12:30\nabcdax", "\U0001f600", ""]


@pytest.fixture
def store(tmp_path: Path) -> PatternStore:
    return PatternStore(str(tmp_path / "kept.patterns"))


def make(name: str, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Import a module with this source."""
    (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import_module(name)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_pattern_finds_what_a_fresh_one_finds(
    pattern: str | bytes, flags: int, store: PatternStore
) -> None:
    fresh = re.compile(pattern, flags)
    store.entries[(pattern, flags)] = store._work_out(pattern, flags)
    kept = store.compile(pattern, flags)
    assert (kept.pattern, kept.flags, kept.groups, dict(kept.groupindex)) == (
        fresh.pattern,
        fresh.flags,
        fresh.groups,
        dict(fresh.groupindex),
    )
    for text in TEXTS:
        subject = text.encode() if isinstance(pattern, bytes) else text
        assert [m.groups() for m in kept.finditer(subject)] == [m.groups() for m in fresh.finditer(subject)]


@given(st.text(st.sampled_from("abc|()]?*+\\d^$.{1,2}"), max_size=12), st.text("abc1.", max_size=10))
def test_any_pattern_is_the_same_through_the_store(pattern: str, text: str) -> None:
    store = PatternStore("nowhere")
    try:
        fresh = re.compile(pattern)
    except re.error:
        with pytest.raises(re.error):
            store._work_out(pattern, 0)
        return
    store.entries[(pattern, 0)] = store._work_out(pattern, 0)
    kept = store.compile(pattern, 0)
    assert [m.span() for m in kept.finditer(text)] == [m.span() for m in fresh.finditer(text)]


def test_patterns_of_modules_are_kept_and_those_of_notes_are_not(
    store: PatternStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    store.install()
    try:
        make("kept_sample", "import re\nMINE = re.compile('of the package 7391')\n", tmp_path, monkeypatch)
        assert _look_for_a_name()
    finally:
        store.remove()
    content = Path(store.path).read_bytes()
    assert b"of the package 7391" in content
    assert b"Priya 7391" not in content


def _look_for_a_name() -> bool:
    """As a rule does while a command runs. The name of this function's caller is not that of the real one, so
    the walk up the stack must not reach the body of a test module: pytest calls functions, not modules."""
    return _run_command()


def _run_command() -> bool:
    return re.search("Priya 7391|x", "x") is not None


def test_the_next_start_reads_what_the_last_one_kept(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Hi Priya,\n\nThank you.\n\nJonas\n", encoding="utf-8")
    command = [sys.executable, "-m", "afterword", "review", "letter.txt", "--json"]
    environment = {"PYTHONPYCACHEPREFIX": str(tmp_path / "cache"), "PATH": "/usr/bin:/bin"}
    first, second = (
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        for _ in range(2)
    )
    kept = list((tmp_path / "cache").rglob("*.patterns"))
    assert first.stdout == second.stdout
    assert len(kept) == 1
    assert b"Priya" not in kept[0].read_bytes()


@pytest.mark.parametrize("content", [b"", b"nonsense", marshal.dumps({}), b"patterns 1 0 0\n" + b"x" * 100])
def test_a_file_that_is_not_ours_is_not_believed(content: bytes, store: PatternStore) -> None:
    Path(store.path).write_bytes(content)
    store.install()
    store.remove()
    assert store.entries == {}


def test_a_damaged_file_is_not_believed(store: PatternStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    store.install()
    store.entries[("a", 0)] = store._work_out("a", 0)
    store.has_news = True
    store.remove()
    kept = bytearray(Path(store.path).read_bytes())
    kept[-3] ^= 1
    Path(store.path).write_bytes(kept)
    again = PatternStore(store.path)
    again.install()
    again.remove()
    assert again.entries == {}


def test_a_folder_that_cannot_be_written_to_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    store = PatternStore(str(tmp_path / "missing" / "kept.patterns"))
    store.install()
    store.entries[("a", 0)] = store._work_out("a", 0)
    store.has_news = True
    store.remove()
    assert not (tmp_path / "missing").exists()


def test_nothing_is_kept_where_python_may_keep_nothing(
    store: PatternStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    store.install()
    store.has_news = True
    store.remove()
    assert not Path(store.path).exists()


def test_what_older_versions_left_behind_is_given_up(
    store: PatternStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("afterword.cli.pattern_store.MOST_ENTRIES", 3)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for version in ("one", "two"):
        store.install()
        lines = "".join(f"P{n} = re.compile('{version}{n}+')\n" for n in range(3))
        make(f"patterns_of_{version}", f"import re\n{lines}", tmp_path, monkeypatch)
        store.remove()
        store = PatternStore(store.path)
    store.install()
    store.remove()
    assert {pattern for pattern, _ in store.entries} == {"two0+", "two1+", "two2+"}


def test_the_compiler_is_given_back(store: PatternStore) -> None:
    before = re._compiler.compile  # type: ignore[attr-defined]
    store.install()
    store.remove()
    assert re._compiler.compile is before  # type: ignore[attr-defined]


def test_this_python_has_the_engine_that_the_store_knows() -> None:
    store = open_store("review")
    assert store is not None
    assert store.path.endswith(".review.patterns")


@pytest.mark.parametrize(("module", "function"), sorted(OF_TABLES))
def test_the_functions_of_tables_are_there(module: str, function: str) -> None:
    assert callable(getattr(import_module(module), function))
