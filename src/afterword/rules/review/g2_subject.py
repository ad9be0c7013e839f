"""G2: will the subject be found again?

Measured: empty, more than 60 characters, all in capitals, with an exclamation mark, or (in a first letter)
without the role, the company, the topic or a word of thanks. Phones cut subjects at 50-60 characters.
Silent where the text came without a subject line; the subject of a reply is not ours to choose, except for
being empty.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.letters.phrases import phrase_hits
from afterword.rules.review.addressee import names_role
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.topic_match import speaks_of

LONGEST = 60
_REPLY = re.compile(r"\s*(?:re|aw|sv|fwd?|wg)\s*:", re.IGNORECASE)
_FEWEST_CAPITALS = 6
# Without notes the role is not known; these words show that one is named.
_NAMES_A_POST = re.compile(
    r"\b(?:interview|position|role|post|job|application|apprenticeship|internship|traineeship|vacancy|engineer|"
    r"developer|manager|analyst|administrator|scientist|architect|designer|lead|consultant)\b",
    re.IGNORECASE,
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    subject = letter.subject
    if subject is None:
        return
    trouble = _trouble(letter, " ".join(subject.split()))
    if trouble:
        told = f"{trouble} A subject such as “{_suggestion(letter)}” is easier to find."
        yield Finding(rule="G2", severity=Severity.WARN, message=told)


def _trouble(letter: LetterUnderReview, subject: str) -> str | None:
    if not subject:
        return "The subject is empty."
    if _REPLY.match(subject):
        return None
    if len(subject) > LONGEST:
        return f"The subject has {len(subject)} characters, and phones cut it at {LONGEST}."
    if subject.isupper() and sum(char.isalpha() for char in subject) >= _FEWEST_CAPITALS:
        return "The subject is all in capitals."
    if "!" in subject:
        return "The subject has an exclamation mark."
    if letter.kind is LetterKind.THANK_YOU and not _tells_what(letter, subject):
        return f"The subject “{subject}” names neither the role nor thanks."
    return None


def _tells_what(letter: LetterUnderReview, subject: str) -> bool:
    if phrase_hits(subject, "thanks"):
        return True
    if letter.debrief:
        known = letter.debrief
        if names_role(subject, known.role) or known.company.casefold() in subject.casefold():
            return True
    elif _NAMES_A_POST.search(subject):
        return True
    return bool(letter.person and letter.person.topic and speaks_of(subject, letter.person.topic))


def _suggestion(letter: LetterUnderReview) -> str:
    role = letter.debrief.role if letter.debrief else ""
    start = "Following up" if letter.kind is LetterKind.FOLLOW_UP else "Thank you"
    whole = f"{start}, {role}" if role else f"{start} for the interview"
    return whole if len(whole) <= LONGEST else start


RULE = Rule(
    id="G2",
    title="Subject",
    severity=Severity.WARN,
    overridable=True,
    source="Orion; faraday",
    check=check,
)
