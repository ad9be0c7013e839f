"""The numbers of a wording are those of the sentence: none new, none lost, none changed."""

from collections import Counter

from afterword.rules.model_guards.wording import Wording
from afterword.rules.review.numbers import numbers_in


def check(wording: Wording) -> str | None:
    before, after = _numbers(wording.original), _numbers(wording.proposed)
    new, lost = after - before, before - after
    if new:
        return f"the number {next(iter(new))} is not in your sentence"
    if lost:
        return f"the number {next(iter(lost))} is lost"
    return None


def _numbers(text: str) -> Counter[str]:
    """ "One" is nearly always a pronoun and says no number."""
    return Counter(
        number.value for number in numbers_in(text) if not (number.is_word and number.value == "1")
    )
