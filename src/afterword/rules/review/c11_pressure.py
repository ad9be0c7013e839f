"""C11: does the letter press for an answer?

Measured: more than one question (a hint; a warning from the third on, where no offer is answered), or a
demand for a date or an answer (`pressure.txt`, and an imperative with a day: "let me know by Friday").
One open question is welcome; a deadline set by the candidate is not.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.letters.words.phrases import phrase_hits
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import TextFacts, read_text
from afterword.said import say, to_say

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
# A day or a clock, never "by 10%".
_DATE = rf"\d{{1,2}}(?:st|nd|rd|th|[:./]\d|,| ?[ap]\.?m\b| o['’]clock|(?: of)? {_MONTH}|(?=[.!?\n]|\Z))"
_DAY = (
    rf"(?:tomorrow|tonight|today|(?:next |this |the end of |end of )?(?:the )?{_WEEKDAY}|"
    rf"(?:the )?(?:end|middle|close) of|next week|(?:the )?{_DATE}|{_MONTH}|noon)"
)
_ASKING = (
    r"\b(?:let me know|get back to me|(?:please|kindly) (?:\w+ ){0,2}?(?:reply|answer|respond|decide|"
    r"confirm|write)|(?:i|we) (?:would )?(?:need|expect|require|want|must have) (?:an? |your |the )?"
    r"(?:answer|reply|decision|response|word)|"
    r"(?:can|could|would|will) you (?:decide|answer|reply|respond)|i (?:need|have|must) (?:to )?know|"
    # What was heard from them is no demand: "it was good to hear from you that costs must fall".
    r"hear (?:back )?from you(?! (?:that|how|why|what|about|of)\b)|your (?:answer|reply|decision|response))"
)
_DEMAND = re.compile(
    rf"{_ASKING}[^.?!\n]{{0,40}}?\b(?:by|before|no later than|until)\s+{_DAY}", re.IGNORECASE
)
_TO_THEM = re.compile(
    r"\b(?:you|your|yours|answer\w*|repl(?:y|ies)|decision|decide\w*|hear|heard|response|"
    r"respond|waiting|wait|deadline|let me know|get back|need to know|insist|demand|tells? me)\b",
    re.IGNORECASE,
)
_MANY = 2
_SIGNS = (" by ", " before ", " later than ", " until ")


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    questions = [sentence for sentence in text.sentences if sentence.text.rstrip("\"'”’) ").endswith("?")]
    if len(questions) > 1:
        second = questions[1]
        told = say("Ask one thing; here are {count} questions.", count=len(questions))
        # Questions may be quoted or asked in jest; who answers an offer has several.
        is_many = len(questions) > _MANY and letter.kind is not LetterKind.OFFER_REPLY
        yield _finding(told, second.start, second.end, Severity.WARN if is_many else Severity.HINT)
    for start, end in _demands(letter, text):
        told = say("Leave the date to them: “{words}” presses for an answer.", words=text.own[start:end])
        sentence = text.sentence_at(start)
        # "I told my wife that somebody finally asked about the restores."
        is_to_them = sentence is None or _TO_THEM.search(sentence.text) is not None
        yield _finding(told, start, end, Severity.WARN if is_to_them else Severity.HINT)


def _demands(letter: LetterUnderReview, text: TextFacts) -> list[tuple[int, int]]:
    found = [(hit.start, hit.end) for hit in phrase_hits(text.own, "pressure", own=letter.own_terms)]
    if any(sign in text.own for sign in _SIGNS):
        for match in _DEMAND.finditer(text.own):
            if not any(start < match.end() and match.start() < end for start, end in found):
                found.append(match.span())
    return sorted(found)


def _finding(message: str, start: int, end: int, severity: Severity = Severity.WARN) -> Finding:
    return Finding(rule="C11", severity=severity, message=message, start=start, end=end)


RULE = Rule(
    id="C11",
    title=to_say("Pressure"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("fresnobee"),
    check=check,
)
