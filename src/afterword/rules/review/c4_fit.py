"""C4: does one sentence say why the author fits?

Measured: the noted link to one's own work, taken up in the letter, or a phrase about one's own experience
(`fit.txt`). A hint: many good short notes to a peer leave it out. Not asked of a mail to a recruiter.
"""

from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.letters.phrases import phrase_hits
from afterword.rules.review.addressee import arranges, is_wanted
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.rules.review.topic_match import speaks_of


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.THANK_YOU or arranges(letter) or not is_wanted(letter):
        return
    text = read_text(letter.body)
    link = letter.person.my_link if letter.person else ""
    if link and speaks_of(text.message.text, link):
        return
    if phrase_hits(text.own, "fit", own=letter.own_terms):
        return
    yield Finding(
        rule="C4",
        severity=Severity.HINT,
        message="Add one sentence on why you fit: something you did that is like their problem.",
    )


RULE = Rule(
    id="C4",
    title="Why you fit",
    severity=Severity.HINT,
    overridable=True,
    source="The blog's rule 5",
    check=check,
)
