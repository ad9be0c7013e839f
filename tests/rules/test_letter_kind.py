"""What kind of letter a pasted text is, and what is asked of one whose kind nothing tells."""

from dataclasses import replace

import pytest

from afterword.letters.letter import LetterKind
from afterword.rules.letter_kind import see_kind
from afterword.rules.review import review
from afterword.rules.review.finding import LetterUnderReview, Severity

ANSWERED = "Re: Data Engineer"


@pytest.mark.parametrize(
    ("subject", "sentence", "kind"),
    [
        (None, "Thank you for the interview today.", LetterKind.THANK_YOU),
        (None, "Thank you for your time.", LetterKind.THANK_YOU),
        (
            ANSWERED,
            "Thank you for your time. If another role comes up, I am there.",
            LetterKind.REJECTION_REPLY,
        ),
        (ANSWERED, "Thank you for your message. That is a pity.", LetterKind.REJECTION_REPLY),
        (ANSWERED, "Thank you for writing back so soon.", LetterKind.REJECTION_REPLY),
        (
            ANSWERED,
            "Thanks for your letter. I accept, and the signed contract is on its way.",
            LetterKind.OFFER_REPLY,
        ),
        ("Re: Offer", "What a lovely start to the week.", LetterKind.OFFER_REPLY),
        (ANSWERED, "Thank you very much for the offer, which came this morning.", LetterKind.OFFER_REPLY),
        (ANSWERED, "I wrote a fortnight ago about the role.", LetterKind.FOLLOW_UP),
        (ANSWERED, "Two weeks on I am still curious.", LetterKind.FOLLOW_UP),
        ("Cancelling Thursday", "Please could you cancel my interview on Thursday?", LetterKind.WITHDRAWAL),
        ("A mistake of mine", "The limit is 64, not 63.", LetterKind.CORRECTION),
        (None, "I said that it locks the table. It does not.", LetterKind.CORRECTION),
        (ANSWERED, "Many thanks, that made me smile.", None),
        (None, "The weather is fine.", None),
    ],
)
def test_the_kind_is_seen_from_subject_and_words(
    subject: str | None, sentence: str, kind: LetterKind | None
) -> None:
    body = f"Hi Priya,\n\n{sentence}\n\nBest regards,\nJonas\n"
    assert see_kind(subject=subject, body=body) is kind


def test_where_nothing_tells_the_kind_thanks_and_interest_are_asked_for_in_hints() -> None:
    letter = LetterUnderReview(
        subject=None, body="Hi Priya,\n\nThe weather is fine.\n\nBest regards,\nJonas\n"
    )
    found = {each.rule: each.severity for each in review(letter).findings}
    # Without notes nobody knows whether the reader is asked for a job.
    assert (found["C1"], found["C3"]) == (Severity.WARN, Severity.HINT)
    found = {each.rule: each.severity for each in review(replace(letter, is_kind_known=False)).findings}
    assert (found["C1"], found["C3"]) == (Severity.HINT, Severity.HINT)
