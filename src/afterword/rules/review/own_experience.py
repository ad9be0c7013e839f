"""What a letter by hand tells of its author's past and the notes do not have: a technology ("on Kafka"), an employer
("at Shopify"), a length or a size ("seven years of", "a team of twelve").

Asked about only in a sentence that tells a deed of "I" or "we", and only where enough was noted: who notes three words
knows more than the notes. In 459 good letters with their notes it asks once.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from afterword.letters.debrief import Debrief, PersonNotes
from afterword.letters.words import lexicon
from afterword.letters.words.classes import OF_THE_TALK
from afterword.rules.review.names import exact, is_given_name
from afterword.rules.review.numbers import numbers_in
from afterword.rules.review.record import is_technology, notes_of_person
from afterword.rules.review.text import Span, TextFacts

_ENOUGH_NOTED = 15
"""Words of the notes about a person and the whole talk."""
_NEAR = 20
_DEED = re.compile(
    r"\b(?:I|we)(?:['’]ve| have| had)? (?:(?:once|also|then|since|recently|only|just|\w+ly) )?(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
# Without a verb of deeds: "seven years of experience with PostgreSQL", "a certified AWS architect".
_CLAIMED = re.compile(
    r"\bI (?:have|hold|am|bring)\b[^.!?\n]*\b(?:years of|experience|certifi\w+)\b", re.IGNORECASE
)
_GENERAL_NAMES = (
    "api apis sql css html ui ux ci cd qa it pdf url http json xml csv rest nda cio ios web dns vpn cpu gpu ram ssd "
    "tls ssh ide etl ml ai excel git linux unix windows"
)
_GENERAL = frozenset(_GENERAL_NAMES.split())
"""Said of anything: nobody notes them."""
# "Rust" and "Go" are words as well, but not behind these.
_BY_MEANS = re.compile(r"\b(?:in|on|with|using|to|from|into|onto|and) (?:\w+ )?\Z", re.IGNORECASE)
_AT = re.compile(r"\b(?:[Aa]t|for) (?P<name>[A-Z][\w&-]+(?: [A-Z][\w&-]+)*)(?!['’\w])")
# What stands behind and before the number of a length or a size.
_YEARS = re.compile(r" years\b(?P<of> of\b|['’]| in\b| as\b| with\b| at\b| on\b| running\b)?")
_LASTED = re.compile(r"\b(?:for|over|after|spent|nearly|almost) \Z", re.IGNORECASE)
_TEAM_OF = re.compile(r"\b(?:team|group|staff|crew|department) of \Z", re.IGNORECASE)
_HEADED = re.compile(r"\b(?:led|managed|ran|headed|supervised) \Z", re.IGNORECASE)
_HEADS = re.compile(r" (?:people|engineers|developers|nurses|teachers|staff|men)\b")


def unnoted_experience(
    text: TextFacts,
    debrief: Debrief,
    person: PersonNotes,
    is_noted: Callable[[str], bool],
    numbers: frozenset[str],
) -> Iterator[Span]:
    """`is_noted` says whether the record has a word, `numbers` are those that it has."""
    if len(f"{notes_of_person(person)} {debrief.notes}".split()) < _ENOUGH_NOTED:
        return
    # Most letters have none of the three, and their sentences need no closer look.
    found = [*_technologies(text, is_noted), *_employers(text, is_noted), *_lengths(text, numbers)]
    for span in _joined(text, found) if found else ():
        sentence = text.sentence_at(span.start)
        if sentence is not None and _tells_a_deed(sentence.text):
            yield span


def _joined(text: TextFacts, found: list[Span]) -> list[Span]:
    """ "Apache" and "Kafka" side by side are one, and so is what was found twice."""
    kept: list[Span] = []
    for span in sorted(found):
        if kept and span.start <= kept[-1].end + 1:
            start, end = kept[-1].start, max(kept[-1].end, span.end)
            kept[-1] = Span(start, end, text.own[start:end])
        else:
            kept.append(span)
    return kept


def _tells_a_deed(sentence: str) -> bool:
    past = lexicon.verbs().past
    verbs = (match["verb"].lower() for match in _DEED.finditer(sentence))
    is_done = any(verb not in OF_THE_TALK and (verb in past or verb.endswith("ed")) for verb in verbs)
    return is_done or _CLAIMED.search(sentence) is not None


def _technologies(text: TextFacts, is_noted: Callable[[str], bool]) -> Iterator[Span]:
    unknown = {said for said in set(text.said) if _may_name_one(said) and not is_noted(said)}
    for word in text.words if unknown else ():
        if word.text in unknown and _is_named(text, word):
            yield word


@lru_cache(maxsize=8192)
def _may_name_one(word: str) -> bool:
    plain = exact(word)
    return plain not in _GENERAL and (plain in lexicon.technologies().by_typed or is_technology(word))


def _is_named(text: TextFacts, word: Span) -> bool:
    plain = exact(word.text)
    if plain not in lexicon.ordinary():
        return any(map(str.isupper, word.text)) or plain in lexicon.technologies().by_typed
    return (
        word.text[0].isupper()
        and _BY_MEANS.search(text.own[max(0, word.start - _NEAR) : word.start]) is not None
    )


def _employers(text: TextFacts, is_noted: Callable[[str], bool]) -> Iterator[Span]:
    for match in _AT.finditer(text.own, text.message.start, text.message.end):
        words = match["name"].split()
        if exact(words[0]) in lexicon.ordinary() or is_given_name(words[0]) or any(map(is_noted, words)):
            continue
        yield Span(*match.span("name"), match["name"])


def _lengths(text: TextFacts, numbers: frozenset[str]) -> Iterator[Span]:
    own = text.own
    for number in numbers_in(own):
        start, end = number.start, number.end
        if (
            number.value == "1"
            or number.value in numbers
            or not text.message.start <= start < text.message.end
        ):
            continue
        before = own[max(0, start - _NEAR) : start]
        years, heads = _YEARS.match(own, end), _HEADS.match(own, end)
        opening = (_LASTED.search(before) if years else None) or _TEAM_OF.search(before)
        opening = opening or (_HEADED.search(before) if heads else None)
        if opening or (years and years["of"]):
            first = start - len(opening[0]) if opening else start
            last = years.end() if years else heads.end() if heads else end
            yield Span(first, last, own[first:last])
