"""The whole picture of a search: five questions, each answered with what is not known counted too."""

from bisect import bisect, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from afterword.letters.debrief import InterviewKind
from afterword.letters.letter import LetterKind
from afterword.rules.insight.facts import HeldInterview, SearchFacts
from afterword.rules.insight.share import Share
from afterword.rules.insight.spread import Spread, spread_of
from afterword.rules.insight.waiting import Step, Wait, median_wait, unanswered_after
from afterword.said import say

_MINUTE = 60_000
_DAY = 24 * 60 * _MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How many processes came at least this far."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """`waits` are the days from a thank-you to the first answer, or to now. `on_time` counts thank-yous sent before
    their deadline. `debrief_hours` run from the end of an interview to the notes being called done."""

    waits: tuple[Wait, ...]
    steps: tuple[Step, ...]
    median_days: float | None
    on_time: Share
    debrief_hours: Spread | None
    funnel: tuple[Stage, ...]
    answered_by_letter: tuple[tuple[LetterKind, Share], ...]
    answered_by_interview: tuple[tuple[InterviewKind, Share], ...]


class _Thanked(NamedTuple):
    """An interview whose thanks went out: the moment of the first letter, and of the first answer after it."""

    process: int
    kind: str
    sent: int
    answer: int | None


def picture_of(facts: SearchFacts, *, now: datetime) -> Picture:
    thanked = [
        _Thanked(
            process, kind, facts.thanks[key], _first_after(facts.answers.get(process), facts.thanks[key])
        )
        for key, process, kind, *_ in facts.interviews
        if key in facts.thanks
    ]
    waits = _waits(thanked, facts.closed, int(now.timestamp() * 1000))
    steps = unanswered_after(waits)
    return Picture(
        waits=waits,
        steps=steps,
        median_days=median_wait(steps),
        on_time=Share(count=facts.thanks_on_time, total=facts.thanks_sent),
        debrief_hours=spread_of(_debrief_hours(facts.interviews)),
        funnel=_funnel(facts),
        answered_by_letter=_by_letter(thanked, facts),
        answered_by_interview=_by_interview(thanked),
    )


def _first_after(answers: Sequence[int] | None, start: int) -> int | None:
    if not answers:
        return None
    place = bisect(answers, start)
    return answers[place] if place < len(answers) else None


def _waits(thanked: Sequence[_Thanked], closed: Mapping[int, int], now: int) -> tuple[Wait, ...]:
    """From the first thank-you after an interview to the first answer after it, in whole days; equal ones together."""
    answered = Counter(max(0, answer - sent) // _DAY for _, _, sent, answer in thanked if answer is not None)
    waiting = Counter(
        max(0, min(closed.get(process, now), now) - sent) // _DAY
        for process, _, sent, answer in thanked
        if answer is None
    )
    return tuple(
        Wait(days=float(days), answered=is_answered, count=count)
        for is_answered, lengths in ((True, answered), (False, waiting))
        for days, count in lengths.items()
    )


def _debrief_hours(interviews: Iterable[HeldInterview]) -> Iterable[float]:
    """To the minute: so exact nobody knows when an interview ended, and equal ones are drawn and said once."""
    for *_, ended, done in interviews:
        if done is not None:
            yield (done - ended) // _MINUTE / 60 if done > ended else 0.0


def _funnel(facts: SearchFacts) -> tuple[Stage, ...]:
    reached: dict[int, int] = {}
    for _, process, _, round_, *_ in facts.interviews:
        if round_ > reached.get(process, 0):
            reached[process] = round_
    rounds = reached.values()
    return (
        Stage(name="Followed", count=facts.processes),
        Stage(name=say("First interview held"), count=sum(1 for highest in rounds if highest >= 1)),
        Stage(name=say("Second round"), count=sum(1 for highest in rounds if highest >= 2)),
        Stage(name=say("Third round or later"), count=sum(1 for highest in rounds if highest >= 3)),
        Stage(name="Offer", count=facts.offers),
    )


def _by_letter(thanked: Iterable[_Thanked], facts: SearchFacts) -> tuple[tuple[LetterKind, Share], ...]:
    """The letters after one interview count once; an answer counts for the last letter before it."""
    thanks = [(process, sent, answer) for process, _, sent, answer in thanked]
    asked = [(process, at, _first_after(facts.answers.get(process), at)) for process, at in facts.follow_ups]
    letters = [*thanks, *asked]
    sent_to: dict[int, list[int]] = {process: [] for process, _, answer in letters if answer is not None}
    for process, sent, _ in letters:
        if process in sent_to:
            insort(sent_to[process], sent)
    return (
        (LetterKind.THANK_YOU, _answered_before_next(thanks, sent_to)),
        (LetterKind.FOLLOW_UP, _answered_before_next(asked, sent_to)),
    )


def _answered_before_next(
    letters: Sequence[tuple[int, int, int | None]], sent_to: Mapping[int, Sequence[int]]
) -> Share:
    """`letters` are processes, moments and the first answers after them; `sent_to` all moments of a process."""
    count = 0
    for process, sent, answer in letters:
        if answer is not None:
            following = _first_after(sent_to[process], sent)
            count += following is None or answer < following
    return Share(count=count, total=len(letters))


def _by_interview(thanked: Sequence[_Thanked]) -> tuple[tuple[InterviewKind, Share], ...]:
    """Whether anybody answered after the thanks for an interview of that kind."""
    total = Counter(each.kind for each in thanked)
    answered = Counter(each.kind for each in thanked if each.answer is not None)
    return tuple(
        (kind, Share(count=answered[kind], total=total[kind])) for kind in InterviewKind if total[kind]
    )
