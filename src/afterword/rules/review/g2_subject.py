"""G2: will the subject be found again?

Measured: empty, all in capitals, more than 72 characters, or a word that could head any mail ("Hello", "Quick
question"): a warning. More than 60 characters, an exclamation mark, or (in a first letter) neither the role, the
company, the topic nor a word of thanks: a hint, since many a good subject is a joke that both remember. Phones cut
subjects at 50-60 characters. Silent where the text came without a subject line; the subject of a reply is not ours
to choose, except for being empty.
"""

import re
from collections.abc import Iterable

from afterword.letters.letter import LetterKind
from afterword.letters.words.phrases import has_phrase
from afterword.rules.review.addressee import names_role
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.topic_match import speaks_of
from afterword.said import say, to_say

LONGEST = 60
_FAR_TOO_LONG = 72
_REPLY = re.compile(r"\s*(?:re|aw|sv|fwd?|wg)\s*:", re.IGNORECASE)
_FEWEST_CAPITALS = 6
_SUBJECT_WORD = re.compile(r"[^\W\d_]+")
# What could stand above any mail.
_SAYS_NOTHING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)(?: (?:there|again|all|everyone|\w+))?|"
    r"(?:a |one |my |just a )?(?:quick |short |small |brief )?(?:question|note|message|e?-?mail|letter|hello|word|"
    r"update|info(?:rmation)?|test|today|yesterday|important|urgent|untitled|no subject|\(no subject\))|"
    r"(?:the |our |my |last )?(?:talk|meeting|call|chat)|from \w+(?: \w+)?|please read|read me|me",
    re.IGNORECASE,
)
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
        severity, what = trouble
        told = say(
            "{what} A subject such as “{suggestion}” is easier to find.",
            what=what,
            suggestion=_suggestion(letter),
        )
        yield Finding(rule="G2", severity=severity, message=told)


def _trouble(letter: LetterUnderReview, subject: str) -> tuple[Severity, str] | None:
    if not subject:
        return Severity.WARN, say("The subject is empty.")
    if _REPLY.match(subject):
        return None
    if len(subject) > LONGEST:
        severity = Severity.WARN if len(subject) > _FAR_TOO_LONG else Severity.HINT
        return severity, say(
            "The subject has {count} characters, and phones cut it at {longest}.",
            count=len(subject),
            longest=LONGEST,
        )
    if _shouts(subject) and not _are_names(subject, letter.body):
        return Severity.WARN, say("The subject is all in capitals.")
    if _SAYS_NOTHING.fullmatch(subject.rstrip(" .!?…")):
        return Severity.WARN, say("The subject “{subject}” could stand above any mail.", subject=subject)
    if "!" in subject:
        return Severity.HINT, say("The subject has an exclamation mark.")
    if letter.kind is LetterKind.THANK_YOU and not _tells_what(letter, subject):
        return Severity.HINT, say(
            "The subject “{subject}” names neither the role nor thanks.", subject=subject
        )
    return None


def _shouts(subject: str) -> bool:
    return subject.isupper() and sum(char.isalpha() for char in subject) >= _FEWEST_CAPITALS


def _are_names(subject: str, body: str) -> bool:
    """ "SKIP LOCKED": where the letter writes each word so, it is how they are written."""
    return all(word in body for word in _SUBJECT_WORD.findall(subject))


def _tells_what(letter: LetterUnderReview, subject: str) -> bool:
    if has_phrase(subject, "thanks"):
        return True
    if letter.debrief:
        known = letter.debrief
        if names_role(subject, known.role) or known.company.casefold() in subject.casefold():
            return True
    elif _NAMES_A_POST.search(subject):
        return True
    person = letter.person
    fields = (person.topic, person.point, person.thought, person.my_link, person.liked) if person else ()
    return any(speaks_of(subject, field) for field in fields if field)


def _suggestion(letter: LetterUnderReview) -> str:
    role = letter.debrief.role if letter.debrief else ""
    start = "Following up" if letter.kind is LetterKind.FOLLOW_UP else "Thank you"
    whole = f"{start}, {role}" if role else f"{start} for the interview"
    return whole if len(whole) <= LONGEST else start


RULE = Rule(
    id="G2",
    title=to_say("Subject"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("Orion; faraday"),
    check=check,
)
