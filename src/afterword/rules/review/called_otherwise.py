"""A first name by which the letter calls its reader, and which nobody of the notes has: "As you said, Michael, ...".

Measured only where the name can be nothing but a call: between commas or before a stop, in a sentence that says "you",
not behind a word for a person ("my colleague, Thomas,") and in no list of names. A name of the notes and a form of the
reader's own ("Tomek" to Tomasz) are left alone; a word that `data/nicknames.txt` does not have as a name counts only
behind "to meet you," and the like.
"""

import re
from collections.abc import Iterator

from afterword.letters.debrief import Debrief
from afterword.rules.review.finding import LetterUnderReview
from afterword.rules.review.names import (
    fold,
    is_given_name,
    is_short_form,
    name_words,
    slips,
    words_of_person,
)
from afterword.rules.review.record import is_known_word, record_words
from afterword.rules.review.text import Span, TextFacts

_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_AND = re.compile(r",? (?:and|or|nor|&) ", re.IGNORECASE)
_PEOPLE = (
    r"(?:colleagues?|boss|bosses|manager|friends?|husband|wife|partner|son|daughter|brother|sister|mother|father|uncle|"
    r"aunt|cousin|nephew|niece|dog|cat|lead|mentor|engineer|developer|teammates?|teacher|professor|neighbou?r|intern|"
    r"client|customer|director|assistant|supervisor|cto|ceo|cio|coo|founder|owner|nurse|foreman|predecessor|"
    r"successor|recruiter|interviewer|kids?|child|children|people|names?|called|named|technician|coach|captain|chef|"
    r"student|driver|analyst|architect|designer|tester|admin|guy|man|woman|lady|gentleman|person|one|head|chief)"
)
_IS_SOMEBODY = re.compile(
    rf"\b{_PEOPLE}(?: of [\w ]{{1,20}}| (?:at|in|from) [\w ]{{1,20}}| there| here)?,\Z", re.I
)
_ENDS = re.compile(r"[,.!?;:]|[ ]?[–—]|\s*\Z")
_GOES_ON = re.compile(
    r",? (?:you|your|I|it|that|this|as|thank|thanks|the|what|when|we|my|if|please|let|and thank)\b", re.I
)
_LIST_BEFORE = re.compile(r"[A-ZÀ-Þ][\w'’-]+,\Z")
# Behind these even a name that no list has is a call.
_SURE_CALL = re.compile(
    r"\b(?:(?:meet|met|see|seeing|meeting|to|with|hear from) you|you (?:said|mentioned|told me|explained|put it|know|"
    r"see)|for (?:your time|everything|today)),\Z",
    re.IGNORECASE,
)
_REACH = 60


def called_otherwise(letter: LetterUnderReview, text: TextFacts) -> Iterator[Span]:
    """The names, where they stand. Empty where the reader is not known."""
    person, debrief = letter.person, letter.debrief
    if person is None or debrief is None:
        return
    own = words_of_person(person)
    capital = {said for said in text.marked if said.istitle() and said.isalpha() and len(said) > 2}
    wrong = {
        said
        for said in capital
        if (is_given_name(said) or not is_known_word(said)) and not _is_noted(said, own, debrief)
    }
    for word in text.words if wrong else ():
        if word.text in wrong and _is_called(text, word):
            yield word


def _is_noted(name: str, own: tuple[str, ...], debrief: Debrief) -> bool:
    """Of anybody in the notes, a pet name of one of them, or the author's."""
    known = {*own, *name_words(debrief.candidate.name), *name_words(debrief.company)}
    known |= {word for person in debrief.people for word in words_of_person(person)}
    known |= {word for each in debrief.history for one in each.people for word in name_words(one)}
    folded = fold(name)
    if folded in record_words(debrief) or folded in map(fold, known):
        return True
    # A slip in a noted name is told of as such.
    return any(
        is_short_form(name, each) or is_short_form(each, name) or slips(folded, fold(each)) <= 1
        for each in known
    )


def _is_called(text: TextFacts, word: Span) -> bool:
    sentence = text.sentence_at(word.start)
    if sentence is None or not _YOU.search(sentence.text):
        return False
    if word.start == sentence.start:
        return (
            is_given_name(word.text)
            and text.own.startswith(",", word.end)
            and _GOES_ON.match(text.own, word.end) is not None
        )
    before = text.own[max(sentence.start, word.start - _REACH) : word.start].rstrip()
    if not before.endswith(",") or not _ENDS.match(text.own, word.end):
        return False
    if not is_given_name(word.text) and not _SURE_CALL.search(before):
        return False
    is_listed = _AND.match(text.own, word.end) or _LIST_BEFORE.search(before)
    return not is_listed and _IS_SOMEBODY.search(before) is None
