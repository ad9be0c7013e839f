"""C2: does anything in the letter come from the talk with this person?

Measured against the notes about that person: one telling word (a technology, a name, a number, a long word)
or two content words of a field, compared by stem and with synonyms; of the raw notes two words are needed. The
subject counts too. A letter by hand that says much in words of its own, only not those of the notes, gets a hint.
Where nothing was noted: at most 20% of the 3-word runs may be those of stock letters, unless enough else is said.
Interviewers show each other their mail, and a letter that fits everybody is the common complaint. A composed letter
without a topic is held back.
"""

from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.letters.words.phrases import own_word_count, stock_share
from afterword.rules.review.addressee import arranges, called
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.rules.review.topic_match import speaks_of
from afterword.said import say, to_say

_STOCK_HINT, _STOCK_WARN = 0.20, 0.25
# Different words that stand in no stock letter: from here on a letter says something.
_ENOUGH_OWN_WORDS = 14


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if letter.kind is not LetterKind.THANK_YOU or arranges(letter):
        return
    message = read_text(letter.body).message.text
    fields, raw = _fields(letter), _raw(letter)
    if fields or raw:
        subject, leave_out = letter.subject or "", _leave_out(letter)
        if any(speaks_of(message, field, subject=subject, leave_out=leave_out) for field in fields):
            return
        if any(speaks_of(message, note, subject=subject, leave_out=leave_out, telling=False) for note in raw):
            return
        severity = Severity.BLOCK if letter.is_composed else _by_own_words(f"{subject}\n{message}")
    else:
        share = stock_share(message)
        if share < _STOCK_HINT:
            return
        severity = _by_own_words(message) if share >= _STOCK_WARN else Severity.HINT
    yield Finding(
        rule="C2",
        severity=severity if letter.is_kind_known else Severity.HINT,
        message=say(
            "Nothing here comes from your talk with {who}. Name one thing you spoke about.",
            who=called(letter),
        ),
    )


def _by_own_words(message: str) -> Severity:
    return Severity.HINT if own_word_count(message) >= _ENOUGH_OWN_WORDS else Severity.WARN


def _fields(letter: LetterUnderReview) -> list[str]:
    person = letter.person
    if person is None:
        return []
    promised = person.promised.thing if person.promised else ""
    noted = (person.topic, person.point, person.thought, person.liked, person.clarify, person.next, promised)
    return [field for field in (*noted, *person.questions) if field.strip()]


def _raw(letter: LetterUnderReview) -> list[str]:
    notes = (letter.person.notes if letter.person else "", letter.debrief.notes if letter.debrief else "")
    return [each for each in notes if each.strip()]


def _leave_out(letter: LetterUnderReview) -> list[str]:
    known = [letter.debrief.company, letter.debrief.role] if letter.debrief else []
    return known + ([letter.person.name] if letter.person else [])


RULE = Rule(
    id="C2",
    title=to_say("A specific topic"),
    severity=Severity.BLOCK,
    overridable=True,
    source=to_say("rule 5 of the six (thanks, topic, fit, interest); Princeton; jobwala365"),
    check=check,
)
