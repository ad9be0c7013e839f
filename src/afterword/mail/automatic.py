"""Answers that a machine gives in a person's name: RFC 3834, and the many programs that ignore it.

Order of trust: headers that only responders set; marks at the start of the subject; marks that others set too
(null sender, suppression, precedence), which count only together with words. Words alone are never enough:
a person may write "I am out of the office until Monday, but we would like to go on with you".
"""

import re
from dataclasses import dataclass
from functools import cache

from afterword.mail.address import Address, is_no_reply, name_words, parse_addresses, same_address
from afterword.mail.message import Message
from afterword.mail.return_date import read_return_date
from afterword.mail.tables import table_lines
from afterword.said import say

_HERE = "afterword.mail"
_FIRST_WORDS = 1_500
_RESPONDER_FIELDS = (
    "x-autoreply", "x-autorespond", "x-auto-reply", "x-autoresponse", "x-mail-autoreply", "x-autoreply-from",
    "x-autoreply-domain", "x-vacation", "x-cp-autoreply", "x-autoresponder", "x-gmx-autoresponder",
)  # fmt: skip
_ADDRESS_IN_TEXT = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoReply:
    """`has_left` says that the person no longer works there; `contacts` are the addresses it names instead.
    `is_confirmation` marks an automatic "we received your message" that says nothing of an absence."""

    reason: str
    has_left: bool = False
    contacts: tuple[Address, ...] = ()
    is_confirmation: bool = False


def find_auto_reply(message: Message, words: str) -> AutoReply | None:
    """Whether a machine answered. `words` is the new text of the message."""
    first = words[:_FIRST_WORDS]
    reason = _reason(message, first)
    if reason is None:
        return None
    has_left = tells_of_leaving(first)
    return AutoReply(
        reason=reason,
        has_left=has_left,
        contacts=_contacts(message, words),
        is_confirmation=not (has_left or speaks_of_absence(first) or has_absence_subject(message.subject)),
    )


def has_absence_subject(subject: str) -> bool:
    """Whether the subject begins with the mark of a responder. Not after `Re:`: that is a person answering
    one."""
    start = subject.strip()[:200].lstrip("*[(# ")
    return any(pattern.match(start) for pattern in _patterns("subject"))


def hints_at_absence(message: Message, words: str) -> bool:
    """A subject such as "Urlaub", which persons write too: it needs words of absence, a day of return, or no
    words at all."""
    start = message.subject.strip()[:200].lstrip("*[(# ")
    if not any(pattern.match(start) for pattern in _patterns("hint")):
        return False
    is_note = speaks_of_absence(words) or tells_of_leaving(words) or not words.strip()
    return is_note or ("?" not in words and read_return_date(words, written_at=message.date) is not None)


def speaks_of_absence(words: str) -> bool:
    return any(pattern.search(words[:_FIRST_WORDS]) for pattern in _patterns("body"))


def tells_of_leaving(words: str) -> bool:
    return any(pattern.search(words[:_FIRST_WORDS]) for pattern in _patterns("left"))


def _reason(message: Message, words: str) -> str | None:
    if _is_marked_by_header(message):
        return say("A header says that it was sent automatically in answer to a message.")
    if has_absence_subject(message.subject):
        return say("The subject begins with the mark of an automatic answer.")
    if hints_at_absence(message, words):
        return say("Its subject and its words are those of an absence note.")
    if not (speaks_of_absence(words) or tells_of_leaving(words)):
        return None
    if _tells_of_author_leaving(message, words):
        return say("Its author is said, in the third person, to have left.")
    if any(pattern.search(words) for pattern in _patterns("self")):
        return say(
            "It says itself that it was sent automatically, and its words are those of an absence note."
        )
    if message.auto_submitted.startswith("auto-generated"):
        return say("It is marked as generated, and its words are those of an absence note.")
    if _has_side_evidence(message):
        return say("It was sent by no mail program of a person, and its words are those of an absence note.")
    return None


def _tells_of_author_leaving(message: Message, words: str) -> bool:
    """Nobody writes "Jane Berg has left" from Jane Berg's own address: the mailbox answers in her place."""
    names = name_words(message.from_.name) if message.from_ else frozenset()
    if len(names) < 2:
        return False
    for pattern in _patterns("left"):
        for found in pattern.finditer(words):
            before = name_words(words[max(0, found.start() - 60) : found.start()])
            if names <= before:
                return True
    return False


def _is_marked_by_header(message: Message) -> bool:
    """Headers that a responder sets and a person's mail program does not."""
    headers = message.headers
    if message.auto_submitted.startswith(("auto-replied", "auto-notified")):
        return True
    if any(_is_yes(headers.raw(name)) for name in _RESPONDER_FIELDS if headers.has(name)):
        return True
    if headers.raw("precedence").strip().lower() in {"auto_reply", "auto-reply", "autoreply"}:
        return True
    if headers.raw("x-precedence").lower() in {"auto_reply", "auto-reply"} or headers.has(
        "x-auto-reply-from"
    ):
        return True
    if "mailbox rules agent" in headers.raw("x-ms-exchange-generated-message-source").lower():
        return not headers.has("resent-from")
    if "auto" in headers.raw("preference").lower() or "autoresponder" in headers.raw("delivered-to").lower():
        return True
    return _is_exchange_rule_answer(message)


def _is_exchange_rule_answer(message: Message) -> bool:
    """X-MS-Exchange-Inbox-Rules-Loop names the mailbox whose rule acted. A rule that *forwards* a person's
    mail sets it too: then it names somebody else than the author, and the mail is no automatic answer."""
    loop = message.headers.raw("x-ms-exchange-inbox-rules-loop")
    if not loop or message.from_ is None:
        return False
    acted = parse_addresses(loop)
    by_author = not acted or any(same_address(address.email, message.from_.email) for address in acted)
    return by_author and (message.return_path == "" or _suppresses_all(message) or not message.references)


def _has_side_evidence(message: Message) -> bool:
    """Marks that responders set and others too. Mailing lists send person's mail as bulk: theirs do not
    count."""
    precedence = message.headers.raw("precedence").strip().lower()
    return (
        message.return_path == ""
        or _suppresses_all(message)
        or (precedence in {"bulk", "junk"} and not message.headers.has("list-id", "list-post", "list-help"))
        or (message.from_ is not None and is_no_reply(message.from_.email))
        or message.headers.has("x-ms-exchange-inbox-rules-loop")
    )


def _suppresses_all(message: Message) -> bool:
    return "all" in message.headers.raw("x-auto-response-suppress").lower()


def _is_yes(value: str) -> bool:
    return value.strip().lower() not in {"no", "false", "0", "none"}


def _contacts(message: Message, words: str) -> tuple[Address, ...]:
    """Addresses that the note names, the author's own left out."""
    author = message.from_.email if message.from_ else ""
    found: dict[str, Address] = {}
    for email in _ADDRESS_IN_TEXT.findall(words[:5_000])[:10]:
        address = Address(email=email.rstrip("."))
        if not same_address(address.email, author):
            found.setdefault(address.normalised, address)
    return tuple(found.values())


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    lines = table_lines(_HERE, "absence.txt")
    return tuple(re.compile(line.partition(": ")[2], re.I) for line in lines if line.startswith(f"{kind}: "))
