"""Who of an invitation is a person to thank: not the candidate, not a room, not a robot; and what they
are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from afterword.ical.attendees import Attendee
from afterword.ical.invitation import Invitation
from afterword.letters.debrief import Relation
from afterword.rules.inferred import Inferred
from afterword.rules.mail_hosts import company_domain, is_ats, is_robot_local_part, is_scheduler
from afterword.rules.people_in_text import interviewers_in_text, title_in_text
from afterword.rules.person_name import is_group_name, propose_name, read_person_name
from afterword.said import say

_ROOM_ADDRESS = re.compile(
    r"^(?:c_[0-9a-z]{8,}|.*)@(?:resource\.calendar\.google\.com|resource\.[\w.-]+)$|^(?:room|conf|"
    r"conference|meeting-?room|mr|boardroom)[-_.]|"
    r"[-_.](?:room|boardroom)@|^(?:raum|besprechungsraum|salle|sala|besprechung)[-_.]",
    re.I,
)
_ROOM_NAME = re.compile(
    r"^(?:conf(?:erence)?|meeting|board)?\s?-?room\b|\b(?:meeting room|conference room|besprechungsraum|"
    r"salle de réunion)\b|^(?:raum|salle|sala) \S",
    re.I,
)
_BOT = re.compile(
    r"otter\.?ai|fireflies|read\.?ai\b|\bfathom\b|notetaker|note taker|tl;?dv|\bavoma\b|\bgong\.io|"
    r"\bgrain\.co|chorus\.ai|"
    r"metaview|brighthire|meetgeek|\bsembly|supernormal|\bfellow\.app|zoom ai companion|recording bot|"
    r"\brecall\.ai|circleback\.ai",
    re.I,
)
_GROUP_LOCAL = re.compile(
    r"^(?:team|all|everyone|group|hiring|recruiting|recruitment|careers?|jobs?|talent|people|hr|"
    r"interview(?:er)?s?|panel|office|info|contact|"
    r"scheduling|bewerbung|karriere|rh|hello)(?:[-_.].*)?$|[-_.](?:team|all|group|interviewers|panel|list)$",
    re.I,
)


# A name with markup, a colon or a number in it is shown, but never goes into a letter without a look.
_ODD_IN_NAME = re.compile(r"[<>{}\[\]:;@/\\|%=$#*\d]|\bbcc\b|\bhttps?\b", re.I)


class Standing(StrEnum):
    PERSON = "person"
    CANDIDATE = "candidate"
    ROOM = "room"
    ROBOT = "robot"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """`reason` says in a few words why they stand where they stand. `name` is None where nobody gave one;
    an unsure name must be confirmed. `relation` is None where nothing speaks for one."""

    standing: Standing
    reason: str
    name: Inferred[str] | None
    address: str | None
    title: str = ""
    relation: Inferred[Relation] | None = None
    is_organizer: bool = False
    is_invited: bool = False
    partstat: str = ""
    is_standing_sure: bool = True


def who_is_who(invitation: Invitation, *, own_addresses: Iterable[str] = ()) -> tuple[Participant, ...]:
    """Organiser and attendees, each once, then people that only the text names. Relations come later
    (`relate`)."""
    own = frozenset(plain_address(address) for address in own_addresses if address)
    found: dict[str, Participant] = {}
    organizer = invitation.organizer
    for attendee in (*([organizer] if organizer else []), *invitation.attendees):
        key = (
            plain_address(attendee.address)
            if attendee.address
            else (attendee.relay or attendee.name).casefold()
        )
        seen = found.get(key)
        participant = _participant(attendee, own=own, text=invitation.description)
        if seen is None:
            is_first = attendee is organizer
            found[key] = replace(participant, is_organizer=is_first, is_invited=not is_first)
        else:
            found[key] = replace(
                seen, name=_better(seen.name, participant.name), is_invited=True, partstat=attendee.partstat
            )
    known = [item.name.value.casefold() for item in found.values() if item.name]
    told = (item for item in interviewers_in_text(invitation.description) if not _is_known(item[0], known))
    extra = (
        Participant(
            standing=Standing.PERSON,
            reason=say("only the description names them"),
            name=Inferred(value=name, source=say("the description of the invitation"), sure=False),
            address=None,
            title=title,
        )
        for name, title in told
    )
    return (*found.values(), *extra)


def plain_address(address: str) -> str:
    """One spelling for all forms that reach the same person: lower case, no plus tag, no dots at Gmail."""
    local, _, domain = address.strip().casefold().rpartition("@")
    local = local.partition("+")[0]
    if domain in ("gmail.com", "googlemail.com"):
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def _participant(attendee: Attendee, *, own: frozenset[str], text: str) -> Participant:
    standing, reason = _standing(attendee, own=own)
    name = read_person_name(attendee.name, address=attendee.address)
    found: Inferred[str] | None = None
    if standing is Standing.GROUP and attendee.name:
        found = Inferred(value=attendee.name, source=say("the invitation"), sure=False)
    elif name.name:
        found = Inferred(
            value=name.name, source=say("the invitation"), sure=not _ODD_IN_NAME.search(name.name)
        )
    elif attendee.address and standing in (Standing.PERSON, Standing.CANDIDATE):
        proposed = propose_name(attendee.address)
        found = (
            Inferred(
                value=proposed, source=say("the address {address}", address=attendee.address), sure=False
            )
            if proposed
            else None
        )
    title = name.title or (title_in_text(found.value, text) if found and standing is Standing.PERSON else "")
    return Participant(
        standing=standing,
        reason=reason,
        name=found,
        address=attendee.address,
        title=title,
        partstat=attendee.partstat,
    )


def _standing(attendee: Attendee, *, own: frozenset[str]) -> tuple[Standing, str]:
    address = attendee.address or ""
    local = address.partition("@")[0]
    words = f"{attendee.name} {address}"
    if address and plain_address(address) in own:
        return Standing.CANDIDATE, say("this is your own address")
    if attendee.cutype in ("ROOM", "RESOURCE"):
        return Standing.ROOM, say("the invitation calls it a {cutype}", cutype=attendee.cutype.lower())
    if _ROOM_ADDRESS.search(address) or _ROOM_NAME.search(attendee.name):
        return Standing.ROOM, say("the name or address is that of a room")
    if _BOT.search(words):
        return Standing.ROBOT, say("this is a service that takes notes")
    if address and (is_robot_local_part(address) or is_ats(address)):
        return Standing.ROBOT, say("nobody reads at this address")
    if address and is_scheduler(address) and company_domain(address) is None:
        return Standing.ROBOT, say("this is a scheduling service")
    if attendee.cutype == "GROUP" or (local and _GROUP_LOCAL.search(local)):
        return Standing.GROUP, say("this is an address of several people")
    if attendee.name and is_group_name(attendee.name) and not _is_personal(attendee):
        return Standing.GROUP, say("the name is that of a team")
    return Standing.PERSON, ""


def _is_personal(attendee: Attendee) -> bool:
    """`BERG, Jane (HR)` is a person though HR stands beside the name; a personal address says so as well."""
    name = read_person_name(attendee.name, address=attendee.address)
    return bool(name.name and not is_group_name(name.name)) or bool(
        attendee.address and propose_name(attendee.address)
    )


def _better(one: Inferred[str] | None, other: Inferred[str] | None) -> Inferred[str] | None:
    if one is None or (other and other.sure and not one.sure):
        return other
    return one


def _is_known(name: str, known: list[str]) -> bool:
    """A first name in the text may be the one of an attendee."""
    wanted = set(name.casefold().split())
    return any(wanted <= set(other.split()) or set(other.split()) <= wanted for other in known)
