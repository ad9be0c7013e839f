"""C7: are there at most four paragraphs?

Measured: blocks between blank lines, greeting and sign-off left out; a single line counts. In a text that
was not wrapped by hand (a line of more than 100 characters) each line of two words or more is a paragraph. A list
belongs to the paragraph above it.
"""

import re
from collections.abc import Iterable

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

MOST = 4
_WRAPPED_AT = 100
_ITEM = re.compile(r"[ \t]*(?:[-*•–][ \t]+|\(?(?:\d{1,2}|[a-dA-D])[.)][ \t]+|[A-Z][\w ]{0,20}:[ \t])")


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    starts = [start for part in text.paragraphs for start in _starts(part.start, part.text)]
    if len(starts) > MOST:
        line_end = text.own.find("\n", starts[MOST])
        yield Finding(
            rule="C7",
            severity=Severity.WARN,
            message=say("{count} paragraphs; four is the most. Join two of them.", count=len(starts)),
            start=starts[MOST],
            end=line_end if line_end >= 0 else len(text.own),
        )


def _starts(start: int, paragraph: str) -> list[int]:
    lines = paragraph.split("\n")
    if len(lines) > 1 and all(_ITEM.match(line) for line in lines):
        return []
    if len(lines) == 1 or max(map(len, lines)) <= _WRAPPED_AT:
        return [start]
    starts: list[int] = []
    for line in lines:
        if len(line.split()) > 1:
            starts.append(start)
        start += len(line) + 1
    return starts


RULE = Rule(
    id="C7",
    title=to_say("At most four paragraphs"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("rule 4 of the six: short, four paragraphs at most"),
    check=check,
)
