"""C9: is this letter its own, or another one with a new name on it?

Measured: shared 4-word runs by those of the shorter letter, without greeting, sign-off, names, role and
company. Above 20% a hint, above 30% a warning, from 60% on held back; the message says the share of this
letter. Independent letters share at most 5%, stock templates 33-56%, copies with a new name 83-100% (domain
study 4.4); employers pass the letters of a panel around.
"""

import re
from collections.abc import Iterable

from afterword.letters.debrief import Debrief
from afterword.letters.similarity import overlaps, words_of
from afterword.rules.review.finding import Finding, LetterUnderReview, OtherLetter, Rule, Severity
from afterword.rules.review.greeting import greeted_names
from afterword.rules.review.remembered import remember
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_HINT_ABOVE = 0.20
_WARN_ABOVE = 0.30
_BLOCK_FROM = 0.60


_FILE = re.compile(r"\.\w{2,4}\Z")


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if not letter.other_letters:
        return
    own = read_text(letter.body).own
    # One set of names for all comparisons: what is left of a letter is then found once.
    leave_out = _leave_out(letter.debrief) if letter.debrief else ()
    people = {person.name for person in letter.debrief.people} if letter.debrief else ()
    named = {name for other in letter.other_letters if other.name not in people for name in _names(other)}
    if named:
        leave_out = tuple(sorted(named.union(leave_out)))
    shares = overlaps(own, [other.body for other in letter.other_letters], leave_out=leave_out)
    for other, share in zip(letter.other_letters, shares, strict=True):
        if share > _HINT_ABOVE:
            yield Finding(
                rule="C9",
                severity=_severity(share),
                message=say(
                    "{share:.0%} of this, greeting and closing left out, is also in the mail to {name}. "
                    "Say it in other words.",
                    share=share * _part_of_shorter(own, other.body, leave_out),
                    name=_whom(other) or say("somebody else"),
                ),
            )


def _part_of_shorter(own: str, other: str, leave_out: tuple[str, ...]) -> float:
    """What of this letter the shorter of the two is: 1 where this is the shorter one."""
    ours, theirs = (max(1, len(words_of(each, leave_out))) for each in (own, other))
    return min(ours, theirs) / ours


def _whom(other: OtherLetter) -> str:
    """The person, where the letter is known by its file: "Charles (c19.txt)"."""
    greeted = " ".join(word.text for word in greeted_names(other.body))
    if not _FILE.search(other.name) or not greeted:
        return other.name
    return f"{greeted} ({other.name})"


def _severity(share: float) -> Severity:
    if share >= _BLOCK_FROM:
        return Severity.BLOCK
    return Severity.WARN if share > _WARN_ABOVE else Severity.HINT


@remember
def _leave_out(debrief: Debrief) -> tuple[str, ...]:
    people = [name for person in debrief.people for name in (person.name, *person.name.split())]
    known = (debrief.company, debrief.role, debrief.candidate.name, *people)
    return tuple(sorted({each for each in known if each.strip()}))


def _names(other: OtherLetter) -> tuple[str, ...]:
    return (other.name, *other.name.split()) if other.name.strip() else ()


RULE = Rule(
    id="C9",
    title=to_say("Too similar to another letter"),
    severity=Severity.BLOCK,
    overridable=True,
    source=to_say("Princeton; domain study 4.4"),
    check=check,
)
