"""Whether a word looks misspelt: unknown, and one letter away from a word of our lists.

No dictionary: words that no list knows are let through, unless a slip of the finger would make them one that a
list knows ("previus", "servce"). Holding a suggestion back costs little; a misspelt letter costs a lot.
"""

from collections.abc import Iterator
from functools import cache

from afterword.letters.words.lexicon import ordinary, technologies, verbs
from afterword.letters.words.phrases import read_terms

_SHORTEST = 6
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "r", "rs", "ise", "ising", "ised", "n", "al")


def looks_misspelt(word: str) -> bool:
    """`word` in small letters. Names, numbers and words with signs in them are never judged."""
    if len(word) < _SHORTEST or not word.isalpha() or not word.isascii() or _is_known(word):
        return False
    return word in _one_short() or any(slip in _known() for slip in (*_slips(word), *_swaps(word)))


def _is_known(word: str) -> bool:
    if word in _known() or word.replace("is", "iz") in _known() or word.replace("our", "or") in _known():
        return True
    return any(
        word.endswith(ending) and any(stem in _known() for stem in _stems(word.removesuffix(ending)))
        for ending in _ENDINGS
    )


def _stems(cut: str) -> tuple[str, ...]:
    doubled = cut[:-1] if len(cut) > 2 and cut[-1] == cut[-2] else cut
    return (cut, cut + "e", doubled, cut + "y", cut.removesuffix("i") + "y")


@cache
def _known() -> frozenset[str]:
    names = ("it_jargon", "it_names", "empty_words", "plain_words", "deeds", "shouted")
    listed = {part.casefold() for name in names for line in read_terms(name) for part in line.split()}
    wrong_and_right = [line.split() for line in read_terms("misspellings")]
    listed |= {word for pair in wrong_and_right for word in pair[1:]}
    return frozenset(
        listed | ordinary() | {part for name in technologies().by_typed for part in name.split()}
    )


def word_meant(word: str) -> str:
    """The one known word that `word` (in small letters) is with a letter left out inside or two letters swapped:
    "dashbord", "nigth"; else an empty text. A letter too much may as well make a word that no list knows."""
    if len(word) < 5 or not (word.isalpha() and word.isascii()) or word in ordinary() or _is_known(word):
        return ""
    found = {swap for swap in _swaps(word) if swap in _known() and swap[0] == word[0]}
    short = _one_short().get(word, "")
    if short and short[-1] == word[-1]:
        found.add(short)
    # "becom", "databas": the last letter did not come through
    found |= {word + last for last in _LAST if len(word + last) > 5 and word + last in _whole_words()}
    return found.pop() if len(found) == 1 else ""


_LAST = "edtg"


@cache
def _whole_words() -> frozenset[str]:
    """What may lack its last letter: words that no name is."""
    return ordinary() | verbs().sure_base


@cache
def _one_short() -> dict[str, str]:
    """Every known word of seven letters and more, by how it is typed with one letter left out; an empty text where
    two are typed so."""
    found: dict[str, str] = {}
    for word in _known():
        for slip in set(_slips(word)) if len(word) > 6 and word.isalpha() else ():
            found[slip] = "" if slip in found else word
    return found


def _slips(word: str) -> Iterator[str]:
    """`word` with one letter left out; the first one never, nobody mistypes that."""
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def _swaps(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
