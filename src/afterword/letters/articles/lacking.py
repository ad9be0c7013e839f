"""The articles that a note lacks, each with how much it is needed and the edit that writes it."""

import re
from typing import NamedTuple

from afterword.letters.articles.certain_things import Need, is_matter
from afterword.letters.articles.certainty import need_of
from afterword.letters.articles.choice import article_of
from afterword.letters.reading.note_clause import Clause
from afterword.letters.words.classes import SPOKEN_WORDS
from afterword.letters.words.nouns import Kind

_A_FIRST = re.compile(r"(?:one|once|uni|use|usa|usu|uti|eu|u\b|ubiq)", re.I)
# "a FERPA audit", "a SAML token": four capitals and more that begin like a word are spoken as one.
_SPOKEN = re.compile(r"[BCDFGHJKLMNPRSTVWZ][AEIOU][A-Z]{2,}\b")
_SPELLED_AN = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9]|\b)")
_PAIRING = frozenset(["with", "without"])
_EACH = frozenset(["every", "each", "no", "all"])


class Lack(NamedTuple):
    """An article that a phrase lacks: how much, and the edit that writes it."""

    need: Need
    edit: tuple[int, int, str]
    is_doubtful: bool


def lacking_in(clause: Clause, text: str) -> list[Lack]:
    """All articles that `clause`, read from `text`, may lack, in order."""
    found: list[Lack] = []
    was_added = False
    for at, phrase in enumerate(clause.phrases):
        article = "" if _goes_with_partner(at, clause, was_added) else article_of(phrase, clause)
        if article:
            first = clause.words[phrase.start]
            word = a_or_an(first.raw) if article == "a" else article
            is_doubtful = is_matter(clause, phrase)
            found.append(Lack(need_of(clause, at, text), (first.start, 0, f"{word} "), is_doubtful))
        was_added = bool(article)
    return found


def _goes_with_partner(at: int, clause: Clause, was_added: bool) -> bool:
    """Whether a noun shares what stands before its partner: "a list with owner and date", "my manager and team"."""
    phrase = clause.phrases[at]
    after = clause.phrases[at + 1] if at + 1 < len(clause.phrases) else None
    if not phrase.is_second or at == 0:
        alone = phrase.size == 1 and phrase.link in _PAIRING
        return alone and after is not None and after.is_second and after.size == 1
    before = clause.phrases[at - 1]
    if before.is_given:
        first = clause.words[before.start]
        return not first.is_number and first.small not in _EACH
    alone = before.size == phrase.size == 1 and before.link in _PAIRING and before.kind is not Kind.PLURAL
    return not was_added and (before.kind is Kind.COUNT or (alone and before.kind is not Kind.NAME))


def a_or_an(word: str) -> str:
    """The article before `word` as it is spoken: "an SQL file", "a unit", "an hour"."""
    is_spoken = word.casefold() in SPOKEN_WORDS or _SPOKEN.match(word) is not None
    if re.match(r"[A-Z]{2}", word) and not is_spoken:
        return "an" if _SPELLED_AN.match(word) else "a"
    if re.match(r"[xX][^aeiouAEIOU]", word) or re.match(r"(?:hour|honest|heir|8|11\b|18\b|80)", word, re.I):
        return "an"
    return "an" if word[0].casefold() in "aeiou" and not _A_FIRST.match(word) else "a"
