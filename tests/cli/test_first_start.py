"""Several programs that start at once on a new data folder: one makes the tables, the others wait."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from afterword.cli.problem import BadInput
from afterword.cli.program_lock import ProgramLock

pytestmark = pytest.mark.installed


def test_four_commands_at_once_on_a_new_folder_all_work(tmp_path: Path) -> None:
    environment = os.environ | {"AFTERWORD_DATA": str(tmp_path / "data")}
    environment.pop("AFTERWORD_DATABASE_URL", None)
    command = [sys.executable, "-m", "afterword", "next"]
    programs = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    said = [program.communicate(timeout=120)[0] for program in programs]
    assert [program.returncode for program in programs] == [0] * 4, said


@pytest.mark.parametrize("start", ["nonsense", "2026-05-26T10:00:00", "9999-12-31T23:59:59+00:00"])
def test_a_moved_clock_that_cannot_be_read_is_one_sentence_at_the_start(tmp_path: Path, start: str) -> None:
    environment = os.environ | {"AFTERWORD_DATA": str(tmp_path), "AFTERWORD_CLOCK_START": start}
    command = [sys.executable, "-m", "afterword", "run", "--port", "0"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("afterword: AFTERWORD_CLOCK_START must be a moment with its offset")
    assert done.stderr.count("\n") == 1


def test_a_folder_that_takes_no_lock_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "running.lock").mkdir()
    with pytest.raises(
        BadInput, match=r"cannot be written to \(Is a directory\)\. Nothing was changed; make it"
    ):
        ProgramLock(tmp_path).take()
