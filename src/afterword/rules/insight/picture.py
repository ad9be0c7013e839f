"""The whole picture of a search: five questions, each answered with what is not known counted too."""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from afterword.letters.debrief import InterviewKind
from afterword.letters.letter import LetterKind
from afterword.rules.insight.facts import FollowedProcess, HeldInterview, SearchFacts, SentLetters
from afterword.rules.insight.share import Share
from afterword.rules.insight.spread import Spread, spread_of
from afterword.rules.insight.waiting import Step, Wait, median_wait, unanswered_after
from afterword.said import say

_HOUR = 3_600_000
_DAY = 24 * _HOUR
_THANK_YOU = LetterKind.THANK_YOU
# The kinds of letters that wait for an answer.
_ASKING = (_THANK_YOU, LetterKind.FOLLOW_UP)


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

    kind: str
    sent: int
    answer: int | None
    closed: int | None


def picture_of(facts: SearchFacts, *, now: datetime) -> Picture:
    thanked = _thanked(facts)
    waits = _waits(thanked, int(now.timestamp() * 1000))
    steps = unanswered_after(waits)
    return Picture(
        waits=waits,
        steps=steps,
        median_days=median_wait(steps),
        on_time=_on_time(facts.letters),
        debrief_hours=spread_of(_debrief_hours(facts.interviews)),
        funnel=_funnel(facts.processes, facts.interviews),
        answered_by_letter=_by_letter(facts),
        answered_by_interview=_by_interview(thanked),
    )


def _thanked(facts: SearchFacts) -> list[_Thanked]:
    first: dict[int | None, int] = {}
    for _, kind, interview, sent, *_ in facts.letters:
        if kind == _THANK_YOU:
            first[interview] = min(sent, first.get(interview, sent))
    closed = {key: closed_at for key, closed_at, _ in facts.processes}
    return [
        _Thanked(kind, first[key], _first_after(facts.answers.get(process), first[key]), closed.get(process))
        for key, process, kind, *_ in facts.interviews
        if key in first
    ]


def _first_after(answers: Sequence[int] | None, start: int) -> int | None:
    if not answers:
        return None
    place = bisect(answers, start)
    return answers[place] if place < len(answers) else None


def _waits(thanked: Iterable[_Thanked], now: int) -> tuple[Wait, ...]:
    """From the first thank-you after an interview to the first answer after it, in whole days; equal ones together."""
    lengths = Counter[tuple[int, bool]]()
    for _, sent, answer, closed in thanked:
        end = answer or min(closed or now, now)
        lengths[max(0, (end - sent) // _DAY), answer is not None] += 1
    return tuple(
        Wait(days=float(days), answered=answered, count=count) for (days, answered), count in lengths.items()
    )


def _on_time(letters: Iterable[SentLetters]) -> Share:
    count = total = 0
    for _, kind, _, _, number, on_time in letters:
        if kind == _THANK_YOU:
            count, total = count + on_time, total + number
    return Share(count=count, total=total)


def _debrief_hours(interviews: Iterable[HeldInterview]) -> Iterable[float]:
    for *_, ended, done in interviews:
        if done is not None:
            yield (done - ended) / _HOUR if done > ended else 0.0


def _funnel(processes: Sequence[FollowedProcess], interviews: Iterable[HeldInterview]) -> tuple[Stage, ...]:
    reached: dict[int, int] = {}
    for _, process, _, round_, *_ in interviews:
        if round_ > reached.get(process, 0):
            reached[process] = round_
    rounds = reached.values()
    return (
        Stage(name="Followed", count=len(processes)),
        Stage(name=say("First interview held"), count=sum(1 for highest in rounds if highest >= 1)),
        Stage(name=say("Second round"), count=sum(1 for highest in rounds if highest >= 2)),
        Stage(name=say("Third round or later"), count=sum(1 for highest in rounds if highest >= 3)),
        Stage(name="Offer", count=sum(1 for process in processes if process.got_offer)),
    )


def _by_letter(facts: SearchFacts) -> tuple[tuple[LetterKind, Share], ...]:
    """The letters after one interview count once; an answer counts for the last letter before it."""
    total, answered = Counter(letters.kind for letters in facts.letters), Counter[str]()
    sent: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for process, kind, _, at, *_ in facts.letters:
        if process in facts.answers and kind in _ASKING:
            sent[process].append((at, kind))
    for process, letters in sent.items():
        letters.sort(reverse=True)
        end: int | None = None
        for at, kind in letters:
            answer = _first_after(facts.answers[process], at)
            answered[kind] += answer is not None and (end is None or answer < end)
            end = at
    return tuple((kind, Share(count=answered[kind], total=total[kind])) for kind in _ASKING)


def _by_interview(thanked: Iterable[_Thanked]) -> tuple[tuple[InterviewKind, Share], ...]:
    """Whether anybody answered after the thanks for an interview of that kind."""
    total, answered = Counter[str](), Counter[str]()
    for each in thanked:
        total[each.kind] += 1
        answered[each.kind] += each.answer is not None
    return tuple(
        (kind, Share(count=answered[kind], total=total[kind])) for kind in InterviewKind if total[kind]
    )
