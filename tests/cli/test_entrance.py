"""The entrance: help, mistakes, exit codes, and what is not imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from afterword.cli import main as entrance
from afterword.cli.registry import COMMANDS, FILES, GROUPS
from tests.cli.program import DEBRIEF, Run

AFTERWORD = (sys.executable, "-m", "afterword")
PURE = sorted(name for name, (_, group, _, _) in COMMANDS.items() if group == FILES)


def test_the_help_lists_every_command_in_its_group_within_80_columns(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    for name, (_, group, line, _) in COMMANDS.items():
        assert group in GROUPS
        assert f"{line}\n" in outcome.out.split(group)[1], name
    assert max(map(len, outcome.out.splitlines())) <= 80
    assert run().out == outcome.out == run("help").out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(name: str, run: Run) -> None:
    outcome = run(name, "--help")
    assert outcome.code == 0
    assert f"usage: afterword {name}" in outcome.out
    assert run("help", name).out == outcome.out


def test_the_version_is_that_of_the_package(run: Run) -> None:
    from afterword import __version__

    assert run("--version").out == f"afterword {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("compsoe",), "compsoe is not a command. Did you mean compose?"),
        (("--verbose",), "--verbose is not an option here"),
        (("review",), "LETTER"),
        (("plan", "debrief.yaml", "--now", "tomorrow"), "tomorrow is not a time such as"),
        (("plan", "debrief.yaml", "--now", "2026-05-12T13:00:00"), "needs the offset of its clock"),
        (
            ("plan", "debrief.yaml", "--event", "wave@2026-05-12T13:00:00Z"),
            "wave@2026-05-12T13:00:00Z is not",
        ),
        (("plan", "missing.yaml"), "There is no file missing.yaml."),
        (("plan", "."), ". is a folder"),
        (("plan", "a\0b"), "cannot be read"),
        (("completion", "powershell"), "powershell"),
    ],
)
def test_a_mistake_is_one_line_and_code_2(arguments: tuple[str, ...], words: str, run: Run) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("afterword: ")
    assert outcome.err.count("\n") == 1
    assert words in outcome.err


def test_options_for_all_commands_may_stand_before_the_command(run: Run, debrief: str) -> None:
    before = run("--json", "--no-color", "plan", debrief, "--now", "2026-05-12T14:00:00+02:00")
    after = run("plan", debrief, "--now", "2026-05-12T14:00:00+02:00", "--json")
    assert before == after
    assert json.loads(after.out)["steps"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(shell: str, run: Run) -> None:
    outcome = run("completion", shell)
    assert outcome.code == 0
    assert all(name in outcome.out for name in COMMANDS)


def test_a_fault_of_ours_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(entrance, "overview", fail)
    outcome = run("--help")
    assert outcome.code == 70
    assert outcome.err == (
        "afterword: This is a fault in Afterword (ZeroDivisionError: division by zero). "
        "AFTERWORD_DEBUG=1 shows where.\n"
    )


@pytest.mark.parametrize(
    ("trouble", "advice"),
    [("database or disk is full", "free some space on the disk"), ("database is locked", "another program")],
)
def test_trouble_with_the_database_says_what_to_do_and_promises_nothing_about_letters(
    trouble: str, advice: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    from afterword.cli import completion

    def fail(_: object) -> int:
        raise OperationalError(trouble)

    monkeypatch.setattr(completion, "run", fail)
    outcome = run("completion", "bash")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert advice in outcome.err
    assert "sent" not in outcome.err


def test_ctrl_c_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(entrance, "overview", stop)
    outcome = run("--help")
    assert (outcome.code, outcome.out, outcome.err) == (130, "", "")


def test_a_reader_who_leaves_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*AFTERWORD, "--help"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_full_disk_is_one_line_and_no_success() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [*AFTERWORD, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "afterword: Reading or writing failed: No space left on device.\n"


def test_a_whole_answer_comes_through_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "debrief.yaml").write_text(DEBRIEF, encoding="utf-8")
    command = [*AFTERWORD, "plan", "debrief.yaml", "--now", "2026-05-12T14:00:00+02:00", "--json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["steps"]


@pytest.mark.parametrize("name", PURE)
def test_a_command_for_files_never_imports_django(name: str, tmp_path: Path) -> None:
    (tmp_path / "debrief.yaml").write_text(DEBRIEF, encoding="utf-8")
    (tmp_path / "letter.txt").write_text("Hi Priya,\n\nThank you.\n\nJonas\n", encoding="utf-8")
    (tmp_path / "mail.eml").write_text(
        "From: bo@northwind.example\nSubject: Re: x\n\nYes.\n", encoding="utf-8"
    )
    (tmp_path / "invite.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260512T110000Z\nSUMMARY:Interview\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    given = {
        "suggest": ["letter.txt"],
        "compose": ["debrief.yaml"],
        "review": ["letter.txt", "--debrief", "debrief.yaml"],
        "plan": ["debrief.yaml"],
        "classify": ["mail.eml"],
        "invitation": ["invite.ics"],
        "completion": ["bash"],
    }
    code = (
        "import sys; from afterword.cli.main import main; code = main(sys.argv[1:]); "
        "found = [name for name in sys.modules if name.split('.')[0] in ('django', 'sqlite3')]; "
        "sys.exit(f'imports {found[:3]}' if found else code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, name, *given[name]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr == ""


def test_the_help_of_the_program_imports_almost_nothing() -> None:
    code = "import sys; from afterword.cli.main import main; main(['--help']); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split("\n"))
    assert not loaded & {"argparse", "json", "yaml", "django", "dataclasses", "typing"}
    assert {name for name in loaded if name.startswith("afterword.")} == {
        "afterword.cli", "afterword.cli.main", "afterword.cli.problem", "afterword.cli.registry",
    }  # fmt: skip
