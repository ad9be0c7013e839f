"""Where a process stands follows from what happened in it, and from nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.rules.process_stage import Stage, StageFacts, stage_of


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ({}, Stage.WAITING),
        ({"has_interview_ahead": True}, Stage.AHEAD),
        ({"has_interview_ahead": True, "lacks_notes": True}, Stage.NOTES),
        ({"has_interview_ahead": True, "letter_is_open": True}, Stage.LETTERS),
        ({"lacks_notes": True, "letter_is_open": True}, Stage.NOTES),
        ({"follow_up_is_open": True}, Stage.FOLLOW_UP),
        ({"asks_first": True}, Stage.FOLLOW_UP),
        ({"is_answered": True, "letter_is_open": True}, Stage.ANSWERED),
        ({"has_unsure": True, "follow_up_is_open": True}, Stage.ANSWERED),
        ({"is_history": True}, Stage.ENDED),
        ({"is_history": True, "has_interview_ahead": True}, Stage.AHEAD),
        ({"is_closed": True, "has_unsure": True, "lacks_notes": True}, Stage.ENDED),
    ],
)
def test_the_stage_follows_from_what_happened(facts: dict[str, bool], stage: Stage) -> None:
    assert stage_of(StageFacts(**facts)) is stage


FACTS = st.builds(StageFacts, **{name: st.booleans() for name in StageFacts.__dataclass_fields__})


@given(FACTS)
def test_an_end_is_an_end_and_an_answer_comes_before_what_waits(facts: StageFacts) -> None:
    stage = stage_of(facts)
    if facts.is_closed:
        assert stage is Stage.ENDED
    elif facts.is_answered or facts.has_unsure:
        assert stage is Stage.ANSWERED
    else:
        assert stage is not Stage.ANSWERED
