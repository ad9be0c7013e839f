"""What the figures are made from: the interviews that were held, the letters that went out, the answers that came and
how far each process is, side by side.

All moments are whole milliseconds since 1970 in UTC, and the rows are flat named tuples as a database gives them: a
long search has thousands, which are counted with every look at the page.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class HeldInterview(NamedTuple):
    """An interview that has ended; `kind` is a word of InterviewKind. `debriefed_at` is when the notes were called
    done."""

    key: int
    process: int
    kind: str
    round: int
    ended_at: int
    debriefed_at: int | None = None


class SentLetters(NamedTuple):
    """The letters of one kind (a word of LetterKind) after one interview that a server took, or that the person says
    they sent: the moment of the first, how many there are, and how many went out before their deadline. `interview`
    is its key."""

    process: int
    kind: str
    interview: int | None
    sent_at: int
    number: int = 1
    on_time: int = 1


class FollowedProcess(NamedTuple):
    """`closed_at` ends the watching. `got_offer` is what an answer said or how the person closed it."""

    key: int
    closed_at: int | None = None
    got_offer: bool = False


class SearchFacts(NamedTuple):
    """A whole search. `answers` are the moments at which a person of the company of a process (its key) answered,
    in order; a process without any may be left out."""

    processes: Sequence[FollowedProcess] = ()
    interviews: Sequence[HeldInterview] = ()
    letters: Sequence[SentLetters] = ()
    answers: Mapping[int, Sequence[int]] = {}
