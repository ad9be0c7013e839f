"""Where a hiring process stands, from what happened in it: the columns of the board, left to right."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    AHEAD = "ahead"
    NOTES = "notes"
    LETTERS = "letters"
    WAITING = "waiting"
    FOLLOW_UP = "follow-up"
    ANSWERED = "answered"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """What a process has now. `letter_is_open`: a letter that is no follow-up waits for a yes, or is on its way;
    `follow_up_is_open` is the same of a follow-up. `asks_first`: should one still go out? `is_history`: it was over
    before the program knew of it."""

    is_closed: bool = False
    is_answered: bool = False
    has_unsure: bool = False
    has_interview_ahead: bool = False
    lacks_notes: bool = False
    letter_is_open: bool = False
    follow_up_is_open: bool = False
    asks_first: bool = False
    is_history: bool = False


def stage_of(facts: StageFacts) -> Stage:
    """An end comes before all else; then what somebody said, then what is to be done first, then what is to come."""
    order = (
        (facts.is_closed, Stage.ENDED),
        (facts.is_answered or facts.has_unsure, Stage.ANSWERED),
        (facts.lacks_notes, Stage.NOTES),
        (facts.letter_is_open, Stage.LETTERS),
        (facts.follow_up_is_open or facts.asks_first, Stage.FOLLOW_UP),
        (facts.has_interview_ahead, Stage.AHEAD),
        (facts.is_history, Stage.ENDED),
    )
    return next((stage for holds, stage in order if holds), Stage.WAITING)
