"""Which company an invitation comes from: the domain of its people, and the name as their texts spell it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from afterword.ical.invitation import Invitation
from afterword.rules.company_in_text import may_be_company, name_in_title, name_told, spell_domain
from afterword.rules.inferred import Inferred
from afterword.rules.mail_hosts import company_domain, is_ats, looks_like_agency, registrable_domain
from afterword.rules.person_name import read_person_name
from afterword.rules.who_is_who import Participant, Standing
from afterword.said import say

_OF_THE_SERVICE = re.compile(
    r"(?:(?:us|eu)\d*(?:web)?|www|app|meet\d*|events|web|global|meetings|mail|mg|notifications?|email|em\d*|"
    r"candidates|hire|)(?:\..*)?$",
    re.I,
)
_TEAM_WORDS = re.compile(
    r"\b(?:the|recruiting|recruitment|talent(?: acquisition)?|hiring|careers?|people(?: ops|"
    r" operations)?|hr|human resources|team|jobs?|"
    r"scheduling|coordination|notifications?|calendar|interviews?|no-?reply|group|bewerbermanagement|"
    r"karriere)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyFound:
    """`domain` is the company's own, where one was seen. `others` are companies that could be meant
    instead."""

    name: Inferred[str] | None
    domain: str | None
    others: tuple[str, ...] = ()


def find_company(
    invitation: Invitation,
    participants: tuple[Participant, ...],
    *,
    own_addresses: Iterable[str] = (),
    sender: tuple[str, str | None] = ("", None),
    subject: str = "",
) -> CompanyFound:
    """`sender` is name and address of the mail that brought the invitation."""
    votes = _domain_votes(participants, own_addresses=own_addresses, sender_address=sender[1])
    titles = f"{invitation.summary}\n{subject}"
    people = _words_of_people(participants)
    told = name_told(titles, people=people)
    texts = _texts(invitation, participants, titles=titles, sender_name=sender[0])
    for domain, _ in votes.most_common():
        spelled = spell_domain(domain, texts)
        if spelled and not (told and looks_like_agency(domain)):
            name = Inferred(
                value=spelled, source=say("the invitation and the domain {domain}", domain=domain), sure=True
            )
            return CompanyFound(name=name, domain=domain, others=_others(votes, domain))
    if not votes:
        found = _by_link(invitation, texts) or told or _by_service(invitation, sender)
        return CompanyFound(name=found or _by_text(invitation, titles=titles, people=people), domain=None)
    best = votes.most_common(1)[0][0]
    if told:
        return CompanyFound(name=told, domain=None, others=(_name_of_domain(best),))
    name = Inferred(value=_name_of_domain(best), source=say("the domain {best}", best=best), sure=False)
    return CompanyFound(name=name, domain=best, others=_others(votes, best))


def _texts(
    invitation: Invitation, participants: tuple[Participant, ...], *, titles: str, sender_name: str
) -> tuple[str, ...]:
    """Where a company's name may be spelled, the surest place first."""
    names = (item.name.value for item in participants if item.name)
    return (titles, sender_name, *names, invitation.location, invitation.description[:5000])


def _by_text(invitation: Invitation, *, titles: str, people: frozenset[str]) -> Inferred[str] | None:
    """Nobody's address names a company: a word of the title that is nothing else, or what the description
    tells."""
    told = name_told(invitation.description[:3000], people=people)
    if told:
        return Inferred(value=told.value, source=say("the description of the invitation"), sure=False)
    return name_in_title(titles, people=people)


def _by_link(invitation: Invitation, texts: tuple[str, ...]) -> Inferred[str] | None:
    tenant = _tenant_of_links(invitation)
    if not tenant:
        return None
    spelled = spell_domain(tenant, texts)
    name = spelled or _name_of_domain(tenant)
    return Inferred(value=name, source=say("the link to the meeting"), sure=bool(spelled))


def _domain_votes(
    participants: tuple[Participant, ...], *, own_addresses: Iterable[str], sender_address: str | None
) -> Counter[str]:
    """The domains of everybody but the candidate. Agencies come last; between equals the organiser's goes
    first."""
    own = {registrable_domain(address) for address in own_addresses}
    votes: Counter[str] = Counter()
    for item in participants:
        domain = company_domain(item.address) if item.address else None
        if domain is None or domain in own or item.standing is Standing.CANDIDATE:
            continue
        if item.standing is Standing.ROBOT and not item.is_organizer:
            continue
        weight = 10 if item.standing is Standing.PERSON else 5
        votes[domain] += 1 if looks_like_agency(domain) else weight + (5 if item.is_organizer else 0)
    domain = company_domain(sender_address) if sender_address else None
    if domain and domain not in own:
        votes[domain] += 1
    return votes


def _others(votes: Counter[str], taken: str) -> tuple[str, ...]:
    return tuple(_name_of_domain(domain) for domain, _ in votes.most_common(4) if domain != taken)


def _name_of_domain(domain: str) -> str:
    label = domain.partition(".")[0]
    return " ".join(part[:1].upper() + part[1:] for part in label.split("-") if part)


def _words_of_people(participants: tuple[Participant, ...]) -> frozenset[str]:
    names = " ".join(
        item.name.value for item in participants if item.name and item.standing is not Standing.GROUP
    )
    locals_ = " ".join(
        (item.address or "").partition("@")[0] for item in participants if item.standing is not Standing.ROBOT
    )
    return frozenset(word for word in re.split(r"[\W_]+", f"{names} {locals_}".casefold()) if len(word) > 1)


def _tenant_of_links(invitation: Invitation) -> str:
    """`https://northwind.zoom.us/j/1`: companies have a host of their own at Zoom and Webex."""
    for link in invitation.links:
        found = re.match(r"https?://([a-z][a-z0-9-]{2,40})\.(?:zoom\.us|webex\.com)/", link, re.I)
        if found and not _OF_THE_SERVICE.match(found[1]):
            return found[1].lower()
    return ""


def _by_service(invitation: Invitation, sender: tuple[str, str | None]) -> Inferred[str] | None:
    """An ATS or scheduler writes for the company: `Northwind Recruiting <no-reply@...>`,
    `northwind@myworkday.com`."""
    organizer = invitation.organizer
    writers = [sender, *([(organizer.name, organizer.address)] if organizer else [])]
    for name, address in writers:
        company = _company_of_sender(name, address=address or "")
        if company:
            return Inferred(value=company, source=say('the sender "{name}"', name=name), sure=False)
    for _, address in writers:
        tenant = _tenant(address or "")
        if tenant:
            return Inferred(
                value=_name_of_domain(tenant),
                source=say("the address {address}", address=address),
                sure=False,
            )
    return None


def _company_of_sender(name: str, *, address: str) -> str:
    """`Northwind Recruiting`, `Priya from Northwind`, and, from an ATS only, `Northwind via Ashby`."""
    read = read_person_name(name)
    bare = " ".join(_TEAM_WORDS.sub(" ", read.name).split()).strip(" -,")
    if bare and bare != read.name:
        return bare
    if re.search(r"\s(?:from|at)\s", name):
        return read.via
    return read.name if read.via and is_ats(address) and may_be_company(read.name) else ""


def _tenant(address: str) -> str:
    """The company's own part in an address at an ATS that has one per customer."""
    local, _, host = address.partition("@")
    if not is_ats(address):
        return ""
    if host in ("myworkday.com", "hire.lever.co", "applytojob.com", "workday.com"):
        return "" if re.fullmatch(r"no-?reply|workday|notifications?", local) else local.partition("+")[0]
    domain = registrable_domain(host) or ""
    sub = host.removesuffix(domain).strip(".")
    return "" if _OF_THE_SERVICE.match(sub) else sub
