"""N1: is the company the right one, and spelt as it was noted?

Measured in subject and text: the name of another company of the tracker as a whole word, unless it stands in
the notes of this debrief; a word or pair of words that is one or two slips away from this company's name (two
only from seven letters on), or the same letters divided otherwise ("North Wind"). Any one blocks. The same
letters in other capitals ("Gitlab" for GitLab) are a warning. A tracked company whose name is also a word or
a technology (Linear, Grafana) counts only where a company is meant: "at Linear". A company that nobody noted,
where only this one can be meant ("I would love to join Contoso"), is a warning. Greeting, closing and
signature count too; mail addresses and links do not.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from afterword.rules.review.company_elsewhere import companies_elsewhere
from afterword.rules.review.company_words import bare_company, first_word, is_same, pattern_of, squashed
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.names import exact, slips
from afterword.rules.review.record import is_known_word, record_text, record_words
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_WORD = re.compile(r"(?<![\w@./\-])[^\W_][\w&\-]*(?![\w@/]|\.\w)")
_SHORTEST, _LONG = 5, 7
_ALIKE = 4
"""Letters with which two words begin, so that one may be meant for the other."""
_SAID = to_say("You write to {company}, but the text says “{written}”")
_OTHER = to_say("Another company of yours: the text says “{written}”")


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    own = read_text(letter.body).own
    company = letter.debrief.company if letter.debrief else ""
    for text, is_subject in ((letter.subject or "", True), (own, False)):
        for start, end, severity, said in _once_a_place(_found(letter, company, text)):
            told = say("{finding} (in the subject).", finding=said) if is_subject else f"{said}."
            place = (None, None) if is_subject else (start, end)
            yield Finding(rule="N1", severity=severity, message=told, start=place[0], end=place[1])


_Found = tuple[int, int, Severity, str]


def _once_a_place(found: Iterable[_Found]) -> list[_Found]:
    """Of two at one place the block, else the longer one; in the order of the text."""
    kept: list[_Found] = []
    for each in sorted(found, key=lambda one: (one[2] is not Severity.BLOCK, one[0] - one[1])):
        if not any(start < each[1] and each[0] < end for start, end, _, _ in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: one[:2])


def _found(letter: LetterUnderReview, company: str, text: str) -> Iterator[_Found]:
    if not text:
        return
    known = record_text(letter.debrief) if letter.debrief else ""
    lowered = text.casefold()
    for other in letter.other_companies:
        if first_word(other) not in lowered:
            continue
        pattern = pattern_of(other)
        if pattern is None or is_same(other, company) or pattern.search(known) or _is_part(other, company):
            continue
        for match in pattern.finditer(text):
            group = "name" if match["name"] else "owner"
            said = say(_SAID if company else _OTHER, company=company, written=match[group])
            yield match.start(group), match.end(group), Severity.BLOCK, said
    if letter.debrief and company:
        told = {span for span in companies_elsewhere(text, letter.debrief)}
        for start, end in sorted(told):
            yield start, end, Severity.WARN, say(_SAID, company=company, written=text[start:end])
        yield from _near_misses(letter, bare_company(company), text)


def _is_part(other: str, company: str) -> bool:
    """ "Contoso" and "Contoso Health": the shorter name is also said of the longer one."""
    return f" {bare_company(other).casefold()} " in f" {company.casefold()} "


def _near_misses(letter: LetterUnderReview, company: str, text: str) -> Iterator[_Found]:
    target = squashed(company)
    if len(target) < _SHORTEST or letter.debrief is None:
        return
    parts, sizes = _words_wanted(company)
    noted = record_words(letter.debrief)
    small, length = company.casefold(), len(company)
    for begin in _beginning_with(company[0]).finditer(text):
        # In small letters only the very name counts.
        if begin[0].islower() and text[begin.start() : begin.start() + length].casefold() != small:
            continue
        for size in sizes:
            run = _run_of(size).match(text, begin.start())
            if run is None or abs(len(run[0]) - len(company)) > 3:
                continue
            written = run[0]
            found = _compare(written, company, target, noted) if size == parts else None
            if size != parts and squashed(written) == target and written[:1].isupper() and written != company:
                found = Severity.BLOCK, say(_SAID, company=company, written=written)
            if found:
                yield *run.span(), *found


@lru_cache(maxsize=128)
def _words_wanted(company: str) -> tuple[int, tuple[int, ...]]:
    """How many words the name has, and how many it may have where it is divided otherwise."""
    parts = max(1, len(_WORD.findall(company)))
    return parts, tuple(sorted({parts, parts + 1, max(1, parts - 1)}))


@lru_cache(maxsize=128)
def _beginning_with(letter: str) -> re.Pattern[str]:
    """Words that begin with this letter, small or capital. What stands before is asked after the letter: so the search
    leaps from one to the next."""
    return re.compile(
        rf"[{re.escape(letter.lower())}{re.escape(letter.upper())}](?<![\w@./\-].)(?=[\w&\- ])", re.S
    )


@cache
def _run_of(size: int) -> re.Pattern[str]:
    """So many words with nothing but a space between them."""
    return re.compile(_WORD.pattern + rf"(?:[ ](?:& )?{_WORD.pattern})" * (size - 1))


def _compare(written: str, company: str, target: str, noted: frozenset[str]) -> tuple[Severity, str] | None:
    if exact(written) == exact(company):
        is_lower = written != company and sum(map(str.isupper, written)) < sum(map(str.isupper, company))
        return (
            (
                Severity.WARN,
                say("You noted “{company}”; the text says “{written}”", company=company, written=written),
            )
            if is_lower
            else None
        )
    if not any(char.isupper() for char in written) or all(exact(word) in noted for word in written.split()):
        return None
    plain, legal_free = squashed(written), squashed(bare_company(written))
    if target in (plain, legal_free):
        return None
    allowed = 2 if len(target) >= _LONG else 1
    if plain[:1] != target[:1] or plain.removesuffix("s") == target or plain.removesuffix("er") == target:
        return None
    if 0 < slips(plain, target) <= allowed and not all(is_known_word(word) for word in written.split()):
        return Severity.BLOCK, say(_SAID, company=company, written=written)
    if _is_half_right(written, company):
        return Severity.WARN, say(_SAID, company=company, written=written)
    return None


def _is_half_right(written: str, company: str) -> bool:
    """ "Irongate Freight" for Ironbridge Freight: one word is another that begins alike, all others are right. It may
    be a company that is called so."""
    pairs = list(zip(written.casefold().split(), company.casefold().split(), strict=False))
    other = [(said, noted) for said, noted in pairs if said != noted]
    return len(pairs) > 1 and len(other) == 1 and other[0][0][:_ALIKE] == other[0][1][:_ALIKE]


RULE = Rule(
    id="N1",
    title=to_say("Wrong or misspelt company"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("job-hunt.org: the other company's name in a copied letter"),
    check=check,
)
