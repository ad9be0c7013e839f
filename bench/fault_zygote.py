"""A program that has loaded everything and is copied for each run: `python -m bench.fault_zygote`.

Each line of its input is a JSON order; it forks, the copy carries out the order and is gone, and the exit code comes
back as a line. Loading Django once makes two thousand runs bearable.
"""

import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.fault_points import Points, watch

_ROUNDS, _STEP = 14, timedelta(seconds=40)
_RECOVERY = timedelta(days=4)
_SECOND_MAY_TAKE = 1.5
# How far the clock jumps, by the name of the strike.
JUMPS = {
    "suspended 3 days": timedelta(days=3), "clock back 2 hours": -timedelta(hours=2),
    "clock on 1 hour": timedelta(hours=1),
}  # fmt: skip
DISKS = {"disk full": "database or disk is full", "disk read-only": "attempt to write a readonly database"}


def main() -> None:
    from afterword import wiring

    wiring.start_django()
    import afterword.adapters.smtp_line
    import afterword.workflows.work_due  # noqa: F401 - loaded here, so that each copy has it

    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _carry_out(json.loads(line))
        _, status = os.waitpid(child, 0)
        _load_what_it_loaded(Path(json.loads(line)["folder"], "modules"))
        print(os.waitstatus_to_exitcode(status), flush=True)


def _load_what_it_loaded(note: Path) -> None:
    """Modules that are imported late would be imported anew in every copy."""
    if note.exists():
        for name in note.read_text().split():
            importlib.import_module(name)
        note.unlink()


def _carry_out(order: dict[str, Any]) -> None:
    """Never comes back. Exit codes: 0 done, 3 an error nobody caught, -9 killed."""
    code = 3
    try:
        _use_folder(Path(order["folder"]))
        if order["do"] == "recover":
            _recover(datetime.fromisoformat(order["now"]))
        else:
            _Run(order).work()
        code = 0
    except BaseException as error:  # noqa: BLE001 - a copy must never return into the loop of its parent
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    finally:
        late = [
            name
            for name in sys.modules
            if name.startswith(("afterword.", "holidays", "imapclient", "email."))
        ]
        Path(order["folder"], "modules").write_text("\n".join(late))
        os._exit(code)


def _use_folder(folder: Path) -> None:
    from django.conf import settings
    from django.db import connection

    settings.DATA = folder
    connection.settings_dict["NAME"] = str(folder / "afterword.sqlite3")


class _Run:
    """One run with at most one strike."""

    def __init__(self, order: dict[str, Any]) -> None:
        self.order = order
        self.now = datetime.fromisoformat(order["now"])
        self.labels: list[str] = []
        self.is_broken = False
        self.points: Points = watch(self.strike)

    def work(self) -> None:
        from afterword import wiring
        from afterword.workflows.work_due import work_once

        ways = wiring.AccountWays(now=lambda: self.now, final_timeout=3)
        quiet = 0
        for _ in range(_ROUNDS):
            try:
                done = work_once(now_of=lambda: self.now, ways=ways, read_all=True)
                quiet = quiet + 1 if not (done.submitted or done.copies or done.asked or done.looked) else 0
            except Exception as error:  # noqa: BLE001 - whatever a strike causes
                # As the worker does: one tick failed, the next one comes.
                print(f"tick: {type(error).__name__}: {error}", file=sys.stderr)
            self.now += _STEP
            if quiet > 1:
                break
        ways.forget_mailboxes()
        self._write_labels()

    def strike(self, number: int, label: str) -> None:
        self.labels.append(label)
        strike = self.order.get("strike", "")
        if not self.order.get("strike"):
            return
        if self.is_broken and label in ("before commit", "before file", "before rename", "before mkdir"):
            _fail(strike, label)
        if number != self.order.get("at"):
            return
        self._write_labels()
        if strike == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        elif strike in JUMPS:
            self.now += JUMPS[strike]
        elif strike in DISKS:
            self.is_broken = True
        elif strike == "lines cut":
            self._cut_lines()
        elif strike == "second program":
            self._start_second()

    def _cut_lines(self) -> None:
        for line, _ in self.points.sockets:
            if line.fileno() >= 0:
                try:
                    line.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue

    def _start_second(self) -> None:
        """Another program does the same work now; this one stands still until it is done, or waits for our lock."""
        command = [
            sys.executable,
            "-m",
            "bench.fault_zygote",
            json.dumps(self.order | {"strike": "", "at": 0}),
        ]
        second = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + _SECOND_MAY_TAKE
        while second.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        Path(self.order["folder"], "second.pid").write_text(str(second.pid))

    def _write_labels(self) -> None:
        """What was passed, for the table and for the next choice of points."""
        handle = os.open(self.order["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(handle, "\n".join(self.labels).encode())
        os.close(handle)


def _fail(strike: str, label: str) -> None:
    from django.db.utils import OperationalError

    if label == "before commit":
        raise OperationalError(DISKS[strike])
    raise OSError(
        28 if strike == "disk full" else 30, "No space left" if strike == "disk full" else "Read-only"
    )


def _recover(now: datetime) -> None:
    """A healthy program starts again and works at each moment at which something is due, for four days."""
    from afterword import wiring
    from afterword.models import Candidate
    from afterword.workflows.work_due import work_once
    from bench.year_due import next_due

    moments = [now]
    ways = wiring.AccountWays(now=lambda: moments[-1], final_timeout=3)
    desk = Candidate.objects.get().pk
    end = now + _RECOVERY
    for number in range(60):
        work_once(now_of=lambda: moments[-1], ways=ways, read_all=number < 2)
        due = next_due(desk)
        if due is None or due[0] > end:
            break
        moments.append(max(moments[-1] + _STEP, due[0]))
    ways.forget_mailboxes()


def second_program() -> None:
    from afterword import wiring

    wiring.start_django()
    order = json.loads(sys.argv[1])
    _carry_out(order | {"log": f"{order['log']}.second"})


if __name__ == "__main__":
    second_program() if len(sys.argv) > 1 else main()
