"""P2: was a line written by a tool to its user, instead of by the author to the reader?

Measured: what chat programs say around a text ("Here is a polished version of your email", "Sure! Here's",
"Let me know if you'd like it shorter", "As an AI", "Feel free to adjust"), labels of drafts ("Option 1:",
"Word count: 120", "Subject:" inside the text), fences of code, template code ({{ }}, {% %}). Any one
blocks; bold and headings of Markdown, which mail shows as stars and hashes, are a warning. A person who
offers a link ("Here is the draft I promised", "Let me know if you need anything") is left alone.
"""

import re
from collections.abc import Iterable

from afterword.rules.review.addressee import called
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text

_MAIL = r"(?:e-?mail|letter|thank[- ]you(?: note| message)?|cover note|follow-up (?:note|message))"
_PRODUCT = rf"(?:{_MAIL}|draft|version|message|note|reply|response|template|rewrite)"
_MADE = (
    r"(?:polished|revised|improved|refined|rewritten|updated|edited|shorter|concise|professional|"
    r"personali[sz]ed|customi[sz]ed|sample|suggested|tailored|warm|warmer|friendly|more \w+|possible|"
    r"cleaned[- ]up|final)"
)
_SHOWN = r"(?:here(?:['’]s| is| are)|below is|this is) (?:an?|the|your|my|some|two|three)? ?"
# A version of a mail, or of anything where the line ends in a colon: "here is the updated draft of my
# talk" may stay.
_CHATTER = re.compile(
    rf"{_SHOWN}(?:\w+,? ){{0,3}}?{_MADE},? (?:\w+[\w-]*,? ){{0,4}}(?:{_MAIL}s?\b[^\n.]{{0,60}}|"
    rf"(?:version|draft|message|note|reply|template)s?\b"
    rf"(?:[^\n.:]{{0,40}}{_MAIL}\b[^\n.]{{0,20}}|[^\n.:]{{0,40}}:[ \t]*$))|"
    rf"(?:here(?:['’]s| is)|below is) (?:an?|your) (?:[\w-]+,? ){{0,3}}{_MAIL}\b[^\n.]{{0,60}}|"
    r"^(?:sure(?: thing)?|certainly|of course|absolutely|great|got it)[!,.] *"
    r"(?:here|i['’]ve|i have|below)"
    r"[^\n]{0,80}|"
    r"\bas an? (?:ai|artificial intelligence|large language|language model)\b"
    r"(?! (?:engineer|researcher|lead|team|"
    r"company|startup|specialist|developer|architect|platform|product))[^\n.]{0,60}|"
    r"\blet me know if you(?:['’]d| would)? (?:like|want|prefer|need)[^\n.]{0,30}\b"
    r"(?:adjust|tweak|chang|revis|"
    r"shorter|longer|rewrit|another version|different (?:tone|version)|more formal|edits|modif|refine|tone)"
    r"[^\n.]{0,40}|"
    r"\bwould you like me to (?:adjust|tweak|change|revise|make|rewrite|shorten|add|refine)"
    r"[^\n.]{0,50}|"
    r"\bfeel free to (?:adjust|customi[sz]e|tweak|modify|edit|personali[sz]e|replace|change (?:the|any)|"
    r"fill)"
    r"[^\n.]{0,60}|"
    rf"\bI hope this (?:{_PRODUCT}) (?:helps|works|meets|fits)\b[^\n.]{{0,40}}|"
    r"\b(?:remember|be sure|make sure|don['’]t forget) to "
    r"(?:replace|fill in|customi[sz]e|personali[sz]e|insert)"
    r"[^\n.]{0,60}|"
    r"\b(?:good|best of) luck (?:with|on|in) (?:your|the) (?:interview|application|job search)[^\n.]{0,30}|"
    rf"\bthis (?:{_PRODUCT}|version) (?:is (?:concise|professional|polite)|keeps|maintains|strikes|"
    rf"expresses)"
    r"\b[^\n.]{0,60}|"
    r"\bI(?:['’]ve| have) (?:kept|made|rewritten|revised|polished|tailored|drafted) (?:it|the|your|this) "
    r"(?:\w+ ){0,2}"
    rf"(?:{_PRODUCT}|tone|text|wording)\b[^\n.]{{0,60}}|"
    r"\bI (?:cannot|can['’]t|am unable to) (?:assist|help) with (?:that|this) request\b[^\n.]{0,40}|"
    r"\bas of my (?:last|latest) (?:knowledge )?(?:update|training)\b[^\n.]{0,40}",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL = re.compile(
    r"^[ \t]*(?:\**(?:option|version|draft|variant)(?: (?:\d|[A-C]|one|two|three))?\**[ \t]*:.*|"
    r"[(\[]?\**(?:word count|character count|tone|length|notes? (?:to|for) (?:you|the user|user))"
    r"\**[ \t]*:.*|"
    r"[(\[]\d+ words[)\]].*|"
    r"\[?(?:end|start|beginning) of (?:the )?(?:e-?mail|letter|draft|message)\]?.*|"
    r"(?:assistant|user|system|chatgpt)[ \t]*:.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_SUBJECT = re.compile(r"^\**subject(?: line)?\**[ \t]*:[^\n]+$", re.IGNORECASE | re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*```[^\n]*$|\{\{[^{}\n]{0,60}\}\}|\{%[^%\n]{0,60}%\}", re.MULTILINE)
_MARKDOWN = re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,80}\*\*(?!\w)|^#{1,4} [A-Z][^\n]{0,60}$", re.MULTILINE)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    own = read_text(letter.body).own
    patterns = [_CHATTER, _LABEL, _FENCE] + ([_SUBJECT] if letter.subject else [])
    spans = sorted({match.span() for pattern in patterns for match in pattern.finditer(own)})
    reached = 0
    for start, end in spans:
        if start >= reached:
            reached = end
            told = f"This was written by a tool to you, not to {called(letter)}: “{own[start:end].strip()}”."
            yield Finding(rule="P2", severity=Severity.BLOCK, message=told, start=start, end=end)
    for match in _MARKDOWN.finditer(own):
        told = f"Mail shows the signs of Markdown as they are: “{match[0]}”."
        yield Finding(rule="P2", severity=Severity.WARN, message=told, start=match.start(), end=match.end())


RULE = Rule(
    id="P2",
    title="A tool's own words",
    severity=Severity.BLOCK,
    overridable=False,
    source="trendpulse: chatter of a chat program left in the letter",
    check=check,
)
