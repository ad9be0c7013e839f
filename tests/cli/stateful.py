"""The program with a data folder of its own, run as a person runs it."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.cli.program import Outcome


class Installed:
    """`run(...)` starts `afterword` anew on the same data, with nobody at the terminal."""

    def __init__(self, folder: Path, *, now: str | None = None) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "AFTERWORD_DATA": str(folder / "data"),
            "PYTHONWARNINGS": "error::ResourceWarning",
        }
        if now:
            self.environment["AFTERWORD_CLOCK_START"] = now

    def run(self, *arguments: str, stdin: str | None = None, timeout: float = 60) -> Outcome:
        return self.run_python("-m", "afterword", *arguments, stdin=stdin, timeout=timeout)

    def run_python(self, *arguments: str, stdin: str | None = None, timeout: float = 60) -> Outcome:
        done = subprocess.run(
            [sys.executable, *arguments],
            env={**self.environment, "DJANGO_SETTINGS_MODULE": "afterword.settings"},
            cwd=self.folder,
            input=stdin if stdin is not None else "",
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Outcome(code=done.returncode, out=done.stdout, err=done.stderr)

    def json(self, *arguments: str, stdin: str | None = None) -> Any:
        """What the command prints with `--json`; it must end well."""
        outcome = self.run(*arguments, "--json", stdin=stdin)
        if outcome.code:
            raise AssertionError(f"{arguments}: {outcome.code} {outcome.err}{outcome.out}")
        return json.loads(outcome.out)

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "afterword", *arguments],
            env=self.environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def end(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Ask it to stop, as `kill` does; its code and what it still said."""
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    return process.returncode, out + err


def talk(program: Installed, arguments: list[str], *, answers: list[str], then_interrupt: bool) -> str:
    """Sit at a real terminal (a pty): give an answer whenever the program waits for one, then press Ctrl-C."""
    own, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "afterword", *arguments],
        env=program.environment | {"TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        # Tests that were started in the background hand down that Ctrl-C is ignored; a terminal does not.
        preexec_fn=_take_interrupts,
    )
    os.close(theirs)
    left, said = list(answers), b""
    try:
        # A busy machine may lose one Ctrl-C between two prompts; a person would press it again.
        for _ in range(4):
            said = _answer(process, own, left, said, then_interrupt=then_interrupt)
            if process.poll() is not None or not then_interrupt:
                break
            process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
    finally:
        process.kill()
        process.wait()
    os.close(own)
    return said.decode()


def _take_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _answer(
    process: "subprocess.Popen[bytes]", own: int, left: list[str], said: bytes, *, then_interrupt: bool
) -> bytes:
    """Read until the program ends or is silent for ten seconds; `left` is used up at its prompts."""
    while select.select([own], [], [], 10)[0]:
        try:
            piece = os.read(own, 65536)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        said += piece
        if said.rstrip(b" ").endswith(b" ...") and left:
            os.write(own, left.pop(0).encode() + b"\n")
        elif said.rstrip(b" ").endswith(b" ...") and then_interrupt:
            process.send_signal(signal.SIGINT)
            then_interrupt = False
    return said
