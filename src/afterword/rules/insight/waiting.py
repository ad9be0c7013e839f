"""How long companies take to answer, with those that have not answered yet counted for as long as they were watched.

The estimator is that of Kaplan and Meier (1958), its variance Greenwood's, its band the log-minus-log one, which
stays between 0 and 1 (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, chapter 1).
Leaving the unanswered out would make every company look quick.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt

# The two-sided 95 % point of the normal distribution.
_NORMAL_95 = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """`days` from the letter to the answer; where `answered` is false, to the end of watching. Never negative.
    `count` letters waited so."""

    days: float
    answered: bool
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From `day` on, `unanswered` is the share (0 to 1) still without an answer, with its 95 % band.

    `at_risk` waits were still open just before that day, `answers` of them ended on it."""

    day: float
    unanswered: float
    low: float
    high: float
    at_risk: int
    answers: int


def unanswered_after(waits: Iterable[Wait]) -> tuple[Step, ...]:
    """One step for each day on which an answer came, in order. Empty where none came.

    A wait that stopped being watched on the day of an answer counts as open on that day."""
    ended, answered = Counter[float](), Counter[float]()
    for wait in waits:
        ended[wait.days] += wait.count
        answered[wait.days] += wait.count * wait.answered
    share, greenwood, open_before = 1.0, 0.0, ended.total()
    steps: list[Step] = []
    for day in sorted(ended):
        at_risk, answers = open_before, answered[day]
        open_before -= ended[day]
        if not answers:
            continue
        share *= 1 - answers / at_risk
        if at_risk > answers:
            greenwood += answers / (at_risk * (at_risk - answers))
        low, high = _band(share, greenwood)
        steps.append(Step(day=day, unanswered=share, low=low, high=high, at_risk=at_risk, answers=answers))
    return tuple(steps)


def median_wait(steps: Iterable[Step]) -> float | None:
    """The first day by which at least half have answered; None while that is not known."""
    return next((step.day for step in steps if step.unanswered <= 0.5), None)


def unanswered_on(steps: Iterable[Step], day: float) -> float:
    """The share still without an answer on that day."""
    share = 1.0
    for step in steps:
        if step.day > day:
            break
        share = step.unanswered
    return share


def _band(share: float, greenwood: float) -> tuple[float, float]:
    if share <= 0:
        # Everybody answered: the formula has no value here, and nothing is known about the next one.
        return 0.0, 1.0
    if greenwood == 0:
        return share, share
    width = _NORMAL_95 * sqrt(greenwood) / abs(log(share))
    return share ** exp(width), share ** exp(-width)
