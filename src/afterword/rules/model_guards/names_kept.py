"""The names of a wording are those of the sentence: people, companies, places, technologies; none new, none lost.

Compared with the sentence alone, not with the whole record: a name that stands elsewhere in the notes is as wrong
here as one that stands nowhere.
"""

import re

from afterword.letters.words import lexicon
from afterword.rules.model_guards.wording import Wording
from afterword.rules.review.names import exact
from afterword.said import say

_WORD = re.compile(r"[^\W_]+(?:['’.\-/+#][^\W_]+)*(?:\+\+|#)?")
_AFTER_STOP = re.compile(r"(?:^|[.!?:]\s+)[\"“(]?$")
_NO_NAMES = frozenset(("i", "i'm", "i've", "i'd", "i'll"))


def check(wording: Wording) -> str | None:
    before, after = _names(wording.original, wording), _names(wording.proposed, wording)
    new, lost = sorted(after - before), sorted(before - after)
    if new:
        return say("the name {new} is not in your sentence", new=new[0])
    if lost:
        return say("the name {lost} is lost", lost=lost[0])
    return None


def _names(text: str, wording: Wording) -> frozenset[str]:
    """Words with a capital inside a sentence or inside the word, technologies, and the known names wherever they
    stand; in small letters and without a possessive."""
    known = _known(wording)
    found = set()
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        plain = exact(word)
        starts = _AFTER_STOP.search(text[: match.start()]) is not None
        has_capital = any(char.isupper() for char in (word[1:] if starts else word))
        if plain not in _NO_NAMES and (has_capital or plain in known or _is_technology(plain)):
            found.add(_one_form(plain))
    return frozenset(found)


def _known(wording: Wording) -> frozenset[str]:
    debrief = wording.facts.debrief
    if debrief is None:
        return frozenset()
    names = [debrief.company, *(person.name for person in debrief.people), *wording.facts.other_companies]
    words = (exact(word) for name in names for word in name.split())
    return frozenset(word for word in words if len(word) > 1 and word not in lexicon.ordinary())


def _is_technology(plain: str) -> bool:
    return plain in lexicon.technologies().by_typed


def _one_form(plain: str) -> str:
    """Another spelling of the same technology is the same name; a plural too."""
    right = lexicon.technologies().by_typed.get(plain, plain).casefold()
    return right.removesuffix("s") if len(right) > 3 else right
