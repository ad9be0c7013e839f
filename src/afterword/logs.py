"""What a line of the log looks like: plain or JSON, with the id of its request or step, and nothing of a person.

Names, addresses and words of letters never stand in a log. Our own lines hold no values but numbers and fixed words.
Errors of libraries quote what they were given (an address, a row), so of an error only its kind and its places in
the code are written; AFTERWORD_DEBUG=1 adds its text."""

import contextvars
import json
import logging
import traceback
from datetime import UTC, datetime

# Which request of the pages, or which turn of the worker, this thread is busy with.
step: contextvars.ContextVar[str] = contextvars.ContextVar("step", default="")


class Line(logging.Formatter):
    """One line a record; `json` for machines. `is_open` shows the text of errors (developing only)."""

    def __init__(self, *, json: bool = False, is_open: bool = False) -> None:
        super().__init__()
        self._json, self._is_open = json, is_open

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = {
            "at": at, "level": record.levelname, "logger": record.name, "step": step.get(),
            "message": self._message(record),
        }  # fmt: skip
        if record.exc_info and record.exc_info[1] is not None:
            fields["error"] = self._error(record.exc_info[1])
        if self._json:
            return json.dumps(fields)
        words = [at, record.levelname, record.name, fields["step"] or "-", fields["message"]]
        return " ".join([*words, *([fields["error"]] if "error" in fields else [])])

    def _message(self, record: logging.LogRecord) -> str:
        """Lines of others with values in them (a path, a query) keep their template only; numbers say nothing of a
        person, and may stand."""
        is_ours = record.name.startswith("afterword")
        if not is_ours and not self._is_open and hasattr(record, "status_code"):
            return f"answered {record.status_code}"
        has_numbers_only = isinstance(record.args, tuple) and all(type(value) is int for value in record.args)
        text = record.getMessage() if is_ours or self._is_open or has_numbers_only else str(record.msg)
        return text.replace("\n", " ")

    def _error(self, error: BaseException) -> str:
        frames = traceback.extract_tb(error.__traceback__)[-12:]
        places = " < ".join(f"{_short(frame.filename)}:{frame.lineno}" for frame in reversed(frames))
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        if isinstance(error.__cause__, Exception):
            kind += f" from {type(error.__cause__).__qualname__}"
        text = f": {error}".replace("\n", " ") if self._is_open else ""
        return f"{kind}{text} at {places}"


def _short(path: str) -> str:
    return "/".join(path.split("/")[-2:])
