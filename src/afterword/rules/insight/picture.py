"""The whole picture of a search: five questions, each answered with what is not known counted too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from afterword.letters.debrief import InterviewKind
from afterword.letters.letter import LetterKind
from afterword.rules.insight.facts import ProcessFacts, SentLetters
from afterword.rules.insight.share import Share
from afterword.rules.insight.spread import Spread, spread_of
from afterword.rules.insight.waiting import Step, Wait, median_wait, unanswered_after
from afterword.said import say

_HOUR = timedelta(hours=1)


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

    kind: InterviewKind
    sent: datetime
    answer: datetime | None
    closed: datetime | None


def picture_of(processes: Sequence[ProcessFacts], *, now: datetime) -> Picture:
    thanked = [each for facts in processes for each in _thanked(facts)]
    waits = _waits(thanked, now)
    steps = unanswered_after(waits)
    return Picture(
        waits=waits,
        steps=steps,
        median_days=median_wait(steps),
        on_time=_on_time(processes),
        debrief_hours=spread_of(_debrief_hours(processes)),
        funnel=_funnel(processes),
        answered_by_letter=_by_letter(processes),
        answered_by_interview=_by_interview(thanked),
    )


def _thanked(facts: ProcessFacts) -> Iterable[_Thanked]:
    first: dict[int | None, datetime] = {}
    for letters in facts.letters:
        if letters.kind is LetterKind.THANK_YOU:
            known = first.get(letters.interview)
            first[letters.interview] = letters.sent_at if known is None else min(known, letters.sent_at)
    for interview in facts.interviews:
        sent = first.get(interview.key)
        if sent is not None:
            yield _Thanked(interview.kind, sent, _answer_between(facts, sent, None), facts.closed_at)


def _waits(thanked: Iterable[_Thanked], now: datetime) -> tuple[Wait, ...]:
    """From the first thank-you after an interview to the first answer after it, in whole days. Equal waits are one
    value: there are thousands of interviews, and a few hundred lengths."""
    known: dict[tuple[int, bool], Wait] = {}
    waits = []
    for each in thanked:
        end = each.answer or min(each.closed or now, now)
        key = max(0, (end - each.sent).days), each.answer is not None
        if key not in known:
            known[key] = Wait(days=float(key[0]), answered=key[1])
        waits.append(known[key])
    return tuple(waits)


def _answer_between(facts: ProcessFacts, start: datetime, end: datetime | None) -> datetime | None:
    """The first answer after `start` and before `end` (None: no end)."""
    after = [at for at in facts.answers if at > start and (end is None or at < end)]
    return min(after) if after else None


def _on_time(processes: Iterable[ProcessFacts]) -> Share:
    thanks = [each for facts in processes for each in facts.letters if each.kind is LetterKind.THANK_YOU]
    return Share(count=sum(each.on_time for each in thanks), total=sum(each.number for each in thanks))


def _debrief_hours(processes: Iterable[ProcessFacts]) -> Iterable[float]:
    for facts in processes:
        for interview in facts.interviews:
            done = interview.debriefed_at
            if done is not None:
                yield max(0.0, (done - interview.ended_at) / _HOUR)


def _funnel(processes: Sequence[ProcessFacts]) -> tuple[Stage, ...]:
    rounds = [max((interview.round for interview in facts.interviews), default=0) for facts in processes]
    return (
        Stage(name="Followed", count=len(processes)),
        Stage(name=say("First interview held"), count=sum(1 for reached in rounds if reached >= 1)),
        Stage(name=say("Second round"), count=sum(1 for reached in rounds if reached >= 2)),
        Stage(name=say("Third round or later"), count=sum(1 for reached in rounds if reached >= 3)),
        Stage(name="Offer", count=sum(1 for facts in processes if facts.got_offer)),
    )


def _by_letter(processes: Iterable[ProcessFacts]) -> tuple[tuple[LetterKind, Share], ...]:
    """The letters after one interview count once; an answer counts for the last letter before it."""
    seen: dict[LetterKind, list[bool]] = {LetterKind.THANK_YOU: [], LetterKind.FOLLOW_UP: []}
    for facts in processes:
        letters = sorted((each for each in facts.letters if each.kind in seen), key=_sent_at)
        for place, letter in enumerate(letters):
            following = letters[place + 1].sent_at if place + 1 < len(letters) else None
            seen[letter.kind].append(_answer_between(facts, letter.sent_at, following) is not None)
    return tuple((kind, _share(answers)) for kind, answers in seen.items())


def _sent_at(letters: SentLetters) -> datetime:
    return letters.sent_at


def _by_interview(thanked: Iterable[_Thanked]) -> tuple[tuple[InterviewKind, Share], ...]:
    """Whether anybody answered after the thanks for an interview of that kind."""
    seen: dict[InterviewKind, list[bool]] = {}
    for each in thanked:
        seen.setdefault(each.kind, []).append(each.answer is not None)
    return tuple((kind, _share(seen[kind])) for kind in InterviewKind if kind in seen)


def _share(answers: Sequence[bool]) -> Share:
    return Share(count=sum(answers), total=len(answers))
