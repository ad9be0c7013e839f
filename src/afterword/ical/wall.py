"""Wall times: what a clock shows before anybody knows in which zone it hangs."""

from datetime import datetime


def wall_time(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """A naive datetime, on purpose. Raises ValueError like datetime."""
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the zone is found later, or asked
