"""Addresses of people, machines and functions: RFC 5322 §3.4, and who stands behind one."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from email.utils import getaddresses
from functools import cache, lru_cache

from afterword.mail.charset import decode_header_words
from afterword.mail.glance import fold
from afterword.mail.public_suffix import registered_part
from afterword.mail.tables import table_lines, table_words

_HERE = "afterword.mail"
_LONGEST_LIST = 16_000
_PLAIN = re.compile(r"[^\s<>(),;:\"\[\]]{1,128}@[^\s<>(),;:\"\[\]@]{1,255}")
_COMMENT_DEPTH = 20
# One address with a phrase before it that is not quoted: by the letter, its commas and dots end a phrase.
_BARE_PHRASE = re.compile(r"\s*([^<>\"@:;]{1,300}?)\s*<\s*([^<>\s]{3,384})\s*>\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address as it was written: `name` is the display name, decoded; `email` keeps its case."""

    email: str
    name: str = ""

    @property
    def normalised(self) -> str:
        return normalise_address(self.email)

    @property
    def domain(self) -> str:
        return self.normalised.rpartition("@")[2]

    @property
    def local_part(self) -> str:
        return self.normalised.rpartition("@")[0]


def parse_addresses(*values: str) -> tuple[Address, ...]:
    """All addresses of header values, in order. Never raises; what is no address is left out."""
    found: list[Address] = []
    for value in values:
        found.extend(_parse_one(value[:_LONGEST_LIST]))
    return tuple(found)


def parse_address(value: str) -> Address | None:
    """The first address in a header value, or None."""
    found = parse_addresses(value)
    return found[0] if found else None


@lru_cache(maxsize=4096)
def normalise_address(email: str) -> str:
    """Lower case, domain as ASCII (IDNA), no final dot, no blanks: two spellings of one address become equal.
    Plus tags stay: `without_tag` removes them."""
    left, _, right = email.strip().strip("<>").rpartition("@")
    domain = right.strip().strip(".").lower()
    if not domain.isascii():
        with suppress(UnicodeError, ValueError):
            domain = domain.encode("idna").decode("ascii")
    return f"{left.strip().casefold()}@{domain}" if left else domain


@lru_cache(maxsize=4096)
def without_tag(email: str) -> str:
    """The normalised address without its `+tag` (RFC 5233), and for Gmail without the dots that it
    ignores."""
    left, _, domain = normalise_address(email).rpartition("@")
    core = left.split("+", 1)[0] or left
    if domain in {"gmail.com", "googlemail.com"}:
        return f"{core.replace('.', '')}@gmail.com"
    return f"{core}@{domain}"


def same_address(first: str, second: str) -> bool:
    """Whether mail to both lands in one place, as far as the spelling tells: case, tags, IDNA."""
    return bool(first) and bool(second) and without_tag(first) == without_tag(second)


def is_one_of(email: str, addresses: Iterable[str]) -> bool:
    return any(same_address(email, address) for address in addresses)


def same_person(first: Address, second: Address) -> bool:
    """The same address, or the same full name (two words or more) whichever the address.
    `Priya Raman`, `RAMAN, Priya` and `Priya Raman (Northwind)` are one."""
    if same_address(first.email, second.email):
        return True
    left, right = name_words(first.name), name_words(second.name)
    return len(left) >= 2 and len(right) >= 2 and (left <= right or right <= left)


def name_words(name: str) -> frozenset[str]:
    """The words of a person's name, small and without accents, in no order; `via ...` and what stands in brackets
    removed."""
    plain = re.sub(r"\([^)]{0,80}\)|\[[^\]]{0,80}\]|\b(?:via|från|über)\b.*$", " ", name[:300], flags=re.I)
    if "@" in plain:
        return frozenset()
    words = re.findall(r"[^\W\d_]{2,}", fold(plain))
    return frozenset(word for word in words if word not in {"dr", "prof", "mr", "mrs", "ms", "herr", "frau"})


@lru_cache(maxsize=4096)
def registrable_domain(host_or_email: str) -> str:
    """The part of a domain that somebody registered, by the public suffix list: `mail.eu.acme.co.uk` gives
    `acme.co.uk`. A bare suffix or a name without dots gives an empty string."""
    domain = normalise_address(host_or_email).rpartition("@")[2]
    if not domain or len(domain) > 253:
        return ""
    return registered_part(domain)


def is_free_mail(host_or_email: str) -> bool:
    """Whether anybody can have a mailbox there, so that the domain names no employer."""
    domain = normalise_address(host_or_email).rpartition("@")[2]
    return _listed(domain, table_words(_HERE, "free_mail.txt"))


def is_relay_host(host_or_email: str) -> bool:
    """Whether an applicant tracking system or a job platform writes from there on behalf of employers."""
    domain = normalise_address(host_or_email).rpartition("@")[2]
    return _listed(domain, table_words(_HERE, "relay_hosts.txt"))


def is_scheduling_host(host_or_email: str) -> bool:
    domain = normalise_address(host_or_email).rpartition("@")[2]
    return _listed(domain, table_words(_HERE, "scheduling_hosts.txt"))


def is_no_reply(email: str) -> bool:
    """Whether nobody reads what is sent to that address, as far as its name tells."""
    local = normalise_address(email).rpartition("@")[0]
    squeezed = re.sub(r"[._-]", "", local)
    return local.split("+", 1)[0] in _role_words()[1] or bool(
        re.search(r"no.?reply|donotreply|nicht.?antworten|nepasrepondre|noresponder", squeezed)
    )


def is_role_mailbox(email: str) -> bool:
    """Whether the address belongs to a function (`jobs@`) or a machine, not to a person."""
    local = normalise_address(email).rpartition("@")[0].split("+", 1)[0]
    people, machines = _role_words()
    return local in people or local in machines or is_no_reply(email)


@cache
def _role_words() -> tuple[frozenset[str], frozenset[str]]:
    lines = table_lines(_HERE, "role_mailboxes.txt")
    functions = {word for line in lines if not line.startswith("- ") for word in line.split()}
    machines = {word for line in lines if line.startswith("- ") for word in line[2:].split()}
    return frozenset(functions), frozenset(machines)


def _listed(domain: str, table: frozenset[str]) -> bool:
    """Whether the domain or one that it lies under is in the table."""
    labels = domain.split(".")[-8:]
    return any(".".join(labels[start:]) in table for start in range(len(labels) - 1))


def _parse_one(value: str) -> list[Address]:
    if not value.strip():
        return []
    alone = _BARE_PHRASE.fullmatch(value)
    if alone and _PLAIN.fullmatch(alone[2]):
        return [Address(email=alone[2], name=decode_header_words(alone[1]).strip("\"' "))]
    found: list[Address] = []
    if value.count("(") <= _COMMENT_DEPTH:
        try:
            pairs = getaddresses([value])
        except (ValueError, IndexError, RecursionError, TypeError, AttributeError):
            pairs = []
        family = ""
        for name, email in pairs:
            if "@" in email and _PLAIN.fullmatch(email.strip()):
                shown = decode_header_words(name).strip("\"' ")
                # `Obi, Margaret <m@x>` without quotes is two addresses by the letter, and one person.
                shown = f"{family}, {shown}" if family and shown else shown
                found.append(Address(email=email.strip(), name=shown))
            family = decode_header_words(email).strip() if not name and "@" not in email else ""
    return found or [Address(email=email) for email in _PLAIN.findall(value)[:50]]
