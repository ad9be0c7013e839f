"""Blanks that are no signs but words: "(one detail about the dock here)", "TODO loading dock", "the NAME team".

Certain is only what says "here" of itself, and a word for a name in capitals in the place of the name; an aside such
as "(add a detail about the dock)" is told of as a warning, "(something about a goat)" as a hint.
"""

import re
from collections.abc import Iterator

from afterword.rules.review.finding import Severity

_FEW = (
    r"(?:(?:one|a|an|some|another|two|more|the|your|short|specific|personal|concrete|small|nice|other) ){0,4}"
)
_PIECE = r"(?:details?|sentences?|anecdotes?|examples?|specifics?)"
_THING = rf"(?:{_PIECE}|something|thing|fact|word|line|reason|name|topic|point)"
_OF_GROUPS = r"(?:team|role|position|job|post|department|group|project|company|office|opening)"
# "(add a detail about the dock here)"
_HERE = re.compile(
    rf"\((?:(?:add|put|mention|include|describe|give|fill in|write) )?{_FEW}{_THING}\b"
    r"(?! (?:that|which|is|was|we|I|you|they|he|she)\b)[^()\n]{0,60}?\bhere\)|"
    r"\((?:add|put|mention|include|describe|fill in) [^()\n]{1,60}? here\)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    rf"\((?:add|include|put in|fill in|describe|reference|give|name) {_FEW}{_THING}s?\b[^()\n]{{0,60}}\)|"
    rf"\({_FEW}{_PIECE} (?:about|on|from|of) (?!which|whom)[^()\n]{{1,60}}\)|"
    r"\(mention (?:the|your|their|his|her|that|how|what|one|our) [^()\n]{1,50}\)",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\(something (?:about|on|specific|personal)\b[^()\n]{0,50}\)", re.IGNORECASE)
# At the start of a sentence it is an order; of TODO comments and lists one speaks.
_TODO = re.compile(
    r"(?:^|(?<=[.!?:;–—-] )|(?<=[(\[]))TODO (?!(?:lists?|items?|comments?|apps?|notes?|markers?|boards?|files?|MVC|is|"
    r"was|in|from|and|or|that|which|of)\b)[\w ,'’/&-]{1,60}",
    re.MULTILINE,
)
_NAMELESS = re.compile(
    r"\b(?:(?:[Tt]he|[Yy]our) (?P<blank>NAME|COMPANY|TITLE|POSITION|ROLE|TEAM|DEPARTMENT|PROJECT)"
    rf"(?= {_OF_GROUPS}\b)|(?:at|join|joining) (?P<employer>COMPANY|EMPLOYER)\b(?! [A-Z]))"
)
# "at $COMPANY" is also a joke of people who write scripts.
_VARIABLE = re.compile(
    r"(?<![\w$])\$(?:TEAM|COMPANY|EMPLOYER|ROLE|POSITION|TITLE|MANAGER|INTERVIEWER|TOPIC|PROJECT)\b"
)
_UNSETTLED = re.compile(rf"\b(?:[Tt]he|[Yy]our) (?P<blank>TBC|TBD|TBA)(?= {_OF_GROUPS}\b)")
_BLANKS = (
    " NAME",
    " COMPANY",
    " TITLE",
    " POSITION",
    " ROLE",
    " TEAM",
    " DEPARTMENT",
    " PROJECT",
    " EMPLOYER",
)
_TABLE = (
    ("(", _HERE, Severity.BLOCK),
    ("(", _ORDER, Severity.WARN),
    ("(", _VAGUE, Severity.HINT),
    ("TODO ", _TODO, Severity.WARN),
    *((blank, _NAMELESS, Severity.BLOCK) for blank in _BLANKS),
    ("$", _VARIABLE, Severity.WARN),
    ("TB", _UNSETTLED, Severity.WARN),
)


def blanks_in_words(text: str) -> Iterator[tuple[int, int, Severity]]:
    """Where such a blank stands, and how certain it is that it is one; each place once, the surest first."""
    taken: list[tuple[int, int]] = []
    for sign, pattern, severity in _TABLE:
        for match in pattern.finditer(text) if sign in text else ():
            start, end = match.span(match.lastgroup or 0)
            if not any(first < end and start < last for first, last in taken):
                taken.append((start, end))
                yield start, end, severity
