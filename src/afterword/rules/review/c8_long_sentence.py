"""C8: can each sentence and paragraph be read in one breath?

Measured: more than 35 words in a sentence, more than 90 in a paragraph. A hint at each.
"""

from collections.abc import Iterable

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import Span, count_words, read_text
from afterword.said import say, to_say

_SENTENCE_WORDS = 35
_PARAGRAPH_WORDS = 90
# Letters and the space behind them; thirty-six words of English that are shorter on average do not exist.
_SHORTEST_WORD = 3


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    for sentence in text.sentences:
        count = _count(sentence, _SENTENCE_WORDS)
        if count > _SENTENCE_WORDS:
            yield _finding(sentence, say("Split this sentence; it has {count} words.", count=count))
    for part in text.paragraphs:
        count = _count(part, _PARAGRAPH_WORDS)
        if count > _PARAGRAPH_WORDS:
            yield _finding(part, say("Split or shorten this paragraph; it has {count} words.", count=count))


def _count(part: Span, most: int) -> int:
    """The words of a part; 0 where it is so short that they cannot be more than `most`."""
    return count_words(part.text) if len(part.text) > most * _SHORTEST_WORD else 0


def _finding(part: Span, told: str) -> Finding:
    return Finding(rule="C8", severity=Severity.HINT, message=told, start=part.start, end=part.end)


RULE = Rule(
    id="C8",
    title=to_say("Long sentences and paragraphs"),
    severity=Severity.HINT,
    overridable=True,
    source=to_say("Afterword's own"),
    check=check,
)
