"""Hints name the command as it can be typed in this shell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from afterword.cli.own_command import as_typed_here, own_command

SCRIPT = Path(sys.executable).parent / "afterword"


def _said(*arguments: str, path: str, cwd: Path, data: Path) -> str:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("AFTERWORD_")}
    environment = kept | {"PATH": path, "AFTERWORD_DATA": str(data)}
    return subprocess.run(
        arguments, env=environment, cwd=cwd, capture_output=True, text=True, timeout=60, check=False
    ).stderr


def test_a_program_that_is_not_on_the_path_is_named_by_where_it_lies(tmp_path: Path) -> None:
    bare = "/usr/bin:/bin"
    assert f"Try: {SCRIPT} --help" in _said(str(SCRIPT), "frob", path=bare, cwd=tmp_path, data=tmp_path)
    near = _said("bin/afterword", "frob", path=bare, cwd=SCRIPT.parent.parent, data=tmp_path)
    assert "Try: bin/afterword --help" in near


def test_on_the_path_it_is_plainly_afterword(tmp_path: Path) -> None:
    path = f"{SCRIPT.parent}:/usr/bin:/bin"
    assert "Try: afterword --help" in _said("afterword", "frob", path=path, cwd=tmp_path, data=tmp_path)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/opt/x/bin/afterword"])
    own_command.cache_clear()
    monkeypatch.setenv("PATH", "")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("afterword approve L7", "/opt/x/bin/afterword approve L7"),
        ("Add one: afterword import FILE, or afterword add", "Add one: /opt/x/bin/afterword import FILE, or "
         "/opt/x/bin/afterword add"),
        ("With `afterword show`, then pass --yes.", "With `/opt/x/bin/afterword show`, then pass --yes."),
        ("A letter speaks of an afterword show, too.", "A letter speaks of an afterword show, too."),
        ("Afterword runs at http://127.0.0.1:8123", "Afterword runs at http://127.0.0.1:8123"),
    ],
)  # fmt: skip
def test_only_hints_are_changed(elsewhere: None, said: str, shown: str) -> None:
    try:
        assert as_typed_here(said) == shown
    finally:
        own_command.cache_clear()
