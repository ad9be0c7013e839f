"""The verdict about an incoming message as a value: its kind, its meaning, whether it stops a follow-up."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from afterword.mail.bounce import BounceType
from afterword.rules.intent import Intent

# What decides something for the candidate, whoever or whatever says it.
DECISIONS = frozenset({Intent.REJECTION, Intent.NEXT_STEP, Intent.OFFER})


class Kind(StrEnum):
    REPLY = "reply"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    RECEIPT = "receipt"
    INVITATION = "invitation"
    ATS = "ats"
    BULK = "bulk"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """`status` is the enhanced code of RFC 3463, or empty; `is_final` is false while the server still
    tries."""

    type: BounceType
    status: str
    recipients: tuple[str, ...]
    is_final: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """`stops_follow_up` says that nothing may be sent in the process it belongs to before a person has
    looked. `is_unsure` says that the verdict is to be shown as a question. `contacts` are addresses named by
    a person who has left or is away. `reasons` are short sentences, the deciding one first."""

    kind: Kind
    intent: Intent
    stops_follow_up: bool
    reasons: tuple[str, ...]
    bounce: Bounce | None = None
    returns_on: date | None = None
    reply_text: str = ""
    is_unsure: bool = False
    is_own: bool = False
    has_left: bool = False
    contacts: tuple[str, ...] = ()
