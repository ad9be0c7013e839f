"""Which stretches of raw notes look private: pay, other offers, judgements, what is confidential or personal.

Generous on purpose: a mark costs a look, a leak costs the job. A marked sentence is never suggested, and no name
that only stands in marked sentences of the kinds offer and secret is suggested from anywhere else.
Source: domain study 4.5; words in `data/private.txt` and `data/danger.txt`, families of them with what stands
beside in `signs_of_pay.py` and its neighbours.
"""

import re
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from afterword.letters.notes.pieces import Piece, Section
from afterword.letters.notes.signs import has_sign, write_apostrophes
from afterword.letters.notes.signs_of_offers import OFFER_SIGNS
from afterword.letters.notes.signs_of_own_life import OWN_SIGNS
from afterword.letters.notes.signs_of_pay import PAY_SIGNS
from afterword.letters.notes.signs_of_people import PERSON_SIGNS
from afterword.letters.notes.signs_of_secrets import HUSH, SECRET_SIGNS
from afterword.letters.notes.values import PrivateKind, PrivateMark, Scope
from afterword.letters.words.lexicon import technologies
from afterword.letters.words.phrases import OwnTerms, phrase_hits, read_terms

# What thousands are counted of in this trade; any other "85k" may be a wage.
_COUNTED = (
    "rps|qps|tps|iops|loc|req|requests?|users?|rows?|lines?|msgs?|messages?|events?|records?|items?|docs?|"
    "documents?|files?|"
    "jobs?|tests?|commits?|nodes?|customers?|clients?|people|employees|devices?|sensors?|meters?|quer(?:y|"
    "ies)|stars?|"
    "downloads?|times|hosts?|servers?|pods?|containers?|tickets?|alerts?|words?|tokens?|connections?|"
    "transactions?|orders?|"
    "images?|pages?|products?|flags?|variants?|keys?|writes?|reads?|calls?|builds?|deploys?|checks?|metrics?|"
    "series|samples?"
)
_CODES = (
    r"EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|INR|LPA|HUF|CZK|RON|BGN|ISK|AED|SAR|QAR|ZAR|NGN|KES|EGP|AUD|NZD|SGD|HKD|"
    r"JPY|BRL|MXN|ILS"
)
_NOT_COUNTED = (
    r"plus|gross|less|bonus|basis|as|this|is|was|has|minus|euros|dollars|pounds|always|perhaps|besides|thus|"
    r"years"
)
# Amounts: a currency sign or code beside digits, or "85k" and "85-95k" of nothing that is counted.
_AMOUNT = re.compile(
    rf"[€$£¥]\s?\d|\d\s?[€$£¥]|\b(?:{_CODES})\s?\d|\d\s?[km]?\s?(?:{_CODES}|euros?|kroner|kronor|rupees|forint|"
    rf"naira|dirhams?|dollars|zł)\b"
    rf"|\b\d{{2,3}}(?:[.,]\d)?\s?k\b(?!\s+(?:[\w-]+\s+)?(?:{_COUNTED})\b|"
    rf"\s+(?:[a-z-]+\s)?(?!{_NOT_COUNTED})[a-z]{{2,}}[a-rt-z]s\b)",
    re.I,
)
_SIGNS = {
    PrivateKind.PAY: PAY_SIGNS,
    PrivateKind.OFFER: OFFER_SIGNS,
    PrivateKind.PERSON: PERSON_SIGNS,
    PrivateKind.SECRET: SECRET_SIGNS,
    PrivateKind.OWN: OWN_SIGNS,
}
# "the lead is on leave", "the architect has a temper": said of somebody, not of their work.
_OF_A_PERSON = re.compile(
    r"^(?:that )?(?:the|your|our|their|my|one|this) (?:(?:new|old|last|former|current|first) )?(?:boss|"
    r"manager|ceo|cto|cio|cfo|coo|vp|director|founders?|co-?founders?|lead|head|"
    r"architect|tester|admin|predecessor|recruiter|interviewer|owners|investors|board|management|partner|"
    r"chief|president|chairman) (?:of \w+ )?(?:is|was|are|were|has|had|"
    r"seems|looks|gets|got|loves|likes|hates|drinks|sleeps|cries|shouts|left|leaves|lies|lied|wants?|fears?|"
    r"never|always|does not|doesn't|cannot|can't)\b",
    re.I,
)
# What payrolls, consulates and queues are made of: words of the lists that are no matter of one's own here.
_OF_THE_TRADE = re.compile(
    r"\bnervous system\b|\bkids (?:mode|app|menu|section|account|club)s?\b|\b(?:marriage|birth|death|"
    r"divorce) (?:records?|certificates?|register)\b|"
    r"\bcompensat(?:ion|ing) (?:transaction|event|action|handler|step|logic|job)s?\b|"
    r"\b(?:salary|payroll|wage|pension|bonus|benefits?|payslip) (?:import|"
    r"export|data|files?|records?|run|service|module|calculat\w+|reports?|types?|system|portal|engine|api|"
    r"claims?|provider|points)s?\b|\bvisa (?:application|form|portal|payment|card|"
    r"transaction|network)s?\b|\bvisa and mastercard\b|\bequity (?:trad\w+|desk|derivatives|prices?|research|"
    r"portfolio)|\b(?:data|signal|customer|user|image) acquisition\b|\bacquisition (?:channel|cost|"
    r"funnel|pipeline|board|rate)s?\b|\bbreach (?:detection|notification)\b|\bboring (?:ledger|tech\w*|stack|"
    r"code|solution|software|architecture)s?\b|\b(?:weird|strange) (?:bug|error|"
    r"edge case|behaviou?r|timing|crash|log)s?\b|\btoxic (?:comment|content|message|waste)s?\b|\bbaby steps\b|"
    r"\bforg[eo]t\w* (?:your |the |a )?password\b|\bbiased (?:sample|estimat\w+|data|model)s?\b",
    re.I,
)
_OFFER_WORDS = re.compile(r"offer|compan|process|interview")
_PAY_WORDS = re.compile(
    r"\b(?:pay|paid|payrise|salary|bonus|compensation|equity|rsus?|options|rate|severance|underpaid)\b"
)
_SECRET_WORDS = re.compile(
    r"nda|confiden|secret|private|record|public|embargo|unreleased|lay ?offs?|laid|between us|say|tell|put"
)
_OWN_WORDS = re.compile(
    r"^my |^i |did not know|wrong answer|messed|screwed|blew|\b(?:sick|ill|visa|sponsorship|pregnant|"
    r"maternity|divorce|health|"
    r"stressed|nervous|burn\w*|quit|notice)\b"
)
_CAPITAL = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w&]{2,}")


def private_marks(pieces: list[Piece], scope: Scope) -> tuple[PrivateMark, ...]:
    """A mark for each piece that looks private, in order. What is dictated after one, in the same breath, is under
    its mark: nobody says where an aside ends."""
    marks: list[PrivateMark] = []
    run = -1
    for at, piece in enumerate(pieces):
        if piece.run >= 0 and piece.run == run:
            marks[-1] = replace(marks[-1], end=piece.end)
            continue
        kind = _kind_of(piece, scope)
        if kind:
            if at and HUSH.pattern.search(write_apostrophes(piece.text)):
                _mark_before(pieces[at - 1], marks)
            marks.append(PrivateMark(kind=kind, start=piece.start, end=piece.end))
            run = piece.run
    return tuple(marks)


def _mark_before(piece: Piece, marks: list[PrivateMark]) -> None:
    """ "Keep that quiet" means what was said before it."""
    if not marks or marks[-1].end < piece.end:
        marks.append(PrivateMark(kind=PrivateKind.SECRET, start=piece.start, end=piece.end))


def closed_places(pieces: list[Piece], marks: tuple[PrivateMark, ...]) -> frozenset[int]:
    """Where the pieces begin that are neither offered nor sent: all under a mark, and what led to it in the same
    breath."""
    closed: set[int] = set()
    rest = iter(marks)
    mark = next(rest, None)
    for piece in pieces:
        while mark and mark.end <= piece.start:
            mark = next(rest, None)
        if mark and mark.start <= piece.start:
            closed.add(piece.start)
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
    # A tool that two companies use betrays neither.
    return frozenset(found - known - technologies().by_typed.keys() - technologies().words_too.keys())


def private_kind(text: str, scope: Scope) -> PrivateKind | None:
    """Why one sentence looks private, or None."""
    return _kind_of_words(text, scope.companies, _people(scope))


@lru_cache(maxsize=64)
def _people(scope: Scope) -> tuple[str, ...]:
    return tuple(filter(None, (scope.reader, *scope.people)))


def _kind_of(piece: Piece, scope: Scope) -> PrivateKind | None:
    kind = _kind_of_words(piece.text, scope.companies, _people(scope))
    return kind or (PrivateKind.OWN if piece.section is Section.PRIVATE else None)


@lru_cache(maxsize=2048)
def _kind_of_words(text: str, companies: tuple[str, ...], people: tuple[str, ...]) -> PrivateKind | None:
    if _AMOUNT.search(text):
        return PrivateKind.PAY
    if any(re.search(rf"\b{re.escape(name)}\b", text, re.I) for name in companies if len(name) > 2):
        return PrivateKind.OFFER
    own, plain = private_terms(), _OF_THE_TRADE.sub(" ", write_apostrophes(text))
    for kind in PrivateKind:
        if phrase_hits(plain, kind.value, own=own) or has_sign(plain, _SIGNS[kind], people):
            return kind
    dangers = phrase_hits(plain, "danger", own=own)
    return _kind_of_danger(dangers[0].term) if dangers else None


@lru_cache(maxsize=1024)
def is_touchy(text: str) -> bool:
    """Whether words that were lifted are better not offered, although nothing marks their line: an affair of the
    house, or what somebody is like who could be asked about it."""
    plain = _OF_THE_TRADE.sub(" ", write_apostrophes(text))
    return bool(phrase_hits(plain, "touchy", own=private_terms())) or _OF_A_PERSON.search(plain) is not None


def _kind_of_danger(term: str) -> PrivateKind:
    """`danger.txt` names no kinds; its words tell them."""
    kinds = (
        (PrivateKind.OFFER, _OFFER_WORDS),
        (PrivateKind.PAY, _PAY_WORDS),
        (PrivateKind.SECRET, _SECRET_WORDS),
        (PrivateKind.OWN, _OWN_WORDS),
    )
    return next((kind for kind, words in kinds if words.search(term)), PrivateKind.PERSON)


@cache
def private_terms() -> OwnTerms:
    """The phrases of `private.txt` by kind, and those of `touchy.txt`."""
    pairs = [line.partition(":") for line in read_terms("private")]
    kinds = tuple(
        (kind.value, tuple(term.strip() for name, _, term in pairs if name == kind.value))
        for kind in PrivateKind
    )
    return (*kinds, ("touchy", read_terms("touchy")))
