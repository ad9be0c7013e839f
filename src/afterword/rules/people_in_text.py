"""People and titles that only the description of an invitation tells: schedulers seldom make them
attendees."""

import re

from afterword.rules.booking_text import hosts_in
from afterword.rules.interview_words import ROLE_HEAD
from afterword.rules.person_name import is_group_name, read_person_name

_MOST = 12
_LISTED = re.compile(
    r"^[\s*•\-–]*(?:your\s+)?(?:interviewer(?:\(s\)|s)?|interview panel|panel(?:ists?)?|you(?:'ll|"
    r" will) (?:be )?(?:meet(?:ing)?|speak(?:ing)?|talk(?:ing)?)(?: with| to)?|"
    r"gesprächspartner(?::?in(?:nen)?)?|interviewer:?innen|interlocuteurs?|entrevistador(?:es|a)?|"
    r"intervistator[ei]|gesprekspartners?|intervjuare|面接官)"
    r"\s*[:：]\s*(.*)$",
    re.I | re.M,
)
_BULLET = re.compile(r"^\s*(?:[*•\-–]|\d[.)])\s*(\S.{1,120})$")
_BETWEEN = re.compile(r"\s*(?:;|\s(?:and|und|et|y|e|en|och|&)\s|\n)\s*")


def interviewers_in_text(text: str) -> list[tuple[str, str]]:
    """Names with titles after a word such as `Interviewers:`, on its line or in the bullets below, and who invites
    by the words of a meeting service. At most 12."""
    head = text[:20_000]
    found = [person for host in hosts_in(head) if (person := _person(host))]
    for match in list(_LISTED.finditer(head))[:5]:
        pieces = _pieces(match[1]) if match[1].strip() else _bullets(head[match.end() :])
        found += [person for piece in pieces if (person := _person(piece))]
    return list(dict.fromkeys(found))[:_MOST]


def _pieces(line: str) -> list[str]:
    """Split at `and` and `;`, and at commas unless what follows is a title."""
    pieces: list[str] = []
    for part in _BETWEEN.split(line[:400]):
        for piece in re.split(r",\s*(?![^()]*\))", part):
            if pieces and ROLE_HEAD.search(piece) and not pieces[-1].endswith(")"):
                pieces[-1] = f"{pieces[-1]} ({piece.strip()})"
            elif piece.strip():
                pieces.append(piece.strip())
    return pieces


def _bullets(rest: str) -> list[str]:
    lines = []
    for line in rest.lstrip("\n").split("\n")[:_MOST]:
        bullet = _BULLET.match(line)
        if not bullet:
            break
        lines.append(bullet[1])
    return lines


def _person(piece: str) -> tuple[str, str] | None:
    name = read_person_name(re.sub(r"^\d{1,2}[:.]\d{2}\s*(?:[-–]\s*\d{1,2}[:.]\d{2})?\s*", "", piece))
    words = name.name.split()
    is_name = 1 <= len(words) <= 5 and all(not word[0].islower() or len(word) < 4 for word in words)
    if (
        not is_name
        or is_group_name(name.name)
        or re.search(r"[\d:/@{}<>]", name.name)
        or ROLE_HEAD.search(name.name)
    ):
        return None
    return name.name, name.title


def title_in_text(name: str, text: str) -> str:
    """The title that the text puts beside a name: `Priya Raman (Engineering Manager)`, `Priya Raman, SRE`.
    Or empty."""
    if len(name) < 4:
        return ""
    pattern = re.escape(name) + r"\s*(?:[,–—|:]|-\s|\()\s*([^\n,;()|]{2,60})"
    found = re.search(pattern, text[:20_000], re.I)
    title = found[1].strip() if found else ""
    return (
        title
        if ROLE_HEAD.search(title) or re.search(r"\b(?:hr|talent|recruit\w*|people)\b", title, re.I)
        else ""
    )
