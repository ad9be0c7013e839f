"""The style guide: every colour that text is written in can be read in both themes, and only the demo shows it."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from afterword.web.styleguide.palette import (
    GROUNDS,
    MEANINGS,
    TEXT,
    Contrast,
    contrast_ratio,
    contrasts,
    palette,
)

STYLES = Path(__file__).parents[2] / "src" / "afterword" / "web" / "static" / "css"


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_computed_as_wcag_does(first: str, second: str, ratio: float) -> None:
    assert contrast_ratio(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast_ratio(second, first) == contrast_ratio(first, second)


@pytest.mark.parametrize(
    "each", contrasts(), ids=lambda each: f"{each.colour} on {each.ground}, {each.theme}"
)
def test_the_colours_of_the_style_sheet_have_enough_contrast(each: Contrast) -> None:
    assert each.ratio >= each.least


def test_every_colour_of_the_style_sheet_is_known_here() -> None:
    assert set(palette()) == set(MEANINGS)
    assert len(contrasts()) == 2 * (len(TEXT) * len(GROUNDS) + 1 + len(GROUNDS))


def test_no_style_sheet_brings_a_colour_of_its_own() -> None:
    """All colours are custom properties with both themes; black is for the printer."""
    for path in STYLES.glob("*.css"):
        lines = [line for line in path.read_text().splitlines() if "light-dark(" not in line]
        assert "#" not in "".join(line.partition("{")[2] for line in lines), path.name


@pytest.mark.django_db
def test_the_demo_shows_the_style_guide_and_nobody_else(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    client = Client(headers={"host": "localhost"})
    assert client.get("/styleguide").status_code == 404
    settings.DEMO = True
    html = client.get("/styleguide").content.decode()
    assert "16.3 · 17.0 · 14.8" in html
    assert "There is still a blank" in html
    assert html.count('class="state waits"') >= 3
