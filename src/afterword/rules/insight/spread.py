"""Where the middle of some durations lies, and how far they spread."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles

# Quartiles of three values are an illusion.
ENOUGH_FOR_QUARTILES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """All values in order, in the unit they came in. The quartiles are None where there are too few."""

    values: tuple[float, ...]
    median: float
    lower: float | None
    upper: float | None


def spread_of(values: Iterable[float]) -> Spread | None:
    """None for no values at all."""
    ordered = tuple(sorted(values))
    if not ordered:
        return None
    if len(ordered) == 1:
        return Spread(values=ordered, median=ordered[0], lower=None, upper=None)
    lower, median, upper = quantiles(ordered, n=4, method="inclusive")
    if len(ordered) < ENOUGH_FOR_QUARTILES:
        return Spread(values=ordered, median=median, lower=None, upper=None)
    return Spread(values=ordered, median=median, lower=lower, upper=upper)
