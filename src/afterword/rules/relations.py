"""What the people of an invitation are to the candidate: recruiter, manager, peer. A word speaks for it, or
nothing."""

import re
from collections.abc import Iterable
from dataclasses import replace

from afterword.letters.debrief import Relation
from afterword.rules.inferred import Inferred
from afterword.rules.mail_hosts import company_domain
from afterword.rules.who_is_who import Participant, Standing
from afterword.said import say

_COORDINATOR = re.compile(r"\b(?:coordinat\w*|scheduler|scheduling|assistant|assistenz|assistante?)\b", re.I)
_RECRUITER = re.compile(
    r"\b(?:recruit\w*|talent\w*|sourc(?:er|ing)|hr|human resources|people (?:partner|operations|ops|team|"
    r"&|and)|personal(?:referent|abteilung|wesen)\w*|"
    r"hrbp|headhunter|staffing|rrhh|recursos humanos|ressources humaines|rh|risorse umane|people)\b",
    re.I,
)
_EXECUTIVE = re.compile(
    r"\b(?:ceo|cto|coo|cfo|cio|ciso|cpo|evp|svp|vp|vice president|president|(?:co-?)?founder|"
    r"chief \w+(?: \w+)? officer|"
    r"managing director|geschäftsführer(?:in)?|directeur général|head of engineering|director)\b",
    re.I,
)
_MANAGER = re.compile(
    r"\b(?:hiring manager|\w*\s?engineering manager|development manager|team ?lead(?:er)?|"
    r"tech lead manager|teamleiter(?:in)?|group lead|head of|"
    r"manager|engineering lead|abteilungsleiter(?:in)?|responsable)\b",
    re.I,
)
_TITLE = re.compile(
    r"\b(?:engineer|developer|sre|devops|architect|designer|analyst|scientist|administrator|lead|"
    r"specialist|consultant|tester|qa|entwickler(?:in)?|ingenieur(?:in)?|développeu\w+|ingénieur\w*)\b",
    re.I,
)


def relate(people: Iterable[Participant], *, domain: str | None) -> tuple[Participant, ...]:
    """Give each person the relation that a word speaks for. `domain` is the company's, where it is known."""
    return tuple(replace(item, relation=_relation(item, domain=domain)) for item in people)


def _relation(item: Participant, *, domain: str | None) -> Inferred[Relation] | None:
    if item.standing not in (Standing.PERSON, Standing.GROUP):
        return None
    local = re.sub(r"[._\-+]", " ", (item.address or "").partition("@")[0])
    spoken = f"{item.title} {item.name.value if item.name and item.standing is Standing.GROUP else ''}"
    for text, source, sure in (
        (item.title, say("the title beside the name"), True),
        (spoken, say("the name"), False),
        (local, say("the address"), False),
    ):
        relation = _relation_of_words(text, in_address=text is local)
        if relation:
            return Inferred(value=relation, source=source, sure=sure)
    theirs = company_domain(item.address) if item.address else None
    if item.is_organizer and domain and theirs and theirs != domain:
        return Inferred(
            value=Relation.RECRUITER,
            source=say("invited from {theirs}, not from the company", theirs=theirs),
            sure=False,
        )
    return None


def _relation_of_words(text: str, *, in_address: bool) -> Relation | None:
    if _COORDINATOR.search(text):
        return Relation.COORDINATOR
    if _RECRUITER.search(text):
        return Relation.RECRUITER
    if in_address:
        return None
    for pattern, relation in (
        (_EXECUTIVE, Relation.EXECUTIVE),
        (_MANAGER, Relation.HIRING_MANAGER),
        (_TITLE, Relation.PEER),
    ):
        if pattern.search(text):
            return relation
    return None
