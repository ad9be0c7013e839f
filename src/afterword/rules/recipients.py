"""Who of a panel may be written to, and who gets the one follow-up: each refusal with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from afterword.letters.debrief import ContactPolicy, Debrief, Relation
from afterword.rules.clock_words import date_words
from afterword.rules.etiquette import USUAL, Etiquette
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say


class Verdict(StrEnum):
    WRITE = "write"
    ASK = "ask"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One person of the panel. `bounced`: their address came back. `next_talk`: the day on which the
    candidate talks with them again, if known. `confirmed`: the candidate said yes to what we would ask."""

    name: str
    relation: Relation | None = None
    email: str | None = None
    bounced: bool = False
    next_talk: date | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientDecision:
    name: str
    verdict: Verdict
    reason: str
    rule: str


def recipients_of(debrief: Debrief) -> tuple[Recipient, ...]:
    return tuple(
        Recipient(name=person.name, relation=person.relation, email=person.email) for person in debrief.people
    )


def decide_recipients(
    people: Sequence[Recipient],
    *,
    calendar: WorkCalendar,
    talked_on: date,
    policy: ContactPolicy = ContactPolicy.DIRECT,
    etiquette: Etiquette = USUAL,
) -> tuple[RecipientDecision, ...]:
    """One decision per person, in the order given. `talked_on` is the day of the interview."""
    leads = _leads(people) if len(people) > etiquette.panel_limit else None
    return tuple(_decide(person, calendar, talked_on, policy, etiquette, leads) for person in people)


def _decide(
    person: Recipient,
    calendar: WorkCalendar,
    talked_on: date,
    policy: ContactPolicy,
    etiquette: Etiquette,
    leads: frozenset[str] | None,
) -> RecipientDecision:
    refusal = _forbidden(person, policy) or _large_panel(person, etiquette, leads) or _unreachable(person)
    if refusal is not None:
        return refusal
    question = None if person.confirmed else _question(person, calendar, talked_on, etiquette)
    return question or RecipientDecision(
        name=person.name, verdict=Verdict.WRITE, reason=say("A letter of their own."), rule="write"
    )


def _forbidden(person: Recipient, policy: ContactPolicy) -> RecipientDecision | None:
    """SkyBridge, Avid: an agency or recruiter who asked for it is the only way in."""
    if policy is ContactPolicy.DIRECT or person.relation is Relation.RECRUITER:
        return None
    agent = "agency" if policy is ContactPolicy.VIA_AGENCY else "recruiter"
    reason = say(
        "The {agent} wants all contact to go through them; your thanks to {name} go along.",
        agent=agent,
        name=person.name,
    )
    return RecipientDecision(name=person.name, verdict=Verdict.REFUSE, reason=reason, rule=f"via-{agent}")


def _large_panel(
    person: Recipient, etiquette: Etiquette, leads: frozenset[str] | None
) -> RecipientDecision | None:
    """Stetson: above seven people, the lead is written to, and names the others."""
    if leads is None or person.name in leads:
        return None
    limit = etiquette.panel_limit
    reason = say(
        "With more than {limit} people in the panel, the lead gets a letter that names the others.",
        limit=limit,
    )
    return RecipientDecision(name=person.name, verdict=Verdict.REFUSE, reason=reason, rule="large-panel")


def _leads(people: Sequence[Recipient]) -> frozenset[str]:
    """The hiring manager and the recruiter; where neither is known, the first with an address."""
    leads = [p.name for p in people if p.relation in (Relation.HIRING_MANAGER, Relation.RECRUITER)]
    if not leads:
        leads = [person.name for person in people if person.email][:1] or [people[0].name]
    return frozenset(leads)


def _unreachable(person: Recipient) -> RecipientDecision | None:
    if not (person.email or "").strip():
        reason = say(
            "There is no address for {name}, and none is guessed. Add one, or ask the recruiter.",
            name=person.name,
        )
        return RecipientDecision(name=person.name, verdict=Verdict.ASK, reason=reason, rule="no-address")
    if person.bounced:
        reason = say("A letter to {email} came back. Another address is needed.", email=person.email)
        return RecipientDecision(name=person.name, verdict=Verdict.ASK, reason=reason, rule="bounced")
    return None


def _question(
    person: Recipient, calendar: WorkCalendar, talked_on: date, etiquette: Etiquette
) -> RecipientDecision | None:
    address = person.email or ""
    if is_relay(address):
        reason = say(
            "Nobody may read {address}: it looks like a machine's address. Send there all the same?",
            address=address,
        )
        return RecipientDecision(name=person.name, verdict=Verdict.ASK, reason=reason, rule="relay-address")
    if person.next_talk is None or person.next_talk < talked_on:
        return None
    days = calendar.working_days_between(talked_on, person.next_talk)
    if days > etiquette.seen_again_within_working_days:
        return None
    day = date_words(person.next_talk)
    reason = say(
        "You talk with {name} again on {day}; one letter after that may be better.", name=person.name, day=day
    )
    return RecipientDecision(name=person.name, verdict=Verdict.ASK, reason=reason, rule="seen-again")


# What applicant systems and robots write from; an answer to it reaches nobody (mail facts 11 and 12).
_ROBOT_NAMES = frozenset(
    {
        "alerts",
        "automated",
        "autoreply",
        "bounce",
        "bounces",
        "donotreply",
        "mailerdaemon",
        "noanswer",
        "noreply",
        "notification",
        "notifications",
        "postmaster",
        "system",
    }
)
_RELAY_DOMAINS = (
    "ashbyhq.com",
    "calendly.com",
    "greenhouse-mail.io",
    "hire.lever.co",
    "icims.com",
    "imip.me.com",
    "indeedemail.com",
    "myworkday.com",
    "reply.linkedin.com",
    "smartrecruiters.com",
    "workablemail.com",
)


_RELAY_ENDINGS = tuple(f".{domain}" for domain in _RELAY_DOMAINS)


def is_relay(address: str) -> bool:
    """Whether an address looks like that of a machine: `no-reply@...`, or a relay of an applicant system."""
    local, _, domain = address.strip().lower().rpartition("@")
    name = "".join(letter for letter in local.partition("+")[0] if letter.isalnum())
    if name in _ROBOT_NAMES or name.startswith(("noreply", "donotreply")) or name.endswith("noreply"):
        return True
    return f".{domain}".endswith(_RELAY_ENDINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody who may get the one follow-up. `was_written_to`: a letter to them was accepted, so that the
    follow-up has a thread to stand in."""

    name: str
    relation: Relation | None
    has_address: bool
    was_written_to: bool = True
    bounced: bool = False
    is_away: bool = False


# The one who decides, before the one who knows; a director is disturbed last.
_ORDER: tuple[Relation | None, ...] = (
    Relation.HIRING_MANAGER,
    Relation.RECRUITER,
    None,
    Relation.PEER,
    Relation.COORDINATOR,
    Relation.EXECUTIVE,
)


def choose_contact(contacts: Sequence[Contact]) -> Contact | None:
    """The one person of a process who gets the follow-up, or None where nobody can be reached. Those who got
    a letter come first, then those who are not away, then by relation, then in the order of the panel."""
    reachable = [contact for contact in contacts if contact.has_address and not contact.bounced]
    if not reachable:
        return None
    return min(
        reachable,
        key=lambda contact: (not contact.was_written_to, contact.is_away, _ORDER.index(contact.relation)),
    )
