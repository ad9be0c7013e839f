"""British or American spelling of common words, from a list; names and words with capitals stay as they are."""

import re
from functools import cache, lru_cache

from afterword.letters.debrief import Debrief, Spelling
from afterword.letters.words.lexicon import read_lines

_SMALL_WORD = re.compile(r"[a-z]{4,}")


def spell(text: str, spelling: Spelling) -> str:
    """`text` with the listed words spelled as the profile says, untouched where it says nothing. A word with a capital
    may be a name."""
    if spelling is Spelling.AS_WRITTEN:
        return text
    pairs = _pairs(spelling)
    return _SMALL_WORD.sub(lambda match: pairs.get(match[0], match[0]), text)


def spelling_of(debrief: Debrief) -> Spelling:
    """How the words around the notes are spelled and dates are written: as the profile says; where it says nothing,
    British if the notes hold a British spelling, else American."""
    stated = debrief.style.spelling
    if stated is not Spelling.AS_WRITTEN:
        return stated
    return _spelling_in("\n".join(text for person in debrief.people for text in person.fields if text))


@lru_cache(maxsize=64)
def _spelling_in(text: str) -> Spelling:
    """Asked several times for each letter of a panel."""
    british = _pairs(Spelling.AMERICAN).keys()
    return Spelling.AMERICAN if british.isdisjoint(_SMALL_WORD.findall(text)) else Spelling.BRITISH


def is_spelled_for(word: str, spelling: Spelling) -> bool:
    """Whether the list knows `word` (in small letters) as the spelling of that profile alone."""
    other = Spelling.AMERICAN if spelling is Spelling.BRITISH else Spelling.BRITISH
    return word in _pairs(other)


@cache
def _pairs(spelling: Spelling) -> dict[str, str]:
    pairs = [tuple(word.strip() for word in line.split(":")) for line in read_lines("spelling")]
    british = spelling is Spelling.BRITISH
    return {us: uk for us, uk in pairs} if british else {uk: us for us, uk in pairs}
