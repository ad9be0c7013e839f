"""A day, a time and a zone as they are typed; what is left out is as it was."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.cli.problem import BadInput
from afterword.cli.typed_moment import typed_span

KNOWN = datetime(2026, 5, 12, 13, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("typed", "moment", "zone"),
    [
        ("", "2026-05-12T13:00:00+02:00", "Europe/Berlin"),
        ("14:30", "2026-05-12T14:30:00+02:00", "Europe/Berlin"),
        ("9:30 Europe/London", "2026-05-12T09:30:00+01:00", "Europe/London"),
        ("Europe/Tallinn", "2026-05-12T13:00:00+03:00", "Europe/Tallinn"),
        ("2026-12-01", "2026-12-01T13:00:00+01:00", "Europe/Berlin"),
        ("2026-05-13 10:00 America/New_York", "2026-05-13T10:00:00-04:00", "America/New_York"),
        ("2026-05-13T10:00", "2026-05-13T10:00:00+02:00", "Europe/Berlin"),
        ("2026-05-12T13:00:00+00:00", "2026-05-12T13:00:00+00:00", "Europe/Berlin"),
        ("2026-05-12 13:00Z", "2026-05-12T13:00:00+00:00", "Europe/Berlin"),
    ],
)
def test_what_is_typed_is_understood(typed: str, moment: str, zone: str) -> None:
    found, name = typed_span(typed, known=KNOWN)
    assert (found.isoformat(), name) == (moment, zone)


@pytest.mark.parametrize(
    "typed", ["25:00", "13", "soon", "2026-02-30", "../../etc/passwd", "Europe/", "13:00 x"]
)
def test_what_is_not_understood_is_named(typed: str) -> None:
    with pytest.raises(BadInput, match="Nothing was changed"):
        typed_span(typed, known=KNOWN)


@given(st.text(max_size=20))
def test_any_text_is_a_moment_or_one_clear_sentence(typed: str) -> None:
    try:
        found, zone = typed_span(typed, known=KNOWN)
    except BadInput:
        return
    assert found.tzinfo is not None
    assert ZoneInfo(zone)
