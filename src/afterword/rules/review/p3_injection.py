"""P3: are there characters that do not belong in a mail?

Measured: line ends, control characters, marks that turn the reading direction, invisible spaces and HTML
tags in subject, names, company and file names; anything but one address in each of To, Cc, Bcc and From;
control characters and direction marks in the text. Any one blocks, but for a tag in the subject, which may
be the topic ("the <dialog> element"): a hint. A line end in a header adds headers; a direction mark makes a
name or file read as another. Joiners that Persian and Indic names need are left alone.
"""

import re
from collections.abc import Iterable, Iterator

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.said import say, to_say

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_TURNS = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u200b\u2060\ufeff\u00ad\u2028\u2029"
_IN_LINE = re.compile(rf"[\r\n\t{_CONTROL}{_TURNS}{_INVISIBLE}]|<\s*/?\s*[A-Za-z!][^<>]*>|&#x?[0-9a-fA-F]+;")
_IN_TEXT = re.compile(rf"[{_CONTROL}{_TURNS}]+")
_IN_ADDRESS = re.compile(rf"[\r\n\t{_CONTROL}{_TURNS}{_INVISIBLE}]")
_ONE_ADDRESS = re.compile(r"(?:[^<>@\r\n]*<)?\s*[^\s<>@,;:()\[\]\\\"]+@[^\s<>@,;:()\\\"]+\s*>?")


_TAG_ALONE = re.compile(r"[^\r\n\t<>&]*(?:(?:<\s*/?\s*[a-z][a-z0-9-]*\s*/?>|&\w+;)[^\r\n\t<>&]*)+")


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    for field, value in _lines(letter):
        if not _is_harmless(value) and _IN_LINE.search(value):
            # "Thank you: the <dialog> element" names a tag.
            is_named = field == "subject" and value.isprintable() and _TAG_ALONE.fullmatch(value) is not None
            severity = Severity.HINT if is_named else Severity.BLOCK
            yield _finding(say(field, words=_shown(value)), severity=severity)
    for field, address in _addresses(letter):
        if (not address.isprintable() and _IN_ADDRESS.search(address)) or not _ONE_ADDRESS.fullmatch(address):
            yield _finding(say(field))
    # Line ends are the one thing in a text that cannot be printed and may be there.
    for match in () if letter.body.replace("\n", "").isprintable() else _IN_TEXT.finditer(letter.body):
        yield _finding(say("text"), match.start(), match.end())


def _is_harmless(value: str) -> bool:
    """What can be printed and has no sign of HTML holds none of `_IN_LINE`, and is the usual case."""
    return value.isprintable() and "<" not in value and "&" not in value


def _lines(letter: LetterUnderReview) -> Iterator[tuple[str, str]]:
    yield to_say("subject"), letter.subject or ""
    if letter.in_reply_to:
        yield to_say("thread"), letter.in_reply_to.strip().strip("<>")
    if letter.person:
        yield to_say("name “{words}”"), letter.person.name
        yield to_say("greeting in your notes"), letter.person.greeting
    if letter.debrief:
        yield to_say("company"), letter.debrief.company
        yield to_say("role"), letter.debrief.role
        yield to_say("your own name"), letter.debrief.candidate.name
    for attachment in letter.attachments:
        yield to_say("file name “{words}”"), attachment.filename


def _addresses(letter: LetterUnderReview) -> Iterator[tuple[str, str]]:
    yield from ((to_say("address"), address) for address in (*letter.to, *letter.cc, *letter.bcc) if address)
    if letter.sender:
        yield to_say("sender"), letter.sender
    if letter.person and letter.person.email:
        yield to_say("address in your notes"), letter.person.email


def _shown(value: str) -> str:
    """The value without the characters in question, short enough for one line."""
    return _IN_LINE.sub("", value).strip()[:40]


def _finding(
    field: str, start: int | None = None, end: int | None = None, severity: Severity = Severity.BLOCK
) -> Finding:
    told = say(
        "The {field} contains characters that do not belong in a mail. Type it again by hand.", field=field
    )
    return Finding(rule="P3", severity=severity, message=told, start=start, end=end)


RULE = Rule(
    id="P3",
    title=to_say("Characters that do not belong in a mail"),
    severity=Severity.BLOCK,
    overridable=False,
    source=to_say("RFC 5322 §2.2 (header fields are one line); Unicode TR 36 (bidirectional text)"),
    check=check,
)
