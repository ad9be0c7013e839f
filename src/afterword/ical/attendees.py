"""The calendar users of an invitation (RFC 5545 §3.8.4.1 and §3.8.4.3): who is asked to come, and who
asks."""

import re
from dataclasses import dataclass

from afterword.ical.cleaning import clean_line
from afterword.ical.content_lines import Component, Property, parse_property

MOST_ATTENDEES = 300
_ADDRESS = re.compile(r"[^\s<>()\[\]\"@,;:\\%]{1,64}@[^\s<>()\[\]\"@,;:\\%]{1,253}")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
# iCloud writes an address of its own relay; some servers write a path or an id where the address belongs.
_RELAYS = ("@imip.me.com", "@imip.icloud.com")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One calendar user. `name` is the CN without control characters, else empty; `address` a bare address
    with its domain in lower case, or None where the file gives none. `role`, `partstat` and `cutype` are
    upper case."""

    name: str
    address: str | None
    role: str = "REQ-PARTICIPANT"
    partstat: str = "NEEDS-ACTION"
    cutype: str = "INDIVIDUAL"
    relay: str | None = None
    sent_by: str | None = None


def read_attendees(event: Component) -> tuple[Attendee, ...]:
    """Each address once, in the order of the file; at most 300."""
    found: dict[str, Attendee] = {}
    for position, line in enumerate(event.lines.get("ATTENDEE", ())[:MOST_ATTENDEES]):
        attendee = read_attendee(parse_property(line))
        if attendee:
            key = (attendee.address or "").casefold() or attendee.name.casefold() or str(position)
            found.setdefault(key, attendee)
    return tuple(found.values())


def read_attendee(found: Property | None) -> Attendee | None:
    """None where there is neither a name nor an address."""
    if found is None:
        return None
    written = address_of(found.value)
    given = address_of(found.params.get("EMAIL", "") or found.params.get("X-EMAIL", ""))
    is_relay = bool(written and written.endswith(_RELAYS))
    name = clean_line(_without_quotes(found.params.get("CN", "")), limit=120)
    address = given or (None if is_relay else written)
    if not name and not address and not is_relay:
        return None
    return Attendee(
        name=name,
        address=address,
        role=_token(found, "ROLE", "REQ-PARTICIPANT"),
        partstat=_token(found, "PARTSTAT", "NEEDS-ACTION"),
        cutype=_token(found, "CUTYPE", "INDIVIDUAL"),
        relay=written if is_relay else None,
        sent_by=address_of(found.params.get("SENT-BY", "")),
    )


def address_of(text: str) -> str | None:
    """`MAILTO:Jane%40example.org?subject=x`, `mailto:<jane@example.org>`, `jane@example.org`: the bare
    address."""
    plain = _PERCENT.sub(_percent_decoded, text.strip()[:2000])
    plain = re.sub(r"^(?:mailto:\s*|smtp:\s*)+", "", plain, flags=re.I).split("?")[0]
    if "<" in plain:
        plain = plain.rsplit("<", 1)[1]
    plain = clean_line(plain.strip().strip("<>'\"").strip(), limit=330)
    if not _ADDRESS.fullmatch(plain):
        return None
    local, _, domain = plain.rpartition("@")
    domain = domain.rstrip(".").lower()
    return f"{local}@{domain}" if domain and ".." not in domain else None


def _percent_decoded(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")


def _token(found: Property, name: str, default: str) -> str:
    token = found.params.get(name, "").strip().upper()
    return token if re.fullmatch(r"[A-Z0-9-]{1,40}", token) else default


def _without_quotes(text: str) -> str:
    bare = text.strip()
    while len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"":
        bare = bare[1:-1].strip()
    return bare
