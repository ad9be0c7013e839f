"""One message of the first look: what it says of a hiring process, if anything. Pure; many may be alike."""

import re
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from afterword.ical.in_mail import find_invitations
from afterword.ical.invitation import Invitation
from afterword.ical.zones import ZoneSource
from afterword.letters.debrief import Relation
from afterword.mail.message import Message, read_message
from afterword.mail.threading import base_subject
from afterword.rules.classification import DECISIONS, Kind
from afterword.rules.classify import classify
from afterword.rules.company_in_text import name_told, spell_domain
from afterword.rules.inference import MailContext, infer
from afterword.rules.intent import Intent
from afterword.rules.interview_details import infer_role
from afterword.rules.interview_words import INTERVIEW, NOT_A_JOB_INTERVIEW, STAGE
from afterword.rules.mail_hosts import company_domain
from afterword.rules.person_name import is_group_name, read_person_name
from afterword.said import say

_TEAM = re.compile(
    r"(?i)\s*\b(?:recruiting|recruitment|talent(?: acquisition)?|hiring|careers?|jobs?|people(?: team)?|team|hr|"
    r"karriere|no-?reply|via .*|at .*)\b.*$"
)
_APPLYING_TO = re.compile(
    r"(?i)\b(?:applying (?:to|at)|application (?:to|at|with)|interest in)\s+([A-Z][\w&.' -]{1,40})"
)
_APPLICATION_AS = re.compile(
    r"(?i)^.*?\b(?:application|candidacy|bewerbung|candidature|candidatura|sollicitatie|ansökan)\s+"
    r"(?:as|for|to|als|um|pour|para|som|voor)\s+(?:(?:the|an?|die|le|la)\s+)?"
    r"(?:(?:role|position|stelle) (?:of|as|als) )?"
)
_USUAL_LENGTH = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPerson:
    """`email` may be empty. `relation` is one of the words of letters.debrief, or empty."""

    name: str
    email: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """`thread` are the identifiers that tie it to others, its own first. `starts_at` to `is_cancelled` come from an
    invitation in it. `domain` is empty where the sender's host names no employer."""

    thread: tuple[str, ...]
    subject: str
    sender: str
    came_at: datetime
    kind: Kind
    intent: Intent
    reason: str
    company: str = ""
    domain: str = ""
    role: str = ""
    people: tuple[SeenPerson, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_cancelled: bool = False
    speaks_of_interview: bool = False

    def as_facts(self) -> dict[str, Any]:
        """For storing; `from_facts` reads it back."""
        facts: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(self)}
        facts["people"] = [asdict(person) for person in self.people]
        for name in ("came_at", "starts_at", "ends_at"):
            facts[name] = facts[name].isoformat() if facts[name] else None
        return facts

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> "Sighting":
        moments = {
            name: datetime.fromisoformat(facts[name]) if facts[name] else None
            for name in ("starts_at", "ends_at")
        }
        return cls(
            **{
                **facts,
                **moments,
                "came_at": datetime.fromisoformat(facts["came_at"]),
                "thread": tuple(facts["thread"]),
                "kind": Kind(facts["kind"]),
                "intent": Intent(facts["intent"]),
                "people": tuple(SeenPerson(**person) for person in facts["people"]),
            }
        )


def see(content: bytes, *, own_addresses: frozenset[str], arrived_at: datetime) -> Sighting | None:
    """None where it is the candidate's own, a newsletter, a report, or about no job."""
    message = read_message(content)
    came_at = arrived_at
    if message.calendar_text:
        return _from_invitation(content, message, own_addresses, came_at)
    verdict = classify(message, own_addresses=own_addresses)
    if verdict.is_own or verdict.kind in (Kind.BULK, Kind.BOUNCE, Kind.RECEIPT, Kind.AUTO_REPLY):
        return None
    if verdict.kind is Kind.INVITATION:
        return _from_invitation(content, message, own_addresses, came_at)
    text = f"{message.subject}\n{verdict.reply_text[:6_000]}"
    speaks = bool(INTERVIEW.search(text) or STAGE.search(text)) and not NOT_A_JOB_INTERVIEW.search(
        message.subject
    )
    decides = verdict.intent in DECISIONS or verdict.kind is Kind.ATS
    if not (speaks or decides):
        return None
    company, domain, why = _company(message, text)
    return Sighting(
        thread=_thread(message),
        subject=message.subject,
        sender=_sender(message),
        came_at=came_at,
        kind=verdict.kind,
        intent=verdict.intent,
        reason=why,
        company=company,
        domain=domain,
        role=_role(message.subject, verdict.reply_text),
        people=_author(message) if verdict.kind is Kind.REPLY else (),
        speaks_of_interview=(speaks or verdict.intent in (Intent.NEXT_STEP, Intent.OFFER))
        and verdict.intent is not Intent.ACKNOWLEDGEMENT,
    )


def _from_invitation(
    content: bytes, message: Message, own_addresses: frozenset[str], came_at: datetime
) -> Sighting | None:
    found = find_invitations(content)
    context = MailContext(
        sender_name=found.sender_name, sender_address=found.sender_address, subject=found.subject,
        recipients=found.recipients,
    )  # fmt: skip
    for invitation in found.invitations:
        insight = infer(invitation, own_addresses=own_addresses, mail=context)
        if not insight.is_interview:
            continue
        starts_at = invitation.start
        return Sighting(
            thread=(f"uid:{invitation.uid}", *_thread(message)),
            subject=message.subject or invitation.summary,
            sender=_sender(message),
            came_at=came_at,
            kind=Kind.INVITATION,
            intent=Intent.NEXT_STEP,
            reason=" ".join(insight.judgement.reasons[:2]) or say("It is an invitation to an interview."),
            company=insight.company.value if insight.company else "",
            domain=insight.company_domain or "",
            role=insight.role.value if insight.role else "",
            people=tuple(
                SeenPerson(
                    name=person.name.value if person.name else (person.address or "").partition("@")[0],
                    email=person.address or "",
                    relation=person.relation.value.value if person.relation else "",
                )
                for person in insight.people
            ),
            starts_at=starts_at,
            ends_at=invitation.end or (starts_at + _USUAL_LENGTH if starts_at else None),
            is_cancelled=invitation.cancelled,
            speaks_of_interview=True,
        )
    return None


def _company(message: Message, text: str) -> tuple[str, str, str]:
    """Name, domain and where they were found; empty where the sender's host names no employer and no words do."""
    sender = message.from_
    domain = company_domain(sender.email) or "" if sender else ""
    name = sender.name if sender else ""
    told = name_told(message.subject, people=frozenset(name.casefold().split()))
    if domain:
        spelled = spell_domain(domain, (message.subject, name, text))
        label = domain.partition(".")[0]
        shown = (
            spelled
            or (told.value if told else "")
            or " ".join(part.capitalize() for part in label.split("-"))
        )
        return shown, domain, say("It came from {domain}.", domain=domain)
    applied = _APPLYING_TO.search(text)
    if told or applied:
        return (
            (told.value if told else applied[1].strip(" .") if applied else ""),
            "",
            say("Its words name the company."),
        )
    of_team = _TEAM.sub("", name).strip(" ,-|")
    if of_team and of_team != name and not of_team.islower():
        return of_team, "", say("Its sender calls itself {name}.", name=name)
    return "", "", ""


def _role(subject: str, text: str) -> str:
    title = _APPLICATION_AS.sub("", base_subject(subject))
    as_invitation = Invitation(
        method="", uid="", sequence=0, recurrence_id=None, dtstamp=None, start=None, end=None, timezone=None,
        timezone_source=ZoneSource.UTC, summary=title, description=text[:6_000], location="",
        links=(), organizer=None, attendees=(), status="", cancelled=False,
    )  # fmt: skip
    found = infer_role(as_invitation)
    return found.value if found else ""


def _author(message: Message) -> tuple[SeenPerson, ...]:
    sender = message.from_
    if sender is None or is_group_name(sender.name):
        return ()
    name = read_person_name(sender.name, address=sender.email).name
    relation = Relation.RECRUITER.value if re.search(r"(?i)recruit|talent", sender.name) else ""
    return (SeenPerson(name=name, email=sender.email, relation=relation),) if name else ()


def _sender(message: Message) -> str:
    sender = message.from_
    return f"{sender.name} <{sender.email}>" if sender and sender.name else (sender.email if sender else "")


def _thread(message: Message) -> tuple[str, ...]:
    own = (message.message_id,) if message.message_id else ()
    return tuple(dict.fromkeys((*own, *message.in_reply_to, *message.references)))[:40]
