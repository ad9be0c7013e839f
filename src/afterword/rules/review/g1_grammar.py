"""G1: spelling and grammar.

Measured: what the caller's grammar checker said of the message (`letter.grammar`), and our own patterns for
what it misses. Greeting, sign-off and quoted mail are left out: names are compared with the record by rule
N2. A pure rule: without a checker our own patterns still answer.
"""

from collections.abc import Iterable

from afterword.rules.review.finding import Finding, GrammarRemark, LetterUnderReview, Rule, Severity
from afterword.rules.review.own_grammar import own_remarks
from afterword.rules.review.text import TextFacts, read_text
from afterword.said import say, to_say

_LONGEST = 20_000
"""Characters that are looked at; a letter has about a thousand."""


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    own = own_remarks(text.message.text[:_LONGEST], offset=text.message.start)
    if text.postscript:
        own += own_remarks(text.postscript.text, offset=text.postscript.start)
    reached = 0
    for remark in sorted((*own, *letter.grammar), key=lambda remark: remark.start):
        if remark.start < reached or not _is_in_message(text, remark):
            continue
        reached = remark.end
        told = f"“{letter.body[remark.start : remark.end]}”: {_hint(remark)}"
        yield Finding(rule="G1", severity=Severity.WARN, message=told, start=remark.start, end=remark.end)


def _is_in_message(text: TextFacts, remark: GrammarRemark) -> bool:
    parts = (text.message, text.postscript) if text.postscript else (text.message,)
    inside = any(part.start <= remark.start < remark.end <= part.end for part in parts)
    return inside and text.own[remark.start : remark.end] == text.body[remark.start : remark.end]


def _hint(remark: GrammarRemark) -> str:
    if remark.kind == "Spelling" and remark.suggestions:
        return say("did you mean “{suggestions}”?", suggestions=remark.suggestions[0])
    said = remark.message if remark.message.endswith((".", "?")) else remark.message + "."
    if remark.suggestions and remark.suggestions[0] and f"“{remark.suggestions[0]}”" not in said:
        return say("{said} Perhaps “{suggestions}”.", said=said, suggestions=remark.suggestions[0])
    return said


RULE = Rule(
    id="G1",
    title=to_say("Spelling and grammar"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("net-temps (an offer withdrawn over errors)"),
    check=check,
)
