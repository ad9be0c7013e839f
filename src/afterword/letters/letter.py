"""A letter as a value: paragraphs of sentences, each of which knows where its facts came from."""

from dataclasses import dataclass
from enum import StrEnum


class LetterKind(StrEnum):
    THANK_YOU = "thank-you"
    FOLLOW_UP = "follow-up"
    REJECTION_REPLY = "rejection-reply"
    WITHDRAWAL = "withdrawal"
    CORRECTION = "correction"
    OFFER_REPLY = "offer-reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. `sources` are paths into the debrief, such as `people[0].topic`; a sentence that carries
    no fact of its own (a closing) names `frame`. `frame` is the id of the frame that made it."""

    text: str
    sources: tuple[str, ...]
    frame: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """`greeting` is "Hi Priya,"; `closing` is "Best regards,"; `signature` the lines under it."""

    to_name: str
    to_email: str | None
    kind: LetterKind
    subject: str
    greeting: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    closing: str
    signature: tuple[str, ...]
    person_index: int = 0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def body(self) -> str:
        """The text as it is sent: greeting, paragraphs, closing and signature, with blank lines between."""
        return body_of(self.greeting, self.paragraphs, (self.closing, *self.signature))


def body_of(greeting: str, paragraphs: tuple[tuple[Sentence, ...], ...], ending: tuple[str, ...]) -> str:
    """The parts of a letter as one text; `ending` are closing and signature, a line each."""
    said = [" ".join([sentence.text for sentence in paragraph]) for paragraph in paragraphs]
    return "\n\n".join([greeting, *said, "\n".join(ending)]) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question about what is missing or cannot be said. Where the person has no letter, it must be answered
    first; where there is one, the letter leaves that field out. `person` is a name, `field` a debrief field."""

    person: str
    field: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A person who gets no letter now, and why, in one sentence."""

    person: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    letters: tuple[Letter, ...]
    asks: tuple[Ask, ...] = ()
    held: tuple[Held, ...] = ()
