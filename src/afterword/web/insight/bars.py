"""Rows of a bar plot: a name, its figure in words, and where the bar and its uncertainty lie (0 to 100)."""

from bisect import bisect
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop, ngettext

from afterword.rules.insight.picture import Picture, Stage
from afterword.rules.insight.share import Share
from afterword.rules.insight.spread import Spread
from afterword.web.wording.state_words import KINDS

# Names that the rules give, for the catalogues.
NAMED = (
    gettext_noop("Followed"), gettext_noop("First interview held"), gettext_noop("Second round"),
    gettext_noop("Third round or later"), gettext_noop("Offer"), gettext_noop("Phone"), gettext_noop("Video"),
    gettext_noop("Onsite"), gettext_noop("Panel"), gettext_noop("Technical"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`low` to `high` is the 95 % interval; both are None where the figure is a plain count."""

    name: str
    words: str
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """Single values on a line from 0 to `end` hours. `strokes` is an SVG path with one stroke a place from 0 to 100,
    equal ones once: two strokes on one spot look like one."""

    strokes: str
    median: float
    end: int
    beyond: int


def share_bar(name: str, share: Share) -> Bar:
    low, high = share.band
    value = share.value or 0.0
    if not share.total:
        return Bar(name=name, words=share.words, value=0)
    return Bar(name=name, words=share.words, value=100 * value, low=100 * low, high=100 * high)


def letter_bars(picture: Picture) -> list[Bar]:
    return [share_bar(gettext(KINDS[kind.value]), share) for kind, share in picture.answered_by_letter]


def interview_bars(picture: Picture) -> list[Bar]:
    return [
        share_bar(gettext(kind.value.capitalize()), share) for kind, share in picture.answered_by_interview
    ]


def funnel_bars(stages: tuple[Stage, ...]) -> list[Bar]:
    most = max((stage.count for stage in stages), default=0) or 1
    return [
        Bar(name=gettext(stage.name), words=str(stage.count), value=100 * stage.count / most)
        for stage in stages
    ]


def debrief_dots(spread: Spread) -> Dots:
    """Most notes are written within a day or never; what took longer is counted, not drawn off the paper."""
    end = 24 if spread.median <= 24 else 72
    near = bisect(spread.values, end)
    places = dict.fromkeys(round(100 * hours / end, 1) for hours in dict.fromkeys(spread.values[:near]))
    return Dots(
        strokes="".join([f"M{place} 3v8" for place in places]),
        median=round(min(100.0, 100 * spread.median / end), 1),
        end=end,
        beyond=len(spread.values) - near,
    )


def delay_words(spread: Spread) -> list[str]:
    """Every value in words, the shortest first; those that read the same are one entry with how many they are."""
    counts = Counter[tuple[str, int]]()
    for hours, count in Counter(spread.values).items():
        counts[_length_of(hours)] += count
    return [
        _words_of(length) if count == 1
        else gettext("%(count)d times %(length)s") % {"count": count, "length": _words_of(length)}
        for length, count in counts.items()
    ]  # fmt: skip


def hours_words(hours: float) -> str:
    """ "12 minutes", "3 hours", "2 days": as exact as it matters."""
    return _words_of(_length_of(hours))


def _length_of(hours: float) -> tuple[str, int]:
    if hours < 1:
        return "minute", max(1, round(60 * hours))
    if hours < 36:
        return "hour", round(hours)
    return "day", round(hours / 24)


def _words_of(length: tuple[str, int]) -> str:
    unit, count = length
    if unit == "minute":
        words = ngettext("%(count)d minute", "%(count)d minutes", count)
    elif unit == "hour":
        words = ngettext("%(count)d hour", "%(count)d hours", count)
    else:
        words = ngettext("%(count)d day", "%(count)d days", count)
    return words % {"count": count}
