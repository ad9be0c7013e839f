"""What the shells offer, asked of the shells themselves: bash, and fish where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from afterword.cli.completion import FILES, FOLDERS, commands_in, whole_parser
from tests.cli.program import Run

BASH = """
source {script}
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); COMPREPLY=()
_shtab_afterword afterword "${{COMP_WORDS[-1]}}" "${{COMP_WORDS[-2]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
FISH = 'source {script}; complete -C "{words}"'
SHELLS = [name for name in ("bash", "fish") if shutil.which(name)]


def offered(shell: str, run: Run, folder: Path, words: str) -> set[str]:
    (folder / "letter.txt").write_text("x", encoding="utf-8")
    (folder / "letters").mkdir()
    script = folder / "completion"
    script.write_text(run("completion", shell).out, encoding="utf-8")
    if shell == "bash":
        program = BASH.format(script=script, words=words if not words.endswith(" ") else f'{words}""')
    else:
        program = FISH.format(script=script, words=words)
    done = subprocess.run([shell, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    return {line.partition("\t")[0] for line in done.stdout.splitlines()}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("afterword ", {"review", "next", "answer", "correct"}),
        ("afterword rev", {"review"}),
        ("afterword stop --because ", {"called", "rest"}),
        ("afterword review let", {"letter.txt"}),
        ("afterword compose let", {"letter.txt"}),
        ("afterword review --others let", {"letter.txt"}),
    ],
)
def test_the_shell_offers_what_fits(
    shell: str, words: str, wanted: set[str], run: Run, tmp_path: Path
) -> None:
    assert offered(shell, run, tmp_path, words) >= wanted


@pytest.mark.parametrize("shell", SHELLS)
def test_a_folder_is_offered_where_a_folder_is_wanted(shell: str, run: Run, tmp_path: Path) -> None:
    found = {name.rstrip("/") for name in offered(shell, run, tmp_path, "afterword export let")}
    assert found == {"letters"}


@pytest.mark.parametrize(("name", "dests"), sorted({**FILES, **FOLDERS}.items()))
def test_every_argument_that_takes_a_file_is_one_of_its_command(name: str, dests: tuple[str, ...]) -> None:
    known = {action.dest for action in commands_in(whole_parser())[name]._actions}
    assert set(dests) <= known
