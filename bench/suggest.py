"""How long raw notes take to become offers: a text of 2 kB never seen before, and the same text at a key press.

The texts are the notes of tests/data/notes in changing order, cut at `characters`. The baseline, in the same run, is
one regular expression that cuts the same text into words.
"""

import re
import statistics
import time
from pathlib import Path
from random import Random
from typing import Any

import yaml

from afterword.letters.debrief import Relation
from afterword.letters.suggest import Scope, read_notes
from bench.machine import progress

SIZES = {"texts": 300, "characters": 2048}
QUICK = {"texts": 60}
GOAL_MS = 5.0

_NOTES = Path(__file__).resolve().parents[1] / "tests" / "data" / "notes"
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:]")
_SCOPE = Scope(reader="Priya Raman", relation=Relation.HIRING_MANAGER, people=("Priya Raman", "Bo Lindgren"))


def measure(*, is_quick: bool, texts: int, characters: int) -> dict[str, Any]:
    dice = Random(3)
    rows = yaml.safe_load((_NOTES / "first_sixty.yaml").read_text(encoding="utf-8"))
    notes = [row["notes"] for row in rows]
    # Once before the clock runs: lists are read, patterns compiled.
    read_notes(notes[0], _SCOPE)
    fresh, key, words = [], [], []
    for number in range(texts):
        progress(f"text {number + 1} of {texts}")
        text = "\n".join(dice.sample(notes, k=len(notes)))[: characters - 8] + f" x{number}"
        fresh.append(_milliseconds(lambda text=text: read_notes(text, _SCOPE)))
        key.append(_milliseconds(lambda text=text: read_notes(f"{text}\nk", _SCOPE)))
        words.append(_milliseconds(lambda text=text: _WORDS.findall(text)))
    figures: dict[str, Any] = {
        "fresh_ms": round(statistics.median(fresh), 3),
        "fresh_p95_ms": round(statistics.quantiles(fresh, n=20)[-1], 3),
        "key_press_ms": round(statistics.median(key), 3),
        "key_press_p95_ms": round(statistics.quantiles(key, n=20)[-1], 3),
        "words_ms": round(statistics.median(words), 3),
        "texts": texts,
        "characters": characters,
        "goal": f"{GOAL_MS:g} ms at the median",
    }
    figures["ratio_to_words"] = round(figures["fresh_ms"] / figures["words_ms"], 1)
    figures["met"] = figures["fresh_ms"] < GOAL_MS and figures["key_press_ms"] < GOAL_MS
    return figures


def _milliseconds(deed: Any) -> float:
    begun = time.perf_counter()
    deed()
    return (time.perf_counter() - begun) * 1000


def lines(figures: dict[str, Any]) -> list[str]:
    return [
        f"Raw notes of {figures['characters']} characters, {figures['texts']} texts:",
        f"  never seen before   {figures['fresh_ms']:>7} ms median   {figures['fresh_p95_ms']:>7} ms at 95 %",
        f"  at a key press      {figures['key_press_ms']:>7} ms median   {figures['key_press_p95_ms']:>7} ms at 95 %",
        f"  only cut into words {figures['words_ms']:>7} ms median   ({figures['ratio_to_words']} times less)",
        f"Goal {figures['goal']}: {'met' if figures['met'] else 'not met'}.",
    ]
