"""C5: is the role named, in the subject or the letter?

Measured: the role's name without its seniority, two words of it, its initials (SRE) or its telling word
before "role", "position", "engineer" ("the backend role"). They may interview for several roles in one
week. Where the subject, or the place where the role would be named ("for the Data Engineer position"),
names another post of which no word is in the notes, it is a warning: that letter was made from another
one. Silent where the role is not known, and where the subject of a thank-you names what was talked about:
that says as well which interview it was; and in a last follow-up that asks for nothing more.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.rules.review.addressee import names_role
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.other_post import other_post
from afterword.rules.review.text import read_text
from afterword.rules.review.topic_match import speaks_of
from afterword.said import say, to_say

_GOODBYE = re.compile(
    r"\b(?:won['’]t|will not|shall not) (?:write|bother you|trouble you|ask|follow up|"
    r"e-?mail)(?: you)? (?:again|any ?more|"
    r"further)\b|\b(?:last|final) (?:note|message|e-?mail|letter) (?:from me|about|on)\b",
    re.IGNORECASE,
)
_ASKED = (LetterKind.THANK_YOU, LetterKind.FOLLOW_UP, LetterKind.WITHDRAWAL)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    role = letter.debrief.role if letter.debrief else ""
    if not role.strip() or letter.kind not in _ASKED:
        return
    text = read_text(letter.body)
    other = other_post(letter, letter.debrief) if letter.debrief else None
    if other:
        told = say("You noted {role}, but the letter says “{other}”.", role=role, other=other.text)
        yield Finding(rule="C5", severity=Severity.WARN, message=told, start=other.start, end=other.end)
        return
    subject = letter.subject or ""
    if names_role(subject, role) or names_role(f"{subject}\n{text.message.text}", role):
        return
    if letter.kind is LetterKind.FOLLOW_UP and _GOODBYE.search(text.message.text):
        return
    topic = letter.person.topic if letter.person else ""
    if letter.kind is LetterKind.THANK_YOU and topic and speaks_of(subject, topic):
        return
    yield Finding(
        rule="C5",
        severity=Severity.HINT,
        message=say(
            "Name the role ({role}), in the subject or the text; they may interview for several.", role=role
        ),
    )


RULE = Rule(
    id="C5",
    title=to_say("The role is named"),
    severity=Severity.HINT,
    overridable=True,
    source=to_say("Dartmouth"),
    check=check,
)
