"""L2: does the letter speak of pay, or of other offers and processes?

Measured in subject and text: words of pay in the sense of pay ("salary", "signing bonus", "paid better"),
amounts of money in any currency and shape ($90,000, 85k, GBP 70k, 600 000 kr), and other offers or hiring
processes ("counter-offer", "interviewing with two other companies"). It blocks and may be overridden; other
offers in a withdrawal are a warning. Left alone: technical senses ("the payment service", "compensating
transaction", "raise an exception", "rate limits"), money that is about systems rather than wages ("cut the
cloud bill by $40k"), and all that stands in the noted fields or the role of this debrief. Pay has its own
moment, and a thank-you is not it.
"""

import re
from collections.abc import Iterable, Iterator

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.record import notes_of_person
from afterword.rules.review.text import read_text

_PAY = re.compile(
    r"\bsalar(?:y|ies)\b(?! (?:prediction|dataset|data|model|api|service|table|column|engine))|"
    r"\bremunerat\w+|\bwages?\b(?! (?:data|service|file|run|model|calculat\w+))|\bRSUs?\b|\b401\(?k\)?|"
    r"\bOTE\b|"
    r"\b(?:financial |total |fair |better |higher |competitive |base |annual |the |your |my )?"
    r"compensation\b(?! (?:logic|handler|step|action|flow|pattern|saga|transaction|event|job|service|"
    r"path|code|strategy))|"
    r"\btotal comp\b|\bcomp (?:package|range|expectations)\b|"
    r"\bpay (?:range|rise|raise|package|cut|expectations?|grade|band|scale|is|was|increase|bump|question|"
    r"slip)\b|"
    r"\b(?:the|my|your|base|better|higher|more|current|starting) pay\b(?!\w| (?:period|wall|per view|"
    r"as you go|run|attention))|"
    r"\bpays? (?:me|better|well|more than|less than)\b|\b(?:get|got|getting|be|being|am) paid\b|"
    r"\bpaid (?:me|more|better|less|well)\b|"
    r"\b(?:sign(?:ing)?[- ]on|signing|annual|yearly|retention|performance|joining|cash|my|"
    r"a \d+ ?%) bonus(?:es)?\b|\bbonus (?:of|scheme|target|plan)\b|"
    r"\b(?:stock|share) options?\b|\b(?:my |your |the |some |more |offer |plus )?equity\b(?! (?:trading|"
    r"research|markets?|derivatives|desk|"
    r"data|risk|products?|orders?|prices?|audit|and inclusion|crowdfunding))(?<!diversity, equity)|"
    r"\bvesting\b|"
    r"\b(?:day|daily|hourly) rate\b(?! of| limit)|\brate expectations?\b|"
    r"\b(?:benefits|relocation|severance|total|salary|pay) package\b(?! (?:manager|size|count))|"
    r"\brelocation (?:costs?|allowance|support|budget)\b|"
    r"\b(?:a|my|any|the next) (?:pay )?raise\b(?! (?:statement|exception|call|clause|on|of|in|for|an|the|"
    r"a)\b)|"
    r"\bnegotiat\w+ (?:(?:the|my|an?|your|our|on|about) )*(?:offer|salary|terms|package|pay|contract|"
    r"number|bonus|compensation)\b|"
    r"\b(?:what|how much) (?:it|the (?:role|job|position)) pays\b|\bpay (?:me|you)\b|\bhow much (?:you|"
    r"they) pay\b|"
    r"\b(?:vacation|holiday|PTO) (?:days|allowance)\b|\bI (?:currently )?(?:earn|make) (?=[$€£\d])",
    re.IGNORECASE,
)
_MONEY_UNIT = (
    r"(?:USD|EUR|GBP|SEK|NOK|DKK|CHF|CAD|AUD|NZD|INR|PLN|JPY|SGD|HKD|CZK|HUF|RON|ILS|BRL|ZAR|euros?|"
    r"dollars?|pounds?|"
    r"quid|kronor|kroner|kr|francs?|rupees|yen|yuan|reais|zloty|z[łl]|lakhs?|LPA|lpa|bucks)"
)
_NUMBER = r"\d[\d.,\u00a0\u202f ]{0,12}\d|\d"
_AMOUNT = re.compile(
    rf"(?:[A-Z]{{1,2}})?[$€£¥₹₽₩₪₴]\s?(?:{_NUMBER})(?:\s?(?:k|K|m|M|mn|bn|thousand|million|lakhs?))?\b|"
    rf"\b(?:USD|EUR|GBP|SEK|NOK|DKK|CHF|CAD|AUD|NZD|INR|PLN|JPY|SGD)\s?(?:{_NUMBER})\s?[kKmM]?\b|"
    rf"(?<![\w.])(?:{_NUMBER})\s?[kKmM]?\s?(?:[€£₹]|{_MONEY_UNIT}\b)(?! of (?:memory|disk))|"
    r"(?<![\w.])\d{2,3}\s?[kK](?:\s?(?:-|–|to)\s?\d{2,3}\s?[kK])?(?= (?:base|gross|net|plus|a year|"
    r"per year|per annum|annually|p\.a\.|OTE|"
    r"total|salary|yearly|all[- ]in)\b)|"
    r"(?<![\w.])\d{1,2}[.,]\d{3}\s(?:gross|net|a month gross|per annum)\b",
)
_BARE_THOUSANDS = re.compile(r"(?<![\w.$€£])\d{2,3}\s?[kK]\b(?!\s+[a-z]*(?:s|ps|req|rps|qps)\b)")
_WAGE_SENSE = re.compile(
    r"\b(?:earn\w*|salar\w+|paid|pay|pays|offer(?:ed|s)?|expect(?:ation|ations|ing)?|asking|ask|"
    r"looking for|hoping for|"
    r"compensation|base|package|rate|raise|negotiat\w+|I make|I currently make|my range|minimum|at least|"
    r"target(?:ing)?)\b",
    re.IGNORECASE,
)
_SYSTEM_SENSE = re.compile(
    r"\b(?:bill|bills|costs?|spend|spending|spent|budget|sav(?:e|ed|es|ing|ings)|cloud|AWS|GCP|Azure|"
    r"revenue|volume|"
    r"transactions?|payments?|fraud|invoices?|orders?|customers?|licen[cs]es?|infrastructure|infra|waste|"
    r"wasted|"
    r"loss(?:es)?|ledger|accounts?|checkout|cart|refunds?|market|funding|raised|turnover|ARR|outage|"
    r"processed|"
    r"processes|settles?|trades?|donations?)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bcounter[- ]?offers?\b|\bcompeting offers?\b|\boffers? (?:in hand|on the table|deadline)\b|"
    r"\b(?:an|another|other|two|three|several|multiple|second|different|written|formal|better|strong|"
    r"existing|current|pending) "
    r"(?:(?:job|written|formal|competing|standing|signed|good|great|attractive|better|outside) )*offers? "
    r"(?:from|at|with|by|elsewhere|that expires|which expires|expiring|I|already|to consider)\b|"
    r"\b(?:another|other|a competing|a second|two other|"
    r"several other) (?:job )?offers?\b(?! (?:letters? template|endpoints?|types?|service))|"
    r"\b(?:have|had|received|got|hold|holding|weighing|considering|expecting|accepted|declined|"
    r"deciding on) "
    r"(?:an|a|another|two|three|several|multiple) (?:\w+ ){0,2}offers?\b(?! (?:service|api|engine|page|"
    r"help|to))|"
    r"\binterview\w* (?:with|at|for) (?:(?:a |an |the )?(?:few|couple of|number of) )?(?:other|another|"
    r"several|two|three|multiple|some|different)\b(?: other)?(?: compan\w+| employers?| teams?| firms?)?|"
    r"\b(?:other|another|several|two|few|multiple|parallel) (?:(?:interview|hiring|recruit(?:ing|ment)|"
    r"application|selection) )process(?:es)?\b|"
    r"\b(?:I am|I['’]m|am|me) (?:also |currently |still )*(?:in|far along in|at the end of|finishing|"
    r"talking in) "
    r"(?:the (?:final|last|late) (?:stage|round)s? (?:of|with|at|in) )?(?:an?)?(?:other|two other|"
    r"three other|several|a few other|few other) "
    r"(?:\w+ )?process(?:es)?\b|"
    r"\bmy other (?:process(?:es)?|options?|interviews?|applications?|opportunit\w+|conversations)\b|"
    r"\b(?:final|last) (?:round|stage|interview)s? (?:elsewhere|(?:with|at|of) (?:another|other|"
    r"a different|two|one of your))\b|"
    r"\b(?:talking|speaking|in talks|in conversation|in discussions|in touch|signed|signing) (?:to|with) "
    r"(?:a few |several |two |some |three )?(?:other|another) (?:compan\w+|employers?|teams?|firms?|"
    r"startups?)\b|"
    r"\b(?:other|another) (?:company|companies|employers?|firms?|startups?) (?:is|are|has|have|wants?|"
    r"made|offered|also|"
    r"needs?|expects?|gave|moved|moving|keeps?)\b(?! (?:the same|similar|this|solved|do))|"
    r"\b(?:exploding offer|offer elsewhere|offers elsewhere|opportunit(?:y|ies) elsewhere)\b|"
    r"\boffers? from (?-i:[A-Z])\w+",
    re.IGNORECASE,
)
# Without one of these words none of the patterns can match; most letters need no closer look.
_PAY_HINT = re.compile(
    r"salar|remuner|wage|rsu|401|ote\b|comp|pay|paid|bonus|option|equity|vest|rate|package|reloc|raise|"
    r"negot|days|allow|earn|make",
    re.I,
)
_DIGIT = re.compile(r"\d")
_OTHER_HINT = re.compile(r"offer|interview|process|other|elsewhere|final|last", re.I)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    noted = _noted(letter)
    for _, _, severity, told in _found(letter, letter.subject or "", noted):
        yield Finding(rule="L2", severity=severity, message=told)
    for start, end, severity, told in _found(letter, read_text(letter.body).own, noted):
        yield Finding(rule="L2", severity=severity, message=told, start=start, end=end)


_Found = tuple[int, int, Severity, str]


def _found(letter: LetterUnderReview, text: str, noted: str) -> Iterator[_Found]:
    if not text:
        return
    taken: list[tuple[int, int]] = []
    pay = _PAY.finditer(text) if _PAY_HINT.search(text) else ()
    other = _OTHER.finditer(text) if _OTHER_HINT.search(text) else ()
    for match in (*pay, *_wages(text), *other):
        start, end = match.span()
        words = match[0].strip()
        if any(first < end and start < last for first, last in taken) or _is_noted(words, noted):
            continue
        taken.append((start, end))
        is_other = match.re is _OTHER
        may_be = is_other and letter.kind in (LetterKind.WITHDRAWAL, LetterKind.OFFER_REPLY)
        what = "Other offers and processes do" if is_other else "Pay does"
        severity = Severity.WARN if may_be else Severity.BLOCK
        yield start, end, severity, f"{what} not belong in this letter: “{words}”."


def _wages(text: str) -> Iterator[re.Match[str]]:
    """Amounts, unless their sentence is about what systems cost or move."""
    if not _DIGIT.search(text):
        return
    for match in (*_AMOUNT.finditer(text), *_BARE_THOUSANDS.finditer(text)):
        sentence = _around(text, match.start(), match.end())
        is_wage = _WAGE_SENSE.search(sentence) is not None
        if (match.re is _AMOUNT and (is_wage or not _SYSTEM_SENSE.search(sentence))) or (
            match.re is _BARE_THOUSANDS and is_wage and _ends_the_amount(text, match.end())
        ):
            yield match


def _ends_the_amount(text: str, end: int) -> bool:
    """ "85k" stands alone ("looking for 85k."), where "85k requests" counts something."""
    following = re.match(
        r"\s*(?:[.,;:!?)]|$|\n|(?:or|and|as|per|a year|to|-|–|if|is|was|would|for (?:this|the|a)|plus|"
        r"in)\b)",
        text[end:],
    )
    return following is not None


def _around(text: str, start: int, end: int) -> str:
    before = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n\n"))
    after = min(
        (found for mark in (". ", "! ", "? ", "\n\n") if (found := text.find(mark, end)) >= 0),
        default=len(text),
    )
    return text[max(before, 0) : after]


def _noted(letter: LetterUnderReview) -> str:
    if letter.debrief is None:
        return ""
    person = letter.person
    fields = notes_of_person(person).replace(person.notes, "") if person else ""
    earlier = " ".join(topic for each in letter.debrief.history for topic in each.topics)
    return f"{fields} {letter.debrief.role} {letter.debrief.company} {earlier}".casefold()


def _is_noted(words: str, noted: str) -> bool:
    return bool(noted) and any(
        part in noted for part in (words.casefold(), words.casefold().split()[-1]) if len(part) > 2
    )


RULE = Rule(
    id="L2",
    title="Pay or another offer",
    severity=Severity.BLOCK,
    overridable=True,
    source="liveabout: no salary talk in a thank-you",
    check=check,
)
