"""The user's additions to the lists of the package: technologies, short forms, phrases.

They are handed over once, when the program starts and before a list is first read; the edge reads the files
(docs/howto/extend-the-lists.md). What is added counts everywhere that the list counts. Nothing can be taken away.
"""

import re
from collections.abc import Mapping

from afterword.said import say

EXTENDABLE = (
    "abbreviations", "casual", "cliches", "countable", "danger", "deeds", "desperate", "fit", "flattery", "harsh",
    "hostile", "interest", "nouns-mass", "plain_words", "pressure", "private", "technologies", "thanks", "touchy",
)  # fmt: skip
"""Names of the lists that a file of the same name may extend."""

_own: dict[str, tuple[str, ...]] = {}
_PAIRS = {"abbreviations": "short form: what it stands for", "private": "kind: words"}
_KINDS = frozenset(("pay", "offer", "person", "secret", "own"))


def own_lines(name: str) -> tuple[str, ...]:
    """The lines that the user added to the list `name`."""
    return _own.get(name, ())


def set_own_lists(lists: Mapping[str, tuple[str, ...]]) -> None:
    """Use `lists` (name to lines, as `read_own_list` gives them) from now on. Lists that were read before keep
    what they held."""
    _own.clear()
    _own.update(lists)


def read_own_list(name: str, text: str) -> tuple[str, ...]:
    """The lines of one own file. Raises ValueError with the line's number and what is wrong with it."""
    if name not in EXTENDABLE:
        known = ", ".join(EXTENDABLE)
        raise ValueError(
            say("there is no list {name} that can be extended; there are {known}", name=name, known=known)
        )
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        line = " ".join(line.split())
        if line and not line.startswith("#"):
            found.append(_checked(name, line, number))
    return tuple(found)


def _checked(name: str, line: str, number: int) -> str:
    left, colon, right = (part.strip() for part in line.partition(":"))
    if name in _PAIRS and not (left and colon and right):
        raise ValueError(
            say(
                'line {number} must look like "{pattern}", not "{line}"',
                number=number,
                pattern=_PAIRS[name],
                line=line[:40],
            )
        )
    if name == "private" and left not in _KINDS:
        raise ValueError(
            say(
                'line {number} names the kind "{kind}"; kinds are {kinds}',
                number=number,
                kind=left[:20],
                kinds=", ".join(sorted(_KINDS)),
            )
        )
    if name == "technologies":
        if not left.lstrip("= "):
            raise ValueError(say("line {number} holds no name", number=number))
        return f"{left}:{f' {right}' if right else ''}"
    if re.search(r"[^\W\d_]|\d", line) is None:
        raise ValueError(say("line {number} holds no word", number=number))
    return f"{left.lower()}: {right}" if name == "abbreviations" else line.lower()
