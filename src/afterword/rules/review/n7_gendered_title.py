"""N7: is there a title that tells a gender, and nobody noted it?

Measured: Mr, Mrs, Ms, Miss, Herr, Frau before a name in greeting or text, where name, title or greeting
of the person do not have it, nor the notes before that name; "Sir" or "Madam" in the greeting always,
unless a name follows ("Sir Alistair" was knighted). Without notes about the person only the latter is
judged. A wrong guess offends, the plain name never does: a warning where a machine wrote it, a hint by
hand, since the author has met them.
"""

import re
from collections.abc import Iterable

from afterword.letters.debrief import Debrief
from afterword.rules.review.addressee import called
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.names import people_of
from afterword.rules.review.record import record_text
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_TITLE = re.compile(
    r"(?<!\w)(?<!\d )(?P<title>Mr|Mrs|Ms|Miss|Mister|Herr|Frau)\b\.?"
    r"(?= +(?:(?:van|von|de|der|den|da|di|la|le|du|del|della|dos|bin|al|el|ter|ten|zu) )*[^\W\d_a-z])"
)
_NAME_AFTER = re.compile(r" +(?P<name>(?:(?:van|von|de|der|den|da|di|la|le|ter|zu) )*[^\W\d_a-z][\w’'-]*)")
_TITLE_WORDS = frozenset(["mr", "mrs", "ms", "miss", "mister", "herr", "frau"])
_SIR = re.compile(r"\b(?:sir(?! (?-i:(?!Mad|Or )[A-Z]))|madam|ma['’]am|sirs)\b", re.IGNORECASE)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    text = read_text(letter.body)
    if text.greeting:
        match = _SIR.search(text.greeting.text)
        if match:
            told = say(
                "“{words}” guesses who reads this; greet {who} by name.",
                words=match[0],
                who=called(letter),
            )
            yield _finding(text.greeting.start + match.start(), len(match[0]), told, Severity.WARN)
    people = people_of(letter)
    if not people or text.vocabulary.isdisjoint(_TITLE_WORDS):
        return
    everybody = letter.debrief.people if letter.debrief else people
    noted = " ".join(f"{each.name} {each.title} {each.greeting}" for each in everybody).casefold()
    end = text.closing.start if text.closing else len(text.own)
    for match in _find_titles(text.own, end):
        if not re.search(rf"\b{match['title'].casefold()}\b", noted):
            named = _named_after(text.own, match)
            if named and letter.debrief and _is_noted_so(match["title"], named, letter.debrief):
                continue
            whom = named or called(letter)
            told = say(
                "You noted no “{words}” for {whom}; unless you are sure, use the name alone.",
                words=match["title"],
                whom=whom,
            )
            severity = Severity.WARN if letter.is_composed else Severity.HINT
            yield _finding(match.start(), len(match[0]), told, severity)


def _named_after(own: str, match: re.Match[str]) -> str:
    """The name that follows the title, so that the message speaks of the right person."""
    found = _NAME_AFTER.match(own, match.end())
    return found["name"] if found else ""


def _is_noted_so(title: str, name: str, debrief: Debrief) -> bool:
    """ "Mr Bassey at reception" stands in the notes."""
    return re.search(rf"\b{title}\.? +{re.escape(name)}\b", record_text(debrief), re.IGNORECASE) is not None


def _find_titles(own: str, end: int) -> Iterable[re.Match[str]]:
    """ "Miss" within a sentence may be the verb, so it counts only with a small word or nothing before "
    "it."""
    return (match for match in _TITLE.finditer(own, 0, end) if match["title"] != "Miss" or match.start() < 20)


def _finding(start: int, length: int, told: str, severity: Severity) -> Finding:
    return Finding(rule="N7", severity=severity, message=told, start=start, end=start + length)


RULE = Rule(
    id="N7",
    title=to_say("Title that guesses a gender"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("Lausanne; Ask a Manager 2021"),
    check=check,
)
