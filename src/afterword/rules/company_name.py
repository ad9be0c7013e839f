"""Which company an invitation comes from: the domain of its people, and the name as their texts spell it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from afterword.ical.invitation import Invitation
from afterword.rules.inferred import Inferred
from afterword.rules.interview_words import HINT, INTERVIEW, ROLE_HEAD, STAGE
from afterword.rules.mail_hosts import company_domain, is_ats, looks_like_agency, registrable_domain
from afterword.rules.person_name import read_person_name
from afterword.rules.who_is_who import Participant, Standing

_TOKEN = re.compile(r"[^\W_][\w&'’+\-]*(?:\.(?:io|ai|com|dev))?")
_SURE_AT = r"at|@|bei|bei der|beim|chez|hos|bij|presso|på"
_WITH = r"with|mit|avec|con|med|met|com|z|en|x"
_NAME = r"((?:(?:the|der|die|la|le|el)\s+)?[^\W_a-zß-öø-ÿ][\w&.'’+\-]*(?:\s+(?:&\s+|of\s+|de\s+)?[^\W_a-zß-öø-ÿ][\w&.'’+\-]*){0,3})"
_AT = re.compile(rf"(?:^|[\s(])(?i:{_SURE_AT})\s*(?<=[\s@]){_NAME}")
_AFTER_WITH = re.compile(rf"(?:^|\s)(?i:{_WITH})\s+{_NAME}")
_SIDES = re.compile(r"\s*(?:<>|<->|↔|⇄|<=>|×|\s[xX]\s)\s*")
_SEPARATOR = re.compile(r"\s*(?:<>|<->|↔|⇄|×|\||//|:|\s[-–—/]\s|,|\s[xX]\s|\(|\)|•|·)\s*")
_LEGAL = re.compile(r"\s+(?:gmbh(?: & co\.? kg)?|ag|inc\.?|ltd\.?|llc|ab|sa|s\.a\.|sas|bv|b\.v\.|oy|as|a/s|aps|plc|se|kg|s\.?r\.?l\.?|corp\.?|limited)$", re.I)  # fmt: skip
_TEAM_WORDS = re.compile(
    r"\b(?:the|recruiting|recruitment|talent(?: acquisition)?|hiring|careers?|people(?: ops| operations)?|hr|human resources|team|jobs?|"
    r"scheduling|coordination|notifications?|calendar|interviews?|no-?reply|group|bewerbermanagement|karriere)\b",
    re.I,
)
_COMPANY_WORD = re.compile(
    r"\b(?:labs?|systems?|robotics|group|technolog\w+|software|bank|health|media|games|studios?|solutions|digital|data|cloud|security|gmbh|inc|"
    r"ltd|ab|energy|logistics|analytics|industries|university|institute|consulting|networks?|works)\b",
    re.I,
)
_KIND_WORDS = re.compile(
    r"^(?:technical|phone|video|final|panel|onsite|on-site|first|second|third|round|initial|intro|virtual|remote|zoom|teams|google|meet|"
    r"coding|system|design|hiring|manager|team|recruiter|hr|screen|screening|call|chat|invitation|updated|accepted|canceled|cancelled|"
    r"re|fw|fwd|you|us|your|our|me|job|technisches|telefon|online|microsoft|webex|confirmed|confirmation|reminder|the|an|a|prep)$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyFound:
    """`domain` is the company's own, where one was seen. `others` are companies that could be meant instead."""

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
    told = _told_name(titles, people=people)
    texts = (
        titles,
        sender[0],
        *(item.name.value for item in participants if item.name),
        invitation.location,
        invitation.description[:5000],
    )
    for domain, _ in votes.most_common():
        spelled = _spelling(domain, texts)
        if spelled and not (told and looks_like_agency(domain)):
            name = Inferred(value=spelled, source=f"the invitation and the domain {domain}", sure=True)
            return CompanyFound(name=name, domain=domain, others=_others(votes, domain))
    best = votes.most_common(1)[0][0] if votes else None
    if best is None and (tenant := _tenant_of_links(invitation)):
        spelled = _spelling(tenant, texts)
        name = Inferred(
            value=spelled or _name_of_domain(tenant), source="the link to the meeting", sure=bool(spelled)
        )
        return CompanyFound(name=name, domain=None)
    if told:
        return CompanyFound(name=told, domain=None, others=(_name_of_domain(best),) if best else ())
    if best:
        name = Inferred(value=_name_of_domain(best), source=f"the domain {best}", sure=False)
        return CompanyFound(name=name, domain=best, others=_others(votes, best))
    return CompanyFound(
        name=_by_service(invitation, sender) or _told_name(invitation.description[:3000], people=people),
        domain=None,
    )


def _domain_votes(
    participants: tuple[Participant, ...], *, own_addresses: Iterable[str], sender_address: str | None
) -> Counter[str]:
    """The domains of everybody but the candidate. Agencies come last; between equals the organiser's goes first."""
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


def _squash(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _LEGAL.sub("", text).casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _spelling(domain: str, texts: Iterable[str]) -> str:
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


def _told_name(text: str, *, people: frozenset[str]) -> Inferred[str] | None:
    """`Interview at Northwind`, `Northwind <> Jonas`, `Interview with Northwind`: a name that is no person's."""
    for line in text.split("\n")[:60]:
        if not (INTERVIEW.search(line) or STAGE.search(line) or HINT.search(line) or _SIDES.search(line)):
            continue
        for pattern, sure in ((_AT, True), (_AFTER_WITH, False)):
            for match in pattern.finditer(line):
                name = _as_company(match[1], people=people)
                if name:
                    return Inferred(value=name, source="the title of the invitation", sure=sure)
        sides = _SIDES.split(line)
        if len(sides) == 2:
            names = [
                name for side in sides if (name := _as_company(_SEPARATOR.split(side)[0], people=people))
            ]
            if len(names) == 1:
                return Inferred(value=names[0], source="the title of the invitation", sure=False)
    return None


def _part_of_title(text: str, *, people: frozenset[str]) -> Inferred[str] | None:
    """`Technical interview - Data Engineer - Northwind`, `Northwind interview`: one word that is nothing else."""
    for line in text.split("\n")[:5]:
        if not (INTERVIEW.search(line) or STAGE.search(line)):
            continue
        for part in _SEPARATOR.split(line):
            before = INTERVIEW.split(part)[0].strip()
            name = (
                _as_company(before, people=people) if before[:1].isupper() and not HINT.search(before) else ""
            )
            if name and (len(name.split()) == 1 or _COMPANY_WORD.search(name)):
                return Inferred(value=name, source="the title of the invitation", sure=False)
    return None


def _tenant_of_links(invitation: Invitation) -> str:
    """`https://northwind.zoom.us/j/1`: companies have a host of their own at Zoom and Webex."""
    for link in invitation.links:
        found = re.match(r"https?://([a-z][a-z0-9-]{2,40})\.(?:zoom\.us|webex\.com)/", link, re.I)
        if found and not re.fullmatch(
            r"(?:us|eu)\d+web|us\d*|www|app|meet\d*|events|web|global|meetings", found[1], re.I
        ):
            return found[1].lower()
    return ""


def _as_company(text: str, *, people: frozenset[str]) -> str:
    """The part of a text that may be a company's name, or empty where it is a person, a role or a word of form."""
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


def _by_service(invitation: Invitation, sender: tuple[str, str | None]) -> Inferred[str] | None:
    """An ATS or scheduler writes for the company: `Northwind Recruiting <no-reply@...>`, `northwind@myworkday.com`."""
    organizer = invitation.organizer
    writers = [sender, *([(organizer.name, organizer.address)] if organizer else [])]
    for name, _ in writers:
        read = read_person_name(name)
        bare = " ".join(_TEAM_WORDS.sub(" ", read.name).split()).strip(" -,")
        is_team = bare and bare != read.name
        if is_team or read.via:
            return Inferred(value=bare if is_team else read.name, source=f'the sender "{name}"', sure=False)
    for _, address in writers:
        tenant = _tenant(address or "")
        if tenant:
            return Inferred(value=_name_of_domain(tenant), source=f"the address {address}", sure=False)
    return None


def _tenant(address: str) -> str:
    """The company's own part in an address at an ATS that has one per customer."""
    local, _, host = address.partition("@")
    if not is_ats(address):
        return ""
    if host in ("myworkday.com", "hire.lever.co", "applytojob.com", "workday.com"):
        return "" if re.fullmatch(r"no-?reply|workday|notifications?", local) else local.partition("+")[0]
    domain = registrable_domain(host) or ""
    sub = host.removesuffix(domain).strip(".")
    return (
        ""
        if not sub
        or re.fullmatch(r"(?:us|eu|app|mail|mg|notifications?|email|em\d*|candidates|hire)(?:\..*)?", sub)
        else sub
    )
