"""Findings as a page shows them: severity by word and shape, the words they mean, and the text with its marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from afterword.rules.review import Review, rules
from afterword.rules.review.finding import Finding, Severity, Verdict
from afterword.said import say

_LONGEST_EXCERPT = 90
_WORDS = {
    Severity.BLOCK: (gettext_noop("stops it"), "■"),
    Severity.WARN: (gettext_noop("look again"), "▲"),
    Severity.HINT: (gettext_noop("consider"), "○"),
}
VERDICTS = {
    Verdict.READY: gettext_noop("Ready. Nothing was found."),
    Verdict.LOOK_AGAIN: gettext_noop("Look again before you say yes."),
    Verdict.DO_NOT_SEND: gettext_noop("Not like this: something stops it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """`number` counts from 1 in the order of the text and stands at the mark; what is about the whole letter comes
    last and `is_placed` is false. `answer` is the reason given for overruling it."""

    number: int
    rule: str
    title: str
    source: str
    severity: str
    word: str
    shape: str
    message: str
    excerpt: str
    overridable: bool
    answer: str
    is_placed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the text; `number` is the finding it belongs to, 0 for none."""

    text: str
    number: int = 0
    severity: str = ""


def numbered(review: Review | None) -> list[tuple[int, Finding]]:
    """In the order of the text; what stands nowhere comes last."""
    found = review.findings if review else ()
    ordered = sorted(found, key=lambda each: (each.start is None, each.start or 0))
    return list(enumerate(ordered, start=1))


def shown_findings(
    review: Review, body: str, *, overrides: Mapping[str, str] | None = None
) -> tuple[ShownFinding, ...]:
    titles = {rule.id: rule for rule in rules()}
    answers = overrides or {}
    found = []
    for number, each in numbered(review):
        word, shape = _WORDS[each.severity]
        rule = titles.get(each.rule)
        answer = answers.get(each.rule, "") if each.overridable else ""
        found.append(
            ShownFinding(
                number=number, rule=each.rule, title=say(rule.title) if rule else each.rule,
                source=say(rule.source) if rule else "", severity=each.severity.value,
                word=gettext("overruled") if answer else gettext(word),
                shape="□" if answer else shape, message=each.message,
                excerpt=_excerpt(each, body), overridable=each.overridable, answer=answer,
                is_placed=each.start is not None,
            )
        )  # fmt: skip
    return tuple(found)


def verdict_words(review: Review | None, findings: Sequence[ShownFinding]) -> str:
    """The verdict in words; hints alone leave a letter ready."""
    if review is None:
        return ""
    if review.verdict is Verdict.DO_NOT_SEND and all(
        each.answer for each in findings if each.severity == Severity.BLOCK
    ):
        return gettext("You overruled what stopped it.")
    if review.verdict is Verdict.READY and findings:
        return gettext("Ready. A few things to consider.")
    return gettext(VERDICTS[review.verdict])


def marked_pieces(review: Review | None, body: str) -> tuple[Piece, ...]:
    """The text in pieces, marked where a finding stands; of findings that overlap the first is marked."""
    placed = [
        (n, f.start, f.end, f) for n, f in numbered(review) if f.start is not None and f.end is not None
    ]
    pieces: list[Piece] = []
    at = 0
    for number, start, end, finding in sorted(placed, key=lambda item: (item[1], item[2])):
        if start < at or end <= start:
            continue
        if start > at:
            pieces.append(Piece(text=body[at:start]))
        pieces.append(Piece(text=body[start:end], number=number, severity=finding.severity.value))
        at = end
    return (*pieces, Piece(text=body[at:]))


def marks_of(review: Review | None, body: str) -> list[tuple[int, int, int, str]]:
    """Start, end, number and severity of each mark, counted as a browser counts (UTF-16). They may overlap."""
    return [
        (utf16(body, each.start), utf16(body, each.end), number, each.severity.value)
        for number, each in numbered(review)
        if each.start is not None and each.end is not None and each.end > each.start
    ]


def utf16(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le")) // 2


def _excerpt(finding: Finding, body: str) -> str:
    if finding.start is None or finding.end is None:
        return ""
    words = " ".join(body[finding.start : finding.end].split())
    return words if len(words) <= _LONGEST_EXCERPT else words[: _LONGEST_EXCERPT - 1] + "…"
