"""Kaplan-Meier against a worked example, and what must hold for any waits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.rules.insight.waiting import Wait, median_wait, unanswered_after, unanswered_on


def waits(answered: str, open_: str = "") -> list[Wait]:
    return [Wait(days=float(d), answered=True) for d in answered.split()] + [
        Wait(days=float(d), answered=False) for d in open_.split()
    ]


# Remission times in weeks of the 6-MP arm (Freireich and others, 1963), the example of most textbooks.
FREIREICH = waits("6 6 6 7 10 13 16 22 23", "6 9 10 11 17 19 20 25 32 32 34 35")


def test_the_textbook_example_gives_the_textbook_figures() -> None:
    steps = unanswered_after(FREIREICH)
    assert [step.day for step in steps] == [6, 7, 10, 13, 16, 22, 23]
    assert [step.at_risk for step in steps] == [21, 17, 15, 12, 11, 7, 6]
    shares = [round(step.unanswered, 3) for step in steps]
    assert shares == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert median_wait(steps) == 23


def test_the_band_of_the_first_step_is_the_log_minus_log_one() -> None:
    first = unanswered_after(FREIREICH)[0]
    assert (round(first.low, 3), round(first.high, 3)) == (0.620, 0.952)


def test_nobody_answered_yet_has_no_steps_and_no_median() -> None:
    steps = unanswered_after(waits("", "3 8 20"))
    assert steps == ()
    assert median_wait(steps) is None
    assert unanswered_on(steps, 5) == 1


def test_leaving_out_the_unanswered_would_look_quicker() -> None:
    with_them = median_wait(unanswered_after(waits("2 3 4", "12 12 12 12")))
    without = median_wait(unanswered_after(waits("2 3 4")))
    assert with_them is None
    assert without == 3


def test_one_answer_of_one_says_nothing_about_the_next() -> None:
    (step,) = unanswered_after(waits("5"))
    assert (step.unanswered, step.low, step.high) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(("day", "share"), [(0, 1.0), (5.9, 1.0), (6, 0.857), (6.5, 0.857), (99, 0.448)])
def test_the_share_on_a_day_is_that_of_the_last_step(day: float, share: float) -> None:
    assert unanswered_on(unanswered_after(FREIREICH), day) == pytest.approx(share, abs=0.001)


cases = st.lists(
    st.builds(Wait, days=st.integers(0, 60).map(float), answered=st.booleans()), min_size=1, max_size=60
)


@given(cases)
def test_the_curve_only_falls_and_lies_in_its_band(some: list[Wait]) -> None:
    before = 1.0
    for step in unanswered_after(some):
        assert 0 <= step.low <= step.unanswered + 1e-12
        assert step.unanswered <= step.high + 1e-12
        assert step.high <= 1
        assert step.unanswered <= before
        before = step.unanswered


@given(cases)
def test_without_open_waits_the_curve_is_the_plain_share(some: list[Wait]) -> None:
    answered = [Wait(days=wait.days, answered=True) for wait in some]
    for step in unanswered_after(answered):
        later = sum(1 for wait in answered if wait.days > step.day)
        assert step.unanswered == pytest.approx(later / len(answered))


@given(cases)
def test_the_order_of_the_waits_does_not_matter(some: list[Wait]) -> None:
    assert unanswered_after(some) == unanswered_after(reversed(some))
