"""What ends the waiting in a hiring process: an answer of any kind, from anybody, or one's own word."""

from dataclasses import dataclass
from datetime import datetime

from afterword.letters.debrief import Event, EventKind
from afterword.said import say, to_say

# An auto-reply and a bounce are no answer of a person; everything else is (promise 3).
ANSWERS = frozenset(EventKind) - {EventKind.AUTO_REPLY, EventKind.BOUNCE}

_WORDS = {
    EventKind.REPLY: to_say("{who} answered"),
    EventKind.REJECTION: to_say("{who} said no"),
    EventKind.OFFER: to_say("{who} made an offer"),
    EventKind.NEXT_ROUND: to_say("{who} invited you to the next round"),
    EventKind.CALLED: to_say("{who} called"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """An answer. `at` is when it came, `seen_at` when this program learnt of it (both aware). `who` is a
    name, empty where it is not known."""

    kind: EventKind
    at: datetime
    seen_at: datetime | None = None
    who: str = ""

    @property
    def words(self) -> str:
        """One clause without a final stop: "Priya answered", "You withdrew"."""
        if self.kind is EventKind.WITHDRAWN:
            return say("You withdrew")
        return say(_WORDS[self.kind], who=self.who or say("They"))


def first_stop(events: tuple[Event, ...]) -> Stop | None:
    """The earliest event that counts as an answer."""
    answers = sorted((event for event in events if event.what in ANSWERS), key=lambda event: event.at)
    return Stop(kind=answers[0].what, at=answers[0].at) if answers else None
