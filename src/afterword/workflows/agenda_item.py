"""One thing that is due: the shape that pages, terminal and sandbox show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from afterword.said import say_count


class AgendaKind(StrEnum):
    UNCERTAIN = "uncertain"
    CUT_OFF = "cut-off"
    REFUSED = "refused"
    LATE = "late"
    MAILBOX_TROUBLE = "mailbox-trouble"
    UNSURE_MESSAGE = "unsure-message"
    DEBRIEF = "debrief"
    OPEN_TIME = "open-time"
    APPROVE = "approve"
    SEND_YOURSELF = "send-yourself"
    LETTER_ASKS = "letter-asks"
    LETTER_UNWRITTEN = "letter-unwritten"
    FOLLOW_UP_READY = "follow-up-ready"
    BLOCKED = "blocked"
    ASK_FIRST = "ask-first"
    ADDRESS_FAILED = "address-failed"
    ANSWERED = "answered"
    BEING_SENT = "being-sent"
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
        said.append(say_count("One letter waits for your yes.", "{count} letters wait for your yes.", ready))
    if own:
        said.append(
            say_count(
                "One letter is ready to be sent by you.", "{count} letters are ready to be sent by you.", own
            )
        )
    if blocked:
        more = say_count("One needs something first.", "{count} need something first.", blocked)
        alone = say_count(
            "One letter needs something first.", "{count} letters need something first.", blocked
        )
        said.append(more if said else alone)
    return " ".join(said)
