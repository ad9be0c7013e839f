"""The verdict over all processes: certain, likely, ambiguous (ask, and hold all of them), or none."""

from dataclasses import dataclass
from enum import StrEnum

from afterword.mail.address import is_one_of
from afterword.mail.message import Message
from afterword.mail.threading import is_forward_subject
from afterword.rules.match.evidence import CERTAIN, LIKELY, Clue, find_clues, names_role
from afterword.rules.match.tracked import TrackedPerson, TrackedProcess
from afterword.said import say

_CLOSE = 8
_ROLE_BONUS = 12
_CLOSED_MALUS = 10
_MOST_REASONS = 4


class MatchVerdict(StrEnum):
    CERTAIN = "certain"
    LIKELY = "likely"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """`process_ids` holds one id where the verdict is certain or likely, all that it may be (the likeliest
    first) where it is ambiguous: hold each of them and ask. `person` is who wrote, where known."""

    verdict: MatchVerdict
    process_ids: tuple[int | str, ...] = ()
    person: TrackedPerson | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    process: TrackedProcess
    clues: tuple[Clue, ...]
    score: int
    is_thread: bool


def match(
    message: Message,
    processes: tuple[TrackedProcess, ...],
    *,
    own_addresses: frozenset[str] = frozenset(),
) -> Match:
    """Never raises. A copy of the candidate's own message belongs to nobody (warmbly #549), unless it
    forwards something to the candidate."""
    is_own = message.from_ is not None and is_one_of(message.from_.email, own_addresses)
    if is_own and not (is_forward_subject(message.subject) or message.originals):
        return Match(verdict=MatchVerdict.NONE, reasons=(say("You wrote this yourself."),))
    candidates = [candidate for process in processes if (candidate := _weigh(message, process)) is not None]
    candidates.sort(key=lambda candidate: -candidate.score)
    if not candidates:
        return Match(verdict=MatchVerdict.NONE, reasons=(say("Nothing ties it to a process of yours."),))
    best = candidates[0]
    rivals = [other for other in candidates if _is_rival(other, best)]
    if len(rivals) > 1:
        return _ambiguous(rivals)
    return _single(best)


def _weigh(message: Message, process: TrackedProcess) -> _Candidate | None:
    """The strongest clue counts whole, further ones of another kind a fifth; the role breaks ties."""
    clues = find_clues(message, process)
    if not clues:
        return None
    score = clues[0].weight + sum(clue.weight for clue in clues[1:]) // 5
    score += _ROLE_BONUS if names_role(message, process) else 0
    score -= 0 if process.is_open else _CLOSED_MALUS
    if score < LIKELY:
        return None
    return _Candidate(process=process, clues=clues, score=score, is_thread=clues[0].weight >= 90)


def _is_rival(other: _Candidate, best: _Candidate) -> bool:
    """Our own identifiers end the question; without them a close second is a question to the person."""
    if other is best:
        return True
    if best.is_thread or other.is_thread:
        return best.is_thread and other.is_thread
    return best.score - other.score <= _CLOSE


def _single(best: _Candidate) -> Match:
    is_certain = best.score >= CERTAIN and best.clues[0].weight >= LIKELY
    return Match(
        verdict=MatchVerdict.CERTAIN if is_certain else MatchVerdict.LIKELY,
        process_ids=(best.process.id,),
        person=_person(best),
        reasons=tuple(dict.fromkeys(clue.reason for clue in best.clues))[:_MOST_REASONS],
    )


def _ambiguous(rivals: list[_Candidate]) -> Match:
    names = [f"{rival.process.company}, {rival.process.role}".strip(", ") for rival in rivals]
    people = {person.name: person for rival in rivals if (person := _person(rival)) is not None}
    return Match(
        verdict=MatchVerdict.AMBIGUOUS,
        process_ids=tuple(rival.process.id for rival in rivals),
        person=next(iter(people.values())) if len(people) == 1 else None,
        reasons=(
            say(
                "It may belong to {count} processes ({names}), so all of them wait until you say which.",
                count=len(rivals),
                names="; ".join(names[:5]),
            ),
            *dict.fromkeys(rival.clues[0].reason for rival in rivals),
        ),
    )


def _person(candidate: _Candidate) -> TrackedPerson | None:
    return next((clue.person for clue in candidate.clues if clue.person is not None), None)
