"""What an author finds of the reader's conduct: "I find it unprofessional ...", "I expected better", "disappointed by
your silence". Of a practice ("I find it rude to page people at night") one may say so: that is a hint.
"""

import re
from collections.abc import Iterator

from afterword.rules.review.finding import Severity
from afterword.rules.review.text import Span, TextFacts

_HARSH_WORDS = (
    "unprofessional disrespectful rude impolite insulting offensive unacceptable discourteous inconsiderate shameful "
    "arrogant appalling outrageous inexcusable disgraceful ridiculous pathetic unfair embarrassing shocking"
)
_HARSH_NOUNS = "insult disgrace shame manners"
_HARSH = (
    rf"(?:{'|'.join(_HARSH_WORDS.split())}|(?:a|an|no|hardly|poor|bad) (?:{'|'.join(_HARSH_NOUNS.split())}))"
)
_VERY = (
    r"(?:(?:quite|rather|very|really|frankly|simply|just|deeply|extremely|highly|most|a bit|a little|so) )*"
)
_FOUND_SO = re.compile(
    r"\bI (?:do |really |must say (?:that )?I |have to say (?:that )?I )?(?:find|found|consider|call|think) "
    rf"(?:it|this|that|such (?:a )?\w+|your \w+)(?: is| was| to be)? {_VERY}(?P<word>{_HARSH})\b",
    re.IGNORECASE,
)
_EXPECTED_MORE = re.compile(
    r"\bI(?:['’]d| had| have| would have|['’]d have|['’]ve)?(?: honestly| really| frankly)? expected (?:better|more)"
    r"(?:(?: manners| professionalism| courtesy| respect)?(?: (?:from|of) (?P<whom>[^.!?;,\n]{1,60}))?)"
    r"(?= *[.!?;,\n]|\Z)",
    re.IGNORECASE,
)
_HURT = "disappointed hurt upset annoyed frustrated angry offended irritated insulted shocked appalled"
_LET_DOWN = re.compile(
    rf"\b(?:{'|'.join(_HURT.split())}|let down|put off) (?:by|with|at|about|in|over) "
    r"(?:you\b(?! (?:decision|news))|your (?:\w+ )?(?:silence|lack|behaviou?r|conduct|treatment|manners?|attitude|"
    r"communication)\b|(?:the|this) (?:\w+ )?(?:silence\b|lack of (?:any )?(?:answer|reply|news)\b|"
    r"way (?:you|I was|I have been)\b))",
    re.IGNORECASE,
)
# "You" may be anybody ("when you cannot trust a log"), who let me wait is they.
_OF_A_CANDIDATE = re.compile(
    r"\b(?:your|me|applicants?|candidates?|(?:that|how) you(?! can)|gave you|you (?:let|keep|kept|did|never|left|made|"
    r"treat\w*)|without (?:a|one|any) (?:word|line|reply|answer))\b",
    re.IGNORECASE,
)
_OF_WHO_WAITS = re.compile(
    r"\b(?:somebody|someone|anybody|anyone|people|a person)\b[^.!?\n]*\bwait|\bnot to (?:answer|reply|write|respond)\b|"
    r"^\W*\Z",
    re.IGNORECASE,
)
_NAMED_THEM = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)


_SIGNS = frozenset([*_HARSH_WORDS.split(), *_HARSH_NOUNS.split(), *_HURT.split(), "expected", "let", "put"])


def judgements(text: TextFacts) -> Iterator[tuple[int, int, Severity]]:
    """Where each stands, and how certain it is that it is said of the reader."""
    if text.vocabulary.isdisjoint(_SIGNS):
        return
    for sentence in text.sentences:
        words = sentence.text
        for match in _FOUND_SO.finditer(words):
            rest = words[match.end() :]
            before = words[match.start() : match.start("word")]
            is_theirs = _OF_A_CANDIDATE.search(before) or _OF_A_CANDIDATE.search(rest)
            bare = Severity.WARN if _OF_WHO_WAITS.search(rest) else Severity.HINT
            yield _placed(sentence, match, Severity.BLOCK if is_theirs else bare)
        for match in _EXPECTED_MORE.finditer(words):
            named = match["whom"] or ""
            bare = Severity.HINT if named else Severity.WARN
            yield _placed(sentence, match, Severity.BLOCK if _NAMED_THEM.search(named) else bare)
        for match in _LET_DOWN.finditer(words):
            yield _placed(sentence, match, Severity.BLOCK)


def _placed(sentence: Span, match: re.Match[str], severity: Severity) -> tuple[int, int, Severity]:
    return sentence.start + match.start(), sentence.start + match.end(), severity
