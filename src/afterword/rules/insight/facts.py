"""What the figures are made from: one value a process, with its interviews, the letters that went out and the answers.

All moments are aware datetimes in UTC. The values are named tuples: a long search has thousands, and they are made
three times faster than data classes.
"""

from datetime import datetime
from typing import NamedTuple

from afterword.letters.debrief import InterviewKind
from afterword.letters.letter import LetterKind


class HeldInterview(NamedTuple):
    """An interview that has ended. `debriefed_at` is when the notes were called done."""

    key: int
    kind: InterviewKind
    round: int
    ended_at: datetime
    debriefed_at: datetime | None = None


class SentLetters(NamedTuple):
    """The letters of one kind after one interview that a server took (or that the person says they sent): the moment
    of the first, how many there are, and how many went out before their deadline. `interview` is its key."""

    kind: LetterKind
    sent_at: datetime
    interview: int | None = None
    number: int = 1
    on_time: int = 1


class ProcessFacts(NamedTuple):
    """`answers` are the moments at which a person of the company answered, in any order. `closed_at` ends the
    watching. `got_offer` and `was_rejected` are what the answers said or how the person closed it."""

    interviews: tuple[HeldInterview, ...] = ()
    letters: tuple[SentLetters, ...] = ()
    answers: tuple[datetime, ...] = ()
    closed_at: datetime | None = None
    got_offer: bool = False
    was_rejected: bool = False
