"""What a letter by hand tells of its author's past and the notes do not have: a technology ("on Kafka"), an employer
("at Shopify"), a length or a size ("seven years of", "a team of twelve").

Asked about only in a sentence that tells a deed of "I" or "we", and only where enough was noted: who notes three words
knows more than the notes. In 459 good letters with their notes it asks once.
"""

import re
from collections.abc import Callable, Iterator

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
_LENGTH = re.compile(
    r"\b(?P<number>[\w-]+) years(?: of|['’]| in| as| with| at| on| running)|\b(?:for|over|after|spent|nearly|almost) "
    r"(?P<span>[\w-]+) years\b|\b(?:team|group|staff|crew|department) of (?P<size>[\w-]+)\b|"
    r"\b(?:led|managed|ran|headed|supervised) (?P<led>[\w-]+) "
    r"(?:people|engineers|developers|nurses|teachers|staff|men)\b",
    re.IGNORECASE,
)


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
    for sentence in text.sentences:
        if _tells_a_deed(sentence.text):
            found = [*_technologies(text, sentence, is_noted), *_employers(sentence, is_noted)]
            yield from _joined(text, [*found, *_lengths(sentence, numbers)])


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


def _technologies(text: TextFacts, sentence: Span, is_noted: Callable[[str], bool]) -> Iterator[Span]:
    for word in text.words:
        if sentence.start <= word.start < sentence.end and _is_named(text, word) and not is_noted(word.text):
            yield word


def _is_named(text: TextFacts, word: Span) -> bool:
    plain = exact(word.text)
    if plain in _GENERAL or not (plain in lexicon.technologies().by_typed or is_technology(word.text)):
        return False
    if plain not in lexicon.ordinary():
        return any(map(str.isupper, word.text)) or plain in lexicon.technologies().by_typed
    return (
        word.text[0].isupper()
        and _BY_MEANS.search(text.own[max(0, word.start - _NEAR) : word.start]) is not None
    )


def _employers(sentence: Span, is_noted: Callable[[str], bool]) -> Iterator[Span]:
    for match in _AT.finditer(sentence.text):
        words = match["name"].split()
        if exact(words[0]) in lexicon.ordinary() or is_given_name(words[0]) or any(map(is_noted, words)):
            continue
        yield Span(sentence.start + match.start("name"), sentence.start + match.end("name"), match["name"])


def _lengths(sentence: Span, numbers: frozenset[str]) -> Iterator[Span]:
    for match in _LENGTH.finditer(sentence.text):
        start, end = match.span(match.lastgroup or 0)
        found = numbers_in(sentence.text[start:end])
        if found and found[0].value != "1" and found[0].value not in numbers:
            yield Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
