"""A share with its uncertainty: 3 of 4 is not 75 %.

The interval is Wilson's (1927): it stays between 0 and 1 and says something sensible for 0 of 3 too.
"""

from dataclasses import dataclass
from math import sqrt

from afterword.said import say

_NORMAL_95 = 1.959963984540054
FEW = 8
"""With fewer cases than this, a percentage is not written: the count says it better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`count` of `total`; raises ValueError for a count that is not within its total."""

    count: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.total:
            raise ValueError(f"{self.count} of {self.total} is no share.")

    @property
    def value(self) -> float | None:
        return self.count / self.total if self.total else None

    @property
    def band(self) -> tuple[float, float]:
        """The 95 % interval; everything is possible where nothing was seen."""
        if not self.total:
            return 0.0, 1.0
        n, z2 = self.total, _NORMAL_95**2
        share = self.count / n
        middle = (share + z2 / (2 * n)) / (1 + z2 / n)
        half = _NORMAL_95 / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
        low = 0.0 if self.count == 0 else max(0.0, middle - half)
        high = 1.0 if self.count == n else min(1.0, middle + half)
        return low, high

    @property
    def words(self) -> str:
        """ "3 of 4", or "18 of 40 (45 %)" where there are enough for a percentage."""
        if not self.total:
            return say("none yet")
        plain = say("{count} of {total}", count=self.count, total=self.total)
        return plain if self.total < FEW else f"{plain} ({round(100 * self.count / self.total)} %)"
