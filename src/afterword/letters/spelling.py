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


@cache
def _pairs(spelling: Spelling) -> dict[str, str]:
    pairs = [tuple(word.strip() for word in line.split(":")) for line in read_lines("spelling")]
    british = spelling is Spelling.BRITISH
    return {us: uk for us, uk in pairs} if british else {uk: us for us, uk in pairs}
