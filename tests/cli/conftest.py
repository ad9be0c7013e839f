"""What the tests of commands share: samples on disk, and a way to run the program as a person does."""

import io
from pathlib import Path

import pytest

from afterword.cli.main import main
from tests.cli.program import DEBRIEF, Outcome, Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command line in a folder of its own; `stdin` is what is piped in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("AFTERWORD_DEBUG", "")

    def run_it(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code=code, out=captured.out, err=captured.err)

    return run_it


@pytest.fixture
def debrief(tmp_path: Path) -> str:
    (tmp_path / "debrief.yaml").write_text(DEBRIEF, encoding="utf-8")
    return "debrief.yaml"
