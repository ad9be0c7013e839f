"""Message identifiers, RFC 5322 §3.6.4: without brackets, normalised once."""

import re

# Angle brackets are the rule; some mailers lose them, some wrap the id in quotes or text.
_BRACKETED = re.compile(r"<\s*([^<>\s]{1,500}(?:\s[^<>\s@]{1,100})?)\s*>")
_BARE = re.compile(r"[^\s<>,;\"']{1,250}@[^\s<>,;\"']{1,250}")
_MOST_IDS = 500


def normalise_message_id(value: str) -> str | None:
    """The first id in a header value, without brackets and inner blanks; None where there is none.
    The right side is folded to lower case, since relays change its case; the left side is kept."""
    found = message_ids(value)
    return found[0] if found else None


def message_ids(value: str) -> tuple[str, ...]:
    """All ids of a header value in order, each once. `(comments)` between them are skipped."""
    value = value[:50_000]
    raw = _BRACKETED.findall(value) or _BARE.findall(value)
    seen: dict[str, None] = {}
    for candidate in raw[:_MOST_IDS]:
        tidy = _tidy(candidate)
        if tidy:
            seen[tidy] = None
    return tuple(seen)


def make_message_id(token: str, domain: str) -> str:
    """An id without brackets: `token` (unguessable, made by the caller) at the sender's own `domain`.
    An id rooted at a host that is not the sender's is one that some receivers refuse (mail-stack, fact 4).
    Raises ValueError where the two do not make a valid id."""
    host = domain.strip().strip(".").lower()
    try:
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError as error:
        raise ValueError(f"{domain!r} is not a domain that an identifier can be rooted at.") from error
    if not re.fullmatch(r"[A-Za-z0-9._+=-]{8,64}", token):
        raise ValueError("The token of a message id has 8 to 64 letters, digits, dots or dashes.")
    if not re.fullmatch(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", ascii_host):
        raise ValueError(f"{domain!r} is not a domain that an identifier can be rooted at.")
    return f"{token}@{ascii_host}"


def _tidy(candidate: str) -> str:
    joined = re.sub(r"\s+", "", candidate).strip("<>\"'")
    left, at, right = joined.rpartition("@")
    return f"{left}@{right.lower()}" if at else joined
