"""Carries out runs on real servers: `python -m bench.fault_harness`. Orders come in as JSON lines, results go out so.

One Dovecot and one submission server for all its runs; a mailbox and a data folder of its own for each.
"""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.servers.dovecot import DovecotServer
from tests.servers.faults import Fault, Moment
from tests.servers.submission_server import SubmissionServer

from bench.databases import ROOT, settings_for
from bench.fault_judge import judge
from bench.fault_scene import NOW, Scene, mail

_BUILD = """
import json, sys
from afterword import wiring
wiring.start_django()
wiring.prepare_database()
from bench.fault_scene import build
print(json.dumps(build(int(sys.argv[1]), int(sys.argv[2])).as_json()))
"""
# What the submission server does wrong: twice, because the first talk is the notice to oneself.
SERVER_FAULTS: dict[str, tuple[Fault, ...]] = {
    "": (),
    "451 at RCPT": (Fault(at=Moment.RCPT, answer="451 4.3.0 Try again later", times=2),),
    "greylisting": (Fault(at=Moment.RCPT, answer="450 4.2.0 Greylisted, try again", times=4),),
    "550 at RCPT": (
        Fault(at=Moment.RCPT, answer="550 5.7.1 Not allowed", recipient="dana@northwind.example", times=None),
    ),
    "421 greeting": (Fault(at=Moment.GREETING, answer="421 4.3.2 Too busy", times=2),),
    "dropped at DATA": (Fault(at=Moment.DATA, times=2),),
    "dropped in the text": (Fault(at=Moment.BODY, times=2),),
    "dropped after the dot": (Fault(at=Moment.DOT, times=2),),
    "answer lost": (Fault(at=Moment.TAKEN, times=2),),
    "slow": (Fault(at=Moment.DOT, seconds=1.0, times=2),),
}


class Harness:
    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="afterword-faults-"))
        self.dovecot = DovecotServer(folders={"Sent": "Sent"})
        self.dovecot.start()
        self.server = SubmissionServer(accounts={}).start()
        self.base = self.folder / "base"
        self.base.mkdir()
        built = subprocess.run(
            [sys.executable, "-c", _BUILD, str(self.dovecot.imap_port), str(self.server.port)], cwd=ROOT,
            env=settings_for(self.base), check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.scene: dict[str, Any] = json.loads(built.stdout.splitlines()[-1])
        self.zygote = subprocess.Popen(
            [sys.executable, "-m", "bench.fault_zygote"], cwd=ROOT, env=settings_for(self.base), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._hear()

    def close(self) -> None:
        self.zygote.kill()
        self.zygote.wait()
        for pipe in (self.zygote.stdin, self.zygote.stdout):
            if pipe is not None:
                pipe.close()
        self.server.stop()
        self.dovecot.remove()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, number: int, strike: str, at: int, server_fault: str) -> dict[str, Any]:
        """One run, then a healthy program, then the judgement. `labels` are the points that were passed."""
        name = f"run{number}"
        folder = self.folder / name
        shutil.copytree(self.base, folder)
        account = self.dovecot.add_account(name)
        for message in mail(Scene(**self.scene)):
            self.dovecot.deliver(account, message)
        with sqlite3.connect(folder / "afterword.sqlite3") as rows:
            rows.execute("update afterword_mailaccount set username = ?", (name,))
        rows.close()
        self.server.accounts[name] = "secret"
        self.server.clear()
        self.server.script(*SERVER_FAULTS[server_fault])
        log = folder / "labels"
        order = {"folder": str(folder), "now": NOW.isoformat(), "strike": strike, "at": at, "log": str(log)}
        self._tell(order | {"do": "work"})
        self._wait_for_second(folder)
        self.server.script()
        self._tell({"do": "recover", "folder": str(folder), "now": (NOW + timedelta(minutes=45)).isoformat()})
        labels = log.read_text().splitlines() if log.exists() else []
        found = judge(
            self.scene, folder, list(self.server.taken), account.maildir, f"{strike}, {server_fault}"
        )
        shutil.rmtree(folder, ignore_errors=True)
        reached = labels[at - 1] if 0 < at <= len(labels) else ""
        return {**found, "points": len(labels), "struck": reached}

    def _tell(self, order: dict[str, Any]) -> int:
        if self.zygote.stdin is None:
            raise SystemExit("The program to be struck is gone.")
        self.zygote.stdin.write(f"{json.dumps(order)}\n")
        self.zygote.stdin.flush()
        return int(self._hear())

    def _hear(self) -> str:
        if self.zygote.stdout is None:
            raise SystemExit("The program to be struck is gone.")
        return self.zygote.stdout.readline().strip()

    def _wait_for_second(self, folder: Path) -> None:
        """A second program that was started by a strike ends by itself; the healthy one comes after it."""
        note = folder / "second.pid"
        if note.exists():
            subprocess.run(["tail", f"--pid={note.read_text()}", "-f", "/dev/null"], timeout=60, check=False)


def main() -> None:
    harness = Harness()
    print("ready", flush=True)
    try:
        for line in sys.stdin:
            order = json.loads(line)
            print(
                json.dumps(harness.run(order["number"], order["strike"], order["at"], order["server"])),
                flush=True,
            )
    finally:
        harness.close()


if __name__ == "__main__":
    main()
