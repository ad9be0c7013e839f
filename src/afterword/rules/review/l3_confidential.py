"""L3: does the letter tell what is confidential to somebody?

Measured: marks ("under NDA", "off the record", "confidential", "internal only", "not public yet"),
secrets as such (API keys, private keys, "password: ..."), and the name of the present employer, or "my
employer", in one sentence with a certain incident, breach, leak, a customer or their data. Secrets as
such block, and so does the employer's known name beside what happened there; both may be overridden.
Marks, "my employer" and data of others that were lost ("the passwords of 600 patients lay open") are a
warning: who writes "under NDA, so no names" tells nothing. Left alone: kinds of work ("incident
response", "customer support", "password hashing"), "confidential computing", "the signed NDA is
attached". Who tells one employer's secrets will tell the next one's.
"""

import re
from collections.abc import Iterable, Iterator

from afterword.rules.review.company_words import bare_company
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.hinted import HintedTable, hinted
from afterword.rules.review.text import Span, TextFacts, read_text
from afterword.said import say, to_say

_MARK_WORDS = (
    hinted("nda", r"\bNDA(?:['’]?d|s)?\b"),
    hinted("non-disclosure", r"\bnon-disclosure\b"),
    hinted("off the record", r"\boff the record\b"),
    hinted(
        "confiden",
        r"\b(?:strictly |company |highly |still )?confidential(?:ly)?\b",
        r"(?! (?:computing|vms?|containers?|clients?|comput\w+|transactions?|nodes?|ledgers?))|"
        r"\bin confidence\b",
    ),
    hinted("internal", r"\binternal[- ]only\b|\bfor internal use\b"),
    hinted(
        "our client|our customer",
        r"\b(?:names?|contracts?|contract values|prices|addresses|lists?) (?:and (?:\w+ ){1,2})?of our "
        r"(?:\w+ )?(?:clients?|customers?)\b",
    ),
    hinted(
        "not public|not yet|not announced",
        r"\bnot (?:yet )?(?:public|announced)\b(?! (?:cloud|repos?|internet))",
    ),
    hinted(
        "made public|announced|disclosed",
        r"\b(?:before|until|although|though) (?:it|this|that|they|we|any of (?:it|this)) "
        r"(?:was|is|were|are|has been|had been|have been|gets?|got) (?:made public|announced|disclosed)\b",
    ),
    hinted(
        "never",
        r"\bnever (?:\w+ )?(?:made public|became public|disclosed|announced publicly|reported to (?:anyone|the \w+)|"
        r"came out|got out|told (?:anyone|the (?:customers|patients|users|press|public)))\b",
    ),
    hinted(
        "quiet|hushed|covered",
        r"\b(?:kept|keep|keeping) (?:it|this|that) quiet\b|\bhushed (?:it |this |that )?up\b|"
        r"\bcovered (?:it|this|that) up\b",
    ),
    hinted("trade secret", r"\btrade secrets?\b"),
    hinted("embargo", r"\bunder embargo\b"),
    hinted(
        "unannounced",
        r"\bunannounced (?:\w+ )?(?:product|feature|launch|acquisition|merger|release|deal|customer)s?\b",
    ),
    hinted(
        "between ",
        r"(?:\A|[.,:;(–—-] ?|\b(?:just|strictly|only|stays?|that) )between (?:us|you and me)\b(?! and)",
    ),
    hinted(
        "keep ",
        r"\b(?:please )?keep (?:this|it) (?:private|secret|internal|confidential|to yourself|quiet)\b",
    ),
    hinted(
        "tell you|telling you|share this|sharing this|say this|disclose",
        r"\b(?:should|must|may|can)(?:n['’]t| ?not) (?:really )?(?:be )?",
        r"(?:tell(?:ing)? you(?! how| enough| what)|share this|sharing this|say this|disclose)\b",
    ),
    hinted("proprietary", r"\bproprietary (?:code|data|algorithm|information|source)\b"),
)
_NDA_AS_PAPER = re.compile(
    r"\b(?:sign(?:ed|ing)?|attach(?:ed)?|return(?:ed)?|send|sent|enclos\w+|paperwork|form|copy)\b",
    re.IGNORECASE,
)
# "I cannot name the client": who keeps a secret tells none.
_IS_KEPT = re.compile(
    r"\b(?:cannot|can['’]t|will not|won['’]t|not) (?:\w+ )?(?:name|show|give|share the|share any|go into)\b|"
    r"\b(?:no|without|leave out|leaving out) (?:\w+ )?(?:names?|naming|details|figures|numbers)\b|"
    r"\bkeep\w* \w+ confidential",
    re.IGNORECASE,
)
_MARKS = HintedTable(_MARK_WORDS)
_SECRET_WORDS = (
    hinted("akia", r"(?-i:\bAKIA[0-9A-Z]{16}\b)"),
    hinted("gho_|ghp_|ghr_|ghs_|ghu_", r"\bgh[pousr]_\w{20,}"),
    hinted("sk-", r"\bsk-[\w-]{20,}"),
    hinted("xox", r"\bxox[abp]-[\w-]{10,}"),
    hinted("private key", r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    hinted(
        "passw|pwd|key|apikey|secret|token",
        r"\b(?:password|passwd|pwd|api[- ]?key|secret|token) ?(?:[:=]|is) ?",
        r"[\"']?(?=\S*[\d!@#$%^&*])[^\s\"']{6,}",
    ),
)
_SECRETS = HintedTable(_SECRET_WORDS)
_DESCRIBED = re.compile(r"\d-[a-z]|[a-z]-\d{1,4}\b|(?:[:=]|is) ?[a-z]+[.,;)]?\Z", re.IGNORECASE)
# An outage or an incident of one's own is what letters of engineers are about; these are not.
_SURELY_SECRET = re.compile(
    r"breach|ransom|hacked|leak|los(?:t|ing)|password|credential|lawsuit|layoff|unreleased|zero|vulnerab|"
    r"customers? (?:data|names?|list|records|left|churn)|(?:customer|client)s?,? (?-i:[A-Z])",
    re.IGNORECASE,
)
# Whose it was is not said, or in words we do not know; that it was lost is.
_LOST = re.compile(
    r"\b(?:passwords|data|records|details|addresses|card numbers|files|names) of (?:[\w,.]+ ){0,3}?"
    r"(?:patients|customers|clients|members|employees|citizens|students|accounts|people)\b[^.;!?\n]{0,30}"
    r"\b(?:lay open|lay there|(?:was|were) (?:\w+ )?(?:exposed|stolen|leaked|public|lost)|leaked)\b|"
    r"\blost (?:the |all )?(?:data|records|passwords|files) of (?:[\w,.]+ ){0,3}?"
    r"(?:patients|customers|users|clients|members|employees|citizens|students)\b|"
    r"\bour (?:\w+ )?(?:customer|client),? (?-i:[A-Z])\w+ [^.!?\n]{0,60}?"
    r"\b(?:without (?:a |any )?(?:passwords?|backups?|encryption|firewall)|unpatched|has no backups?)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\w is \S")
_OWN_EMPLOYER = (
    r"\b(?:my|our|the) (?:current|present|last|previous|former|own) (?:employer|company|firm)\b|"
    r"\bmy employer\b"
)
_LOST_WORDS = frozenset(
    [
        "passwords",
        "data",
        "records",
        "details",
        "addresses",
        "numbers",
        "files",
        "names",
        "customer",
        "client",
    ]
)
_LOST_SIGNS = frozenset(
    ["lay", "exposed", "stolen", "leaked", "public", "lost", "without", "unpatched", "backup", "backups"]
)
_EMPLOYER_WORDS = frozenset(["employer", "company", "firm"])
_TOLD = re.compile(
    r"\b(?:data |security )?breach(?:es|ed)?\b|\bransomware\b|\b(?:was|were|got|been) hacked\b|"
    r"\bdata leak\b|\bleaked\b|"
    r"\b(?:our|the|an|that|this|last|major|security|big|recent|\w+day['’]s|(?:January|February|March|"
    r"April|May|June|July|August|"
    r"September|October|November|December)) (?:\w+ )?(?:incident|outage)\b"
    r"(?! (?:response|review|reviews|management|process|command|commander|channel|rotation|tooling|tool|"
    r"report|reports|postmortems?|handling|"
    r"bot|playbook|runbook))|\b(?:incident|outage) (?:in|on|of|last|where|when|that|with|at|after)\b|"
    r"\bcustomers? (?:data|names?|list|records|passwords?|complain\w+|was|were|lost|left|churn\w*)\b|"
    r"\bour (?:biggest |largest |main |key )?(?:customer|client)s?,? (?-i:[A-Z])\w+|\b(?:lost|"
    r"losing) (?:a |our |the |\w+ )?(?:customer|client)s?\b|"
    r"\b(?:plain[- ]?text |admin |root |default |shared |leaked |production )?passwords?\b"
    r"(?! (?:hash\w*|manager|managers|reset|resets|rotation|policy|policies|login|vault|less|storage|"
    r"flow))|"
    r"\bcredentials (?:leak\w*|were|in)\b|\bunreleased\b|\blayoffs?\b|\blawsuit\b|\bzero[- ]day\b|"
    r"\bvulnerab\w+ (?:in|that) (?:our|the)\b",
    re.IGNORECASE,
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    yield from _marks(text)
    found = list(_employer(letter, text))
    yield from found or _lost(text)


def _marks(text: TextFacts) -> Iterator[Finding]:
    end = text.closing.start if text.closing else len(text.own)
    for match in _MARKS.find(text.own, 0, end):
        sentence = text.sentence_at(match.start())
        is_paper = (
            match[0].lower().startswith(("nda", "non-")) and sentence and _NDA_AS_PAPER.search(sentence.text)
        )
        if not is_paper:
            told = say("“{words}”: if it is confidential, it does not belong in this letter.", words=match[0])
            is_kept = sentence is not None and _IS_KEPT.search(sentence.text) is not None
            yield _finding(match.start(), match.end(), told, Severity.HINT if is_kept else Severity.WARN)
    for match in _SECRETS.find(text.own):
        told = say("This looks like a password or key. Take it out, and change it.")
        yield _finding(match.start(), match.end(), told, _certainty(match[0]))


def _certainty(secret: str) -> Severity:
    """ "The key is 128-bit" and "token: 15-minute" describe one."""
    if _DESCRIBED.search(secret):
        return Severity.HINT
    return Severity.WARN if _SAID.search(secret) else Severity.BLOCK


def _employer(letter: LetterUnderReview, text: TextFacts) -> Iterator[Finding]:
    name = bare_company(letter.employer) if letter.employer else ""
    if name and letter.debrief and bare_company(letter.debrief.company).casefold() == name.casefold():
        return
    if text.vocabulary.isdisjoint(_EMPLOYER_WORDS) and (not name or name.lower() not in text.own.lower()):
        return
    pattern = rf"{_OWN_EMPLOYER}|\b{re.escape(name)}\b" if name else _OWN_EMPLOYER
    for match in re.finditer(pattern, text.own, re.IGNORECASE):
        sentence = text.sentence_at(match.start())
        told = _TOLD.search(sentence.text) if sentence else None
        if sentence and told:
            is_secret = _SURELY_SECRET.search(told[0]) is not None
            severity = Severity.WARN if is_secret or name else Severity.HINT
            severity = Severity.BLOCK if is_secret and name else severity
            yield _about(sentence, told, name or say("your employer"), severity)
            return


def _lost(text: TextFacts) -> Iterator[Finding]:
    if text.vocabulary.isdisjoint(_LOST_WORDS) or text.vocabulary.isdisjoint(_LOST_SIGNS):
        return
    for match in _LOST.finditer(text.own):
        told = say(
            "“{told}” may be confidential to {employer}.", told=match[0], employer=say("your employer")
        )
        yield _finding(match.start(), match.end(), told, Severity.WARN)


def _about(sentence: Span, told: re.Match[str], employer: str, severity: Severity) -> Finding:
    start = sentence.start + told.start()
    message = say("“{told}” may be confidential to {employer}.", told=told[0], employer=employer)
    return _finding(start, start + len(told[0]), message, severity)


def _finding(start: int, end: int, message: str, severity: Severity) -> Finding:
    return Finding(rule="L3", severity=severity, message=message, start=start, end=end)


RULE = Rule(
    id="L3",
    title=to_say("Confidential matter"),
    severity=Severity.BLOCK,
    overridable=True,
    source=to_say("own: what a former employer would not want to read"),
    check=check,
)
