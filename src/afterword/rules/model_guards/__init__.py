"""Guards over what a model writes: a file each, all of them asked, none of them can be switched off.

A wording is offered to the person only where no guard speaks against it; what is offered is still only a proposal,
and the letter that comes of it goes the way of every letter: review, approval. Source: domain study 4.6.
"""

from dataclasses import dataclass

from afterword.rules.model_guards import (
    blocking_rules,
    certainty_kept,
    chatter,
    flattery,
    invented_words,
    length,
    likeness,
    names_kept,
    negation_kept,
    numbers_kept,
    one_sentence,
    private_text,
    who_did_what,
)
from afterword.rules.model_guards.wording import Guard, Wording

__all__ = ["GUARDS", "Rejected", "Wording", "rejection_of"]

GUARDS: tuple[tuple[str, Guard], ...] = (
    ("one-sentence", one_sentence.check),
    ("chatter", chatter.check),
    ("private-text", private_text.check),
    ("numbers-kept", numbers_kept.check),
    ("names-kept", names_kept.check),
    ("negation-kept", negation_kept.check),
    ("certainty-kept", certainty_kept.check),
    ("who-did-what", who_did_what.check),
    ("flattery", flattery.check),
    ("length", length.check),
    ("invented-words", invented_words.check),
    ("likeness", likeness.check),
    ("blocking-rules", blocking_rules.check),
)
"""In the order in which they are asked; the cheap ones first, the whole review last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Which guard refused a wording, and why, as a short clause."""

    guard: str
    why: str


def rejection_of(wording: Wording) -> Rejected | None:
    """The first guard that speaks against `wording`, or None where it may be offered."""
    for name, guard in GUARDS:
        why = guard(wording)
        if why is not None:
            return Rejected(guard=name, why=why)
    return None
