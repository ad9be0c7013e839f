"""The words that are right in this letter however they look: what a caller hands to its grammar checker."""

import re

from afterword.rules.review.finding import LetterUnderReview
from afterword.rules.review.record import notes_of_person, record_text

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def known_words(letter: LetterUnderReview) -> frozenset[str]:
    """Every word of the record about this letter, as typed: people, companies, role, fields and raw notes.
    Private remarks are not looked at."""
    texts = [*letter.other_companies, letter.employer or ""]
    if letter.debrief:
        texts.append(record_text(letter.debrief))
    if letter.person:
        texts += [letter.person.name, notes_of_person(letter.person)]
    return frozenset(word for text in texts for word in _WORD.findall(text))
