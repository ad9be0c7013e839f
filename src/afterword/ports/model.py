"""Asking a language model for a proposal. It is a help that may be missing; nothing waits for it."""

from dataclasses import dataclass
from typing import Protocol

from afterword.letters.model_help.question import Question
from afterword.ports.submission import CheckStep


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPlace:
    """Where the model is asked: the address of an OpenAI-compatible interface and the name of the model there."""

    url: str
    name: str


class ModelPort(Protocol):
    @property
    def place(self) -> ModelPlace: ...

    def ask(self, question: Question) -> str:
        """The model's answer as it came, at most some ten thousand characters; nothing about it is to be trusted.

        Sends the texts of `question` and nothing else of the person. Raises Temporary (no connection, too slow, too
        busy, 5xx) or Permanent (wrong key, no such model, an answer that is no answer, one that is too large). Asks
        once and never tries again by itself."""
        ...

    def check(self) -> list[CheckStep]:
        """Whether the interface answers and knows the model; sends no text of the person."""
        ...
