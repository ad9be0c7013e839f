"""A company's name in the words of an invitation: as its domain is spelled there, or as a title tells it."""

import re
import unicodedata
from collections.abc import Iterable

from afterword.rules.inferred import Inferred
from afterword.rules.interview_words import HINT, INTERVIEW, ROLE_HEAD, STAGE
from afterword.said import say

_TOKEN = re.compile(r"[^\W_][\w&'’+\-]*(?:\.(?:io|ai|com|dev))?")
_SURE_AT = r"at|@|bei|bei der|beim|chez|hos|bij|presso|på"
_WITH = r"with|mit|avec|con|med|met|com|z|en|x"
_WORD = r"[^\W_a-zß-öø-ÿ][\w&.'’+\-]*"  # begins with a capital, a figure, or a letter that knows no case
_NAME = rf"((?:(?:the|der|die|la|le|el)\s+)?{_WORD}(?:\s+(?:&\s+|of\s+|de\s+)?{_WORD}){{0,3}})"
_AT = re.compile(rf"(?:^|[\s(])(?i:{_SURE_AT})\s*(?<=[\s@]){_NAME}")
_AFTER_WITH = re.compile(rf"(?:^|\s)(?i:{_WITH})\s+{_NAME}")
_SIDES = re.compile(r"\s*(?:<>|<->|↔|⇄|<=>|×|\s[xX]\s)\s*")
_SEPARATOR = re.compile(r"\s*(?:<>|<->|↔|⇄|×|\||//|:|\s[-–—/]\s|,|\s[xX]\s|\(|\)|•|·)\s*")
_LEGAL = re.compile(
    r"\s+(?:gmbh(?: & co\.? kg)?|ag|inc\.?|ltd\.?|llc|ab|sa|s\.a\.|sas|bv|b\.v\.|oy|as|a/s|aps|plc|se|kg|"
    r"s\.?r\.?l\.?|corp\.?|limited)$",
    re.I,
)
_COMPANY_WORD = re.compile(
    r"\b(?:labs?|systems?|robotics|group|technolog\w+|software|bank|health|media|games|studios?|"
    r"solutions|digital|data|cloud|security|gmbh|inc|"
    r"ltd|ab|energy|logistics|analytics|industries|university|institute|consulting|networks?|works)\b",
    re.I,
)
_KIND_WORDS = re.compile(
    r"^(?:technical|phone|video|final|panel|onsite|on-site|first|second|third|round|initial|intro|"
    r"virtual|remote|zoom|teams|google|meet|"
    r"coding|system|design|hiring|manager|team|recruiter|hr|screen|screening|call|chat|invitation|"
    r"updated|accepted|canceled|cancelled|"
    r"re|fw|fwd|you|us|your|our|me|job|technisches|telefon|online|microsoft|webex|confirmed|confirmation|"
    r"reminder|the|an|a|prep|"
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|today|tomorrow|morning|afternoon|slot|details|time|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d.*)$",
    re.I,
)


def spell_domain(domain: str, texts: Iterable[str]) -> str:
    """The domain's name as a text writes it: `acme-robotics.example` finds "Acme Robotics". Or empty."""
    label = _squash(domain.partition(".")[0])
    for text in texts:
        without_addresses = re.sub(r"\S*(?:@|://)\S*", " ", text)
        words = [match for match in _TOKEN.finditer(without_addresses)][:1500]
        for start in range(len(words)):
            for length in range(1, 5):
                if start + length > len(words):
                    break
                piece = without_addresses[words[start].start() : words[start + length - 1].end()]
                squashed = _squash(piece)
                if squashed == label and (not piece.islower() or len(label) > 12) and "\n" not in piece:
                    return re.sub(r"'s$|’s$", "", piece)
                if len(squashed) >= len(label):
                    break
    return ""


def _squash(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _LEGAL.sub("", text).casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def name_told(text: str, *, people: frozenset[str]) -> Inferred[str] | None:
    """`Interview at Northwind`, `Northwind <> Jonas`, `Interview with Northwind`: a name that is no
    person's."""
    for line in text.split("\n")[:60]:
        if not (INTERVIEW.search(line) or STAGE.search(line) or HINT.search(line) or _SIDES.search(line)):
            continue
        for pattern, sure in ((_AT, True), (_AFTER_WITH, False)):
            for match in pattern.finditer(line):
                name = _as_company(match[1], people=people)
                if name:
                    return Inferred(value=name, source=say("the title of the invitation"), sure=sure)
        sides = _SIDES.split(line)
        if len(sides) == 2:
            names = [
                name for side in sides if (name := _as_company(_SEPARATOR.split(side)[0], people=people))
            ]
            if len(names) == 1:
                return Inferred(value=names[0], source=say("the title of the invitation"), sure=False)
    return None


def may_be_company(name: str) -> bool:
    """One word, or a word that companies like in their names: two plain words are more often a person."""
    return len(name.split()) == 1 or bool(_COMPANY_WORD.search(name))


def name_in_title(text: str, *, people: frozenset[str]) -> Inferred[str] | None:
    """`Technical interview - Data Engineer - Northwind`, `Northwind interview`: one word that is nothing
    else."""
    for line in text.split("\n")[:5]:
        if not (INTERVIEW.search(line) or STAGE.search(line)):
            continue
        for part in _SEPARATOR.split(line):
            before, _, after = INTERVIEW.sub("\0", part, count=1).partition("\0")
            for words in (before.strip(), after.strip()):
                name = (
                    _as_company(words, people=people)
                    if words[:1].isupper() and not HINT.search(words)
                    else ""
                )
                if name and may_be_company(name):
                    return Inferred(value=name, source=say("the title of the invitation"), sure=False)
    return None


def _as_company(text: str, *, people: frozenset[str]) -> str:
    """The part of a text that may be a company's name, or empty where it is a person, a role or a word of
    form."""
    words: list[str] = []
    for word in re.split(r"\s+", re.sub(r"[(\[{].*$", "", text).strip(" .,:;-–—'\"!?")):
        if INTERVIEW.search(word) or (
            words and re.fullmatch(r"(?i)for|on|at|recruiting|hiring|talent|team|role", word)
        ):
            break
        words.append(word.strip(",:;"))
    name = " ".join(words).strip(" .,-'’")
    plain = [word.casefold().strip(".'’") for word in words]
    if not name or len(name) < 2 or len(words) > 5 or all(_KIND_WORDS.match(word) for word in words):
        return ""
    if any(word in people for word in plain) or ROLE_HEAD.search(name) or STAGE.search(name):
        return ""
    return re.sub(r"'s$|’s$", "", name)
