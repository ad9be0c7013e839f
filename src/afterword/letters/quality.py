"""How far an attempt at a letter is from one that reads as if written by hand. 0 is good; lower is better."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from afterword.letters.frames.frame import Frame
from afterword.letters.letter import Sentence
from afterword.letters.similarity import overlap
from afterword.letters.word_classes import SMALL

TOO_SIMILAR = 0.20
_SAFE_SIMILAR = 0.15


def judge(
    paragraphs: tuple[tuple[Sentence, ...], ...],
    frames: Iterable[Frame],
    others: Iterable[str],
    not_counted: Iterable[str],
) -> float:
    """The sum of what is wrong with an attempt."""
    sentences = [sentence.text for paragraph in paragraphs for sentence in paragraph]
    flat = [sentence for paragraph in paragraphs for sentence in paragraph]
    return (
        _starts(sentences)
        + _loose_bridges(flat)
        + _echoes(frames)
        + _likeness(sentences, others, tuple(not_counted))
    )


def _starts(sentences: list[str]) -> float:
    """Three sentences in a row that begin with I, more than half of all, or any word thrice in a row."""
    firsts = [sentence.split()[0].strip(",") for sentence in sentences if sentence]
    cost = sum(30.0 for trio in zip(firsts, firsts[1:], firsts[2:], strict=False) if len(set(trio)) == 1)
    if len(firsts) >= 4 and firsts.count("I") > len(firsts) / 2:
        cost += 20.0
    return cost + sum(1.0 for pair in pairwise(firsts) if len(set(pair)) == 1)


def _loose_bridges(sentences: list[Sentence]) -> float:
    """A bridge ("that", "there") right after a sentence with nothing of the talk in it, such as thanks."""
    pairs = pairwise(sentences)
    return sum(
        15.0
        for before, sentence in pairs
        if sentence.frame.startswith("bridge.") and not any("people[" in path for path in before.sources)
    )


def _echoes(frames: Iterable[Frame]) -> float:
    """Our own words that come back in the same letter."""
    counts: Counter[str] = Counter()
    for frame in frames:
        counts.update(word for word in frame.words if len(word) > 2 and word not in SMALL)
        counts.update({"{talk}"} if any(place.name == "talk" for place in frame.places) else ())
        counts.update({"{company}"} if any(place.name == "company" for place in frame.places) else ())
        counts.update({"{role}"} if any(place.name == "role" for place in frame.places) else ())
        counts.update({"{thanks}"} if frame.words & {"thank", "thanks"} else ())
    return sum((6.0 if word == "{role}" else 2.0) * (n - 1) for word, n in counts.items() if n > 1)


def _likeness(sentences: list[str], others: Iterable[str], not_counted: tuple[str, ...]) -> float:
    body = " ".join(sentences)
    most = max((overlap(body, other, leave_out=not_counted) for other in others), default=0.0)
    return 0.0 if most < _SAFE_SIMILAR else 100.0 * most
