"""How long ago something was, in words: "4 minutes ago", "3 hours ago", "2 days ago"."""

from datetime import datetime, timedelta

from afterword.said import say, say_count, to_say_count

_STEPS = (
    (timedelta(days=1), to_say_count("{count} day ago", "{count} days ago")),
    (timedelta(hours=1), to_say_count("{count} hour ago", "{count} hours ago")),
    (timedelta(minutes=1), to_say_count("{count} minute ago", "{count} minutes ago")),
)


def since_words(moment: datetime, *, now: datetime) -> str:
    """In the largest unit that is full; "just now" for less than a minute, and for what is still to come."""
    passed = now - moment
    for step, words in _STEPS:
        count = passed // step
        if count >= 1:
            return say_count(*words, count)
    return say("just now")
