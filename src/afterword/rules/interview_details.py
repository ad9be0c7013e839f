"""Role, kind and round of an interview, from the words of its invitation."""

import re
from itertools import pairwise

from afterword.ical.invitation import Invitation
from afterword.ical.links import is_meeting_link
from afterword.letters.debrief import InterviewKind
from afterword.rules.inferred import Inferred
from afterword.rules.interview_words import (
    INTERVIEW,
    ONSITE,
    PANEL,
    PHONE,
    ROLE_HEAD,
    ROUND_NUMBER,
    ROUND_WORDS,
    STAGE,
    TECHNICAL,
    VIDEO,
)
from afterword.said import say, to_say

_TITLE = to_say("the title of the invitation")
_TEXT = to_say("the description of the invitation")
_SEPARATOR = re.compile(r"\s*(?:<>|<->|↔|⇄|×|\||//|:|\s[-–—/]\s|,\s|[()\[\]]|•|·)\s*")
_ROLE_LINE = re.compile(
    r"^[\s*•\-]*(?:role|position|job(?: title)?|stelle|poste|puesto|vacante|functie|vacature|tjänst|"
    r"posizione|vaga|stanowisko)\s*[:：]\s*([^\n]{3,100})$",
    re.I | re.M,
)
_ROLE_OF = re.compile(
    r"\b(?:(?:for|about|regarding|re) (?:the |our |an? )?(?:role|position|job|opening) (?:of|"
    r"as) (?:an? )?|(?:role|position) of (?:an? )?|"
    r"(?:stelle|position) als |poste de |puesto de |functie van |posizione di )([^\n.,;:()|]{3,80})|"
    r"\b(?:for|to) (?:the|our|an?) ([^\n.,;:()|]{3,70}?) (?:role|position|opening|vacancy|job)\b",
    re.I,
)
_FOR = re.compile(
    r"\b(?:for|für(?: die)?|pour(?: le poste de)?|para|per|voor|som)\s+(?:the |our |an? )?([^\n,;:()|"
    r"]{3,80})",
    re.I,
)
_TRIM = re.compile(
    r"\b(?:interviews?|phone screen|screen(?:ing)?|call|chat|conversation|meeting|session|technical|"
    r"coding|onsite|on-site|video|phone|panel|final|"
    r"initial|intro(?:ductory)?|virtual|loop|invitation|updated|confirmed|canceled|cancelled|"
    r"recruiter screen|hiring manager screen|"
    r"(?:first|second|third|1st|2nd|3rd|\d\.?) ?(?:round|stage)?|round \d|stage \d|vorstellungsgespräch|"
    r"bewerbungsgespräch|entretien|entrevista|"
    r"colloquio|sollicitatiegesprek|intervju|pour|für|re|fwd?)\b\s*[:#]?",
    re.I,
)
_AFTER = re.compile(
    r"\s+(?:(?:with|at|bei|mit|avec|chez|con|en|met|bij|med|hos|role|position)\b|@|\(m/w/d\)|m/w/d).*$", re.I
)
_WITH_SOMEBODY = re.compile(r"\b(?:with|mit|avec|con|med|met)\s+\S+(?:\s\S+)?$", re.I)
_SOLO_HEADS = re.compile(
    r"^(?:sre|devops|qa|lead|manager|principal|associate|partner|intern|officer|hiring manager|recruiter|"
    r"director|founder|responsable|cto|ceo)$",
    re.I,
)


def infer_role(invitation: Invitation, *, subject: str = "") -> Inferred[str] | None:
    """A line `Role: ...` is sure; a part of the title with the word of a profession is, too, unless it is a
    lone word."""
    if line := _ROLE_LINE.search(invitation.description[:10_000]):
        return Inferred(value=_trimmed(line[1]) or line[1].strip(), source=say(_TEXT), sure=True)
    for title in (invitation.summary, subject):
        role = _role_in_title(title)
        if role:
            return Inferred(value=role, source=say(_TITLE), sure=not _SOLO_HEADS.match(role))
    for found in _ROLE_OF.finditer(invitation.description[:10_000]):
        role = _trimmed(found[1] or found[2])
        if ROLE_HEAD.search(role):
            return Inferred(value=role, source=say(_TEXT), sure=True)
    return None


def _role_in_title(title: str) -> str:
    candidates = [match[1] or match[2] for match in _ROLE_OF.finditer(title)]
    candidates += [match[1] for match in _FOR.finditer(title)]
    candidates += _parts_but_titles(title)
    for candidate in candidates:
        role = _trimmed(candidate)
        if (
            role
            and ROLE_HEAD.search(role)
            and len(role.split()) <= 8
            and not re.match(r"(?i)hiring manager|recruiter$", role)
        ):
            return role
    return ""


def _parts_but_titles(title: str) -> list[str]:
    """The parts of a title; in "Interview with Priya, Engineering Manager" the last one belongs to Priya."""
    parts = _SEPARATOR.split(title)
    kept = parts[:1]
    for before, part in pairwise(parts):
        if not _WITH_SOMEBODY.search(before) or INTERVIEW.search(part):
            kept.append(part)
    return kept


def _trimmed(text: str) -> str:
    """Without the words for the meeting itself, and without who it is with."""
    bare = _AFTER.sub("", " " + text)
    bare = _TRIM.sub(" ", bare)
    bare = re.sub(
        r"^(?:\s*(?:and|with|for|the|our|an?|-|–|:|/|&)\s)+|[\s\-–:/&,.|]+$", "", f"{' '.join(bare.split())}"
    ).strip()
    return bare.strip(" -–:/&,.|")


def infer_kind(
    invitation: Invitation, *, subject: str = "", interviewers: int = 0
) -> Inferred[InterviewKind] | None:
    """What the title says goes first, then the place, then the description."""
    title = f"{invitation.summary} {subject}"
    for pattern, kind in (
        (PANEL, InterviewKind.PANEL),
        (TECHNICAL, InterviewKind.TECHNICAL),
        (ONSITE, InterviewKind.ONSITE),
        (PHONE, InterviewKind.PHONE),
        (VIDEO, InterviewKind.VIDEO),
    ):
        if pattern.search(title):
            return Inferred(value=kind, source=say(_TITLE), sure=True)
    if interviewers >= 3:
        return Inferred(
            value=InterviewKind.PANEL,
            source=say("{interviewers} people interview", interviewers=interviewers),
            sure=False,
        )
    return _kind_of_place(invitation) or _kind_of_text(invitation.description[:5000])


def _kind_of_place(invitation: Invitation) -> Inferred[InterviewKind] | None:
    place = invitation.location
    if any(is_meeting_link(link) for link in invitation.links):
        return Inferred(value=InterviewKind.VIDEO, source=say("the link to the meeting"), sure=True)
    if PHONE.search(place) or re.fullmatch(r"(?:tel\.?:?\s*)?\+?[\d\s()./-]{7,25}", place, re.I):
        return Inferred(value=InterviewKind.PHONE, source=say("the place"), sure=True)
    if ONSITE.search(place):
        return Inferred(value=InterviewKind.ONSITE, source=say("the place"), sure=True)
    if invitation.links or VIDEO.search(place):
        return Inferred(value=InterviewKind.VIDEO, source=say("the place"), sure=False)
    if re.search(r"\d", place) and re.search(r"[^\W\d_]{4,}", place):
        return Inferred(
            value=InterviewKind.ONSITE, source=say("the place looks like a street address"), sure=False
        )
    return None


def _kind_of_text(text: str) -> Inferred[InterviewKind] | None:
    for pattern, kind in (
        (ONSITE, InterviewKind.ONSITE),
        (PHONE, InterviewKind.PHONE),
        (VIDEO, InterviewKind.VIDEO),
    ):
        if pattern.search(text):
            return Inferred(value=kind, source=say(_TEXT), sure=False)
    return None


def infer_round(invitation: Invitation, *, subject: str = "") -> Inferred[int] | None:
    """Only where a number or an ordinal is said; "final" says no number."""
    for text, source in (
        (f"{invitation.summary}\n{subject}", _TITLE),
        (invitation.description[:5000], _TEXT),
    ):
        if number := _round_in(text):
            return Inferred(value=number, source=say(source), sure=source == _TITLE)
    return None


def _round_in(text: str) -> int | None:
    if not (
        INTERVIEW.search(text) or STAGE.search(text) or re.search(r"(?i)round|runde|stage|gespräch", text)
    ):
        return None
    if found := ROUND_NUMBER.search(text):
        digit = next(group for group in found.groups() if group)
        number = {"一": 1, "二": 2, "三": 3}.get(digit) or int(digit)
        return number if 1 <= number <= 9 else None
    return next((number for number, pattern in ROUND_WORDS if pattern.search(text)), None)
