"""Remembering answers about a value by which object it is.

A debrief is a tree of values; its hash walks the whole tree, which costs more than most rules. All rules of one
review are asked about the same object, so the object itself is looked at, and kept so that no other can take its
place in memory.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
_KEPT = 64


def remember(function: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """`function` of one immutable value, asked once for each of the last objects."""
    known: dict[int, tuple[Asked, Answer]] = {}

    @wraps(function)
    def ask(value: Asked) -> Answer:
        found = known.get(id(value))
        if found is not None and found[0] is value:
            return found[1]
        answer = function(value)
        if len(known) >= _KEPT:
            known.clear()
        known[id(value)] = (value, answer)
        return answer

    return ask
