"""How long ago something was, in words: "4 minutes ago", "3 hours ago", "2 days ago"."""

from datetime import datetime, timedelta

_STEPS = (
    (timedelta(days=1), "day"),
    (timedelta(hours=1), "hour"),
    (timedelta(minutes=1), "minute"),
)


def since_words(moment: datetime, *, now: datetime) -> str:
    """In the largest unit that is full; "just now" for less than a minute, and for what is still to come."""
    passed = now - moment
    for step, name in _STEPS:
        count = passed // step
        if count >= 1:
            return f"{count} {name}{'' if count == 1 else 's'} ago"
    return "just now"
