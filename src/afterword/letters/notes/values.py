"""What suggestions are made of: the scope they are asked for, a suggestion, a private mark."""

from dataclasses import dataclass
from enum import StrEnum

from afterword.letters.debrief import Relation
from afterword.said import say, to_say


class PrivateKind(StrEnum):
    PAY = "pay"
    OFFER = "offer"
    PERSON = "person"
    SECRET = "secret"
    OWN = "own"


WHY_PRIVATE = {
    PrivateKind.PAY: to_say("looks like pay"),
    PrivateKind.OFFER: to_say("looks like another company or offer"),
    PrivateKind.PERSON: to_say("looks like a judgement of somebody"),
    PrivateKind.SECRET: to_say("looks confidential"),
    PrivateKind.OWN: to_say("looks personal"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """For whom notes are read. `people` are all names of the interview, the reader among them; `reader` the
    one whose letter it is. `is_shared` says that the notes are about the talk as a whole, so that "she" and
    "he" may be anybody where more than one person was there. `companies` are other companies of the search."""

    reader: str
    relation: Relation | None = None
    people: tuple[str, ...] = ()
    is_shared: bool = False
    companies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`text` is what goes into `field` at one key; `sentence` the finished sentence that a letter would hold.
    `start` and `end` are character offsets of the lifted words in the raw notes."""

    field: str
    text: str
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateMark:
    """A stretch of the raw notes that looks private, and why. Offsets are in characters."""

    kind: PrivateKind
    start: int
    end: int

    @property
    def why(self) -> str:
        return say(WHY_PRIVATE[self.kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesRead:
    suggestions: tuple[Suggestion, ...] = ()
    private: tuple[PrivateMark, ...] = ()
