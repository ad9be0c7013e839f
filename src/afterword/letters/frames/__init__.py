"""All frames, by slot."""

from afterword.letters.frames import (
    arranging,
    asking,
    bridges,
    endings,
    later_letters,
    openings,
    subjects,
    thoughts,
    topics,
)
from afterword.letters.frames.frame import Frame

_MODULES = (arranging, asking, bridges, endings, later_letters, openings, subjects, thoughts, topics)


def _pools() -> dict[str, tuple[Frame, ...]]:
    pools: dict[str, tuple[Frame, ...]] = {}
    for module in _MODULES:
        for value in vars(module).values():
            if isinstance(value, tuple) and value and isinstance(value[0], Frame):
                pools[value[0].slot] = value
    return pools


POOLS = _pools()
"""Slot name to its frames. A new frame is one line in one pool."""
