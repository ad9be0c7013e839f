"""The sandbox that this program opened: a program of its own, with a data folder and an address of its own.

It is what `afterword demo` starts, so that no row, password or line of the person's own data can be met from there.
It ends with this program, however that ends: it reads our end of a pipe, and stops when the pipe closes.
"""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from enum import StrEnum

from afterword import wiring

FOLDER = "sandbox"
_SAID = "Afterword runs at "
_KEPT = frozenset({"AFTERWORD_LANGUAGE", "AFTERWORD_LOG_LEVEL", "AFTERWORD_LOG_FORMAT"})
_STOP_WAIT = 20.0


class Stage(StrEnum):
    CLOSED = "closed"
    FILLING = "filling"
    OPEN = "open"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sandbox:
    """`address` where it is open; `trouble` is the last line that it said before it ended by itself."""

    stage: Stage
    address: str = ""
    trouble: str = ""


class _Running:
    """One child. Its words are read to the end, so that it never waits for us."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.address, self.last = "", ""
        self.child = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", start_new_session=True,
        )  # fmt: skip
        threading.Thread(target=self._listen, name="sandbox", daemon=True).start()

    def _listen(self) -> None:
        with self.child:
            for line in self.child.stdout or ():
                if line.startswith(_SAID):
                    self.address = line.removeprefix(_SAID).split()[0]
                elif line.strip():
                    self.last = line.strip()

    def stop(self) -> None:
        self.child.terminate()
        try:
            self.child.wait(_STOP_WAIT)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()


_lock = threading.Lock()
_running: list[_Running] = []


def sandbox() -> Sandbox:
    """How far it is."""
    with _lock:
        return _look()


def open_sandbox(*, own_address: str, port: int) -> Sandbox:
    """Start it, unless it is there already: two taps are one. Its pages lead back to `own_address`; it listens at
    `port` or the next free one."""
    with _lock:
        seen = _look()
        if seen.stage in (Stage.FILLING, Stage.OPEN):
            return seen
        folder = wiring.data_folder() / FOLDER
        command = [
            sys.executable, "-m", "afterword", "demo", "--fast", "--data", str(folder), "--port", str(port),
            "--opened-by", own_address,
        ]  # fmt: skip
        _running[:] = [_Running(command, _environment())]
        return _look()


def close_sandbox() -> None:
    """End it. What was done there is gone with the next opening."""
    with _lock:
        for each in _running:
            each.stop()
        _running.clear()


def _look() -> Sandbox:
    if not _running:
        return Sandbox(stage=Stage.CLOSED)
    child = _running[0]
    if child.child.poll() is not None:
        # One that was open and has ended was stopped from outside: that is no trouble.
        if child.address:
            return Sandbox(stage=Stage.CLOSED)
        return Sandbox(stage=Stage.FAILED, trouble=child.last.removeprefix("afterword: "))
    if child.address:
        return Sandbox(stage=Stage.OPEN, address=child.address)
    return Sandbox(stage=Stage.FILLING)


def _environment() -> dict[str, str]:
    """Nothing that leads to the person's own data, servers or clock."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("AFTERWORD_", "DJANGO_"))}
    return kept | {name: os.environ[name] for name in _KEPT if name in os.environ}
