"""G1: spelling and grammar.

Measured: what the caller's grammar checker said of the message (`letter.grammar`), and our own patterns
for what it misses; our patterns for the subject, and a word there that is a slip away from one of the
role. A letter that spells in the American and the British way at once gets a hint, and so does a word
that the checker does not know and that is no typical slip for another: dialects and trades have more
words than dictionaries. A name nearly that of a technology ("Kakfa") is a warning where the notes have
the right one, and a hint elsewhere. Greeting, sign-off and quoted mail are left out: names are compared
with the record by rule N2. A pure rule: without a checker our own patterns still answer.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from afterword.letters.words import lexicon
from afterword.letters.words.word_cuts import cut_words
from afterword.rules.review.finding import Finding, GrammarRemark, LetterUnderReview, Rule, Severity
from afterword.rules.review.misspelt_technology import (
    MisspeltTechnology,
    may_be_meant,
    misspelt_technologies,
    noted_technology,
)
from afterword.rules.review.mixed_spelling import mixed_spelling
from afterword.rules.review.names import slips
from afterword.rules.review.own_grammar import own_remarks
from afterword.rules.review.record import is_known_word
from afterword.rules.review.text import TextFacts, read_text
from afterword.said import say, to_say

_ROLE_WORD = re.compile(r"[^\W\d_]{6,}")
_SUBJECT_WORD = re.compile(r"[^\W\d_]{4,}")
_MIDDLING, _LONG = 6, 8
_TRIED = 3
"""Suggestions of the checker that are compared; the first are the nearest."""
_LONGEST = 20_000
"""Characters that are looked at; a letter has about a thousand."""


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    if letter.subject:
        yield from _in_subject(letter, letter.subject)
    own = own_remarks(text.message.text[:_LONGEST], offset=text.message.start, words=cut_words(text.own))
    if text.postscript:
        own += own_remarks(text.postscript.text, offset=text.postscript.start)
    technologies = list(misspelt_technologies(letter, text))
    yield from (_of_technology(letter, each) for each in technologies)
    taken = {each.place.start for each in technologies}
    of_checker = {id(remark) for remark in letter.grammar}
    reached = 0
    for remark in sorted((*own, *letter.grammar), key=lambda remark: remark.start):
        if remark.start < reached or remark.start in taken or not _is_in_message(text, remark):
            continue
        reached = remark.end
        told = f"“{letter.body[remark.start : remark.end]}”: {_hint(remark)}"
        severity = Severity.WARN
        if id(remark) in of_checker:
            severity = _certainty(letter.body[remark.start : remark.end], remark)
        yield Finding(rule="G1", severity=severity, message=told, start=remark.start, end=remark.end)

    for word, other in mixed_spelling(text):
        told = say(
            "“{word}” here and “{other}” there: choose American or British.", word=word.text, other=other
        )
        yield Finding(rule="G1", severity=Severity.HINT, message=told, start=word.start, end=word.end)


def _of_technology(letter: LetterUnderReview, found: MisspeltTechnology) -> Finding:
    remarks = [each for each in letter.grammar if each.start == found.place.start]
    is_sure = found.is_certain or any(
        _certainty(found.place.text, each) is Severity.WARN for each in remarks if each.suggestions
    )
    hint = say("did you mean “{suggestions}”?", suggestions=found.right)
    return Finding(
        rule="G1",
        severity=Severity.WARN if is_sure else Severity.HINT,
        message=f"“{found.place.text}”: {hint}",
        start=found.place.start,
        end=found.place.end,
    )


def _certainty(written: str, remark: GrammarRemark) -> Severity:
    """No dictionary holds all words ("arvo", "craic", "comms"). A word that it does not know is a warning where it is
    one typical slip away from an ordinary word, and a hint where it may as well be a word, or where only its hyphen
    is a matter of taste ("re-housing")."""
    if "-" in written and written.replace("-", "") in remark.suggestions:
        return Severity.HINT
    if remark.kind != "Spelling" or not remark.suggestions or is_known_word(written):
        return Severity.WARN
    is_slip = any(_is_typical_slip(written.lower(), each.lower()) for each in remark.suggestions[:_TRIED])
    return Severity.WARN if is_slip else Severity.HINT


def _is_typical_slip(written: str, right: str) -> bool:
    """Two letters changed places; one is missing or too much; or, in a long word, up to two are wrong."""
    if not right.isalpha() or written[:1] != right[:1]:
        return False
    apart = slips(written, right)
    if sorted(written) == sorted(right) or (apart == 1 and len(written) >= _MIDDLING):
        return True
    if len(written) < _MIDDLING:
        return apart == 1 and len(written) != len(right) and right in lexicon.ordinary()
    return apart <= 2 and len(written) >= _LONG


def _in_subject(letter: LetterUnderReview, subject: str) -> Iterable[Finding]:
    for remark in own_remarks(subject):
        words = subject[remark.start : remark.end]
        told = say("In the subject, “{words}”: {hint}", words=words, hint=_hint(remark))
        yield Finding(rule="G1", severity=Severity.WARN, message=told)
    role = _ROLE_WORD.findall(letter.debrief.role) if letter.debrief else ()
    for word in filter(_may_be_wrong, _SUBJECT_WORD.findall(subject)) if role else ():
        meant = next((each for each in role if _is_slip_of(word.lower(), each.lower())), None)
        meant = meant or noted_technology(word, letter)
        if meant:
            hint = say("did you mean “{suggestions}”?", suggestions=meant)
            told = say("In the subject, “{words}”: {hint}", words=word, hint=hint)
            yield Finding(rule="G1", severity=Severity.WARN, message=told)


@lru_cache(maxsize=8192)
def _may_be_wrong(word: str) -> bool:
    """Most words of subjects are known, and the same in all of them."""
    return not is_known_word(word) or may_be_meant(word)


def _is_slip_of(word: str, right: str) -> bool:
    """ "Enginer" and "Engineer"; never "Engineers" or "Developing"."""
    if len(word) < _MIDDLING or word == right or is_known_word(word):
        return False
    if word.startswith(right) or right.startswith(word):
        return False
    return 0 < slips(word, right) <= (2 if len(right) > _LONG else 1)


def _is_in_message(text: TextFacts, remark: GrammarRemark) -> bool:
    parts = (text.message, text.postscript) if text.postscript else (text.message,)
    inside = any(part.start <= remark.start < remark.end <= part.end for part in parts)
    return inside and text.own[remark.start : remark.end] == text.body[remark.start : remark.end]


def _hint(remark: GrammarRemark) -> str:
    if remark.kind == "Spelling" and remark.suggestions:
        return say("did you mean “{suggestions}”?", suggestions=remark.suggestions[0])
    said = remark.message if remark.message.endswith((".", "?")) else remark.message + "."
    if remark.suggestions and remark.suggestions[0] and f"“{remark.suggestions[0]}”" not in said:
        return say("{said} Perhaps “{suggestions}”.", said=said, suggestions=remark.suggestions[0])
    return said


RULE = Rule(
    id="G1",
    title=to_say("Spelling and grammar"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("net-temps (an offer withdrawn over errors)"),
    check=check,
)
