"""What speaks for a message belonging to one process: each clue with its weight and its sentence.

Weights: 80 and more is certain by itself (our own identifiers, the person's own address); 40 to 79 is likely;
less counts only beside others.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from afterword.mail.address import (
    Address,
    is_free_mail,
    is_relay_host,
    is_scheduling_host,
    name_words,
    parse_addresses,
    registrable_domain,
    same_address,
    same_person,
)
from afterword.mail.bounce import find_delivery_report, mentioned_ids
from afterword.mail.kinds_of_sender import is_from_function, is_from_machine
from afterword.mail.message import Message
from afterword.mail.threading import base_subject, same_subject, thread_index_root
from afterword.rules.match.application import is_newsletter_address, speaks_of_application
from afterword.rules.match.names import names_company
from afterword.rules.match.tracked import TrackedPerson, TrackedProcess, TrackedSubmission
from afterword.said import say

CERTAIN = 80
LIKELY = 40
_SUBJECT_WINDOW = timedelta(days=150)
_BOUNCE_WINDOW = timedelta(days=7)
_CONSIDERED = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    weight: int
    reason: str
    person: TrackedPerson | None = None


def find_clues(message: Message, process: TrackedProcess) -> tuple[Clue, ...]:
    """All that speaks for `process`, the strongest first."""
    if _is_advertisement(message):
        # Its own words tie it to nothing, whatever they quote; the sieve does not even open it.
        message = replace(message, text="")
    clues = [clue for look in _LOOKS for clue in look(message, process)]
    return tuple(sorted(clues, key=lambda clue: -clue.weight))


def names_role(message: Message, process: TrackedProcess) -> bool:
    """Whether the message names the role: what decides between two processes of one company."""
    role = " ".join(process.role.casefold().split())
    text = " ".join(f"{message.subject} {message.text[:_CONSIDERED]}".casefold().split())
    return len(role) >= 4 and role in text


def _by_identifier(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    """RFC 5322 §3.6.4: In-Reply-To and References; then identifiers inside attached or pasted originals."""
    ours = {identifier for sent in process.submissions for identifier in sent.message_ids if identifier}
    if ours & {*message.in_reply_to, *message.references}:
        yield Clue(
            weight=100,
            reason=say("It answers a letter of yours by its identifier."),
            person=_author(message, process),
        )
    elif ours & set(mentioned_ids(message)):
        yield Clue(weight=95, reason=say("It carries a letter of yours."), person=_author(message, process))


def _by_correlation(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    """Our correlation header, in the message, in what is attached to it, or pasted into its text."""
    tokens = {sent.correlation for sent in process.submissions if len(sent.correlation) >= 8}
    carried = {headers.raw("x-afterword-ref") for headers in (message.headers, *message.originals)}
    text = f"{message.text}\n{message.original_text}"[:200_000]
    if tokens & carried or any(token in text for token in tokens):
        yield Clue(
            weight=98,
            reason=say("It carries the mark of a letter of yours."),
            person=_author(message, process),
        )


def _by_thread_index(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    """Exchange answers may have nothing but Thread-Index and Thread-Topic."""
    root = thread_index_root(message.thread_index) if message.thread_index else None
    known = {thread_index_root(sent.thread_index) for sent in process.submissions if sent.thread_index}
    if root and root in known:
        yield Clue(weight=92, reason=say("It stands in the same Outlook conversation as a letter of yours."))


def _by_invitation(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    unfolded = re.sub(r"\r?\n[ \t]", "", message.calendar_text)
    uids = {uid.strip() for uid in re.findall(r"(?im)^UID[^:\n]{0,40}:(.+)$", unfolded)}
    if uids & set(process.invitation_uids):
        yield Clue(weight=95, reason=say("It is about an interview of this process."))


def _by_person(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    """The person's own address; the same name from another one; an answer that goes to somebody else."""
    for sender in _senders(message):
        for person in process.people:
            if any(same_address(sender.email, email) for email in person.emails):
                yield Clue(weight=85, reason=say("{name} wrote it.", name=person.name), person=person)
            elif _is_same_name(sender, person):
                yield Clue(
                    weight=60,
                    reason=say("The sender has the name of {name}.", name=person.name),
                    person=person,
                )
        if any(same_address(sender.email, to) for sent in process.submissions for to in sent.recipients):
            yield Clue(
                weight=85,
                reason=say("You wrote to {email} in this process.", email=sender.email),
                person=_author(message, process),
            )


def _by_colleague(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    """Somebody at the company's registrable domain; shared providers and relays name no company."""
    domains = _company_domains(process)
    for sender in _senders(message):
        if _domain_of(sender.email) in domains:
            yield Clue(
                weight=55,
                reason=say(
                    "It came from {company} ({registrable_domain}).",
                    company=process.company,
                    registrable_domain=registrable_domain(sender.email),
                ),
            )
            return
    copied = [to.email for to in message.cc + message.reply_to if _domain_of(to.email) in domains]
    if copied:
        yield Clue(weight=45, reason=say("Somebody at {company} is in copy.", company=process.company))


def _by_company_name(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    """A relay or scheduler that names the company in its sender or subject, or in its first words."""
    if not process.company.strip():
        return
    sender_names = " ".join(sender.name for sender in _senders(message))
    relayed = any(
        is_relay_host(sender.email) or is_scheduling_host(sender.email) for sender in _senders(message)
    )
    local_parts = " ".join(sender.local_part for sender in _senders(message)) if relayed else ""
    if names_company(f"{sender_names} | {message.subject} | {local_parts}", process.company):
        yield Clue(
            weight=60 if relayed else 45,
            reason=say("Its sender or subject names {company}.", company=process.company),
        )
    elif names_company(message.text[:4_000], process.company):
        if not relayed and _decides_by_program(message, process):
            yield Clue(
                weight=45,
                reason=say("A program wrote it about an application at {company}.", company=process.company),
            )
        else:
            yield Clue(
                weight=50 if relayed else 25, reason=say("Its text names {company}.", company=process.company)
            )


def _decides_by_program(message: Message, process: TrackedProcess) -> bool:
    """Hiring software that we have no name for: a machine, a department or a mass mailer that writes of this role,
    or of the candidate's own application. A person who mentions the company is somebody else."""
    if message.from_ is None or is_newsletter_address(message.from_.local_part):
        return False
    is_program = is_from_machine(message) or is_from_function(message) or _has_list_marks(message)
    return is_program and (names_role(message, process) or speaks_of_application(message))


def _is_advertisement(message: Message) -> bool:
    is_newsletter = message.from_ is not None and is_newsletter_address(message.from_.local_part)
    return is_newsletter and _has_list_marks(message)


def _has_list_marks(message: Message) -> bool:
    return message.headers.has("list-unsubscribe", "feedback-id") or (
        message.headers.raw("precedence").strip().lower() in ("bulk", "junk")
    )


def _by_subject(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    """The same base subject within the months after the letter. Common subjects say less."""
    topic = message.headers.text("thread-topic")
    for sent in process.submissions:
        if not _is_after(message, sent, _SUBJECT_WINDOW):
            continue
        if same_subject(message.subject, sent.subject) or same_subject(topic, sent.subject):
            weight = 50 if len(base_subject(sent.subject)) > 12 else 30
            yield Clue(weight=weight, reason=say("It has the subject of a letter of yours."))
            return


def _by_failed_recipient(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    """A report without our identifier: one in ten. The failed address and the time tell."""
    if message.from_ is not None and any(_is_same_name(message.from_, person) for person in process.people):
        return
    if not _mentions_a_recipient(message, process):
        return
    found = find_delivery_report(message)
    if found is None:
        return
    for sent in process.submissions:
        failed = [to for to in sent.recipients if any(same_address(to, one) for one in found.recipients)]
        if failed and _is_after(message, sent, _BOUNCE_WINDOW):
            yield Clue(
                weight=82, reason=say("It reports on {failed}, to whom you wrote then.", failed=failed[0])
            )
            return


def _mentions_a_recipient(message: Message, process: TrackedProcess) -> bool:
    """A quick look before the report is read, which is not cheap and is asked for each process."""
    fields = " ".join(value for block in message.delivery_fields for _, value in block.fields)
    said = f"{message.text} {fields} {' '.join(message.headers.all_raw('x-failed-recipients'))}".casefold()
    hosts = {to.rpartition("@")[2].casefold() for sent in process.submissions for to in sent.recipients}
    return any(host and host in said for host in hosts)


def _by_forwarded(message: Message, process: TrackedProcess) -> Iterator[Clue]:
    """An answer that came elsewhere and was forwarded: the addresses inside the forwarded part."""
    inner = [headers.raw("from") for headers in message.originals]
    pasted = re.findall(
        r"(?im)^[ \t>*]{0,8}(?:from|von|de|da|van|från|fra|od|lähettäjä)\s?:\*?\s*(.{3,200})$",
        message.text[:_CONSIDERED],
    )
    domains = _company_domains(process)
    for address in parse_addresses(*inner, *pasted[:10]):
        person = next(
            (one for one in process.people if any(same_address(address.email, e) for e in one.emails)), None
        )
        if person is not None:
            yield Clue(weight=65, reason=say("It forwards words of {name}.", name=person.name), person=person)
            return
        if _domain_of(address.email) in domains:
            yield Clue(
                weight=50, reason=say("It forwards a message from {company}.", company=process.company)
            )
            return


def _senders(message: Message) -> tuple[Address, ...]:
    own = [address for address in (message.from_, message.sender) if address is not None]
    return (*own, *message.reply_to)


def _author(message: Message, process: TrackedProcess) -> TrackedPerson | None:
    if message.from_ is None:
        return None
    for person in process.people:
        if any(same_address(message.from_.email, email) for email in person.emails):
            return person
    return next((person for person in process.people if _is_same_name(message.from_, person)), None)


def _is_same_name(sender: Address, person: TrackedPerson) -> bool:
    known = Address(email="", name=person.name)
    return len(name_words(person.name)) >= 2 and same_person(Address(email="", name=sender.name), known)


def _company_domains(process: TrackedProcess) -> frozenset[str]:
    hosts = [*process.domains, *(email for person in process.people for email in person.emails)]
    return frozenset(domain for host in hosts if (domain := _domain_of(host)))


def _domain_of(host: str) -> str:
    """The registrable domain where it names an employer, else nothing."""
    if is_free_mail(host) or is_relay_host(host) or is_scheduling_host(host):
        return ""
    return registrable_domain(host)


def _is_after(message: Message, sent: TrackedSubmission, window: timedelta) -> bool:
    """Clocks of senders are off by hours: a day of grace. Without a date the time says nothing against it."""
    if message.date is None:
        return True
    return sent.sent_at - timedelta(days=1) <= message.date <= sent.sent_at + window


_LOOKS: tuple[Callable[[Message, TrackedProcess], Iterator[Clue]], ...] = (
    _by_identifier, _by_correlation, _by_thread_index, _by_invitation, _by_person, _by_colleague,
    _by_company_name, _by_subject, _by_failed_recipient, _by_forwarded,
)  # fmt: skip
