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

from collections.abc import Iterable, Iterator

from afterword.letters.debrief import PersonNotes
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
from afterword.rules.review.names_in_text import misspelt_in_text
from afterword.rules.review.text import Span, read_text
from afterword.said import say, to_say

_LONGEST_PET_NAME = 5
_PLAIN_START = 3


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    people = people_of(letter)
    if not people:
        return
    yield from _in_greeting(letter, people)
    yield from misspelt_in_text(letter)
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


RULE = Rule(
    id="N2",
    title=to_say("Wrong or misspelt name"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("avidcareerist: a misspelt name cost the job"),
    check=check,
)
