"""What went out already to the reader of a letter."""

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import LetterUnderReview, PastSubmission
from afterword.rules.review.names import fold


def sent_to_reader(letter: LetterUnderReview, kind: LetterKind) -> tuple[PastSubmission, ...]:
    """Earlier letters of `kind` to this person in this round, oldest first. Where the person is not known,
    those to anybody count; where the round is not known, those of any round."""
    name = fold(letter.person.name).strip() if letter.person else None
    this_round = letter.debrief.interview.round if letter.debrief else None
    found = (
        past
        for past in letter.past
        if past.kind is kind
        and (name is None or fold(past.person).strip() == name)
        and (this_round is None or past.round == this_round)
    )
    return tuple(sorted(found, key=lambda past: past.sent_at))
