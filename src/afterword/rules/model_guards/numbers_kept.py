"""The numbers of a wording are those of the sentence: none new, none lost, none changed."""

from collections import Counter

from afterword.rules.model_guards.wording import Wording
from afterword.rules.review.numbers import numbers_in
from afterword.said import say


def check(wording: Wording) -> str | None:
    before, after = _numbers(wording.original), _numbers(wording.proposed)
    new, lost = after - before, before - after
    if new:
        return say("the number {number} is not in your sentence", number=next(iter(new)))
    if lost:
        return say("the number {number} is lost", number=next(iter(lost)))
    return None


def _numbers(text: str) -> Counter[str]:
    """ "One" is nearly always a pronoun and says no number."""
    return Counter(
        number.value for number in numbers_in(text) if not (number.is_word and number.value == "1")
    )
