"""Who is greeted, word by word, and whether the greeting names anybody at all."""

import re
from functools import lru_cache
from typing import NamedTuple

from afterword.rules.review.names import fold
from afterword.rules.review.text import read_text

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*\.?")
# A blank to fill is no name; rule P1 speaks of it.
_BLANK = re.compile(r"[\[\]{}<>_%*«»]|\b(?:None|null|undefined|Name|Firstname)\b")
# "Tanabe-san" is Tanabe.
_HONORIFIC = re.compile(r"-(?:san|sama|sensei|kun|chan|ji|nim|ssi)\Z")
_GROUPS = (
    "there all everyone everybody team folks hiring manager recruiter recruiting sir madam ma'am sirs "
    "whom it may concern committee panel interviewer interviewers friend friends colleague colleagues "
    "talent "
    "acquisition department people guys gentlemen ladies members again or both you the of at your my to "
    "dear hr"
)
_TITLE_WORDS = "mr mrs ms mx miss dr prof professor herr frau mister"
_SMALL_WORDS = "and & van von de der den da di la le bin al"
_GENERIC = frozenset(_GROUPS.split())
_TITLES = frozenset(_TITLE_WORDS.split())
_GROUP_ENDS = ("team", "folks", "committee", "department")
_PARTICLES = frozenset(_SMALL_WORDS.split())
_NO_NAMES = _TITLES | _PARTICLES | _GENERIC


class GreetedName(NamedTuple):
    """One word of a greeted name. `place` counts from 0; titles and words such as "team" are left out."""

    text: str
    start: int
    end: int
    place: int


@lru_cache(maxsize=128)
def greeted_names(body: str) -> tuple[GreetedName, ...]:
    """The words of names in the greeting; empty for "Dear Hiring Manager" or no greeting."""
    greeted = read_text(body).greeted
    if greeted is None or is_generic(body) or _BLANK.search(greeted.text):
        return ()
    found: list[GreetedName] = []
    for match in _NAME_WORD.finditer(greeted.text):
        word = _HONORIFIC.sub("", match[0].rstrip("."))
        if word.lower() in _NO_NAMES or len(word) < 2:
            continue
        start = greeted.start + match.start()
        found.append(GreetedName(word, start, start + len(word), len(found)))
    return tuple(found)


@lru_cache(maxsize=128)
def is_generic(body: str) -> bool:
    """Whether the greeting names nobody: none at all, "team", "Hiring Manager", "Sir or Madam"."""
    text = read_text(body)
    if text.greeted is None:
        return True
    words = [fold(word.rstrip(".")) for word in _NAME_WORD.findall(text.greeted.text)]
    telling = [word for word in words if word not in _TITLES and word not in _PARTICLES]
    if not telling:
        return True
    # "Dear Northwind Team" and "Hi Platform folks" name a group, whatever stands before.
    if all(word in _GENERIC for word in telling):
        return True
    return telling[-1] in _GROUP_ENDS and not any(word in ("and", "&") for word in words)
