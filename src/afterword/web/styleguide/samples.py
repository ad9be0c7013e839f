"""What the style guide shows: an invented letter that is really reviewed, and plots of invented figures."""

from functools import cache

from afterword.letters.letter import LetterKind
from afterword.rules.insight.picture import Picture, Stage
from afterword.rules.insight.share import Share
from afterword.rules.insight.waiting import Wait, median_wait, unanswered_after
from afterword.rules.review import review
from afterword.rules.review.finding import LetterUnderReview
from afterword.web.insight.answered_curve import answered_curve
from afterword.web.insight.bars import funnel_bars, letter_bars
from afterword.web.letters.finding_words import marked_pieces, shown_findings, verdict_words

SUBJECT = "Thank you for the talk about the build farm"
LETTER = """Dear [Name],

Thank you for the conversation this afternoon about moving the build farm to spot machines. \
You told me that the queue grows every Monday because nobody owns the runners.

We had the same trouble at my last job. Two teams shared one pool, and the waiting time fell from forty minutes \
to six. I am a perfect fit for this role.

I would like to take this further.

Best regards,
Jonas Lindqvist
"""
_WAITS = ((2, True), (3, True), (5, True), (6, False), (8, True), (12, True), (14, False), (19, False))


@cache
def letter_facts() -> dict[str, object]:
    """The letter with its marks and findings, as the page of a letter shows them."""
    found = review(LetterUnderReview(subject=SUBJECT, body=LETTER, kind=LetterKind.THANK_YOU))
    findings = shown_findings(found, LETTER)
    return {
        "subject": SUBJECT, "pieces": marked_pieces(found, LETTER), "findings": findings,
        "verdict": verdict_words(found, findings),
    }  # fmt: skip


def plot_facts() -> dict[str, object]:
    waits = tuple(Wait(days=float(days), answered=answered) for days, answered in _WAITS)
    steps = unanswered_after(waits)
    picture = Picture(
        waits=waits, steps=steps, median_days=median_wait(steps), on_time=Share(count=7, total=8),
        debrief_hours=None, answered_by_interview=(),
        funnel=(
            Stage(name="Interview held", count=8), Stage(name="Letter sent", count=7), Stage(name="Answered", count=5),
        ),
        answered_by_letter=(
            (LetterKind.THANK_YOU, Share(count=4, total=8)), (LetterKind.FOLLOW_UP, Share(count=1, total=3)),
        ),
    )  # fmt: skip
    return {
        "picture": picture, "curve": answered_curve(picture), "funnel": funnel_bars(picture.funnel),
        "bars_of_letters": letter_bars(picture),
    }  # fmt: skip
