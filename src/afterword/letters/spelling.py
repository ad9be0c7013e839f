"""British or American spelling of common words, from a list; names and words with capitals stay as they are."""

import re
from functools import cache

from afterword.letters.debrief import Spelling
from afterword.letters.lexicon import read_lines

_SMALL_WORD = re.compile(r"[a-z]{4,}")


def spell(text: str, spelling: Spelling) -> str:
    """`text` with the listed words spelled as the profile says. A word with a capital may be a name."""
    pairs = _pairs(spelling)
    return _SMALL_WORD.sub(lambda match: pairs.get(match[0], match[0]), text)


def is_spelled_for(word: str, spelling: Spelling) -> bool:
    """Whether the list knows `word` (in small letters) as the spelling of that profile alone."""
    other = Spelling.AMERICAN if spelling is Spelling.BRITISH else Spelling.BRITISH
    return word in _pairs(other)


@cache
def _pairs(spelling: Spelling) -> dict[str, str]:
    pairs = [tuple(word.strip() for word in line.split(":")) for line in read_lines("spelling")]
    british = spelling is Spelling.BRITISH
    return {us: uk for us, uk in pairs} if british else {uk: us for us, uk in pairs}
