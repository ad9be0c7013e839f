"""The two commands: what is looked for, what is installed, and that a second run does nothing."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import test_env

    return test_env


def fake_program(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_program_is_found_on_the_path_or_by_its_place(
    tools: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_program(tmp_path, "afterword-sample", "exit 0")
    assert not tools.is_there("afterword-sample")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tools.is_there("afterword-sample")
    assert tools.is_there(f"{tmp_path}/afterword-*")
    assert not tools.is_there(f"{tmp_path}/nothing-*")


def test_only_what_is_missing_is_installed_and_nothing_else_happens(
    tools: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    there = {"git": ("sh",), "chromium": ("afterword-no-such-program",)}
    monkeypatch.setattr(tools, "NEEDED", there)
    monkeypatch.setattr(tools, "install", asked.append)
    with pytest.raises(SystemExit, match="Installed, yet not found: chromium"):
        tools.main()
    assert asked == [["chromium"]]
    monkeypatch.setattr(tools, "NEEDED", {"git": ("sh",)})
    tools.main()
    assert asked == [["chromium"]]


@pytest.mark.parametrize(
    ("user", "programs", "words"),
    [
        (
            1000,
            ("apt-get",),
            "Run this line, then try again:\n  sudo apt-get install --no-install-recommends chromium",
        ),
        (1000, (), "Missing on this machine: chromium"),
        (0, (), "Missing on this machine: chromium"),
    ],
)
def test_without_the_right_to_install_one_line_says_what_to_run(
    user: int,
    programs: tuple[str, ...],
    words: str,
    tools: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import system_packages

    for name in programs:
        fake_program(tmp_path, name, "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: user)
    with pytest.raises(SystemExit) as caught:
        system_packages.install(["chromium"])
    assert words in str(caught.value)


def test_the_script_of_apt_is_sound_and_starts_no_service(tools: ModuleType) -> None:
    import system_packages

    subprocess.run(["sh", "-n", "-c", system_packages.SCRIPT], check=True)
    assert "noninteractive" in system_packages.SCRIPT
    assert "exit 101" in system_packages.SCRIPT


def test_a_set_up_environment_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import setup_venv

    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "afterword").touch()
    stamp = venv / ".afterword-setup"
    stamp.write_text(f"dev {setup_venv.fingerprint()}\n", encoding="ascii")
    monkeypatch.setattr(setup_venv, "VENV", venv)
    monkeypatch.setattr(setup_venv, "STAMP", stamp)
    monkeypatch.setattr(setup_venv, "run", lambda *command: pytest.fail(f"ran {command}"))
    for arguments in ([], ["--dev"]):
        monkeypatch.setattr(sys, "argv", ["setup_venv.py", *arguments])
        setup_venv.main()
    stamp.write_text(f"run {setup_venv.fingerprint()}\n", encoding="ascii")
    monkeypatch.setattr(sys, "argv", ["setup_venv.py"])
    setup_venv.main()


def test_a_changed_lock_or_a_higher_level_is_installed_and_the_tools_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import setup_venv

    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "afterword").touch()
    stamp = venv / ".afterword-setup"
    commands: list[str] = []
    monkeypatch.setattr(setup_venv, "VENV", venv)
    monkeypatch.setattr(setup_venv, "STAMP", stamp)
    monkeypatch.setattr(setup_venv, "is_usable", lambda: True)
    monkeypatch.setattr(setup_venv, "run", lambda *command: commands.append(" ".join(map(str, command))))
    for found, arguments, lock in (
        ("dev 0000", [], "requirements-dev.txt"),
        ("run 0000", [], "requirements.txt"),
        (f"run {setup_venv.fingerprint()}", ["--dev"], "requirements-dev.txt"),
    ):
        commands.clear()
        stamp.write_text(f"{found}\n", encoding="ascii")
        monkeypatch.setattr(sys, "argv", ["setup_venv.py", *arguments])
        setup_venv.main()
        assert any(command.endswith(f"--require-hashes {lock}") for command in commands)
        level = "dev" if "dev" in lock else "run"
        assert stamp.read_text("ascii") == f"{level} {setup_venv.fingerprint()}\n"
