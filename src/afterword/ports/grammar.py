"""Asking a grammar checker about a letter. The answer is a help, never a condition: without one it is
empty."""

from collections.abc import Collection
from typing import Protocol

from afterword.letters.debrief import Spelling
from afterword.rules.review.finding import GrammarRemark

__all__ = ["GrammarPort", "GrammarRemark"]


class GrammarPort(Protocol):
    def check(
        self, text: str, *, known_words: Collection[str] = (), dialect: Spelling | None = None
    ) -> tuple[GrammarRemark, ...]:
        """What is wrong in `text`, in order, with character offsets into it.

        `known_words` are right however they look: names, companies, technologies of the notes; case does not
        matter. Without a `dialect` only what is wrong in American and in British English is reported. Never
        raises: where no checker answers the result is empty, and `trouble` says why."""
        ...

    def trouble(self) -> str | None:
        """Why there are no remarks, in one sentence for the person; None while all is well."""
        ...

    def close(self) -> None: ...
