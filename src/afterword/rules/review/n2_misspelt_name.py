"""N2: is every name spelt as it was noted?

Measured in the greeting: each word of the name against the addressee's name and noted greeting (without
notes on who is greeted, against everybody of the debrief). A word one slip away (two from six letters
on), without an accent that was noted, or of nobody in the notes is blocked; what may be a pet name (Bex)
is a warning, what is the end of the name (Lupe) or no name at all ("Chief") a hint. Well-known short
forms (`data/nicknames.txt`: Mike for Michael) pass; another short form (the start of the name) is a hint,
an accent that was not noted and a change of capitals are a warning.

Measured in the text: capitalised words that are one slip (two from seven letters on) away from a name of
somebody in the debrief, earlier rounds included. Words of the trade, ordinary words and all that stands
in the notes are left alone; short names count only beside another part of the name or after "with",
"thank" and the like. It blocks beside another part of the name, or with the same letters; else it may be
somebody else (Erik, Eric), and is a warning. The reader is "you" in a letter to them: a name like theirs
is a hint unless it calls them ("Thank you, Brendon"). Silent where the noted name stands beside it
("Sneha and Neha", "you or Brandi"): those are two people. A given name by which
the letter calls its reader and that nobody of the notes has ("As you said, Michael,") is a warning. Nothing
weighs more with a reader than the own name written wrong.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from afterword.letters.debrief import Debrief, PersonNotes
from afterword.letters.words import lexicon
from afterword.rules.review.called_otherwise import called_otherwise
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.greeting import GreetedName, greeted_names
from afterword.rules.review.names import (
    exact,
    fold,
    is_short_form,
    name_words,
    others_of,
    people_of,
    slips,
    tolerated,
    words_of_person,
)
from afterword.rules.review.record import is_known_word, record_words
from afterword.rules.review.remembered import remember
from afterword.rules.review.text import Span, TextFacts, read_text
from afterword.said import say, to_say

_SHORT_NAME = 5
_LONGEST_PET_NAME = 5
_PLAIN_START = 3
_LONG_NAME = 7
_CUE_WORDS = "with thank thanks from by met meet meeting to and for told asked saw hear heard dear hi hello"
_CUES = frozenset(_CUE_WORDS.split())
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REACH = 20
_BESIDE_YOU = re.compile(r"\byou (?:and|or|nor) (?:\w+ )?\Z", re.IGNORECASE)
_YOU_AFTER = re.compile(r" (?:and|or|nor) you\b", re.IGNORECASE)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    people = people_of(letter)
    if not people:
        return
    yield from _in_greeting(letter, people)
    yield from _in_text(letter)
    yield from _called_otherwise(letter)


def _called_otherwise(letter: LetterUnderReview) -> Iterator[Finding]:
    for word in called_otherwise(letter, read_text(letter.body)):
        told = say(
            "“{written}” reads as if the letter went to somebody of that name; it goes to {name}.",
            written=word.text,
            name=letter.person.name if letter.person else "",
        )
        yield _finding(word, Severity.WARN, told)


def _in_greeting(letter: LetterUnderReview, people: tuple[PersonNotes, ...]) -> Iterator[Finding]:
    own = [word for person in people for word in words_of_person(person)]
    greeted = greeted_names(letter.body)
    if all(word.text in own for word in greeted):
        return
    elsewhere = {fold(word) for person in others_of(letter) for word in words_of_person(person)}
    name = people[0].name if len(people) == 1 else ""
    only_first = len(people) == 1 and len(name_words(people[0].name)) == 1
    company = {fold(word) for word in name_words(letter.debrief.company)} if letter.debrief else set()
    company -= set(map(fold, own))
    greeted = tuple(word for word in greeted if fold(word.text) not in company)
    named = [word.place for word in greeted if fold(word.text) in map(fold, own)]
    is_greeted = bool(named)
    for word in greeted:
        folded = fold(word.text)
        # What stands before the right name is a greeting in a language or a manner that we do not know.
        if named and word.place < named[0] and folded not in elsewhere:
            continue
        if (folded in elsewhere and folded not in map(fold, own)) or (
            only_first and is_greeted and word.place
        ):
            continue
        finding = _judge(word, own, name)
        if finding:
            yield finding


def _judge(word: GreetedName, own: list[str], name: str) -> Finding | None:
    """What is wrong with one greeted word, or None."""
    written, folded = word.text, fold(word.text)
    if any(exact(written) == exact(each) for each in own):
        return _judge_capitals(word, own)
    same = next((each for each in own if fold(each) == folded), None)
    if same:
        severity = Severity.WARN if same.isascii() else Severity.BLOCK
        return _finding(word, severity, say("“{written}” is noted as “{same}”.", written=written, same=same))
    if _is_other_script(written, own) or any(is_short_form(written, each) for each in own):
        return None
    near = min(own, key=lambda each: slips(folded, fold(each)))
    if slips(folded, fold(near)) <= max(1, tolerated(max(len(folded), len(near)))):
        return _finding(
            word,
            Severity.BLOCK,
            say(
                "“{written}” is written “{near}” in your notes{of}.",
                written=written,
                near=near,
                of=_of(name, near),
            ),
        )
    start = next((each for each in own if len(folded) >= 2 and fold(each).startswith(folded)), None)
    if start:
        told = say(
            "You noted “{start}”. If “{written}” is what they go by, note it as their greeting.",
            start=start,
            written=written,
        )
        return _finding(word, Severity.HINT if len(folded) >= _PLAIN_START else Severity.WARN, told)
    noted = name or say("nobody of that name")
    told = say(
        "The greeting says “{written}”, but your notes have {noted}. Correct one of the two.",
        written=written,
        noted=noted,
    )
    # "Lupe" may be what Guadalupe goes by, and "chief" is no name at all.
    if folded in lexicon.ordinary() or any(fold(each).endswith(folded) for each in own):
        return _finding(word, Severity.HINT, told)
    is_guess = any(_may_be_short_for(folded, fold(each)) for each in own)
    return _finding(word, Severity.WARN if is_guess else Severity.BLOCK, told)


def _may_be_short_for(short: str, name: str) -> bool:
    """Pet names keep the beginning, the end or the middle of a name: Lupe, Sasha, Bex, Pip."""
    if len(short) >= len(name) or len(short) > _LONGEST_PET_NAME:
        return False
    return short[:2] in name or short[:3] in name or short[-3:] in name


def _judge_capitals(word: GreetedName, own: list[str]) -> Finding | None:
    noted = [each for each in own if exact(each) == exact(word.text)]
    if word.text in noted or not any(each[0].isupper() for each in noted):
        return None
    if word.text[0].isupper() and not word.text.isupper():
        return None
    return _finding(
        word,
        Severity.WARN,
        say("Write “{noted}” as you noted it, not “{text}”.", noted=noted[0], text=word.text),
    )


def _is_other_script(written: str, own: list[str]) -> bool:
    """A name noted in its own script cannot be compared with its Latin form letter by letter."""
    return not any(any("a" <= char <= "z" for char in fold(each)) for each in own) or not any(
        "a" <= char <= "z" for char in fold(written)
    )


def _of(name: str, near: str) -> str:
    return f" ({name})" if name and name != near else ""


def _finding(word: GreetedName | Span, severity: Severity, message: str) -> Finding:
    return Finding(rule="N2", severity=severity, message=message, start=word.start, end=word.end)


def _in_text(letter: LetterUnderReview) -> Iterator[Finding]:
    debrief = letter.debrief
    if debrief is None:
        return
    by_fold = _names_by_fold(debrief)
    if not by_fold:
        return
    noted = record_words(debrief)
    text = read_text(letter.body)
    suspects = {said for said in text.marked if said[0].isupper() and _may_be_a_name(said, by_fold)}
    for at, said in enumerate(text.said) if suspects else ():
        if said in suspects:
            finding = _judge_in_text(letter, text, at, by_fold, noted)
            if finding:
                yield finding


def _judge_in_text(
    letter: LetterUnderReview, text: TextFacts, at: int, by_fold: dict[str, str], noted: frozenset[str]
) -> Finding | None:
    written = _owner(text.said[at])
    folded = fold(written)
    if folded in by_fold:
        noted_as = by_fold[folded]
        is_lost = exact(noted_as) != exact(written) and not noted_as.isascii() and exact(written) not in noted
        return _misspelt(text.words[at], written, noted_as, Severity.BLOCK) if is_lost else None
    near = _near_name(folded, written, by_fold)
    if not near or exact(written) in noted or not _is_meant(text.said, at, near, written, by_fold):
        return None
    is_sure = _is_that_name(text.said, at, near, written, by_fold)
    severity = Severity.BLOCK if is_sure else _if_another_person(letter, text, at, near)
    return _misspelt(text.words[at], written, near, severity) if severity else None


def _owner(said: str) -> str:
    """ "Priya's" is Priya."""
    return said.removesuffix("'s").removesuffix("’s")


def _may_be_a_name(said: str, by_fold: dict[str, str]) -> bool:
    return _is_no_word(said) or (fold(_owner(said)) in by_fold and _is_spelt(said))


@lru_cache(maxsize=8192)
def _is_no_word(said: str) -> bool:
    return _is_spelt(said) and not is_known_word(_owner(said))


def _is_spelt(said: str) -> bool:
    """Of letters alone, but for hyphens and apostrophes."""
    return _owner(said).replace("-", "").replace("'", "").replace("’", "").isalpha()


@remember
def _names_by_fold(debrief: Debrief) -> dict[str, str]:
    names = {word for person in debrief.people for word in words_of_person(person)}
    names |= {word for each in debrief.history for name in each.people for word in name_words(name)}
    return {fold(name): name for name in sorted(names) if len(name) > 2}


def _near_name(folded: str, written: str, by_fold: dict[str, str]) -> str | None:
    if is_known_word(written):
        return None
    for known, name in by_fold.items():
        size = len(known)
        if abs(size - len(folded)) > 2:
            continue
        allowed = 2 if size >= _LONG_NAME and known[0] == folded[0] else 1
        if 0 < slips(folded, known) <= allowed:
            return None if is_short_form(written, name) else name
    return None


def _is_meant(said: tuple[str, ...], at: int, near: str, written: str, by_fold: dict[str, str]) -> bool:
    """Short names resemble many words, so they need a neighbour that shows a person is meant."""
    if sorted(fold(written)) == sorted(fold(near)) and len(near) > 3:
        return True
    before = said[at - 1] if at else ""
    after = said[at + 1] if at + 1 < len(said) else ""
    beside = fold(before) in by_fold or fold(after) in by_fold
    if len(near) < _SHORT_NAME:
        return beside or (before.lower() in _CUES and len(near) == len(written))
    return True


def _is_that_name(said: tuple[str, ...], at: int, near: str, written: str, by_fold: dict[str, str]) -> bool:
    """Beside the rest of the name, or with the very same letters, it is that name. Else Erik may not be Eric."""
    beside = {fold(word) for word in (*said[max(0, at - 1) : at], *said[at + 1 : at + 2])}
    return sorted(fold(written)) == sorted(fold(near)) or bool(beside & by_fold.keys())


def _if_another_person(letter: LetterUnderReview, text: TextFacts, at: int, near: str) -> Severity | None:
    """Brandi may be a colleague of Brandon: certain where both are named side by side, likely where Brandon reads."""
    word = text.words[at]
    sentence = text.sentence_at(word.start)
    others = _WORDS.findall(sentence.text) if sentence else ()
    beside = text.own[max(0, word.start - _REACH) : word.start]
    is_reader = letter.person is not None and near in words_of_person(letter.person)
    is_beside_you = _BESIDE_YOU.search(beside) or _YOU_AFTER.match(text.own, word.end)
    if near in others or (is_reader and is_beside_you):
        return None
    is_called = beside.rstrip(" ").endswith(",") or text.own.startswith(",", word.end)
    return Severity.HINT if is_reader and not is_called else Severity.WARN


def _misspelt(word: Span, written: str, noted: str, severity: Severity) -> Finding:
    span = Span(word.start, word.start + len(written), written)
    return _finding(
        span,
        severity,
        say("“{written}” is written “{noted}” in your notes.", written=written, noted=noted),
    )


RULE = Rule(
    id="N2",
    title=to_say("Wrong or misspelt name"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("avidcareerist: a misspelt name cost the job"),
    check=check,
)
