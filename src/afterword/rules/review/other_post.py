"""Another post than the one that was noted: "Android Developer" above a letter about the role of an iOS Developer."""

import re
from typing import NamedTuple

from afterword.letters.debrief import Debrief
from afterword.rules.review.addressee import names_role
from afterword.rules.review.finding import LetterUnderReview
from afterword.rules.review.names import exact
from afterword.rules.review.record import record_words, words_in
from afterword.rules.review.text import read_text

_HEADS = frozenset(
    {
        "engineer", "developer", "manager", "analyst", "administrator", "scientist", "architect", "designer",
        "consultant", "technician", "programmer", "tester",
    }
)  # fmt: skip
_POST = (
    rf"(?P<post>(?P<kind>(?:(?<!\w)[a-z]?[A-Z][\w+#/&.\-]*[ ]){{1,3}})"
    rf"(?:{'|'.join(sorted(head.capitalize() for head in _HEADS))}))\b(?!['’])"
)
_IN_SUBJECT = re.compile(_POST)
_IN_TEXT = re.compile(
    rf"\b(?:for|about|regarding|discuss(?:ing)?|in) (?:the|your) {_POST} (?:role|position|opening|job|vacancy|post)\b"
)
_EMPTY_WORDS = (
    "thank thanks you your re fwd the a an my for on of about at and in to with interview follow following up "
    "application applying conversation question notes hello hi dear senior junior staff principal lead head chief "
    "associate sr jr mid trainee graduate intern working great good first second final"
)
_NO_KIND = frozenset(_EMPTY_WORDS.split())
_TELLING = 3
"""Letters with which two words begin alike, so that one may be short for the other: "Sysadmin", "Systems"."""


class OtherPost(NamedTuple):
    """`start` and `end` are None where it stands in the subject."""

    text: str
    start: int | None
    end: int | None


def other_post(letter: LetterUnderReview, debrief: Debrief) -> OtherPost | None:
    """The first post in the subject, or where the text names the role, that has nothing in common with the record."""
    if letter.subject and not names_role(letter.subject, debrief.role):
        for match in _IN_SUBJECT.finditer(letter.subject):
            if _is_other(match, debrief):
                return OtherPost(match["post"], None, None)
    text = read_text(letter.body)
    if text.vocabulary.isdisjoint(_HEADS):
        return None
    for match in _IN_TEXT.finditer(text.own):
        if _is_other(match, debrief):
            return OtherPost(match["post"], *match.span("post"))
    return None


def _is_other(match: re.Match[str], debrief: Debrief) -> bool:
    kind = words_in(match["kind"]) - _NO_KIND
    role = [exact(word) for word in debrief.role.split()]
    whole = re.sub(r"\W", "", debrief.role.lower())
    initials = "".join(word[0] for word in match["post"].split()).lower()
    alike = any(word[:_TELLING] == said[:_TELLING] or said in whole for word in role for said in kind)
    return bool(kind) and not alike and initials not in role and kind.isdisjoint(record_words(debrief))
