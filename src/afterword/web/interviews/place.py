"""Where an interview is: a room, or a call that one tap joins."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`host` is whose page the call is on, empty for a place that is no address of a page."""

    host: str = ""

    @property
    def is_link(self) -> bool:
        return bool(self.host)


def place_of(location: str) -> Place:
    """Only one whole address of the encrypted web is a link: an invitation is written by strangers."""
    text = location.strip()
    if not text.startswith("https://") or len(text.split()) != 1:
        return Place()
    try:
        parts = urlsplit(text)
    except ValueError:
        return Place()
    return Place() if parts.username or not parts.hostname else Place(host=parts.hostname)
