"""C3: does the letter say that its author wants the job?

Measured: a phrase of interest (`interest.txt`) that is not negated. The third part of the blog's rule 5;
readers take the letter as a test of interest. Not asked of somebody who noted that they do not want it:
nothing is feigned. A recruiter or a second letter gets a hint only.
"""

from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.letters.phrases import phrase_hits
from afterword.rules.review.addressee import arranges, asks_for_the_job, is_wanted
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text

_NEGATIONS = ("not ", "no longer ", "n't ", "n’t ", "never ", "less ")
_LOOK_BACK = 12


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if not asks_for_the_job(letter) or not is_wanted(letter):
        return
    text = read_text(letter.body)
    for hit in phrase_hits(text.own, "interest", own=letter.own_terms):
        if not _is_negated(text.own, hit.start):
            return
    is_softer = arranges(letter) or letter.kind is LetterKind.FOLLOW_UP
    yield Finding(
        rule="C3",
        severity=Severity.HINT if is_softer else Severity.WARN,
        message="Say that you want the job: one plain sentence near the end.",
    )


def _is_negated(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start].lower()
    return before.rstrip("\n").endswith(_NEGATIONS)


RULE = Rule(
    id="C3",
    title="Interest in the job",
    severity=Severity.WARN,
    overridable=True,
    source="The blog's rule 5; Business Insider (Liebman)",
    check=check,
)
