"""The colours as the style sheet has them, in both themes, and the contrast between them (WCAG 2.2, 1.4.3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_noop

THEMES = ("light", "dark")
# What each colour is for; what text may be written in; what it may stand on.
MEANINGS = {
    "paper": gettext_noop("the page"),
    "sheet": gettext_noop("letters and fields"),
    "sunk": gettext_noop("notices, what stands apart"),
    "ink": gettext_noop("text"),
    "quiet": gettext_noop("reasons, times, what can wait"),
    "accent": gettext_noop("links and the one main action"),
    "on-accent": gettext_noop("words of the main action"),
    "waits": gettext_noop("waits for you"),
    "goes": gettext_noop("goes by itself"),
    "stopped": gettext_noop("stopped"),
    "edge": gettext_noop("borders of what can be touched"),
    "line": gettext_noop("a line between two things"),
}
TEXT = ("ink", "quiet", "accent", "waits", "goes", "stopped")
GROUNDS = ("paper", "sheet", "sunk")
LEAST_FOR_TEXT, LEAST_FOR_EDGES = 7.0, 3.0
_PROPERTY = re.compile(r"--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """`light` and `dark` are "#rrggbb"."""

    name: str
    meaning: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """`ratio` runs from 1 (the same) to 21; `least` is what it must reach."""

    colour: str
    ground: str
    theme: str
    ratio: float
    least: float


@cache
def palette() -> Mapping[str, Colour]:
    """Every colour by its name, read from css/afterword.css as it is served."""
    text = (settings.STATIC_FOLDER / "css" / "afterword.css").read_text()
    return {
        name: Colour(name=name, meaning=MEANINGS.get(name, ""), light=light, dark=dark)
        for name, light, dark in _PROPERTY.findall(text)
    }


def contrasts() -> tuple[Contrast, ...]:
    """Text on every ground that it may stand on, the words of the main action on it, and edges on grounds."""
    pairs = [(colour, ground, LEAST_FOR_TEXT) for colour in TEXT for ground in GROUNDS]
    pairs.append(("on-accent", "accent", LEAST_FOR_TEXT))
    pairs += [("edge", ground, LEAST_FOR_EDGES) for ground in GROUNDS]
    return tuple(_contrast(*pair, theme) for pair in pairs for theme in THEMES)


def _contrast(colour: str, ground: str, least: float, theme: str) -> Contrast:
    known = palette()
    first, second = (getattr(known[name], theme) for name in (colour, ground))
    return Contrast(
        colour=colour, ground=ground, theme=theme, ratio=contrast_ratio(first, second), least=least
    )


def contrast_ratio(first: str, second: str) -> float:
    """From 1.0 to 21.0, in either order (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
