"""What could, would or may be stays possible; what was done stays done; what is to come stays to come."""

from afterword.letters.words.word_cuts import split_words
from afterword.rules.model_guards.wording import Wording
from afterword.said import say

_CERTAINTY = {
    "could": "could", "would": "would", "might": "may", "may": "may", "maybe": "may", "perhaps": "may",
    "possibly": "may", "should": "should", "must": "must", "will": "will", "shall": "will", "always": "always",
    "only": "only", "almost": "almost", "nearly": "almost", "about": "", "some": "some", "most": "most", "all": "all",
    "every": "all", "half": "half",
}  # fmt: skip


def check(wording: Wording) -> str | None:
    before, after = _marks(wording.original), _marks(wording.proposed)
    changed = sorted(before ^ after)
    return (
        say("what is certain, possible or partial changes ({changed})", changed=changed[0])
        if changed
        else None
    )


def _marks(text: str) -> frozenset[str]:
    found = (_CERTAINTY.get(word.text, "") for word in split_words(text))
    return frozenset(mark for mark in found if mark)
