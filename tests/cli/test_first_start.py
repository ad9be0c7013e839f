"""Several programs that start at once on a new data folder: one makes the tables, the others wait."""

import os
import subprocess
import sys
from pathlib import Path


def test_four_commands_at_once_on_a_new_folder_all_work(tmp_path: Path) -> None:
    environment = os.environ | {"AFTERWORD_DATA": str(tmp_path / "data")}
    environment.pop("AFTERWORD_DATABASE_URL", None)
    command = [sys.executable, "-m", "afterword", "next"]
    programs = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    said = [program.communicate(timeout=120)[0] for program in programs]
    assert [program.returncode for program in programs] == [0] * 4, said
