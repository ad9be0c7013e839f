"""When a letter goes, or went, as its page says it: on both clocks, with the reason and the exact moments."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from afterword.models import Candidate, Letter, Submission
from afterword.said import say
from afterword.web.serving.answering import moment_words, stamp
from afterword.web.wording import state_words
from afterword.workflows.planned_moment import window_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """`words` on both clocks, `reason` in one line, `stamps` exact and on both clocks."""

    lead: str
    words: str
    reason: str
    stamps: tuple[tuple[str, str, str], ...] = ()


def timing_of(
    letter: Letter, submission: Submission | None, *, now: datetime, has_way_out: bool
) -> Timing | None:
    """`submission` is the newest one of the letter. None where there is nothing to say."""
    clocks = _Clocks(letter)
    if letter.state == "dropped":
        return Timing(lead=say("It does not go out"), words="", reason=letter.dropped_reason)
    if letter.state != "approved" or submission is None:
        return _planned(letter, clocks, now, has_way_out=has_way_out)
    return _by_hand(submission, clocks) if submission.by_hand else _on_its_way(submission, clocks)


class _Clocks:
    """A moment on the candidate's clock and on that of whom the letter goes to."""

    def __init__(self, letter: Letter) -> None:
        self._candidate: Candidate = letter.candidate
        interview = letter.interview
        self._theirs: ZoneInfo = self._candidate.zone if interview is None else interview.zone
        self._who = letter.person.first_name

    def words(self, moment: datetime) -> str:
        return moment_words(moment, self._candidate, zone=self._theirs, who=self._who)

    def exact(self, name: str, moment: datetime | None) -> tuple[str, str, str]:
        """The name, their moment here, and there where that differs. Empty texts for no moment."""
        own = self._candidate.zone
        return name, stamp(moment, own), stamp(moment, self._theirs) if self._theirs != own else ""


def _by_hand(submission: Submission, clocks: _Clocks) -> Timing:
    return Timing(
        lead=say("You sent it yourself"),
        words=clocks.words(submission.settled_at or submission.approved_at),
        reason="",
        stamps=(
            clocks.exact(say("You sent it"), submission.settled_at),
            clocks.exact(say("You said so"), submission.approved_at),
        ),
    )


def _on_its_way(submission: Submission, clocks: _Clocks) -> Timing:
    state = state_words.SUBMISSIONS.get(submission.state, submission.state)
    stamps = (
        clocks.exact(say("You said yes"), submission.approved_at),
        clocks.exact(say("Not before"), submission.opens_at),
        clocks.exact(say("Goes"), submission.send_at),
        clocks.exact(say("Not after"), submission.deadline_at),
        clocks.exact(say("Settled"), submission.settled_at),
    )
    return Timing(
        lead=say("It {does}", does=say(state)),
        words=clocks.words(submission.settled_at or submission.send_at),
        reason=submission.state_reason or submission.window_reason,
        stamps=tuple(each for each in stamps if each[1]),
    )


def _planned(letter: Letter, clocks: _Clocks, now: datetime, *, has_way_out: bool) -> Timing:
    window = window_of(letter, now=now)
    best = max(window.best_at, now)
    is_late = letter.deadline_at is not None and letter.deadline_at < now
    note = say("Its first moment has passed; late is better than never.") + " " if is_late else ""
    return Timing(
        lead=say("After your yes it goes") if has_way_out else say("A good moment to send it:"),
        words=clocks.words(best),
        reason=note + window.reason,
        stamps=(
            clocks.exact(say("Not before"), window.opens_at),
            clocks.exact(say("Best"), best),
            clocks.exact(say("Not after"), window.deadline_at),
        ),
    )
