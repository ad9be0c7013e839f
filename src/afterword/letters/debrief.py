"""A debrief as a value: what a person noted about one interview. Public shape: docs/reference/debrief-file.md."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class Relation(StrEnum):
    HIRING_MANAGER = "hiring-manager"
    PEER = "peer"
    RECRUITER = "recruiter"
    EXECUTIVE = "executive"
    COORDINATOR = "coordinator"


class InterviewKind(StrEnum):
    PHONE = "phone"
    VIDEO = "video"
    ONSITE = "onsite"
    PANEL = "panel"
    TECHNICAL = "technical"


class ContactPolicy(StrEnum):
    DIRECT = "direct"
    VIA_RECRUITER = "via-recruiter"
    VIA_AGENCY = "via-agency"


class Formality(StrEnum):
    FIRST_NAME = "first-name"
    FULL_NAME = "full-name"


class Spelling(StrEnum):
    """As written: the notes stay as they were typed, and the words around them follow what the notes show."""

    AS_WRITTEN = "as-written"
    AMERICAN = "american"
    BRITISH = "british"


class Length(StrEnum):
    """How much a letter says: only what must be said, the usual, or all that the notes give."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class EventKind(StrEnum):
    REPLY = "reply"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    REJECTION = "rejection"
    OFFER = "offer"
    NEXT_ROUND = "next-round"
    CALLED = "called"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Who writes. `name` signs the letters; an empty name means that the file gave none."""

    name: str = ""
    email: str | None = None
    timezone: ZoneInfo = ZoneInfo("UTC")
    phone: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """When and how it was. `start` and `end` are aware; `timezone` is the interviewer's zone."""

    kind: InterviewKind = InterviewKind.VIDEO
    round: int = 1
    start: datetime
    end: datetime
    timezone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    formality: Formality = Formality.FIRST_NAME
    spelling: Spelling = Spelling.AS_WRITTEN
    length: Length = Length.MEDIUM


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something the person said they would send: with a file, with a link, or explicitly later."""

    thing: str
    file: str | None = None
    link: str | None = None
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNotes:
    """One interviewer and what was noted about the talk with them. Empty text means: nothing noted.

    `notes` are raw words and never go into a letter by themselves; `private` never goes into any letter.
    """

    name: str
    title: str = ""
    relation: Relation | None = None
    email: str | None = None
    greeting: str = ""
    topic: str = ""
    point: str = ""
    thought: str = ""
    my_link: str = ""
    liked: str = ""
    clarify: str = ""
    promised: Promise | None = None
    next: str = ""
    questions: tuple[str, ...] = ()
    notes: str = ""
    private: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """What was written down to be told, in the order in which it is asked."""
        return (self.topic, self.point, self.thought, self.my_link, self.liked, self.clarify, self.next)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened after the interview. `at` is aware. `returns_on` is the day on which an
    auto-reply says that they are back."""

    what: EventKind
    at: datetime
    returns_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRound:
    """An earlier interview with the same company. `letter` is the file name of the letter sent then;
    `letter_text` its body where the caller has read it."""

    round: int
    date: date
    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    letter: str | None = None
    letter_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    company: str
    role: str
    interview: Interview
    people: tuple[PersonNotes, ...]
    candidate: Candidate = field(default_factory=Candidate)
    decision_by: date | None = None
    contact_policy: ContactPolicy = ContactPolicy.DIRECT
    interested: bool = True
    style: Style = field(default_factory=Style)
    notes: str = ""
    events: tuple[Event, ...] = ()
    history: tuple[EarlierRound, ...] = ()
