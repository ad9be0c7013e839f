"""The articles that a note lacks, each with how much it is needed and the edit that writes it."""

import re
from typing import NamedTuple

from afterword.letters.articles.certain_things import Need, is_matter
from afterword.letters.articles.certainty import need_of
from afterword.letters.articles.choice import article_of
from afterword.letters.reading.note_clause import Clause
from afterword.letters.reading.note_words import NoteWord
from afterword.letters.reading.noun_phrases import NounPhrase
from afterword.letters.words.classes import ALL_PREPOSITIONS, JOINERS, SPOKEN_WORDS
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
    listed = _bare_lists(clause)
    for at, phrase in enumerate(clause.phrases):
        shares = at in listed or _goes_with_partner(at, clause, was_added)
        article = "" if shares else article_of(phrase, clause)
        if article:
            first = clause.words[phrase.start]
            word = a_or_an(first.raw) if article == "a" else article
            is_doubtful = is_matter(clause, phrase)
            found.append(Lack(need_of(clause, at, text), (first.start, 0, f"{word} "), is_doubtful))
        was_added = bool(article)
    return _without_halves(found, clause) if len(clause.phrases) > 1 else found


def _without_halves(found: list[Lack], clause: Clause) -> list[Lack]:
    """Of things that "and" or commas join, all get an article or none for certain."""
    places = {lack.edit[0] for lack in found}
    halves: set[int] = set()
    for run in _joined_runs(clause):
        single = [clause.words[phrase.start].start for phrase in run if _needs_one(phrase)]
        if not places.issuperset(single):
            halves |= places.intersection(single)
    return [lack._replace(need=Need.DOUBT) if lack.edit[0] in halves else lack for lack in found]


def _needs_one(phrase: NounPhrase) -> bool:
    return phrase.kind is Kind.COUNT and not phrase.is_given


def _joined_runs(clause: Clause) -> list[list[NounPhrase]]:
    runs: list[list[NounPhrase]] = []
    for phrase in clause.phrases:
        if runs and _goes_on(clause.words, runs[-1][-1].end, phrase.start):
            runs[-1].append(phrase)
        else:
            runs.append([phrase])
    return runs


def _bare_lists(clause: Clause) -> frozenset[int]:
    """The numbers of phrases that are named one after the other behind one preposition: "a table with branch, role and
    date". Such a list stands without articles."""
    found: set[int] = set()
    first = 0
    for run in _joined_runs(clause):
        is_bare = (
            len(run) > 2 and run[0].link in ALL_PREPOSITIONS and not any(phrase.is_given for phrase in run)
        )
        if is_bare and clause.words[run[-1].start - 1].small in JOINERS:
            found |= set(range(first, first + len(run)))
        first += len(run)
    return frozenset(found)


def _goes_on(words: list[NoteWord], end: int, start: int) -> bool:
    """Whether nothing but a comma, "and" or "or" stands between two phrases."""
    between = [word.small for word in words[end:start]]
    return between == [","] or (
        bool(between) and between[-1] in {"and", "or"} and between[:-1] in ([], [","])
    )


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
