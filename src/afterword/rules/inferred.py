"""A value that nobody typed: it is shown with where it comes from, and corrected with one tap."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred(Generic[T]):
    """`source` says in a few words where the value was found ("the title of the invitation"). `sure` is
    False for a proposal: it must be confirmed before it appears in a letter."""

    value: T
    source: str
    sure: bool
