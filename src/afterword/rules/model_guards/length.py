"""A wording is at most a fifth longer than the sentence, and the letter stays within 200 words. Source: 4.6."""

from afterword.rules.model_guards.wording import Wording
from afterword.rules.review.text import read_text
from afterword.said import say

MOST_LONGER = 1.2
MOST_WORDS = 200
_ALLOWANCE = 1


def check(wording: Wording) -> str | None:
    before, after = len(wording.original.split()), len(wording.proposed.split())
    if after > before * MOST_LONGER + _ALLOWANCE:
        return say("it has {after} words where yours has {before}", after=after, before=before)
    if after * 2 < before:
        return say("it has only {after} words where yours has {before}", after=after, before=before)
    whole = len(read_text(wording.body).said)
    if whole > MOST_WORDS and after > before:
        return say("the letter would have {whole} words", whole=whole)
    return None
