"""The manners refuse what would break a promise."""

from datetime import time

import pytest

from afterword.rules.etiquette import USUAL, Etiquette, EtiquetteError


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"follow_up_after_days": 9}, "follow_up_after_days must be a whole number from 10 to 14, not 9."),
        ({"follow_up_after_days": 15}, "from 10 to 14, not 15"),
        ({"follow_up_after_days": 10.5}, "whole number"),
        ({"follow_up_after_days": True}, "whole number"),
        ({"max_follow_ups": 3}, "max_follow_ups must be a whole number from 1 to 2, not 3."),
        ({"max_follow_ups": 0}, "from 1 to 2"),
        ({"after_promise_working_days": 1}, "from 2 to 10"),
        ({"days_between_follow_ups": 5}, "from 10 to 28"),
        ({"earliest_minutes": 5}, "from 30 to 360"),
        ({"follow_up_after_days": 14, "ask_after_days": 12}, "ask_after_days (12) must not be before"),
        ({"earliest_minutes": 30, "earliest_minutes_if_deciding": 45}, "must not be longer than"),
        ({"morning_opens": time(11)}, "morning_opens (11:00) must not be after morning_closes (10:30)."),
        ({"morning_closes": time(8, 30)}, "must leave some time"),
        ({"evening_limit": time(21)}, "must not be after"),
        ({"rejection_reply_after_hours": 48}, "must be less than"),
    ],
)
def test_a_setting_that_breaks_a_promise_is_refused_in_one_sentence(setting: dict, words: str) -> None:
    with pytest.raises(EtiquetteError) as refusal:
        Etiquette(**setting)
    assert words in str(refusal.value)


def test_the_usual_manners_are_those_of_the_blog_post() -> None:
    assert (USUAL.earliest_minutes, USUAL.earliest_minutes_if_deciding) == (60, 30)
    assert (USUAL.evening_limit, USUAL.evening_limit_before_days_off) == (time(18), time(20))
    assert (USUAL.morning_opens, USUAL.morning_closes) == (time(8, 30), time(10, 30))
    assert (USUAL.follow_up_after_days, USUAL.ask_after_days, USUAL.max_follow_ups) == (10, 14, 1)
