"""Shares and spreads say no more than their few cases can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.rules.insight.share import Share
from afterword.rules.insight.spread import spread_of


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # Figures of Newcombe (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(count: int, total: int, low: float, high: float) -> None:
    assert Share(count=count, total=total).band == pytest.approx((low, high), abs=0.0001)


@pytest.mark.parametrize(
    ("count", "total", "words"),
    [
        (0, 0, "none yet"),
        (3, 4, "3 of 4"),
        (7, 7, "7 of 7"),
        (4, 8, "4 of 8 (50 %)"),
        (18, 40, "18 of 40 (45 %)"),
    ],
)
def test_a_percentage_is_written_only_where_there_are_enough(count: int, total: int, words: str) -> None:
    assert Share(count=count, total=total).words == words


def test_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="5 of 4"):
        Share(count=5, total=4)


@given(st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(pair: tuple[int, int]) -> None:
    share = Share(count=pair[0], total=pair[1])
    low, high = share.band
    assert 0 <= low <= high <= 1
    if share.value is not None:
        assert low - 1e-9 <= share.value <= high + 1e-9


def test_no_values_have_no_middle() -> None:
    assert spread_of([]) is None


def test_few_values_have_a_median_and_no_quartiles() -> None:
    spread = spread_of([5, 1, 3])
    assert spread is not None
    assert (spread.values, spread.median, spread.lower, spread.upper) == ((1, 3, 5), 3, None, None)


def test_enough_values_have_quartiles() -> None:
    spread = spread_of(range(1, 10))
    assert spread is not None
    assert (spread.lower, spread.median, spread.upper) == (3, 5, 7)
