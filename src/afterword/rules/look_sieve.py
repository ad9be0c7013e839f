"""Which messages of the last months speak of a job interview: the first look, before anything is followed.

It may miss what the watch may not: nothing is sent because of it, and what is followed is read again in full.
"""

import re
from dataclasses import dataclass

from afterword.mail.address import is_free_mail
from afterword.mail.glance import fold, read_head, read_words
from afterword.rules.sieve import (
    Need,
    encoding_of,
    hosts_of,
    is_about_work,
    is_bulk_by_head,
    is_from_own,
    is_of_hiring_platform,
    may_hold_invitation,
)

_DECIDES = re.compile(
    r"interview|your application|next step|\boffer\b|candidacy|hiring process|vorstellungsgesprach|bewerbung|"
    r"entretien|candidature|entrevista|sollicitatie|colloquio|intervju|ansokan|собесед|面接|选考|面试|면접"
)
_CALENDAR = ("text/calendar", "begin:vcalendar", "application/ics", ".ics", "winmail.dat")
# What a text about an interview holds, folded; short, since every personal message is searched for each.
_WORDS = tuple(
    fold(word)
    for word in (
        "interview", "your application", "vorstellungsgespräch", "bewerbung", "kennenlerngespräch", "entretien",
        "candidature", "entrevista", "candidatura", "sollicitatie", "colloquio", "intervju", "ansökan", "jobsamtale",
        "haastattelu", "rekrutac", "pohovor", "собеседован", "面接", "面试", "면접", "phone screen", "hiring manager",
        "hiring team",
    )
)  # fmt: skip

_FROM_HOST = re.compile(rb"\nfrom\s*:[^\n]*@([a-z0-9.\-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class LookSieve:
    """`own` are the candidate's addresses without tags."""

    own: frozenset[str]
    word_bytes: int = 12 * 1024
    is_strict: bool = False

    def by_head(self, head: bytes) -> Need:
        if _is_usual_bulk(head):
            return Need.NOTHING
        glance = read_head(head)
        if is_from_own(glance, self.own):
            return Need.NOTHING
        subject, sender = glance.get("subject"), glance.get("from")
        is_bulk = is_bulk_by_head(glance)
        if any(is_of_hiring_platform(host) for host in hosts_of(f"{sender} {glance.get('sender')}")):
            return Need.WHOLE if not is_bulk or _DECIDES.search(subject) else Need.NOTHING
        if may_hold_invitation(glance) or (_DECIDES.search(subject) and not is_bulk):
            return Need.WHOLE
        if is_bulk or "list-id" in glance.fields:
            return Need.NOTHING
        if glance.get("auto-submitted").startswith("auto-") and not is_about_work(f"{sender} {subject}"):
            return Need.NOTHING
        if any(is_free_mail(host) for host in hosts_of(sender)) and not is_about_work(subject):
            return Need.NOTHING  # letters of friends are not looked into
        return Need.WORDS

    def by_words(self, raw: bytes, *, head: bytes) -> bool:
        words = read_words(raw, encoding=encoding_of(head))
        return any(mark in words for mark in _CALENDAR) or any(word in words for word in _WORDS)


def _is_usual_bulk(head: bytes) -> bool:
    """Most mail, told by its raw head: sent to many, by no hiring platform, no answer of a person, no invitation."""
    low = b"\n" + head.lower()
    is_list = b"\nlist-id:" in low
    if not (is_list or b"\nlist-unsubscribe:" in low or b"\nfeedback-id:" in low):
        return False
    if b"text/calendar" in low or not (
        is_list or (b"\nin-reply-to:" not in low and b"\nreferences:" not in low)
    ):
        return False
    host = _FROM_HOST.search(low)
    return host is not None and not is_of_hiring_platform(host.group(1).decode("ascii"))
