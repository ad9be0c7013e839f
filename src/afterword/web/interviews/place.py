"""Where an interview is: a room, or a call that one tap joins."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`words` say where, unless that is nothing but an address of a page. `link` joins the call on the pages of
    `host`; both are empty where there is none."""

    words: str = ""
    link: str = ""
    host: str = ""


def place_of(location: str, links: Sequence[str] = ()) -> Place:
    """`links` are those of meetings that the invitation holds. Only one whole address of the encrypted web is a link:
    an invitation is written by strangers."""
    hosts = {text.strip(): _host_of(text.strip()) for text in (location, *links)}
    link = next((text for text, host in hosts.items() if host), "")
    words = "" if location.strip().startswith(("https://", "http://")) else location.strip()
    return Place(words=words, link=link, host=hosts.get(link, ""))


def _host_of(text: str) -> str:
    if not text.startswith("https://") or len(text.split()) != 1:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return "" if parts.username or not parts.hostname else parts.hostname
