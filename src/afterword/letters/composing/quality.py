"""How far an attempt at a letter is from one that reads as if written by hand. 0 is good; lower is better."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby, pairwise, starmap
from operator import and_, eq

from afterword.letters.frames.frame import Frame, lingers
from afterword.letters.letter import Sentence
from afterword.letters.similarity import most_overlap

TOO_SIMILAR = 0.20
_SAFE_SIMILAR = 0.15
# Twice in a letter they read as if filled in: long names, "our conversation", "interested" of talk and job.
_NAMED_ONCE = frozenset(["{role}", "{company}", "{talk}", "interested"])
_ROLE_UNNAMED = 1.0
_RINGS = 8.0
_LINGERS = 16.0


def judge(sentences: list[Sentence], frames: list[Frame], own_words: frozenset[str]) -> float:
    """The sum of what is wrong with an attempt by itself. `frames` are those of its sentences, `own_words` the words
    of the person's notes."""
    starts = _starts([sentence.text.split(None, 3)[:3] for sentence in sentences]) + _rings(sentences, frames)
    return starts + _loose_bridges(sentences) + _echoes(frames, own_words) + _unnamed_role(sentences)


def likeness(body: str, others: Sequence[str], not_counted: tuple[str, ...]) -> float:
    """What an attempt loses by sounding like a letter that was written before."""
    most = most_overlap(body, others, leave_out=not_counted) if others else 0.0
    return 0.0 if most < _SAFE_SIMILAR else 100.0 * most


def _starts(heads: list[list[str]]) -> float:
    """Sentences that begin alike, by their first three words: three in a row with the same word, more than half of
    them with I."""
    firsts = [head[0].strip(",") for head in heads]
    is_same: list[bool] = list(map(eq, firsts, firsts[1:]))
    cost = float(sum(is_same)) + 30.0 * float(sum(map(and_, is_same, is_same[1:])))
    if len(firsts) >= 4 and firsts.count("I") > len(firsts) / 2:
        cost += 20.0
    # "I was glad that we talked about ... I was glad you mentioned ..."
    return cost + 6.0 * (len(heads) - len(set(map(tuple, heads))))


def _loose_bridges(sentences: list[Sentence]) -> float:
    """A bridge ("that", "there") right after a sentence with nothing of the talk in it, such as thanks."""
    pairs = pairwise(sentences)
    return sum(
        15.0
        for before, sentence in pairs
        if sentence.frame.startswith("bridge.")
        and before.frame != sentence.frame
        and not any("people[" in path for path in before.sources)
    )


def _rings(sentences: list[Sentence], frames: list[Frame]) -> float:
    """ "Glad to continue. I would be glad to ...": a word of manners in two neighbouring sentences; and two things
    that were both thought about since."""
    by_id = {frame.id: frame for frame in frames}
    told = [by_id[name] for name, _ in groupby(sentence.frame for sentence in sentences)]
    cost = _RINGS * sum(starmap(_count_ringing, pairwise(told)))
    return cost + _LINGERS * max(0, sum(map(lingers, told)) - 1)


@lru_cache(maxsize=4096)
def _count_ringing(one: Frame, two: Frame) -> int:
    """How many words of manners two sentences share."""
    return len(one.ringing & two.ringing)


def _unnamed_role(sentences: list[Sentence]) -> float:
    """Where the text names the role, its subject is free for the talk."""
    return 0.0 if any("role" in sentence.sources for sentence in sentences) else _ROLE_UNNAMED


def _echoes(frames: Iterable[Frame], own_words: frozenset[str]) -> float:
    """Our own words that come back in the same letter, or that say again what the notes say."""
    seen: set[str] = set()
    cost = 0.0
    for frame in frames:
        telling = frame.telling
        if not telling.isdisjoint(seen):
            cost += sum(6.0 if word in _NAMED_ONCE else 2.0 for word in telling & seen)
        if not telling.isdisjoint(own_words):
            cost += len(telling & own_words)
        seen |= telling
    return cost
