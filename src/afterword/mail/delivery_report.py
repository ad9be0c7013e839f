"""The machine-readable part of a delivery report: RFC 3464 §2, as mail systems fill it."""

import re
from dataclasses import dataclass

from afterword.mail.headers import Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One recipient of the reported message. `action` is failed, delayed, delivered, relayed, expanded or
    empty; `status` an enhanced status code (RFC 3463) or empty; `diagnostic` the words of the other
    server."""

    recipient: str
    action: str = ""
    status: str = ""
    diagnostic: str = ""


def read_deliveries(blocks: tuple[Headers, ...]) -> tuple[Delivery, ...]:
    """One value per recipient block; the block about the message as a whole is left out."""
    found: list[Delivery] = []
    for block in blocks:
        if not block.has("final-recipient", "original-recipient", "action", "diagnostic-code", "status"):
            continue
        found.append(
            Delivery(
                recipient=_recipient(block.raw("original-recipient"))
                or _recipient(block.raw("final-recipient"))
                or _recipient(block.raw("x-actual-recipient")),
                action=(re.findall(r"[a-z]+", block.raw("action").lower()) or [""])[0],
                status=_code(block.raw("status")),
                diagnostic=block.text("diagnostic-code"),
            )
        )
    return tuple(found)


def _recipient(value: str) -> str:
    """`rfc822; <name@host>` without its type, brackets and comments; xtext (RFC 3461 §4) is read."""
    plain = value.partition(";")[2] or value
    plain = re.sub(r"\+([0-9A-F]{2})", lambda found: chr(int(found.group(1), 16)), plain)
    found = re.search(r"[^\s<>();,\"]{1,128}@[^\s<>();,\"]{1,255}", plain)
    return found.group() if found else ""


def _code(value: str) -> str:
    found = re.search(r"\b([245]\.\d{1,3}\.\d{1,3})\b", value)
    return found.group(1) if found else ""
