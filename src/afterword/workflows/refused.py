"""What a workflow answers when it did not do what it was asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """`sentence` says what was not done and what to do, for the person. Nothing was changed."""

    sentence: str
