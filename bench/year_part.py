"""One program of `bench year`, as the one sees it that started it: its newest report, and a way to stop it."""

import json
import signal
import subprocess
import sys
import threading
from typing import Any

from bench.databases import ROOT


class Part:
    """`report` is the newest line of figures (bench/year_child.py), empty before the first."""

    def __init__(self, numbers: tuple[int, ...], environment: dict[str, str]) -> None:
        self.report: dict[str, Any] = {}
        # A group of its own: Ctrl-C is for whoever started it, who passes it on.
        self.child = subprocess.Popen(
            [sys.executable, "-m", "bench.year_child", *map(str, numbers)], env=environment, cwd=ROOT, text=True,
            stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def is_running(self) -> bool:
        return self._reader.is_alive() or self.child.poll() is None

    def stop(self) -> None:
        self.child.send_signal(signal.SIGTERM)

    def _read(self) -> None:
        for line in self.child.stdout or ():
            self.report = json.loads(line)
