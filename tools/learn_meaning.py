"""Learn `rules/data/meaning_weights.txt` from the answers of the seen corpus: `python tools/learn_meaning.py`.

Held-out answers are never learned from. The same corpus always gives the same table: nothing is drawn by lot, and the
order of learning is that of the texts' digests.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable
from math import exp, sqrt
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "afterword" / "rules" / "data" / "meaning_weights.txt"
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.messages.corpus import cases  # noqa: E402
from tests.messages.world import CANDIDATE, PEOPLE  # noqa: E402

from afterword.rules.learned_meaning import CHOICES, UNIT, signs_of  # noqa: E402

Taught = tuple[str, str]
_ROUNDS = 30
_FIRST_STEP = 2.0
_SLOWING = 0.15
_SHRINKING = 1e-3
_FEWEST_TEXTS = 2
_LEAST_WEIGHT = 0.05
_NAMES = frozenset(" ".join((CANDIDATE, *PEOPLE.values(), "Bo Lena Ruth Paul Ana")).casefold().split())
_HEAD = """\
# Weights of words for what an answer means, in hundredths: rejection, next-step, offer, acknowledgement, question.
# Made by tools/learn_meaning.py from {count} written answers (digest {digest}). Change the answers, not this table.
"""


def taught_answers() -> list[Taught]:
    """Each text once, with the one meaning that a reader gave it."""
    found: dict[str, str] = {}
    for case in cases("seen"):
        text = str(case.fields.get("text", "")).strip()
        if case.is_answer and text and len(case.intents) == 1 and case.intents[0] in CHOICES:
            found.setdefault(text, case.intents[0])
    samples = yaml.safe_load((ROOT / "tests" / "data" / "mail" / "answers.yaml").read_text(encoding="utf-8"))
    for intent, sentences in samples.items():
        for sentence in sentences:
            if intent in CHOICES:
                found.setdefault(sentence, intent)
    return sorted(found.items(), key=lambda item: hashlib.sha256(item[0].encode()).digest())


def digest_of(answers: Iterable[Taught]) -> str:
    return hashlib.sha256(repr(sorted(answers)).encode()).hexdigest()[:16]


def learn(answers: list[Taught]) -> dict[str, list[float]]:
    """Stochastic gradient descent on the multinomial logistic loss, with weights that shrink."""
    texts = [(_taught_signs(text), CHOICES.index(intent)) for text, intent in answers]  # type: ignore[arg-type]
    counts = Counter(sign for signs, _ in texts for sign in signs)
    table = {sign: [0.0] * len(CHOICES) for sign, count in counts.items() if count >= _FEWEST_TEXTS}
    known = [([sign for sign in signs if sign in table], meaning) for signs, meaning in texts]
    for number in range(_ROUNDS):
        step = _FIRST_STEP / (1 + number * _SLOWING)
        for signs, meaning in known:
            _learn_one(table, signs, meaning, step)
    return table


def _learn_one(table: dict[str, list[float]], signs: list[str], meaning: int, step: float) -> None:
    if not signs:
        return
    scale = 1 / sqrt(len(signs))
    sums = [scale * sum(table[sign][place] for sign in signs) for place in range(len(CHOICES))]
    shares = [exp(value - max(sums)) for value in sums]
    total = sum(shares)
    for place, share in enumerate(shares):
        missed = (1.0 if place == meaning else 0.0) - share / total
        for sign in signs:
            table[sign][place] += step * (missed * scale - _SHRINKING * table[sign][place])


def _taught_signs(text: str) -> list[str]:
    """Without the names of the written world: what they stood beside says nothing about others."""
    return sorted(sign for sign in signs_of(text) if not set(sign.rstrip("*").split()) & _NAMES)


def main() -> int:
    answers = taught_answers()
    table = learn(answers)
    lines = [
        f"{sign}\t{' '.join(str(round(value * UNIT)) for value in values)}"
        for sign, values in sorted(table.items())
        if max(map(abs, values)) >= _LEAST_WEIGHT
    ]
    head = _HEAD.format(count=len(answers), digest=digest_of(answers))
    TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"Wrote {TABLE.relative_to(ROOT)}: {len(lines)} lines from {len(answers)} answers.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
