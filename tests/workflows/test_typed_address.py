"""A typed address: one that mail can reach from anywhere, or a sentence that says what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.workflows.refused import Refused
from afterword.workflows.typed_text import check_address


@pytest.mark.parametrize(
    "address",
    [
        "priya@northwind.example",
        "anna@müller.example",
        "josé@x.example",
        "o'brien+jobs@mail.example.co.uk",
        "A.B@X.COM",
        "用户@例子.example",
    ],
)
def test_an_address_that_can_be_reached_is_taken_as_typed(address: str) -> None:
    assert check_address(f"  {address} ") == address


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("priya", "@-sign"),
        ("bo@nilsen", "period"),
        ("a..b@x.com", "two periods"),
        ("a@-x.com", "hyphen"),
        ("a@x..com", "two periods"),
        ("a@under_score.com", "_"),
        ("a@localhost", "period"),
        ("a@mail.local", "special-use"),
        ("two@x.com, three@x.com", "invalid characters"),
        ("Bo <bo@x.com>", ""),
        ("a\u200b@x.com", "ZERO WIDTH"),
        ("x" * 65 + "@x.com", "long"),
        ("x@" + "a" * 64 + ".com", "too many"),
    ],
)
def test_one_that_cannot_is_refused_with_the_reason(address: str, why: str) -> None:
    result = check_address(address)
    assert isinstance(result, Refused)
    assert why in result.sentence
    assert "nothing was changed" in result.sentence


@given(st.text(max_size=300))
def test_any_text_is_an_address_or_one_short_sentence(text: str) -> None:
    result = check_address(text)
    if isinstance(result, Refused):
        assert len(result.sentence) < 450
        assert "\n" not in result.sentence
    else:
        assert result == text.strip()
