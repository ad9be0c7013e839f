"""What the figures are made from: the interviews that were held, the letters that went out and the answers that came,
side by side.

All moments are whole milliseconds since 1970 in UTC, and the rows are flat as a database gives them: a long search has
thousands, which are counted with every look at the page.
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


class FollowUp(NamedTuple):
    """The first of the follow-ups of a process (its key) that ask about one interview."""

    process: int
    sent_at: int


class SearchFacts(NamedTuple):
    """A whole search. Letters count that a server took, or of which the person says that they sent them.

    `processes` is how many are followed, `offers` how many of them ended with one; `closed` are the moments at which
    the watching of a process (its key) ended. `thanks` is the moment of the first thank-you after an interview (its
    key), `thanks_sent` how many went out in all and `thanks_on_time` how many of them before their deadline.
    `answers` are the moments, in order, at which a person of the company of a process answered; a process without any
    may be left out."""

    processes: int = 0
    offers: int = 0
    closed: Mapping[int, int] = {}
    interviews: Sequence[HeldInterview] = ()
    thanks: Mapping[int, int] = {}
    thanks_sent: int = 0
    thanks_on_time: int = 0
    follow_ups: Sequence[FollowUp] = ()
    answers: Mapping[int, Sequence[int]] = {}
