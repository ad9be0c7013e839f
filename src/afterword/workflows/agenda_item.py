"""One thing that is due: the shape that pages, terminal and sandbox show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class AgendaKind(StrEnum):
    UNCERTAIN = "uncertain"
    REFUSED = "refused"
    LATE = "late"
    MAILBOX_TROUBLE = "mailbox-trouble"
    UNSURE_MESSAGE = "unsure-message"
    DEBRIEF = "debrief"
    OPEN_TIME = "open-time"
    APPROVE = "approve"
    SEND_YOURSELF = "send-yourself"
    FOLLOW_UP_READY = "follow-up-ready"
    BLOCKED = "blocked"
    ASK_FIRST = "ask-first"
    ADDRESS_FAILED = "address-failed"
    ANSWERED = "answered"
    GOES_BY_ITSELF = "goes-by-itself"
    UPCOMING = "upcoming"
    FROM_BEFORE = "from-before"


_URGENCY = {kind: place for place, kind in enumerate(AgendaKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """`path` is the page, `command` what to type (empty where nothing is to be done), `at` the moment it is
    about. A smaller `urgency` comes first. What is about letters says to whom: `company`, `who` (a first name), their
    `zone`, and `together`, a key that the letters of one interview share."""

    kind: AgendaKind
    sentence: str
    reason: str = ""
    path: str
    at: datetime | None = None
    command: str = ""
    company: str = ""
    who: str = ""
    zone: ZoneInfo | None = None
    together: str = ""

    @property
    def urgency(self) -> int:
        return _URGENCY[self.kind]


def summary_of(items: Iterable[AgendaItem]) -> str:
    """How many letters wait for a yes, and how many need something first: "2 letters wait for your yes. One needs
    something first." Empty where no letter is there."""
    kinds = [item.kind for item in items]
    ready = sum(kind in (AgendaKind.APPROVE, AgendaKind.FOLLOW_UP_READY) for kind in kinds)
    own = kinds.count(AgendaKind.SEND_YOURSELF)
    blocked = kinds.count(AgendaKind.BLOCKED)
    said = []
    if ready:
        said.append("One letter waits for your yes." if ready == 1 else f"{ready} letters wait for your yes.")
    if own:
        said.append(
            "One letter is ready to be sent by you."
            if own == 1
            else f"{own} letters are ready to be sent by you."
        )
    if blocked:
        letter = "" if said else " letter" if blocked == 1 else " letters"
        said.append(
            f"One{letter} needs something first."
            if blocked == 1
            else f"{blocked}{letter} need something first."
        )
    return " ".join(said)
