"""The only reader of the machine's time. Everything below the edges takes `now` as an argument."""

import os
from datetime import UTC, datetime, timedelta

_started_at = datetime.now(UTC)


def _offset() -> timedelta:
    """How far this program's time is moved. Only the demo moves it, so that its story always ends on the same day."""
    start = os.environ.get("AFTERWORD_CLOCK_START")
    if not start:
        return timedelta(0)
    moment = datetime.fromisoformat(start)
    if moment.tzinfo is None:
        raise ValueError("AFTERWORD_CLOCK_START needs an offset, such as 2026-05-26T10:00:00+02:00.")
    return moment - _started_at


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC) + _offset()


def is_moved() -> bool:
    """Whether this program lives in a demo's time."""
    return bool(os.environ.get("AFTERWORD_CLOCK_START"))
