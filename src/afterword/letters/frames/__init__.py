"""All frames, by slot."""

from collections.abc import Iterable, Iterator, Mapping

from afterword.letters.frames import (
    arranging,
    asking,
    bridges,
    endings,
    later_letters,
    openings,
    subjects,
    thoughts,
    together,
    topics,
)
from afterword.letters.frames.frame import Frame, Pool, frames_of

_MODULES = (
    arranging,
    asking,
    bridges,
    endings,
    later_letters,
    openings,
    subjects,
    thoughts,
    together,
    topics,
)


class _Pools(Mapping[str, tuple[Frame, ...]]):
    """The frames by slot, each slot read when it is first asked for."""

    def __init__(self, pools: Iterable[Pool]) -> None:
        self._unread = {pool.slot: pool for pool in pools}
        self._read: dict[str, tuple[Frame, ...]] = {}

    def __getitem__(self, slot: str) -> tuple[Frame, ...]:
        if slot not in self._read:
            self._read[slot] = frames_of(self._unread[slot])
        return self._read[slot]

    def __iter__(self) -> Iterator[str]:
        return iter(self._unread)

    def __len__(self) -> int:
        return len(self._unread)


POOLS = _Pools(value for module in _MODULES for value in vars(module).values() if isinstance(value, Pool))
"""Slot name to its frames. A new frame is one line in one pool."""
