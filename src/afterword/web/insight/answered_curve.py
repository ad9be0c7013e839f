"""The curve of answers: where its marks lie in the drawing. Numbers only; the template draws them as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from afterword.rules.insight.picture import Picture
from afterword.rules.insight.waiting import Step, unanswered_on

# The drawing is as wide as a phone, so that its words are as large there as the page's own.
WIDTH, HEIGHT = 360, 210
LEFT, RIGHT, TOP, BOTTOM = 42.0, WIDTH - 10.0, 10.0, HEIGHT - 42.0
# Where the one follow-up belongs (rules/etiquette.py); shown so that waiting looks like part of the plan.
_FOLLOW_UP_DAYS = (10, 14)
_WEEK = 7

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """`line` and `band` are SVG paths (the band is empty without answers), `open_marks` the points at which a wait
    is still open. `window` are the edges of days 10 to 14."""

    line: str
    band: str
    open_marks: tuple[tuple[float, float], ...]
    days: tuple[Tick, ...]
    shares: tuple[Tick, ...]
    window: tuple[float, float]
    width: int = WIDTH
    height: int = HEIGHT
    left: float = LEFT
    right: float = RIGHT
    top: float = TOP
    bottom: float = BOTTOM


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """From days and shares to the units of the drawing."""

    days: int

    def x(self, day: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * day / self.days, 1)

    def y(self, share: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * share, 1)

    def stairs(self, points: Points) -> str:
        """A step function through the points, as path commands after the first point."""
        return "".join(f"H{self.x(day)}V{self.y(share)}" for day, share in points)


def answered_curve(picture: Picture) -> Curve:
    """The share that has answered by each day, with its band. The first answer begins the band: before it, nothing
    is known about how far the share may lie off."""
    last = max((wait.days for wait in picture.waits), default=0.0)
    scale = _Scale(days=max(3 * _WEEK, _WEEK * ceil((last + 1) / _WEEK)))
    every = _WEEK * ceil(scale.days / (5 * _WEEK))
    open_days = sorted({wait.days for wait in picture.waits if not wait.answered})
    return Curve(
        line=_line(picture.steps, last, scale),
        band=_band(picture.steps, last, scale),
        open_marks=tuple((scale.x(day), scale.y(1 - unanswered_on(picture.steps, day))) for day in open_days),
        days=tuple(Tick(at=scale.x(day), label=str(day)) for day in range(0, scale.days + 1, every)),
        shares=tuple(Tick(at=scale.y(part / 4), label=f"{part * 25} %") for part in range(5)),
        window=(scale.x(_FOLLOW_UP_DAYS[0]), scale.x(_FOLLOW_UP_DAYS[1])),
    )


def _line(steps: Sequence[Step], last: float, scale: _Scale) -> str:
    stairs = scale.stairs([(step.day, 1 - step.unanswered) for step in steps])
    return f"M{scale.x(0)} {scale.y(0)}{stairs}H{scale.x(last)}"


def _band(steps: Sequence[Step], last: float, scale: _Scale) -> str:
    """Forward along the upper edge, back along the lower one."""
    if not steps:
        return ""
    start = f"M{scale.x(steps[0].day)} {scale.y(1 - steps[0].low)}"
    upper = scale.stairs([(step.day, 1 - step.low) for step in steps[1:]])
    back = [f"H{scale.x(last)}V{scale.y(1 - steps[-1].high)}"]
    for step, before in zip(steps[:0:-1], steps[-2::-1], strict=True):
        back.append(f"H{scale.x(step.day)}V{scale.y(1 - before.high)}")
    return f"{start}{upper}{''.join(back)}H{scale.x(steps[0].day)}Z"
