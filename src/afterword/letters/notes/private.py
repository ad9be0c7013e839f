"""Which stretches of raw notes look private: pay, other offers, judgements, what is confidential or personal.

Generous on purpose: a mark costs a look, a leak costs the job. A marked sentence is never suggested, and no name
that only stands in marked sentences of the kinds offer and secret is suggested from anywhere else.
Source: domain study 4.5; words in `data/private.txt` and `data/danger.txt`.
"""

import re
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from afterword.letters.notes.pieces import Piece, Section
from afterword.letters.notes.values import PrivateKind, PrivateMark, Scope
from afterword.letters.words.phrases import OwnTerms, phrase_hits, read_terms

# What thousands are counted of in this trade; any other "85k" may be a wage.
_COUNTED = (
    "rps|qps|tps|iops|loc|req|requests?|users?|rows?|lines?|msgs?|messages?|events?|records?|items?|docs?|documents?|files?|"
    "jobs?|tests?|commits?|nodes?|customers?|clients?|people|employees|devices?|sensors?|meters?|quer(?:y|ies)|stars?|"
    "downloads?|times|hosts?|servers?|pods?|containers?|tickets?|alerts?|words?|tokens?|connections?|transactions?|orders?|"
    "images?|pages?|products?|flags?|variants?|keys?|writes?|reads?|calls?|builds?|deploys?|checks?|metrics?|series|samples?"
)
# Amounts: a currency sign or code beside digits, or "85k" and "85-95k" of nothing that is counted.
_AMOUNT = re.compile(
    r"[€$£¥]\s?\d|\d\s?[€$£¥]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|INR|LPA)\s?\d|\d\s?(?:EUR|USD|GBP|CHF|SEK|NOK|LPA)\b"
    rf"|\b\d{{2,3}}(?:[.,]\d)?\s?k\b(?!\s+(?:[\w-]+\s+)?(?:{_COUNTED})\b)",
    re.I,
)
_OFFER_WORDS = re.compile(r"offer|compan|process|interview")
_PAY_WORDS = re.compile(
    r"\b(?:pay|paid|payrise|salary|bonus|compensation|equity|rsus?|options|rate|severance|underpaid)\b"
)
_SECRET_WORDS = re.compile(
    r"nda|confiden|secret|private|record|public|embargo|unreleased|lay ?offs?|laid|between us|say|tell|put"
)
_CAPITAL = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w&]{2,}")


def private_marks(pieces: list[Piece], scope: Scope) -> tuple[PrivateMark, ...]:
    """A mark for each piece that looks private, in order. What is dictated after one, in the same breath, is under
    its mark: nobody says where an aside ends."""
    marks: list[PrivateMark] = []
    run = -1
    for piece in pieces:
        if piece.run >= 0 and piece.run == run:
            marks[-1] = replace(marks[-1], end=piece.end)
            continue
        kind = _kind_of(piece, scope)
        if kind:
            marks.append(PrivateMark(kind=kind, start=piece.start, end=piece.end))
            run = piece.run
    return tuple(marks)


def closed_places(pieces: list[Piece], marks: tuple[PrivateMark, ...]) -> frozenset[int]:
    """Where the pieces begin that are neither offered nor sent: all under a mark, and what led to it in the same
    breath."""
    closed = {piece.start for piece in pieces if any(mark.start <= piece.start < mark.end for mark in marks)}
    same = (pair for pair in pairwise(pieces) if pair[0].run >= 0 and pair[0].run == pair[1].run)
    return frozenset(closed | {before.start for before, after in same if after.start in closed})


def hidden_names(pieces: list[Piece], marks: tuple[PrivateMark, ...], scope: Scope) -> frozenset[str]:
    """Names (small letters) that must not be suggested although their own line is not marked: companies behind
    an offer, and what is under NDA."""
    kinds = {PrivateKind.OFFER, PrivateKind.SECRET}
    closed = closed_places(pieces, tuple(mark for mark in marks if mark.kind in kinds))
    known = {word for person in scope.people for word in person.casefold().split()}
    found = {
        word.casefold() for piece in pieces if piece.start in closed for word in _CAPITAL.findall(piece.text)
    }
    return frozenset(found - known)


def private_kind(text: str, scope: Scope) -> PrivateKind | None:
    """Why one sentence looks private, or None."""
    return _kind_of_words(text, scope.companies)


def _kind_of(piece: Piece, scope: Scope) -> PrivateKind | None:
    return (
        PrivateKind.OWN if piece.section is Section.PRIVATE else _kind_of_words(piece.text, scope.companies)
    )


@lru_cache(maxsize=2048)
def _kind_of_words(text: str, companies: tuple[str, ...]) -> PrivateKind | None:
    if _AMOUNT.search(text):
        return PrivateKind.PAY
    if any(re.search(rf"\b{re.escape(name)}\b", text, re.I) for name in companies if len(name) > 2):
        return PrivateKind.OFFER
    own = private_terms()
    for kind in PrivateKind:
        if phrase_hits(text, kind.value, own=own):
            return kind
    dangers = phrase_hits(text, "danger", own=own)
    return _kind_of_danger(dangers[0].term) if dangers else None


def _kind_of_danger(term: str) -> PrivateKind:
    """`danger.txt` names no kinds; its words tell them."""
    kinds = (
        (PrivateKind.OFFER, _OFFER_WORDS),
        (PrivateKind.PAY, _PAY_WORDS),
        (PrivateKind.SECRET, _SECRET_WORDS),
    )
    return next((kind for kind, words in kinds if words.search(term)), PrivateKind.PERSON)


@cache
def private_terms() -> OwnTerms:
    """The phrases of `private.txt` by kind."""
    pairs = [line.partition(":") for line in read_terms("private")]
    return tuple(
        (kind.value, tuple(term.strip() for name, _, term in pairs if name == kind.value))
        for kind in PrivateKind
    )
