"""Which messages have to be read: judged by head first, by raw words second, before anything is fetched whole.

A sieve may be too generous and never too strict: what it cannot rule out is read, and the rules of `classify` and
`match` decide on the whole message. It rules out only what those could tie to nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from afterword.mail.address import (
    is_free_mail,
    is_relay_host,
    is_scheduling_host,
    name_words,
    registrable_domain,
    without_tag,
)
from afterword.mail.glance import Glance, fold, read_head, read_words
from afterword.mail.threading import base_subject
from afterword.rules.match.application import is_newsletter_address
from afterword.rules.match.tracked import TrackedProcess


class Need(StrEnum):
    """What has to be fetched of a message: nothing more, some of its raw text, or all of it."""

    NOTHING = "nothing"
    WORDS = "words"
    WHOLE = "whole"


_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]+@[a-z0-9.\-]+")
_ENCODED_HEAD = re.compile(rb"(?i)transfer-encoding:[ \t]*base64")
_HOST = re.compile(r"@([a-z0-9.\-]+)")
_JOB = re.compile(
    r"interview|applica|candida|vacanc|position|\brole\b|hiring|recruit|talent|career|\boffer\b|\bjobs?\b|"
    r"bewerb|\bstelle|gesprach|karriere|personal|entrevista|entretien|candidature|emploi|recrutement|empleo|"
    r"vacature|sollicit|colloquio|assunzion|intervju|ansok|anstall|rekryter|samtale|stilling|rekrut|praca|"
    r"собесед|ваканс|резюме|отклик|面接|採用|選考|面试|招聘|면접|채용"
)
_REPLY = re.compile(r"\s*\S{1,6}\s*:")
_REPORT = re.compile(
    r"mailer-daemon|postmaster|mail delivery|multipart/report|message/(?:delivery|disposition|feedback)"
)
_SEALED = re.compile(r"ms-tnef|pkcs7|encrypted|text/calendar|application/ics|message/|octet-stream")
_SEALED_PARTS = (
    "winmail.dat",
    "ms-tnef",
    "text/calendar",
    "application/ics",
    ".ics",
    "begin:vcalendar",
    "pkcs7-mime",
)
_LEGAL_FORMS = """gmbh ag se kg inc llc ltd limited plc corp corporation company co ab as oy bv nv sa sas"""
_LEGAL = frozenset(_LEGAL_FORMS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchSieve:
    """For the mail after an interview. `needles` are folded: identifiers, addresses, domains, names, subjects;
    `names` the words of each person's name, of which two must be there; `shown_domains` those of `domains` that hold
    no needle."""

    own: frozenset[str]
    needles: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    has_thread_index: bool = False
    domains: frozenset[str] = field(default_factory=frozenset)
    shown_domains: tuple[str, ...] = ()
    word_bytes: int = 64 * 1024
    is_strict: bool = True

    def by_head(self, head: bytes) -> Need:
        """Never raises. `head` is what HEAD_FIELDS gave."""
        glance = read_head(head)
        sender = glance.get("from")
        if "@" not in sender:
            return Need.WHOLE  # nobody can be ruled out
        if is_from_own(glance, self.own):
            return own_copy_need(glance)
        if self._names_somebody(glance.text) or _is_machine_word(glance):
            return Need.WHOLE
        if any(self._matters(host) for host in hosts_of(glance.text)):
            return Need.WHOLE
        if self.has_thread_index and glance.get("thread-index"):
            return Need.WHOLE
        if (
            is_bulk_by_head(glance)
            and _is_newsletter(glance)
            and not is_about_work(f"{sender} {glance.get('subject')}")
        ):
            return Need.NOTHING
        # Other mass mail too: hiring software marks a decision like an advertisement, and may name the company in
        # its text only.
        return Need.WORDS

    def by_words(self, raw: bytes, *, head: bytes) -> bool:
        """Whether the raw text may tie it to a process, or may hold an invitation."""
        if b"\0" in raw:
            return True  # UTF-16 and the like: we cannot look into it like this
        words = read_words(raw, encoding=encoding_of(head))
        return (
            any(mark in words for mark in _SEALED_PARTS)
            or self._names_somebody(words)
            or any(domain in words for domain in self.shown_domains)
        )

    def _names_somebody(self, text: str) -> bool:
        for (
            needle
        ) in self.needles:  # a plain loop: this is asked of every text, and `any` costs as much as it finds
            if needle in text:
                return True
        return any(sum(word in text for word in words) >= 2 for words in self.names)

    def _matters(self, host: str) -> bool:
        domain, is_relay = _judge_host(host)
        return is_relay or domain in self.domains


def need_of_own(head: bytes, own_addresses: frozenset[str]) -> Need | None:
    """What is needed of a message that its head says is the person's own; None where it is somebody else's. No
    process has a say in it."""
    glance = read_head(head)
    own = frozenset(without_tag(address) for address in own_addresses)
    return own_copy_need(glance) if "@" in glance.get("from") and is_from_own(glance, own) else None


def sieve_for(processes: Iterable[TrackedProcess], *, own_addresses: frozenset[str]) -> WatchSieve:
    """All that `match` could tie a message to one of these processes by."""
    needles: set[str] = set()
    names: set[tuple[str, ...]] = set()
    domains: set[str] = set()
    has_index = False
    for process in processes:
        needles |= {fold(word) for word in company_words(process.company)}
        people = [email for person in process.people for email in person.emails]
        for sent in process.submissions:
            needles |= {fold(each) for each in (*sent.message_ids, *sent.recipients) if each}
            needles |= {fold(sent.correlation)} if len(sent.correlation) >= 8 else set()
            needles |= {fold(base_subject(sent.subject))} if len(base_subject(sent.subject)) >= 4 else set()
            people += sent.recipients
            has_index = has_index or bool(sent.thread_index)
        needles |= {spelling for email in people for spelling in (fold(email), without_tag(email))}
        needles |= {fold(uid) for uid in process.invitation_uids if len(uid) >= 6}
        names |= {tuple(sorted(fold(word) for word in name_words(person.name))) for person in process.people}
        domains |= {domain for host in (*process.domains, *people) if (domain := _employer(host))}
    shortest = _without_longer(needle for needle in needles if len(needle) >= 2)
    return WatchSieve(
        own=frozenset(without_tag(address) for address in own_addresses),
        needles=shortest,
        names=tuple(sorted(words for words in names if len(words) >= 2)),
        domains=frozenset(domains),
        shown_domains=tuple(
            sorted(domain for domain in domains if not any(needle in domain for needle in shortest))
        ),
        has_thread_index=has_index,
    )


def _without_longer(needles: Iterable[str]) -> tuple[str, ...]:
    """Those that hold no other: a text without `northwind` holds no address at northwind.example either."""
    kept: list[str] = []
    for needle in sorted(set(needles), key=len):
        if not any(shorter in needle for shorter in kept):
            kept.append(needle)
    return tuple(kept)


def company_words(company: str) -> tuple[str, ...]:
    """What a text that names the company must hold: its longest word, or its words written as one."""
    words = [word for word in re.findall(r"\w+", fold(company)) if word not in _LEGAL]
    if not words:
        return (fold(company.strip()),) if company.strip() else ()
    longest = max(words, key=len)
    return tuple({longest if len(longest) >= 3 else fold(company.strip()), "".join(words)})


def encoding_of(head: bytes) -> str:
    """The Content-Transfer-Encoding of a head, where it is one that hides words."""
    return "base64" if _ENCODED_HEAD.search(head) else ""


def is_from_own(glance: Glance, own: frozenset[str]) -> bool:
    found = _ADDRESS.search(glance.get("from"))
    return found is not None and without_tag(found.group()) in own


def own_copy_need(glance: Glance) -> Need:
    """A copy of one's own is no answer; one that goes to oneself may carry one (a forwarded answer)."""
    sender = _ADDRESS.search(glance.get("from"))
    to = f"{glance.get('to')} {glance.get('cc')}"
    if sender is None or not to.strip() or sender.group() in to:
        return Need.WHOLE
    return Need.NOTHING


def is_bulk_by_head(glance: Glance) -> bool:
    """Sent by a mass mailer, and no answer to anything. A discussion group is none: the shared address of a hiring
    team may be one, and marks the mail of persons (`is_bulk` of a whole message knows the same)."""
    if glance.get("in-reply-to") or glance.get("references") or _REPLY.match(glance.get("subject")):
        return False
    precedence = glance.get("precedence")
    if "list-post" in glance.fields or precedence == "list":
        return False
    marks = ("list-unsubscribe", "feedback-id")
    return any(mark in glance.fields for mark in marks) or precedence in ("bulk", "junk")


def is_about_work(text: str) -> bool:
    """Whether folded words of a sender or subject may be about a job, in the languages of our rules."""
    return bool(_JOB.search(text))


def hosts_of(text: str) -> set[str]:
    return set(_HOST.findall(text))


def is_of_hiring_platform(host: str) -> bool:
    """An applicant system, a job platform or a scheduler."""
    return _judge_host(host)[1]


def may_hold_invitation(glance: Glance) -> bool:
    return bool(_SEALED.search(glance.get("content-type")))


def _is_newsletter(glance: Glance) -> bool:
    found = _ADDRESS.search(glance.get("from"))
    return found is not None and is_newsletter_address(found.group().partition("@")[0])


def _is_machine_word(glance: Glance) -> bool:
    """Reports, absences and receipts; and what cannot be looked into by raw words."""
    said = glance.get("auto-submitted")
    if said and not said.startswith(("no", "auto-generated")):
        return True
    if "<>" in glance.get("return-path") or "x-failed-recipients" in glance.fields:
        return True
    if "x-autoreply" in glance.fields or "x-autorespond" in glance.fields:
        return True
    where = f"{glance.get('from')} {glance.get('return-path')} {glance.get('content-type')}"
    return bool(_REPORT.search(where)) or may_hold_invitation(glance)


@lru_cache(maxsize=20_000)
def _judge_host(host: str) -> tuple[str, bool]:
    """The registrable domain, and whether it is one of an applicant system or a scheduler."""
    return registrable_domain(host), is_relay_host(host) or is_scheduling_host(host)


def _employer(host: str) -> str:
    if is_free_mail(host) or is_relay_host(host) or is_scheduling_host(host):
        return ""
    return registrable_domain(host)
