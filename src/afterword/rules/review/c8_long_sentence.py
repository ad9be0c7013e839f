"""C8: can each sentence and paragraph be read in one breath?

Measured: more than 35 words in a sentence, more than 90 in a paragraph. A hint at each.
"""

from bisect import bisect_left
from collections.abc import Iterable

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text

_SENTENCE_WORDS = 35
_PARAGRAPH_WORDS = 90


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    starts = [word.start for word in text.words]
    for sentence in text.sentences:
        count = bisect_left(starts, sentence.end) - bisect_left(starts, sentence.start)
        if count > _SENTENCE_WORDS:
            told = f"Split this sentence; it has {count} words."
            yield Finding(
                rule="C8", severity=Severity.HINT, message=told, start=sentence.start, end=sentence.end
            )
    for part in text.paragraphs:
        count = bisect_left(starts, part.end) - bisect_left(starts, part.start)
        if count > _PARAGRAPH_WORDS:
            told = f"Split or shorten this paragraph; it has {count} words."
            yield Finding(rule="C8", severity=Severity.HINT, message=told, start=part.start, end=part.end)


RULE = Rule(
    id="C8",
    title="Long sentences and paragraphs",
    severity=Severity.HINT,
    overridable=True,
    source="Afterword's own",
    check=check,
)
