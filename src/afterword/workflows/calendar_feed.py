"""The private link of the calendar feed: whoever has it reads the calendar, so it can be made anew and taken away."""

import secrets

from afterword.models import Candidate

_BYTES = 32


def candidate_of_feed(key: str) -> Candidate | None:
    """Whose feed this key opens. An empty or malformed key opens none."""
    if len(key) < _BYTES:
        return None
    return Candidate.objects.filter(feed_key=key).first()


def open_feed(candidate: Candidate) -> str:
    """A new key; the link before it stops working at once."""
    candidate.feed_key = secrets.token_urlsafe(_BYTES)
    candidate.save(update_fields=["feed_key"])
    return candidate.feed_key


def close_feed(candidate: Candidate) -> None:
    candidate.feed_key = ""
    candidate.save(update_fields=["feed_key"])
