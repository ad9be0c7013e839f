"""A question that can be answered with a word."""

from collections.abc import Callable
from dataclasses import dataclass

from afterword.cli.problem import BadInput

YES, NO = ("yes", "y"), ("no", "n")
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`choices` are the words that can be said with their meaning; `settle` takes one and says what came of it."""

    reference: str
    sentence: str
    choices: Choices
    settle: Callable[[str], str]
    context: tuple[str, ...] = ()


def unknown_answer(reference: str, typed: str, choices: Choices) -> BadInput:
    known = ", ".join(word for word, _ in choices)
    return BadInput(f"“{typed}” is no answer to {reference}: say one of {known}. Nothing was changed.")
