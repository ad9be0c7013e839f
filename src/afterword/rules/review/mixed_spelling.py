"""Whether a letter spells in two ways at once, "color" beside "organised". An author who writes one of them may mean
the reader; both look like two authors."""

from collections.abc import Iterator
from functools import cache

from afterword.letters.words.lexicon import read_lines
from afterword.rules.review.text import Span, TextFacts


@cache
def _spellings() -> tuple[frozenset[str], frozenset[str]]:
    """The words of American and of British spelling. "-ize" is right in both, so it tells nothing."""
    pairs = [line.split(":") for line in read_lines("spelling")]
    american = {pair[0].strip() for pair in pairs if "iz" not in pair[0]}
    return frozenset(american), frozenset(pair[1].strip() for pair in pairs)


def mixed_spelling(text: TextFacts) -> Iterator[tuple[Span, str]]:
    """The first word in the spelling that is the rarer one here, and a word in the other. Words with a capital may be
    names."""
    american, british = (text.vocabulary & words for words in _spellings())
    if not american or not british:
        return
    found = [[word for word in text.words if word.text in words] for words in (american, british)]
    fewer, more = sorted(found, key=len)
    if fewer and more:
        yield fewer[0], more[0].text
