"""G3: is the letter signed?

Measured: a closing ("Best regards,") and a name under it; where the author's name is known, a part of it.
A name without a closing is a hint only: many good short letters end so. A wish right above the name
("Have a good week.") closes it as well.
"""

import re
import unicodedata
from collections.abc import Iterable

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import TextFacts, read_text
from afterword.said import say, to_say

# "Asante sana, and have a good week." above the name closes the letter.
_ENDS_WITH_A_WISH = re.compile(
    r"\b(?:have an? (?:\w+ )?(?:good|great|nice|lovely|wonderful|pleasant|quiet) (?:\w+ ?){1,3}|"
    r"(?:see|talk to|speak to) you (?:soon|then|again|in \w+|on \w+)|take care|(?:all|my) (?:the )?best(?: wishes)?|"
    r"(?:until|till) (?:then|soon|next \w+))[.!]?\s*\Z",
    re.IGNORECASE,
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    if not text.message.text:
        return
    name = letter.debrief.candidate.name if letter.debrief else ""
    if text.closing is None and text.signature is None:
        yield _finding(
            Severity.WARN,
            say("Close the letter, and sign with {name}.", name=name or say("your full name")),
            text,
        )
    elif text.signature is None or not any(char.isalpha() for char in text.signature.text):
        yield _finding(Severity.WARN, say("Sign with {name}.", name=name or say("your full name")), text)
    elif name and not _shares_a_part(
        name, f"{text.signature.text} {text.closing.text if text.closing else ''}"
    ):
        first_line = text.signature.text.splitlines()[0]
        yield _finding(
            Severity.WARN,
            say(
                "The letter is signed “{signed}”, but your name is {name}.",
                signed=first_line,
                name=name,
            ),
            text,
        )
    elif text.closing is None and not _ENDS_WITH_A_WISH.search(text.message.text):
        yield _finding(Severity.HINT, say("Put a closing such as 'Best regards,' above your name."), text)


def _shares_a_part(name: str, signed: str) -> bool:
    parts = set(re.findall(r"\w+", _plain(name)))
    return bool(parts & set(re.findall(r"\w+", _plain(signed))))


def _plain(text: str) -> str:
    """Small letters without marks: people sign "Gonzalez" with and without the accent."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _finding(severity: Severity, message: str, text: TextFacts) -> Finding:
    place = text.signature or text.closing
    return Finding(
        rule="G3",
        severity=severity,
        message=message,
        start=place.start if place else None,
        end=place.end if place else None,
    )


RULE = Rule(
    id="G3",
    title=to_say("Sign-off"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("by-the-letter"),
    check=check,
)
