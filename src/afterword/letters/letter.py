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


class LeftOutRule(StrEnum):
    """Why a noted field stands in no letter; there is no other reason."""

    NO_LETTER = "no-letter"
    WAITS = "waits"
    SAYS_NOTHING = "says-nothing"
    FOR_INTERVIEWERS = "for-interviewers"
    LEANS = "leans"
    REPEATED = "repeated"
    ONE_QUESTION = "one-question"
    QUESTION_TO_SELF = "question-to-self"
    NOT_WANTED = "not-wanted"
    SHORT = "short"
    FILE_GOES = "file-goes"
    NO_SENTENCE = "no-sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Fields of one person that are in no letter and not asked about, with one reason in one sentence. `fields` are
    paths as those of a sentence (`people[0].questions[1]`); what was typed is not repeated."""

    person: str
    person_index: int
    fields: tuple[str, ...]
    rule: LeftOutRule
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Each field that a letter of the kind tells of is among the sources of a sentence, asked about, or in
    `left_out`; no field is in two of these."""

    letters: tuple[Letter, ...]
    asks: tuple[Ask, ...] = ()
    held: tuple[Held, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def left_out_of(self, letter: Letter) -> tuple[LeftOut, ...]:
        """What was noted about the person whom this letter goes to, and is not in it."""
        return tuple(each for each in self.left_out if each.person_index == letter.person_index)
