"""S5: does the letter apologise for the interview?

Measured: sorry, apologies, nerves, "messed up", a bad answer of one's own. It draws the eye to what the
reader may not have noticed; a fact that was missing can be added in one sentence without it. "Sorry to hear"
is sympathy, "apologies to whoever owned the biscuits" a joke, and a withdrawal or an answer to a rejection or
an offer may be sorry. A plain "sorry" that is not about the interview or an answer ("sorry about the dog") is a
hint, and so is any in a correction, and nerves alone.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_SIGNS = (
    "sorr", "apolog", "messed", "screwed", "nerv", "blank", "rambl", "forgive",
    "answer", "excuse", "not at my best", "embarrass", "stumbl", "did badly", "did poorly", "perform",
    "froze",
)  # fmt: skip
# "Apologies to whoever owned the biscuits."
_TO_NOBODY = r" (?:to|for) (?:whoever|anyone who|everyone who|the owner)\b"
_SORRY = re.compile(
    r"\b(?:sorry(?! to (?:hear|learn|read|see|say)\b| for your\b| you\b| that you\b| not sorry|"
    rf"{_TO_NOBODY})|apologi[sz]e[sd]?\b(?!{_TO_NOBODY})|apologi[sz]ing\b|"
    rf"(?<!an )(?<!are )(?<!of )(?<!the )apolog(?:y|ies)\b(?!{_TO_NOBODY})|"
    r"please forgive|forgive me|please excuse)",
    re.IGNORECASE,
)
_WEAKNESS = re.compile(
    r"\bI(?:['’]m| am| was| got| felt| feel)? (?:\w+ ){0,2}?(?:(?:messed|screwed|mucked) (?:it |that |"
    r"this )?up|nervous|"
    # "I froze releases" is a deed.
    r"embarrassed|rambl(?:ed|ing)|froze(?=\s*(?:\Z|[.,;:!?)]|(?:up|when|on|at|for|in|during|completely|totally|badly|"
    r"a bit|halfway|but|because|there|under|again)\b))|stumbled|blanked|drew a blank|went blank|not at my best|"
    r"did (?:badly|poorly)|"
    r"underperformed|performed (?:badly|poorly))|"
    r"\bmy (?:mind went blank|nerves|nervousness)|\bnot my best (?:interview|day|performance)|"
    r"\bmy (?:\w+ ){0,3}?(?:answers?|performance|solution) (?:\w+ ){0,4}?(?:was|were) (?:\w+ ){0,2}?"
    r"(?:bad|weak|poor|terrible|unclear|awful|embarrassing|not good|not great|not the best|a mess)",
    re.IGNORECASE,
)
_OF_THE_TALK = re.compile(
    r"\b(?:answers?|answered|question|interview|nerv\w*|perform\w*|prepar\w*|stumbl\w*|rambl\w*|froze|blank\w*|"
    r"messed|screwed|mucked|badly|poorly|mistakes?|slow|confus\w*|english|coding|exercise|solution|whiteboard|late|"
    r"embarrass\w*|underperformed|not my best|not at my best|forgive|inconvenience|delay\w*|bother\w*|experience)\b",
    re.IGNORECASE,
)
_MAY_BE_SORRY = (LetterKind.WITHDRAWAL, LetterKind.REJECTION_REPLY, LetterKind.OFFER_REPLY)
# "you apologised for the code" is their apology.
_BY_OTHERS = re.compile(r"\b(?:you|they|he|she|we|nobody|no one|who|that|people|team)(?: \w+){0,2} \Z")
_NO_NEED = ("no need to ", "no ", "not ", "never ", "nothing to ", "don't ", "don’t ", "without ")


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    lower = text.message.text.lower()
    if letter.kind in _MAY_BE_SORRY or not any(sign in lower for sign in _SIGNS):
        return
    base = text.message.start
    spans = [match.span() for pattern in (_SORRY, _WEAKNESS) for match in pattern.finditer(text.message.text)]
    for start, end in sorted(spans):
        if lower[:start].endswith(_NO_NEED) or _BY_OTHERS.search(lower[max(0, start - 24) : start]):
            continue
        told = say(
            "Leave “{text}” out, or add the missing fact in one sentence.", text=text.message.text[start:end]
        )
        sentence = text.sentence_at(base + start)
        is_own = _OF_THE_TALK.search(sentence.text if sentence else text.message.text) is not None
        # To have been nervous is human; beside an apology it is one more.
        is_nerves = len(spans) == 1 and "nerv" in lower[start:end]
        is_hint = letter.kind is LetterKind.CORRECTION or is_nerves or not is_own
        severity = Severity.HINT if is_hint else Severity.WARN
        yield Finding(rule="S5", severity=severity, message=told, start=base + start, end=base + end)


RULE = Rule(
    id="S5",
    title=to_say("Apology"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("HR-PS; J. Couke"),
    check=check,
)
