"""A company that nobody noted, where only the one of the letter can be meant: "I would love to join Contoso".

A letter to one company is often made from the letter to another, and the other need not be in the tracker. Former
employers ("my role at Contoso", "since joining Contoso") are left alone.
"""

import re
from collections.abc import Iterator

from afterword.letters.debrief import Debrief
from afterword.rules.review.record import is_known_word, record_words, words_in

_WISH = (
    r"(?:like|love|want|wish|hope|hoping|eager|keen|keener|excited|happy|glad|pleased|proud|delighted|thrilled|chance|"
    r"opportunity|prospect|idea|thought|forward|interest|interested|enthusiastic|considered|consideration)"
)
_SHOUTED = 6
"""Letters from which on a word in capitals is no short form."""
_POST = (
    r"(?:role|position|job|opening|opportunity|vacancy|post|internship|engineer|developer|manager|analyst)"
)
# It begins with a plain space, so that the search leaps from one to the next.
_NAMED = re.compile(r" (?P<name>[A-Z][\w&]+(?: (?:& )?[A-Z][\w&]+)*)(?!['’]|\w)")
_BEFORE = (" join", " joining", " at", " with", " part of", " for")
_MEANT = re.compile(
    rf"(?:\b{_WISH}\b(?: (?!(?:since|before|after|when|until)\b)[\w’']+){{0,5}}? "
    rf"(?:join|joining|(?:be|being|becoming|become) (?:a )?part of|work(?:ing)? (?:for|at))|"
    r"\b(?:thank(?:s| you)|interest(?:ed)?|application|applied|apply|candidate|consider(?:ed|ing)?|hope)\b"
    rf"[^.!?\n]{{0,60}}? (?<!in )(?:the|this|your) (?:[\w/+#\-]+ ){{0,4}}{_POST} (?:at|with)|"
    r"\bthank(?:s| you)\b[^.!?\n]{0,40}? interview(?:ing)?(?: me)? at) \Z",
    re.IGNORECASE,
)
_REACH = 120


def companies_elsewhere(text: str, debrief: Debrief) -> Iterator[tuple[int, int]]:
    """Where `text` names a company, in the place of the one it goes to, whose first word is not in the record."""
    noted = record_words(debrief)
    for match in _NAMED.finditer(text):
        if not text.endswith(_BEFORE, 0, match.start()):
            continue
        first = match["name"].split(" ", 1)[0]
        if (first.isupper() and len(first) < _SHOUTED) or is_known_word(first) or words_in(first) & noted:
            continue
        if _MEANT.search(text, max(0, match.start("name") - _REACH), match.start("name")):
            yield match.span("name")
