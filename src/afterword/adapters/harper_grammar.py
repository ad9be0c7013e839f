"""Grammar and spelling by Harper (harper-py), in a process of its own, tuned to be right rather than
thorough.

The child is started by the first check, asked one text at a time, given up when it takes too long, started
again when it died, and gone when we are. Its tuning is that of domain study 3.2, which took the share of
true remarks from about one in four to 88%.
"""

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Collection
from pathlib import Path
from typing import Any

from afterword.adapters.harper_tuning import keep_true, kept_in_dialect
from afterword.letters.debrief import Spelling
from afterword.rules.review.finding import GrammarRemark
from afterword.said import say

_LONGEST_TEXT = 20_000
_REMEMBERED = 64
_DEATHS_IN_A_ROW = 3

_log = logging.getLogger(__name__)
_Key = tuple[str, Spelling]


class HarperGrammar:
    """`GrammarPort` by Harper. Safe to share between threads; they wait for one another.

    `start_limit` and `check_limit` are seconds: for the process to be ready, and for one answer. A text that
    takes longer gets no remarks. Only the first 20,000 characters of a text are looked at."""

    def __init__(self, *, start_limit: float = 60, check_limit: float = 10) -> None:
        self._start_limit = start_limit
        self._check_limit = check_limit
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._trouble: str | None = None
        self._deaths = 0
        self._is_hopeless = False
        self._was_slow = False
        self._answers: OrderedDict[_Key, list[list[Any]]] = OrderedDict()

    def check(
        self, text: str, *, known_words: Collection[str] = (), dialect: Spelling | None = None
    ) -> tuple[GrammarRemark, ...]:
        """See `GrammarPort.check`."""
        seen = _without_surrogates(text[:_LONGEST_TEXT])
        with self._lock:
            raw = self._answer((seen, Spelling.AMERICAN))
        remarks = keep_true(seen, raw, known_words=known_words)
        if dialect is Spelling.BRITISH or remarks:
            with self._lock:
                british = self._answer((seen, Spelling.BRITISH))
            remarks = kept_in_dialect(
                seen, remarks, keep_true(seen, british, known_words=known_words), dialect
            )
        return remarks

    def trouble(self) -> str | None:
        """See `GrammarPort.trouble`."""
        return self._trouble

    def close(self) -> None:
        """End the process. A later check starts a new one."""
        with self._lock:
            self._stop()

    def _answer(self, key: _Key) -> list[list[Any]]:
        if key in self._answers:
            self._answers.move_to_end(key)
            return self._answers[key]
        text, dialect = key
        if self._is_hopeless or not text.strip() or not self._is_running():
            return []
        request = {"text": text, "dialect": dialect}
        answer = self._ask(request, self._check_limit)
        if answer is None and not self._was_slow and self._is_running():
            answer = self._ask(request, self._check_limit)
        if answer is None:
            self._give_up(
                say("The grammar check did not answer in time, so this text was not checked for grammar.")
                if self._was_slow
                else say("The grammar check broke off, so this text was not checked for grammar.")
            )
            return []
        self._deaths = 0
        self._trouble = None
        self._answers[key] = answer["remarks"]
        if len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)
        return self._answers[key]

    def _is_running(self) -> bool:
        """Start the process where none runs. False where that did not work."""
        if self._child is not None and self._child.poll() is None:
            return True
        self._stop()
        try:
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-m", "afterword.adapters.harper_child"],
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        except OSError as error:
            self._give_up(
                say(
                    "The grammar check could not be started ({strerror}); the other rules were asked.",
                    strerror=error.strerror,
                )
            )
            return False
        atexit.register(self.close)
        ready = self._ask(None, self._start_limit)
        if ready is None:
            self._give_up(say("The grammar check did not start, so this text was not checked for grammar."))
            return False
        if not ready["ready"]:
            self._is_hopeless = True
            self._give_up(
                say(
                    "Grammar is not checked, since Harper is not available here ({reason}).",
                    reason=ready["reason"],
                )
            )
            return False
        return True

    def _ask(self, request: dict[str, Any] | None, limit: float) -> dict[str, Any] | None:
        """Write a line (or nothing) and read one. None where the process died or was ended for being slow."""
        child = self._child
        if child is None or child.stdin is None or child.stdout is None:
            return None
        self._was_slow = False

        def end() -> None:
            self._was_slow = True
            child.kill()

        timer = threading.Timer(limit, end)
        timer.daemon = True
        timer.start()
        try:
            if request is not None:
                child.stdin.write(json.dumps(request) + "\n")
                child.stdin.flush()
            line = child.stdout.readline()
            answer = json.loads(line) if line.endswith("\n") else None
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            child.kill()
            child.wait()
        return answer if isinstance(answer, dict) else None

    def _give_up(self, trouble: str) -> None:
        self._stop()
        self._deaths += 1
        self._is_hopeless = self._is_hopeless or self._deaths >= _DEATHS_IN_A_ROW
        self._trouble = (
            say("{trouble} It is left off until the next start.", trouble=trouble)
            if self._is_hopeless
            else trouble
        )
        _log.warning("%s", self._trouble)

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        atexit.unregister(self.close)
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                _close_quietly(pipe)


def _environment() -> dict[str, str]:
    """Ours, with the place this package was imported from, wherever that is."""
    here = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH", "")) if part)
    return {**os.environ, "PYTHONPATH": path}


def _close_quietly(pipe: Any) -> None:
    """Close a pipe whose other end is gone; what was still to be written to it is of no use."""
    try:
        pipe.close()
    except OSError:
        return


def _without_surrogates(text: str) -> str:
    """Lone surrogates and NUL cannot be handed on; each becomes one other character, so that offsets hold."""
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)
