"""Odd terminals and closed streams: one clear line or none, a code, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from afterword.cli.terminal import open_terminal, width_of
from tests.cli.program import DEBRIEF, Run

pytestmark = pytest.mark.installed

LETTER = "Hi Priya,\n\nThank you for the talk about cron jobs.\n\nJonas\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "debrief.yaml").write_text(DEBRIEF.replace("Priya Raman", "Priya Rämän"), encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


def shell(folder: Path, line: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run `line` with `$A` for the program."""
    environment = os.environ | {"A": f"{sys.executable} -m afterword", "AFTERWORD_DATA": str(folder / "data")}
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$A review letter.txt >&-", 0),
        ("$A --help >&-", 0),
        ("$A review - <&-", 2),
        ("$A debrief <&-", 2),
        ("$A review missing 2>&-", 2),
        ("$A review letter.txt > /dev/full", 2),
    ],
)
def test_a_closed_stream_is_no_fault(folder: Path, line: str, code: int) -> None:
    done = shell(folder, line)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "fault" not in done.stderr
    assert done.stderr.count("\n") <= 1


def test_a_reader_that_goes_early_is_no_fault(folder: Path) -> None:
    done = shell(folder, "$A compose debrief.yaml | head -n 1")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_plain_terminal_gets_escapes_instead_of_a_failure(folder: Path) -> None:
    done = shell(
        folder, "$A compose debrief.yaml", LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert done.returncode in (0, 1)
    assert done.stdout.isascii()
    assert "Priya R\\xe4m\\xe4n" in done.stdout


@pytest.mark.parametrize(
    "line", ["$A debrief folder", "$A debrief ./folder", "$A export letter.txt", "$A import ''"]
)
def test_a_folder_for_a_file_or_a_file_for_a_folder_is_named(folder: Path, line: str) -> None:
    done = shell(folder, line)
    assert done.returncode == 2
    said = done.stderr + done.stdout
    assert "is a folder" in said or "is a file" in said or "name of the file is empty" in said


def test_nothing_is_wider_than_a_narrow_terminal(
    run: Run, debrief: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = []
    for command in (["compose", debrief], ["plan", debrief, "--now", "2026-05-12T14:00:00+02:00"]):
        monkeypatch.setenv("COLUMNS", "40")
        outcomes.append(run(*command))
    widest = max(width_of(line) for outcome in outcomes for line in outcome.out.splitlines())
    assert widest <= 40


def test_a_long_name_leaves_room_for_what_follows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    open_terminal().table([("P1", "x" * 200, "open", "Engineer"), ("P2", "Alder", "open", "Engineer")])
    shown = capsys.readouterr().out.splitlines()
    assert max(width_of(line) for line in shown) <= 60
    assert shown[0].startswith("P1  xxxx")
    assert "…" in shown[0]
    assert shown[1].index("open") == shown[0].index("open")
